import { createRequire } from 'node:module';
import type { Pool, PoolClient } from 'pg';
import { isConflict } from './database-errors.ts';

// Loaded through require, so that the tracing hook on `pg` sees it (an ES import would bypass the hook).
const pg = createRequire(import.meta.url)('pg') as typeof import('pg');

/** Anything SQL can be sent to: the pool or one open transaction. */
export interface Queryable {
  /** Rows of a parameterised statement. */
  query<Row extends object = Record<string, unknown>>(sql: string, parameters?: unknown[]): Promise<Row[]>;
}
export type Transaction = Queryable;

const MAX_TRIES = 3;

/** Explicit SQL on a small pool, beside TypeORM, for the paths where every round trip counts. */
export class Database implements Queryable {
  readonly pool: Pool;

  /** @param schema sets the search path of each connection. @param poolSize connections of this process. */
  constructor(url: string, schema: string, poolSize = 8) {
    this.pool = new pg.Pool({ connectionString: url, max: poolSize, options: `-c search_path=${schema}`, application_name: `kp-${schema}`, connectionTimeoutMillis: 5_000 });
    // An idle connection that the server closes (restart) emits here; the pool replaces it on next use.
    this.pool.on('error', () => undefined);
  }

  async query<Row extends object = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.pool.query<Row>(sql, parameters)).rows;
  }

  /**
   * Sends several statements without parameters as one message; they bring their own BEGIN and COMMIT.
   * @returns the rows of each statement.
   */
  async script(statements: string[]): Promise<object[][]> {
    const client = await this.pool.connect();
    return withConnection(client, async () => {
      const results = (await client.query(statements.join(';\n'))) as unknown as { rows: object[] }[];
      return results.map((result) => result.rows);
    });
  }

  /** Runs `work` in one READ COMMITTED transaction; rolls back when it throws; repeats it after a deadlock. */
  async transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const client = await this.pool.connect();
      try {
        return await runTransaction(client, work);
      } catch (error) {
        if (attempt >= MAX_TRIES || !isConflict(error)) throw error;
      }
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}

function runTransaction<T>(client: PoolClient, work: (tx: Transaction) => Promise<T>): Promise<T> {
  const tx: Transaction = { query: async <Row extends object>(sql: string, parameters: unknown[] = []) => (await client.query<Row>(sql, parameters)).rows };
  return withConnection(client, async () => {
    await client.query('BEGIN');
    const result = await work(tx);
    await client.query('COMMIT');
    return result;
  });
}

/** Gives the connection back when the work is over: rolled back when it failed, thrown away when it is broken. */
async function withConnection<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  let broken: Error | undefined;
  // The pool listens only while a connection is idle: without a listener of ours a server that ends the
  // connection would end this process. The statement under way, or the next one, fails with the cause.
  const onConnectionLost = (error: Error) => (broken = error);
  client.on('error', onConnectionLost);
  try {
    return await work();
  } catch (error) {
    await client.query('ROLLBACK').catch((rollbackError: Error) => (broken = rollbackError));
    throw error;
  } finally {
    client.off('error', onConnectionLost);
    client.release(broken);
  }
}
