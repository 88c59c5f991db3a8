import { createDatabase, type ThrowawayDatabase } from '@kp/testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { assertMigrated, createDataSource } from './data-source.ts';
import { Database } from './database.ts';
import { provision, type ServiceSchema } from './provision.ts';

class First1700000000001 implements MigrationInterface {
  readonly name = 'First1700000000001';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('SET search_path TO alpha');
    await runner.query('CREATE TABLE note (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, serial_id serial, text text NOT NULL)');
  }
  async down(): Promise<void> {}
}
class Second1700000000002 implements MigrationInterface {
  readonly name = 'Second1700000000002';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE alpha.note ADD COLUMN more text');
    await runner.query('CREATE TABLE alpha.added (id int)');
    await runner.query(`CREATE TABLE alpha.record (id int); COMMENT ON TABLE alpha.record IS 'append-only'`);
  }
  async down(): Promise<void> {}
}
class Beta1700000000001 implements MigrationInterface {
  readonly name = 'Beta1700000000001';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE beta.secret (text text)');
  }
  async down(): Promise<void> {}
}
class Broken1700000000003 implements MigrationInterface {
  readonly name = 'Broken1700000000003';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE alpha.half (id int)');
    await runner.query('SELECT * FROM alpha.not_there');
  }
  async down(): Promise<void> {}
}

const alpha: ServiceSchema = { name: 'alpha', password: 'alpha-password', migrations: [First1700000000001] };
const beta: ServiceSchema = { name: 'beta', password: 'beta-password', migrations: [Beta1700000000001] };
let empty: ThrowawayDatabase;
const opened: Database[] = [];

function open(urls: Record<string, string>, service: string): Database {
  const database = new Database(urls[service] ?? '', service, 2);
  opened.push(database);
  return database;
}
async function migrationsOf(schema: string): Promise<unknown[]> {
  return (await open({ [schema]: empty.url }, schema).query<{ name: string }>('SELECT name FROM schema_migration ORDER BY timestamp')).map((row) => row.name);
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.close()));
});

describe('provisioning', () => {
  beforeEach(async () => {
    empty = await createDatabase();
  });

  it('can be repeated: nothing is lost and nothing runs twice', async () => {
    const urls = await provision(empty.url, [alpha, beta]);
    await open(urls, 'alpha').query(`INSERT INTO note (text) VALUES ('kept')`);
    const again = await provision(empty.url, [alpha, beta]);
    expect(again).toEqual(urls);
    expect(await open(again, 'alpha').query('SELECT text FROM note')).toEqual([{ text: 'kept' }]);
    expect(await migrationsOf('alpha')).toEqual(['First1700000000001']);
  });

  it('runs only what is new in a later version, and grants its tables', async () => {
    await provision(empty.url, [alpha]);
    const urls = await provision(empty.url, [{ ...alpha, migrations: [First1700000000001, Second1700000000002] }]);
    await open(urls, 'alpha').query(`INSERT INTO note (text, more) VALUES ('a', 'b')`);
    await open(urls, 'alpha').query('INSERT INTO added VALUES (1)');
    expect(await migrationsOf('alpha')).toEqual(['First1700000000001', 'Second1700000000002']);
  });

  it('lets two installers that start together take turns', async () => {
    const [one, other] = await Promise.all([provision(empty.url, [alpha, beta]), provision(empty.url, [alpha, beta])]);
    expect(one).toEqual(other);
    expect(await migrationsOf('alpha')).toEqual(['First1700000000001']);
  });

  it('keeps nothing of a migration that fails, and can then be repeated without it', async () => {
    await expect(provision(empty.url, [{ ...alpha, migrations: [First1700000000001, Broken1700000000003] }])).rejects.toThrow('not_there');
    expect(await migrationsOf('alpha')).toEqual(['First1700000000001']);
    const urls = await provision(empty.url, [alpha]);
    await expect(open(urls, 'alpha').query('SELECT * FROM half')).rejects.toMatchObject({ code: '42P01' });
  });

  it('sets whatever password is chosen, and the URL it gives logs in', async () => {
    for (const password of [`quote'and"double`, 'slash/at@colon:hash#question?', 'per%cent%41', 'back\\slash', 'pässwörd']) {
      const urls = await provision(empty.url, [{ ...alpha, password }]);
      expect(await open(urls, 'alpha').query('SELECT current_user AS role')).toEqual([{ role: 'kp_alpha' }]);
    }
  });

  it.each(['Alpha', 'a b', 'a;drop', '', 'alpha"'])('refuses %j as the name of a service', async (name) => {
    await expect(provision(empty.url, [{ ...alpha, name }])).rejects.toThrow('not a service name');
  });
});

describe('the role of a service', () => {
  let own: Database;

  beforeAll(async () => {
    empty = await createDatabase();
    own = new Database((await provision(empty.url, [alpha, beta]))['alpha'] ?? '', 'alpha');
  });
  afterAll(() => own.close());

  it('reads and writes rows of its own schema', async () => {
    const [row] = await own.query<{ id: string }>(`INSERT INTO note (text) VALUES ('a') RETURNING id`);
    await own.query(`UPDATE note SET text = 'b' WHERE id = $1`, [row?.id]);
    expect(await own.query('SELECT text FROM note')).toEqual([{ text: 'b' }]);
    await own.query('DELETE FROM note');
    expect(await own.query('SELECT text FROM note')).toEqual([]);
  });

  it.each([
    ['read the rows of another service', 'SELECT * FROM beta.secret'],
    ['write the rows of another service', `INSERT INTO beta.secret VALUES ('x')`],
    ['change the record of migrations', `INSERT INTO schema_migration (timestamp, name) VALUES (1, 'x')`],
    ['delete the record of migrations', 'DELETE FROM schema_migration'],
    ['create tables', 'CREATE TABLE mine (id int)'],
    ['create tables in the public schema', 'CREATE TABLE public.mine (id int)'],
    ['alter tables', 'ALTER TABLE note ADD COLUMN x int'],
    ['drop tables', 'DROP TABLE note'],
    ['empty tables past their triggers', 'TRUNCATE note'],
    ['create schemas', 'CREATE SCHEMA mine'],
    ['create roles', 'CREATE ROLE mine'],
    ['become another service', 'SET ROLE kp_beta'],
    ['read files of the server', `SELECT pg_read_file('/etc/hostname')`],
  ])('may not %s', async (_what, sql) => {
    await expect(own.query(sql)).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a table that its migration calls append-only', () => {
  it('takes rows and gives them, and keeps them as they are, also after the next installation', async () => {
    empty = await createDatabase();
    const withRecord = { ...alpha, migrations: [First1700000000001, Second1700000000002] };
    for (const rows of [1, 2]) {
      const own = open(await provision(empty.url, [withRecord]), 'alpha');
      await own.query('INSERT INTO record VALUES (1)');
      expect(await own.query('SELECT id FROM record')).toHaveLength(rows);
      for (const sql of ['UPDATE record SET id = 2', 'DELETE FROM record', 'TRUNCATE record', 'SELECT 1 FROM record FOR UPDATE', 'DROP TABLE record', `COMMENT ON TABLE record IS ''`]) await expect(own.query(sql)).rejects.toMatchObject({ code: '42501' });
    }
  });
});

describe('assertMigrated', () => {
  beforeEach(async () => {
    empty = await createDatabase();
  });

  const sourceOf = async (urls: Record<string, string>, migrations: ServiceSchema['migrations']) => createDataSource({ url: urls['alpha'] ?? '', schema: 'alpha', entities: [], migrations }).initialize();

  it('lets a service start on the schema it was built for, and on a newer one', async () => {
    const urls = await provision(empty.url, [{ ...alpha, migrations: [First1700000000001, Second1700000000002] }]);
    for (const migrations of [[First1700000000001, Second1700000000002], [First1700000000001], []]) {
      const source = await sourceOf(urls, migrations);
      await expect(assertMigrated(source)).resolves.toBeUndefined();
      await source.destroy();
    }
  });

  it('names what is pending', async () => {
    const urls = await provision(empty.url, [alpha]);
    const source = await sourceOf(urls, [First1700000000001, Second1700000000002]);
    await expect(assertMigrated(source)).rejects.toThrow('schema alpha lacks migrations: Second1700000000002');
    await source.destroy();
  });
});
