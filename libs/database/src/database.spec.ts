import { createDatabase, waitFor } from '@kp/testing';
import { Database } from './database.ts';

let database: Database;

beforeAll(async () => {
  const { url } = await createDatabase();
  const admin = new Database(url, 'public', 1);
  await admin.query('CREATE SCHEMA things');
  await admin.close();
  database = new Database(url, 'things');
  await database.query('CREATE TABLE account (id int PRIMARY KEY, balance int NOT NULL)');
});
beforeEach(() => database.query('TRUNCATE account'));
beforeEach(() => database.query('INSERT INTO account VALUES (1, 100), (2, 100)'));
afterAll(() => database.close());

const balances = () => database.query('SELECT id, balance FROM account ORDER BY id');
const add = (tx: { query: Database['query'] }, id: number, amount: number) => tx.query('UPDATE account SET balance = balance + $2 WHERE id = $1', [id, amount]);

describe('queries', () => {
  it('work in the schema they were opened for', async () => {
    expect(await database.query('SELECT current_schema AS schema')).toEqual([{ schema: 'things' }]);
  });

  it('send values as parameters, never as SQL', async () => {
    const text = `'; DROP TABLE account; --`;
    expect(await database.query('SELECT $1::text AS text', [text])).toEqual([{ text }]);
    expect(await balances()).toHaveLength(2);
  });
});

describe('transactions', () => {
  it('commit everything and give back the result', async () => {
    const result = await database.transaction(async (tx) => {
      await add(tx, 1, -30);
      await add(tx, 2, 30);
      return 'done';
    });
    expect(result).toBe('done');
    expect(await balances()).toEqual([{ id: 1, balance: 70 }, { id: 2, balance: 130 }]);
  });

  it('undo everything when the work throws, and hand the error on', async () => {
    const failing = database.transaction(async (tx) => {
      await add(tx, 1, -30);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await balances()).toEqual([{ id: 1, balance: 100 }, { id: 2, balance: 100 }]);
  });

  it('undo everything when a statement fails, and run only once', async () => {
    let runs = 0;
    const failing = database.transaction(async (tx) => {
      runs += 1;
      await add(tx, 1, -30);
      await tx.query('INSERT INTO account VALUES (1, 0)');
    });
    await expect(failing).rejects.toMatchObject({ code: '23505' });
    expect(runs).toBe(1);
    expect(await balances()).toEqual([{ id: 1, balance: 100 }, { id: 2, balance: 100 }]);
  });

  it('are not seen by others before they have committed', async () => {
    await database.transaction(async (tx) => {
      await add(tx, 1, -30);
      expect(await balances()).toEqual([{ id: 1, balance: 100 }, { id: 2, balance: 100 }]);
    });
    expect(await balances()).toContainEqual({ id: 1, balance: 70 });
  });

  it('run again after a deadlock, so that both sides get through exactly once', async () => {
    let runs = 0;
    const met = { first: false, second: false };
    const transfer = (mine: 'first' | 'second', from: number, to: number) =>
      database.transaction(async (tx) => {
        runs += 1;
        await add(tx, from, -1);
        // Both hold their first row before either asks for the other's: PostgreSQL must end one of them.
        met[mine] = true;
        await waitFor(() => met.first && met.second);
        await add(tx, to, 1);
        return mine;
      });
    expect(await Promise.all([transfer('first', 1, 2), transfer('second', 2, 1)])).toEqual(['first', 'second']);
    expect(runs).toBeGreaterThanOrEqual(3);
    expect(await balances()).toEqual([{ id: 1, balance: 100 }, { id: 2, balance: 100 }]);
  });

  it('give up after three tries when the conflict stays', async () => {
    let runs = 0;
    const failing = database.transaction(async (tx) => {
      runs += 1;
      await tx.query(`DO $$ BEGIN RAISE EXCEPTION 'again' USING ERRCODE = '40001'; END $$`);
    });
    await expect(failing).rejects.toMatchObject({ code: '40001' });
    expect(runs).toBe(3);
  });

  it('fail when the server cuts the connection in the middle, and the next one works', async () => {
    const cut = database.transaction(async (tx) => {
      await add(tx, 1, -30);
      const [own] = await tx.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
      await database.query('SELECT pg_terminate_backend($1)', [own?.pid]);
      await waitFor(async () => (await database.query('SELECT 1 FROM pg_stat_activity WHERE pid = $1', [own?.pid])).length === 0);
      await add(tx, 2, 30);
    });
    await expect(cut).rejects.toThrow();
    await database.transaction((tx) => add(tx, 2, 5));
    expect(await balances()).toEqual([{ id: 1, balance: 100 }, { id: 2, balance: 105 }]);
  });

  it('give every connection back, also after failures', async () => {
    await Promise.all(Array.from({ length: 30 }, (_, index) => database.transaction(async (tx) => {
      await add(tx, 1, 1);
      if (index % 2 === 0) throw new Error('no');
    }).catch(() => undefined)));
    expect(database.pool.waitingCount).toBe(0);
    expect(database.pool.idleCount).toBe(database.pool.totalCount);
    expect(await balances()).toContainEqual({ id: 1, balance: 115 });
  });
});

describe('scripts', () => {
  it('run as one message and give the rows of each statement', async () => {
    const results = await database.script(['BEGIN', 'UPDATE account SET balance = balance + 1 WHERE id = 1', 'SELECT balance FROM account WHERE id = 1', 'COMMIT', 'SELECT 1 AS one']);
    expect(results).toEqual([[], [], [{ balance: 101 }], [], [{ one: 1 }]]);
  });

  it('leave nothing behind when a statement fails: no half of it, no open transaction', async () => {
    await expect(database.script(['BEGIN', 'UPDATE account SET balance = 0', 'SELECT 1 / 0', 'COMMIT'])).rejects.toMatchObject({ code: '22012' });
    expect(await balances()).toEqual([{ id: 1, balance: 100 }, { id: 2, balance: 100 }]);
    expect(await database.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`)).toEqual([]);
  });

  it('fail when the server cuts the connection, and the next one works', async () => {
    await expect(database.script(['BEGIN', 'SELECT pg_terminate_backend(pg_backend_pid())', 'COMMIT'])).rejects.toThrow();
    expect(await database.script(['SELECT 1 AS one', 'SELECT 2 AS two'])).toEqual([[{ one: 1 }], [{ two: 2 }]]);
  });
});

describe('a database that restarts', () => {
  it('costs idle connections but no later query', async () => {
    await Promise.all([database.query('SELECT pg_sleep(0.01)'), database.query('SELECT pg_sleep(0.01)'), database.query('SELECT pg_sleep(0.01)')]);
    await database.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`);
    await waitFor(async () => (await database.query<{ n: number }>('SELECT count(*)::int AS n FROM account'))[0]?.n === 2);
  });
});
