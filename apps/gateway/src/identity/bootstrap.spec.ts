import { Database } from '@kp/database';
import { createGatewayDatabase } from '../gateway-database.fixture.ts';
import { mintApiKey } from './api-key.ts';
import { bootstrap, type BootstrapSettings } from './bootstrap.ts';
import { isPassword } from './passwords.ts';

const PEPPER = 'p'.repeat(32);
const FIRST: BootstrapSettings = {
  workspace: { id: 'ws_1', name: 'One' },
  apiKeys: [{ name: 'live', mode: 'live', key: mintApiKey('live') }, { name: 'older', mode: 'test', key: `kp_test_${'a'.repeat(36)}` }],
  users: [
    { email: 'Operator@example.test', password: 'p1', platformRole: 'operator', workspaceRole: 'owner' },
    { email: 'reviewer@example.test', password: 'p2', platformRole: 'reviewer', workspaceRole: 'developer' },
    { email: 'admin@example.test', password: 'p3', platformRole: 'admin', workspaceRole: 'admin' },
  ],
};
let url: string;
let database: Database;

beforeAll(async () => {
  ({ roleUrl: url } = await createGatewayDatabase());
  database = new Database(url, 'gateway', 2);
  await bootstrap(url, PEPPER, FIRST);
});
afterAll(() => database.close());

const people = () => database.query(`SELECT email, platform_role.role AS platform, member.role AS workspace FROM app_user JOIN platform_role ON platform_role.user_id = id JOIN workspace_member member ON member.user_id = id ORDER BY email`);
const entries = async () => (await database.query<{ count: number }>('SELECT count(*)::int FROM audit_entry'))[0]?.count;

test('makes workspace, people and keys, each with its audit entry', async () => {
  expect(await people()).toEqual([
    { email: 'admin@example.test', platform: 'admin', workspace: 'admin' },
    { email: 'operator@example.test', platform: 'operator', workspace: 'owner' },
    { email: 'reviewer@example.test', platform: 'reviewer', workspace: 'developer' },
  ]);
  expect(await database.query('SELECT api_key.name, mode, email, scopes FROM api_key JOIN app_user ON app_user.id = user_id')).toHaveLength(2);
  expect(await database.query('SELECT DISTINCT actor_kind, actor_id FROM audit_entry')).toEqual([{ actor_kind: 'command-line', actor_id: 'bootstrap' }]);
  expect(await entries()).toBe(1 + 2 * 3 + 2);
});

test('done again changes nothing, and brings nothing back that was changed in the console', async () => {
  await bootstrap(url, PEPPER, FIRST);
  expect(await entries()).toBe(9);
  await database.query(`UPDATE platform_role SET role = 'reviewer' WHERE role = 'operator'`);
  await database.query(`DELETE FROM workspace_member WHERE role = 'developer'`);
  await database.query(`UPDATE api_key SET revoked_at = now() WHERE name = 'older'`);
  await bootstrap(url, PEPPER, FIRST);
  expect([(await people()).length, await database.query('SELECT name FROM api_key WHERE revoked_at IS NULL')]).toEqual([2, [{ name: 'live' }]]);
  expect(await database.query(`SELECT 1 FROM platform_role WHERE role = 'operator'`)).toEqual([]);
});

test('sets a password that has changed', async () => {
  const [first] = FIRST.users;
  if (first) await bootstrap(url, PEPPER, { ...FIRST, users: [{ ...first, password: 'another' }] });
  const [user] = await database.query<{ password_hash: string }>(`SELECT password_hash FROM app_user WHERE email = 'operator@example.test'`);
  expect([await isPassword(user?.password_hash, 'another'), await isPassword(user?.password_hash, 'p1')]).toEqual([true, false]);
});

test.each([`${mintApiKey('live').slice(0, -1)}_`, mintApiKey('test'), 'kp_live_short'])('takes no key of another form or mode: %s', async (key) => {
  await expect(bootstrap(url, PEPPER, { ...FIRST, apiKeys: [{ name: 'bad', mode: 'live', key }] })).rejects.toThrow('"bad" does not have the form');
});
