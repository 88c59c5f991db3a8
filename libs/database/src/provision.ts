import { createRequire } from 'node:module';
import type { Client } from 'pg';
import { createDataSource, type MigrationClass } from './data-source.ts';

const pg = createRequire(import.meta.url)('pg') as typeof import('pg');

export interface ServiceSchema {
  /** Service name, also the name of its schema. */
  name: string;
  password: string;
  migrations: MigrationClass[];
}

/** Arbitrary but fixed: two installers started together take turns. */
const ADVISORY_LOCK = 7_105_115;

/**
 * Creates, for each service, a schema, a login role that may only read and write rows there, and runs the
 * service's migrations as administrator. Rows of a table whose comment is `append-only` can be added and read,
 * never changed or deleted. Repeatable; a changed password is set.
 *
 * @param adminUrl URL of a role that may create roles and schemas.
 * @returns connection URL by service.
 */
export async function provision(adminUrl: string, services: ServiceSchema[]): Promise<Record<string, string>> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  const urls: Record<string, string> = {};
  try {
    await admin.query('SELECT pg_advisory_lock($1)', [ADVISORY_LOCK]);
    for (const service of services) {
      const { schema, role } = namesOf(service.name);
      const password = admin.escapeLiteral(service.password);
      const { rowCount } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [`kp_${service.name}`]);
      await admin.query(`${rowCount ? 'ALTER' : 'CREATE'} ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD ${password}`);
      await admin.query(`CREATE SCHEMA IF NOT EXISTS ${schema}`);
      await migrate(adminUrl, service);
      await grant(admin, schema, role);
      const url = new URL(adminUrl);
      url.username = `kp_${service.name}`;
      // The setter leaves `%` alone, and a reader would take it for the beginning of an escape.
      url.password = encodeURIComponent(service.password);
      urls[service.name] = url.toString();
    }
  } finally {
    await admin.end();
  }
  return urls;
}

/** In one transaction: a service that is running must at no moment be allowed more than it shall be. */
async function grant(admin: Client, schema: string, role: string): Promise<void> {
  await admin.query('BEGIN');
  await admin.query(`GRANT USAGE ON SCHEMA ${schema} TO ${role}`);
  await admin.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${role}`);
  await admin.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role}`);
  await admin.query(`REVOKE INSERT, UPDATE, DELETE ON ${schema}.schema_migration FROM ${role}`);
  const { rows } = await admin.query<{ name: string }>(`SELECT oid::regclass::text AS name FROM pg_class WHERE relnamespace = $1::regnamespace AND relkind IN ('r', 'p') AND obj_description(oid, 'pg_class') = 'append-only'`, [schema]);
  for (const { name } of rows) await admin.query(`REVOKE UPDATE, DELETE ON ${name} FROM ${role}`);
  await admin.query('COMMIT');
}

function namesOf(service: string): { schema: string; role: string } {
  // Names come from our own list; the check keeps them safe to write into SQL as they are.
  if (!/^[a-z]+$/.test(service)) throw new Error(`not a service name: ${service}`);
  return { schema: service, role: `kp_${service}` };
}

async function migrate(adminUrl: string, service: ServiceSchema): Promise<void> {
  const dataSource = createDataSource({ url: adminUrl, schema: service.name, entities: [], migrations: service.migrations, poolSize: 1 });
  await dataSource.initialize();
  try {
    await dataSource.runMigrations({ transaction: 'each' });
  } finally {
    await dataSource.destroy();
  }
}
