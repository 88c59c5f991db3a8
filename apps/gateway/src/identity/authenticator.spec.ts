import { Database } from '@kp/database';
import { createGatewayDatabase } from '../gateway-database.fixture.ts';
import { checksumOf, hashApiKey, isApiKeyForm, mintApiKey, prefixOf } from './api-key.ts';
import { Authenticator } from './authenticator.ts';
import { bootstrap } from './bootstrap.ts';
import { logInAs } from './identity.fixture.ts';
import { SessionTokens } from './session-tokens.ts';

const PEPPER = 'p'.repeat(32);
const LIVE = mintApiKey('live');
/** Of the form keys had before there was a checksum. */
const TEST = `kp_test_${'b'.repeat(36)}`;
let database: Database;
const tokens = new SessionTokens('s'.repeat(32));
/** Without what others remember: each test changes what is stored. */
const fresh = (pepper = PEPPER) => new Authenticator({ database, tokens, pepper });

beforeAll(async () => {
  const { roleUrl: url } = await createGatewayDatabase();
  await bootstrap(url, PEPPER, { workspace: { id: 'ws_1', name: 'One' }, apiKeys: [{ name: 'live', mode: 'live', key: LIVE }, { name: 'test', mode: 'test', key: TEST }], users: [{ email: 'me@example.test', password: 'correct horse', platformRole: 'admin' }] });
  database = new Database(url, 'gateway');
});
beforeEach(async () => {
  await database.query(`UPDATE api_key SET revoked_at = NULL, expires_at = NULL, ip_allow_list = '{}', scopes = '{tasks:read,audit:read}'`);
  await database.query(`UPDATE app_user SET status = 'active'`);
  await database.query(`UPDATE workspace_member SET role = 'owner'`);
});
afterAll(() => database.close());

const asking = (authorization: string | undefined, ip = '203.0.113.7') => ({ headers: { authorization }, ip });
const refused = { code: 'unauthenticated', message: 'Send a valid key as "Authorization: Bearer <key>".' };

describe('the form of a key', () => {
  test('has 202 random bits and a checksum, and no two are the same', () => {
    const keys = Array.from({ length: 1_000 }, () => mintApiKey('test'));
    expect(new Set(keys).size).toBe(1_000);
    for (const key of keys) expect([/^kp_test_[A-Za-z0-9]{40}$/.test(key), isApiKeyForm(key)]).toEqual([true, true]);
  });

  test('tells every single changed character, and any two that were swapped, from a key', () => {
    for (let index = 8; index < LIVE.length; index += 1) {
      const changed = `${LIVE.slice(0, index)}${LIVE[index] === 'x' ? 'y' : 'x'}${LIVE.slice(index + 1)}`;
      expect([index, isApiKeyForm(changed)]).toEqual([index, false]);
      const [a = '', b = ''] = [LIVE[index], LIVE[index + 1]];
      if (index + 1 < LIVE.length && a !== b) expect([index, isApiKeyForm(`${LIVE.slice(0, index)}${b}${a}${LIVE.slice(index + 2)}`)]).toEqual([index, false]);
    }
    expect(isApiKeyForm(LIVE.replace('live', 'test'))).toBe(false);
  });

  test('has a checksum that others can compute: CRC-32 of all before it, in base 62', () => {
    expect(checksumOf('123456789')).toBe('3jZRME');
  });

  test.each(['', 'kp_live_', `kp_live_${'a'.repeat(26)}`, `kp_live_${'a'.repeat(40)}`, `kp_live_${'a'.repeat(41)}`, `kp_live_${'a'.repeat(101)}`, `kp_prod_${'a'.repeat(32)}`, `${TEST}\n`, ` ${TEST}`, `kp_live_${'a'.repeat(30)}-x`])('%j does not have it', (text) => {
    expect(isApiKeyForm(text)).toBe(false);
  });

  test('of before, without a checksum, is still one', () => {
    expect(isApiKeyForm(TEST)).toBe(true);
  });
});

describe('API keys', () => {
  test('are hashed with the pepper: neither the key nor another pepper gives the stored hash', () => {
    expect(hashApiKey(LIVE, PEPPER)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashApiKey(LIVE, 'q'.repeat(32))).not.toBe(hashApiKey(LIVE, PEPPER));
    expect(prefixOf(LIVE)).toHaveLength(12);
  });

  test('name their workspace, owner and mode', async () => {
    expect(await fresh().authenticate(asking(`Bearer ${LIVE}`))).toMatchObject({ kind: 'api-key', workspaceId: 'ws_1', mode: 'live', keyId: expect.stringMatching(/^key_/) as unknown, userId: expect.stringMatching(/^usr_/) as unknown });
    expect(await fresh().authenticate(asking(`Bearer ${TEST}`))).toMatchObject({ mode: 'test' });
  });

  test('may do what their scopes and the role of their owner both allow', async () => {
    expect([...(await fresh().authenticate(asking(`Bearer ${LIVE}`))).permissions].toSorted()).toEqual(['audit:read', 'tasks:read']);
    await database.query(`UPDATE workspace_member SET role = 'developer'`);
    expect([...(await fresh().authenticate(asking(`Bearer ${LIVE}`))).permissions]).toEqual(['tasks:read']);
  });

  test('open nothing when revoked or expired; one that expires later still does', async () => {
    await database.query(`UPDATE api_key SET expires_at = now() + interval '1 minute'`);
    await expect(fresh().authenticate(asking(`Bearer ${LIVE}`))).resolves.toMatchObject({ kind: 'api-key' });
    await database.query(`UPDATE api_key SET expires_at = now()`);
    await expect(fresh().authenticate(asking(`Bearer ${LIVE}`))).rejects.toMatchObject(refused);
    await database.query(`UPDATE api_key SET expires_at = NULL, revoked_at = now()`);
    await expect(fresh().authenticate(asking(`Bearer ${LIVE}`))).rejects.toMatchObject(refused);
  });

  test('are never remembered beyond their own expiry', async () => {
    await database.query(`UPDATE api_key SET expires_at = now() + interval '300 milliseconds'`);
    const authenticator = fresh();
    await authenticator.authenticate(asking(`Bearer ${LIVE}`));
    await new Promise((resolve) => setTimeout(resolve, 400));
    await expect(authenticator.authenticate(asking(`Bearer ${LIVE}`))).rejects.toMatchObject(refused);
  });

  test('open nothing when their owner is disabled or no member any more', async () => {
    await database.query(`UPDATE app_user SET status = 'disabled'`);
    await expect(fresh().authenticate(asking(`Bearer ${LIVE}`))).rejects.toMatchObject(refused);
    await database.query(`UPDATE app_user SET status = 'active'`);
    const [member] = await database.query<{ user_id: string }>('DELETE FROM workspace_member RETURNING user_id');
    await expect(fresh().authenticate(asking(`Bearer ${LIVE}`))).rejects.toMatchObject(refused);
    await database.query(`INSERT INTO workspace_member VALUES ('ws_1', $1, 'owner')`, [member?.user_id]);
  });

  test.each<[string[], string, boolean]>([
    [['203.0.113.0/24'], '203.0.113.255', true],
    [['203.0.113.0/24'], '203.0.114.0', false],
    [['203.0.113.7'], '::ffff:203.0.113.7', true],
    [['203.0.113.7'], '::ffff:203.0.113.8', false],
    [['2001:db8::/32'], '2001:db8:ffff::1', true],
    [['2001:db8::/32'], '2001:db9::1', false],
    [['2001:db8::/32'], '203.0.113.7', false],
    [['198.51.100.1', '203.0.113.0/31'], '203.0.113.1', true],
    [['203.0.113.0/24'], 'nonsense', false],
  ])('limited to %j, from %s: %j', async (ranges, ip, opens) => {
    await database.query('UPDATE api_key SET ip_allow_list = $1', [ranges]);
    const authenticator = fresh();
    const asked = authenticator.authenticate(asking(`Bearer ${LIVE}`, ip));
    await (opens ? expect(asked).resolves.toMatchObject({ kind: 'api-key' }) : expect(asked).rejects.toMatchObject(refused));
    // Neither does an allowed caller open the door for another one.
    if (opens) await expect(authenticator.authenticate(asking(`Bearer ${LIVE}`, '192.0.2.99'))).rejects.toMatchObject(refused);
  });

  test('open nothing under another pepper', async () => {
    await expect(fresh('q'.repeat(32)).authenticate(asking(`Bearer ${LIVE}`))).rejects.toMatchObject(refused);
  });

  test('record when and from where they were used, once a minute', async () => {
    await database.query(`UPDATE api_key SET last_used_at = now() - interval '2 minutes'`);
    await fresh().authenticate(asking(`Bearer ${LIVE}`, '198.51.100.9'));
    await fresh().authenticate(asking(`Bearer ${LIVE}`, '198.51.100.10'));
    expect(await database.query(`SELECT mode, last_used_ip FROM api_key WHERE last_used_at > now() - interval '1 minute'`)).toEqual([{ mode: 'live', last_used_ip: '198.51.100.9' }]);
  });
});

describe('the Authorization header', () => {
  test.each<[string, string | undefined]>([
    ['is absent', undefined],
    ['is empty', ''],
    ['has no scheme', LIVE],
    ['has another scheme', `Basic ${LIVE}`],
    ['has two keys', `Bearer ${LIVE} ${TEST}`],
    ['has an unknown key', `Bearer ${mintApiKey('live')}`],
    ['has a key with a typing error', `Bearer ${LIVE.slice(0, -1)}`],
    ['has a stored hash', `Bearer ${hashApiKey(LIVE, PEPPER)}`],
    ['has SQL in it', `Bearer kp_live_'OR'1'='1`],
  ])('is refused in the same words when it %s', async (_what, header) => {
    await expect(fresh().authenticate(asking(header))).rejects.toMatchObject(refused);
  });

  test('with a key that cannot be one never reaches the database', async () => {
    const unreachable = { query: () => Promise.reject(new Error('the database was asked')) };
    const authenticator = new Authenticator({ database: unreachable, tokens, pepper: PEPPER });
    await expect(authenticator.authenticate(asking(`Bearer ${LIVE.slice(0, -1)}${LIVE.endsWith('x') ? 'y' : 'x'}`))).rejects.toMatchObject(refused);
    await expect(authenticator.authenticate(asking('Bearer a.b.c'))).rejects.toMatchObject(refused);
    await expect(authenticator.authenticate(asking(`Bearer ${LIVE}`))).rejects.toThrow('the database was asked');
  });

  test('is counted against its address when it is refused, and not looked at when there were too many', async () => {
    const noted: string[] = [];
    const limits = { assertMayAuthenticate: (ip: string) => (ip === '192.0.2.66' ? Promise.reject(new Error('too many')) : undefined), noteFailedAuthentication: (ip: string) => void noted.push(ip), noteAuthenticated: () => undefined, takeLoginAttempt: () => undefined };
    const authenticator = new Authenticator({ database, tokens, pepper: PEPPER, limits });
    await authenticator.authenticate(asking(`Bearer ${LIVE}`, '192.0.2.1'));
    await expect(authenticator.authenticate(asking('Bearer kp_live_no', '192.0.2.2'))).rejects.toMatchObject(refused);
    await expect(authenticator.authenticate(asking(`Bearer ${LIVE}`, '192.0.2.66'))).rejects.toThrow('too many');
    expect(noted).toEqual(['192.0.2.2']);
  });
});

describe('a console session', () => {
  test('names its person; roles are those of the database at this moment', async () => {
    const { accessToken, userId, sessionId } = await logInAs(database, tokens, { platformRole: 'reviewer', workspaceId: 'ws_1', role: 'developer' });
    expect(await fresh().authenticate(asking(`Bearer ${accessToken}`))).toMatchObject({ kind: 'session', userId, sessionId, workspaceId: 'ws_1', role: 'developer', mode: 'live', platformRole: 'reviewer' });
    await database.query(`UPDATE platform_role SET role = 'operator' WHERE user_id = $1`, [userId]);
    await database.query(`UPDATE workspace_member SET role = 'billing' WHERE user_id = $1`, [userId]);
    expect(await fresh().authenticate(asking(`Bearer ${accessToken}`))).toMatchObject({ role: 'billing', platformRole: 'operator' });
    await database.query('DELETE FROM workspace_member WHERE user_id = $1', [userId]);
    await database.query('DELETE FROM platform_role WHERE user_id = $1', [userId]);
    const principal = await fresh().authenticate(asking(`Bearer ${accessToken}`));
    expect([principal.workspaceId, principal.role, principal.platformRole, principal.permissions.size]).toEqual([undefined, undefined, undefined, 0]);
  });

  test.each(['ended_at = now()', `expires_at = now() - interval '1 second'`, `idle_expires_at = now() - interval '1 second'`])('with %s opens nothing, although its token is good', async (change) => {
    const { accessToken, sessionId } = await logInAs(database, tokens, { workspaceId: 'ws_1' });
    await database.query(`UPDATE console_session SET ${change} WHERE id = $1`, [sessionId]);
    await expect(fresh().authenticate(asking(`Bearer ${accessToken}`))).rejects.toMatchObject(refused);
  });

  test('of a disabled person, or with the name of another person, opens nothing', async () => {
    const mine = await logInAs(database, tokens, { workspaceId: 'ws_1' });
    const others = await logInAs(database, tokens, { workspaceId: 'ws_1', platformRole: 'admin' });
    await expect(fresh().authenticate(asking(`Bearer ${await tokens.sign({ sessionId: mine.sessionId, userId: others.userId })}`))).rejects.toMatchObject(refused);
    await database.query(`UPDATE app_user SET status = 'disabled' WHERE id = $1`, [mine.userId]);
    await expect(fresh().authenticate(asking(`Bearer ${mine.accessToken}`))).rejects.toMatchObject(refused);
  });

  test('in a workspace its person does not belong to is in none', async () => {
    await database.query(`INSERT INTO workspace (id, name) VALUES ('ws_foreign', 'Foreign') ON CONFLICT DO NOTHING`);
    const { sessionId, userId } = await logInAs(database, tokens, { workspaceId: 'ws_1' });
    expect((await fresh().authenticate(asking(`Bearer ${await tokens.sign({ sessionId, userId, workspaceId: 'ws_foreign' })}`))).workspaceId).toBeUndefined();
  });
});
