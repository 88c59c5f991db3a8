import { createRequire } from 'node:module';
import { DataSource, type EntitySchema, type MigrationInterface } from 'typeorm';

export type EntityClass = new () => object;
export type MigrationClass = new () => MigrationInterface;

export interface DataSourceSettings {
  url: string;
  schema: string;
  entities: (EntityClass | EntitySchema)[];
  migrations: MigrationClass[];
  /** TypeORM serves CRUD only; hot paths use `Database`, so a few connections are enough. */
  poolSize?: number;
}

/** A TypeORM data source over one service's schema. Never synchronises: tables come from migrations. */
export function createDataSource(settings: DataSourceSettings): DataSource {
  return new DataSource({
    type: 'postgres',
    // Given explicitly: TypeORM's own dynamic require breaks in a bundle and hides pg from tracing.
    driver: createRequire(import.meta.url)('pg') as object,
    url: settings.url,
    schema: settings.schema,
    entities: settings.entities,
    migrations: settings.migrations,
    migrationsTableName: 'schema_migration',
    synchronize: false,
    applicationName: `kp-${settings.schema}-crud`,
    extra: { max: settings.poolSize ?? 3, options: `-c search_path=${settings.schema}` },
  });
}

/** Throws when the schema lacks a migration this build knows: a service never runs on an older schema. */
export async function assertMigrated(dataSource: DataSource): Promise<void> {
  const applied = new Set((await dataSource.query<{ name: string }[]>('SELECT name FROM schema_migration')).map((row) => row.name));
  const pending = dataSource.migrations.map((migration) => migration.name ?? migration.constructor.name).filter((name) => !applied.has(name));
  if (pending.length > 0) throw new Error(`schema ${String((dataSource.options as { schema?: string }).schema)} lacks migrations: ${pending.join(', ')}; run the migration step first`);
}
