import { Database, provision } from '@kp/database';
import { createDatabase } from '@kp/testing';
import { hash } from '@node-rs/argon2';
import { hashApiKey } from '../identity/api-key.ts';
import { Authenticator } from '../identity/authenticator.ts';
import { isPassword } from '../identity/passwords.ts';
import { SessionTokens } from '../identity/session-tokens.ts';
import { migrations } from './index.ts';

const PEPPER = 'p'.repeat(32);
const KEY = `kp_live_${'a'.repeat(36)}`;

test('what was there before is there afterwards: people, roles, passwords, and keys that go on working', async () => {
  const { url: adminUrl } = await createDatabase();
  const service = { name: 'gateway', password: 'test' };
  const { gateway: url = '' } = await provision(adminUrl, [{ ...service, migrations: migrations.slice(0, 2) }]);
  const before = new Database(url, 'gateway', 1);
  await before.query(`INSERT INTO workspace (id, name) VALUES ('ws_1', 'One'), ('ws_2', 'Two')`);
  const passwordHash = await hash('correct horse');
  for (const [id, workspaceId, email, role, minutes] of [['usr_b', 'ws_1', 'second@example.test', null, 1], ['usr_a', 'ws_1', 'third@example.test', 'reviewer', 2], ['usr_c', 'ws_1', 'first@example.test', 'operator', 0], ['usr_d', 'ws_2', 'other@example.test', 'admin', 3]]) {
    await before.query(`INSERT INTO app_user (id, workspace_id, email, name, password_hash, platform_role, created_at) VALUES ($1, $2, $3, $1, $4, $5, '2026-01-01'::timestamptz + make_interval(mins => $6))`, [id, workspaceId, email, passwordHash, role, minutes]);
  }
  await before.query(`INSERT INTO api_key (id, workspace_id, user_id, name, mode, prefix, key_hash) VALUES ('key_1', 'ws_1', 'usr_c', 'First', 'live', 'kp_live_aaaa', $1)`, [hashApiKey(KEY, PEPPER)]);
  await before.query(`INSERT INTO console_session (id, user_id, token_sha256, expires_at) VALUES ('ses_1', 'usr_c', 'x', now() + interval '1 day')`);
  await before.close();

  await provision(adminUrl, [{ ...service, migrations }]);
  const database = new Database(url, 'gateway', 2);
  expect(await database.query('SELECT workspace_id, user_id, role FROM workspace_member ORDER BY user_id')).toEqual([
    { workspace_id: 'ws_1', user_id: 'usr_a', role: 'developer' },
    { workspace_id: 'ws_1', user_id: 'usr_b', role: 'developer' },
    { workspace_id: 'ws_1', user_id: 'usr_c', role: 'owner' },
    { workspace_id: 'ws_2', user_id: 'usr_d', role: 'owner' },
  ]);
  expect(await database.query('SELECT user_id, role FROM platform_role ORDER BY user_id')).toEqual([{ user_id: 'usr_a', role: 'reviewer' }, { user_id: 'usr_c', role: 'operator' }, { user_id: 'usr_d', role: 'admin' }]);
  expect(await database.query('SELECT status, time_zone, cors_origins, plan_id, version FROM workspace LIMIT 1')).toEqual([{ status: 'active', time_zone: 'UTC', cors_origins: [], plan_id: 'internal', version: 1 }]);
  const principal = await new Authenticator({ database, tokens: new SessionTokens('s'.repeat(32)), pepper: PEPPER }).authenticate({ headers: { authorization: `Bearer ${KEY}` }, ip: '127.0.0.1' });
  expect([principal.userId, principal.role, [...principal.permissions].toSorted()]).toEqual(['usr_c', 'owner', ['events:read', 'models:read', 'tasks:read', 'tasks:write', 'uploads:write', 'usage:read']]);
  const [user] = await database.query<{ password_hash: string }>(`SELECT password_hash FROM app_user WHERE id = 'usr_b'`);
  expect(await isPassword(user?.password_hash, 'correct horse')).toBe(true);
  await expect(database.query(`INSERT INTO app_user (id, email, name) VALUES ('usr_e', 'FIRST@example.test', 'x')`)).rejects.toThrow('app_user_by_email');
  expect(await database.query('SELECT 1 FROM console_session')).toEqual([]);
  await database.close();
});
