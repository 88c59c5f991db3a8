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
const processWide = os as unknown as { [CLUSTER]?: Promise<ThrowawayPostgres> };

async function startCluster(): Promise<ThrowawayPostgres> {
  const server = await startPostgres({ dataDir: path.join(throwawayFolder('postgres'), 'data'), fsync: false, background: true });
  return { adminUrl: server.url };
}

/** The cluster of this process, started on first use (about a second). */
export async function startThrowawayPostgres(): Promise<ThrowawayPostgres> {
  return await (processWide[CLUSTER] ??= startCluster());
}

async function asAdministrator(sql: string): Promise<void> {
  const { adminUrl } = await startThrowawayPostgres();
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** A fresh, empty database, so that suites cannot see each other's rows. */
export async function createDatabase(): Promise<ThrowawayDatabase> {
  const { adminUrl } = await startThrowawayPostgres();
  const name = `test_${randomBytes(6).toString('hex')}`;
  await asAdministrator(`CREATE DATABASE ${name} TEMPLATE template0`);
  const url = new URL(adminUrl);
  url.pathname = `/${name}`;
  return { name, url: url.toString(), drop: () => asAdministrator(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}
