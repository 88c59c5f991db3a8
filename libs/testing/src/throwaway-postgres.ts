import { startPostgres } from '@kp/stack/embedded';
import { randomBytes } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { throwawayFolder } from './throwaway-folder.ts';

/** A PostgreSQL cluster for tests. It stops, and its files go, when the process that started it ends. */
export interface ThrowawayPostgres {
  /** URL of the superuser, to the database `postgres`. */
  adminUrl: string;
}

/** One empty database of that cluster. */
export interface ThrowawayDatabase {
  name: string;
  /** URL of the superuser, to this database. */
  url: string;
  /** Drops it, cutting connections that are still open. Not required: the cluster goes with the process. */
  drop(): Promise<void>;
}

/**
 * Jest loads this module anew for each test file, but one cluster shall serve all files of a process. What
 * the files of a process do share are the core modules of Node, so the cluster is remembered on one.
 */
const CLUSTER = Symbol.for('kp.testing.postgres');
const ORIGINALS = Symbol.for('kp.testing.originals');
const processWide = os as unknown as { [CLUSTER]?: Promise<ThrowawayPostgres>; [ORIGINALS]?: Map<string, Promise<Original>> };

/** A database that is only there to be copied. */
interface Original {
  name: string;
  roleUrl: string;
  /** Statements that bring a copy back to what it was. */
  resetSql: string;
}

/** A copy of a database that was made once. */
export interface DatabaseCopy extends ThrowawayDatabase {
  /** URL of the role that tests connect as. */
  roleUrl: string;
  /** Back to the rows and the numbers it began with; much cheaper than another copy. Tables stay as they are. */
  reset(): Promise<void>;
}

async function startCluster(): Promise<ThrowawayPostgres> {
  const server = await startPostgres({ dataDir: path.join(throwawayFolder('postgres'), 'data'), fsync: false, background: true });
  return { adminUrl: server.url };
}

/** The cluster of this process, started on first use (about a second). */
export async function startThrowawayPostgres(): Promise<ThrowawayPostgres> {
  return await (processWide[CLUSTER] ??= startCluster());
}

async function asAdministrator(sql: string, url?: string): Promise<Record<string, string>[]> {
  const client = new pg.Client({ connectionString: url ?? (await startThrowawayPostgres()).adminUrl });
  await client.connect();
  try {
    return (await client.query<Record<string, string>>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** A fresh, empty database, so that suites cannot see each other's rows. */
export function createDatabase(): Promise<ThrowawayDatabase> {
  return copyOf('template0');
}

/**
 * A fresh database that holds what `make` puts into one, migrations above all: `make` is called once for each
 * process and kind, and every caller gets a copy. A copy takes a tenth of the time, so each test can have one.
 * @param make returns the URL of the role that tests connect as, and leaves no connection open
 */
export async function createDatabaseLike(kind: string, make: (url: string) => Promise<string>): Promise<DatabaseCopy> {
  const originals = (processWide[ORIGINALS] ??= new Map<string, Promise<Original>>());
  const original = originals.get(kind) ?? createDatabase().then(async ({ name, url }) => ({ name, roleUrl: await make(url), resetSql: await prepareReset(url) }));
  originals.set(kind, original);
  const { name, roleUrl, resetSql } = await original;
  const copy = await copyOf(name);
  const url = new URL(roleUrl);
  url.pathname = `/${copy.name}`;
  return { ...copy, roleUrl: url.toString(), reset: async () => void (await asAdministrator(resetSql, copy.url)) };
}

/** Keeps aside what tables and sequences hold. @returns statements that bring it back in a copy. */
async function prepareReset(url: string): Promise<string> {
  const tables = await asAdministrator(
    `SELECT format('%I.%I', nspname, relname) AS name,
            (SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute WHERE attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '') AS columns
       FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
      WHERE relkind IN ('r', 'p') AND NOT relispartition AND nspname NOT IN ('pg_catalog', 'information_schema')`,
    url,
  );
  const sequences = await asAdministrator(`SELECT format('%I.%I', schemaname, sequencename) AS name, coalesce(last_value, start_value)::text AS value, (last_value IS NOT NULL)::text AS "isUsed" FROM pg_sequences`, url);
  await asAdministrator(`CREATE SCHEMA original; ${tables.map(({ name }, index) => `CREATE TABLE original.table_${index} AS TABLE ${name}`).join('; ')}`, url);
  return [
    // Neither foreign keys nor triggers: this is no change of the service's. Who has left a transaction open shall hear of it.
    `SET session_replication_role = replica; SET lock_timeout = '5s'; BEGIN`,
    ...tables.map(({ name, columns }, index) => `DELETE FROM ${name}; INSERT INTO ${name} (${columns}) OVERRIDING SYSTEM VALUE SELECT ${columns} FROM original.table_${index}`),
    ...sequences.map(({ name, value, isUsed }) => `SELECT setval('${name}', ${value}, ${isUsed})`),
    'COMMIT',
  ].join('; ');
}

async function copyOf(original: string): Promise<ThrowawayDatabase> {
  const { adminUrl } = await startThrowawayPostgres();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdministrator(`CREATE DATABASE ${name} TEMPLATE ${original}`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { name, url: url.toString(), drop: async () => void (await asAdministrator(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)) };
}
