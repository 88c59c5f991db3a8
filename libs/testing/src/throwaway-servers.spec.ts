import { isRunning } from '@kp/stack/embedded';
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { createDatabase, createDatabaseLike, startThrowawayNats, startThrowawayPostgres, waitFor } from './index.ts';

async function rowsOf(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('throw-away servers', () => {
  it('gives each suite an empty database of one cluster', async () => {
    const [one, other] = await Promise.all([createDatabase(), createDatabase()]);
    await rowsOf(one.url, 'CREATE TABLE things (id int)');

    expect(new URL(one.url).port).toBe(new URL(other.url).port);
    expect((await startThrowawayPostgres()).adminUrl).toContain(new URL(one.url).port);
    expect(await rowsOf(other.url, `SELECT 1 FROM pg_tables WHERE tablename = 'things'`)).toEqual([]);
  });

  it('makes a kind of database once, and gives each suite a copy of its own', async () => {
    let made = 0;
    const make = async (url: string) => {
      made += 1;
      await rowsOf(url, `CREATE ROLE reader LOGIN PASSWORD 'r'; CREATE TABLE things (id int GENERATED ALWAYS AS IDENTITY, name text, twice text GENERATED ALWAYS AS (name || name) STORED); INSERT INTO things (name) VALUES ('a'); GRANT ALL ON things TO reader`);
      return url.replace(/\/\/.*@/, '//reader:r@');
    };
    const [one, other] = await Promise.all([createDatabaseLike('things', make), createDatabaseLike('things', make)]);
    const add = (url: string) => rowsOf(url, `INSERT INTO things (name) VALUES ('b') RETURNING current_user, id`);

    expect(made).toBe(1);
    expect(await add(one.roleUrl)).toEqual([{ current_user: 'reader', id: 2 }]);
    expect(await rowsOf(other.roleUrl, 'SELECT * FROM things')).toEqual([{ id: 1, name: 'a', twice: 'aa' }]);
    await one.reset();
    expect(await rowsOf(one.url, 'SELECT * FROM things')).toEqual([{ id: 1, name: 'a', twice: 'aa' }]);
    expect(await add(one.roleUrl)).toEqual([{ current_user: 'reader', id: 2 }]);
    await one.drop();
  });

  it('drops a database that still has connections', async () => {
    const database = await createDatabase();
    const client = new pg.Client({ connectionString: database.url });
    client.on('error', () => undefined);
    await client.connect();
    await database.drop();

    const { adminUrl } = await startThrowawayPostgres();
    expect(await rowsOf(adminUrl, `SELECT 1 FROM pg_database WHERE datname = '${database.name}'`)).toEqual([]);
  });

  it('starts NATS again on the same address after a crash', async () => {
    const nats = await startThrowawayNats();
    await nats.kill();
    await nats.start();
    expect(nats.url).toMatch(/^nats:\/\/test:test@127\.0\.0\.1:\d+$/);
    await nats.stop();
  });

  it('leaves nothing behind when the test process is killed', async () => {
    const embedded = fileURLToPath(import.meta.resolve('@kp/stack/embedded'));
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'kp-test-killed-'));
    const script = `
      import { removeWhenWeDie, startNats } from ${JSON.stringify(embedded)};
      removeWhenWeDie(${JSON.stringify(folder)});
      const server = await startNats({ storeDir: ${JSON.stringify(path.join(folder, 'nats'))} });
      console.log(server.pid);
    `;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pid = await new Promise<number>((resolve) => child.stdout.once('data', (text) => resolve(Number(text))));
    child.kill('SIGKILL');

    await waitFor(() => !fs.existsSync(folder), { describe: 'the folder to be removed' });
    expect(isRunning(pid)).toBe(false);
  });
});
