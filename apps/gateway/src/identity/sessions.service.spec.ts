import { createDataSource, provision } from '@kp/database';
import { createDatabase, type ThrowawayDatabase } from '@kp/testing';
import type { DataSource } from 'typeorm';
import { migrations } from '../migrations/index.ts';
import { bootstrap } from './bootstrap.ts';
import { ConsoleSession, User } from './identity.entities.ts';
import { SessionsService } from './sessions.service.ts';

const EMAIL = 'operator@example.test';
const PASSWORD = 'correct horse battery';
const PEPPER = 'p'.repeat(32);
let database: ThrowawayDatabase;
let dataSource: DataSource;
let sessions: SessionsService;
let url: string;

const FIRST = { workspace: { id: 'ws_1', name: 'One' }, apiKeys: [{ name: 'live', mode: 'live' as const, key: `kp_live_${'a'.repeat(32)}` }], users: [{ email: EMAIL, password: PASSWORD, platformRole: 'operator' as const }] };

beforeAll(async () => {
  database = await createDatabase();
  url = (await provision(database.url, [{ name: 'gateway', password: 'secret', migrations }]))['gateway'] ?? '';
  await bootstrap(url, PEPPER, FIRST);
  dataSource = createDataSource({ url, schema: 'gateway', entities: [User, ConsoleSession], migrations: [] });
  await dataSource.initialize();
  sessions = new SessionsService(dataSource.getRepository(User), dataSource.getRepository(ConsoleSession));
});
afterAll(async () => {
  await dataSource?.destroy();
  await database?.drop();
});

test('the right password opens a session; the email is compared without case', async () => {
  expect((await sessions.open(` ${EMAIL.toUpperCase()} `, PASSWORD)).user.email).toBe(EMAIL);
});

test.each([
  [EMAIL, 'wrong'],
  ['nobody@example.test', PASSWORD],
])('%s with password %j is refused with the same words', async (email, password) => {
  await expect(sessions.open(email, password)).rejects.toMatchObject({ code: 'unauthenticated', message: 'Email or password is wrong.' });
});

test('a refresh token is good once: the next one takes its place', async () => {
  const opened = await sessions.open(EMAIL, PASSWORD);
  const second = await sessions.refresh(opened.refreshToken);
  expect(second.refreshToken).toBeDefined();
  expect(second.refreshToken).not.toBe(opened.refreshToken);
  expect((await sessions.refresh(second.refreshToken)).user.email).toBe(EMAIL);
});

test('two tabs that refresh at the same moment both go on, and one token stands', async () => {
  const { refreshToken } = await sessions.open(EMAIL, PASSWORD);
  const both = await Promise.all([sessions.refresh(refreshToken), sessions.refresh(refreshToken)]);
  expect(both.filter((each) => each.refreshToken !== undefined)).toHaveLength(1);
});

test('a replayed token, after its grace, ends the session for everybody', async () => {
  const opened = await sessions.open(EMAIL, PASSWORD);
  const second = await sessions.refresh(opened.refreshToken);
  await dataSource.query(`UPDATE console_session SET rotated_at = now() - interval '1 minute'`);
  await expect(sessions.refresh(opened.refreshToken)).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(sessions.refresh(second.refreshToken)).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('an expired, closed or unknown session is refused', async () => {
  const expired = await sessions.open(EMAIL, PASSWORD);
  await dataSource.query(`UPDATE console_session SET expires_at = now() - interval '1 second'`);
  await expect(sessions.refresh(expired.refreshToken)).rejects.toMatchObject({ code: 'unauthenticated' });
  const closed = await sessions.open(EMAIL, PASSWORD);
  await sessions.close(closed.refreshToken);
  await expect(sessions.refresh(closed.refreshToken)).rejects.toMatchObject({ code: 'unauthenticated' });
  await expect(sessions.refresh(undefined)).rejects.toMatchObject({ code: 'unauthenticated' });
});

test('bootstrapping twice changes nothing, and a dump of the tables holds no usable secret', async () => {
  await bootstrap(url, PEPPER, FIRST);
  const dump = JSON.stringify(await Promise.all(['workspace', 'app_user', 'api_key', 'console_session'].map((table) => dataSource.query(`SELECT * FROM ${table}`))));
  expect(await dataSource.query('SELECT 1 FROM api_key')).toHaveLength(1);
  expect(await dataSource.query('SELECT 1 FROM app_user')).toHaveLength(1);
  for (const secret of [PASSWORD, FIRST.apiKeys[0]?.key ?? '', PEPPER]) expect(dump).not.toContain(secret);
  await expect(sessions.open(EMAIL, PASSWORD)).resolves.toBeDefined();
});
