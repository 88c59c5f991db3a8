import { Database, provision } from '@kp/database';
import { createDatabase } from '@kp/testing';
import { migrations } from '../migrations/index.ts';
import { API_KEY_FORM, hashApiKey, prefixOf } from './api-key.ts';
import { Authenticator } from './authenticator.ts';
import { bootstrap } from './bootstrap.ts';
import type { User } from './identity.entities.ts';
import { SessionTokens } from './session-tokens.ts';

const PEPPER = 'p'.repeat(32);
const LIVE = `kp_live_${'a'.repeat(32)}`;
const TEST = `kp_test_${'b'.repeat(32)}`;
let database: Database;
let authenticator: Authenticator;
const tokens = new SessionTokens('s'.repeat(32));

beforeAll(async () => {
  const { gateway: url = '' } = await provision((await createDatabase()).url, [{ name: 'gateway', password: 'test', migrations }]);
  await bootstrap(url, PEPPER, { workspace: { id: 'ws_1', name: 'One' }, apiKeys: [{ name: 'live', mode: 'live', key: LIVE }, { name: 'test', mode: 'test', key: TEST }], users: [{ email: 'me@example.test', password: 'correct horse', platformRole: 'admin' }] });
  database = new Database(url, 'gateway');
  authenticator = new Authenticator({ database, tokens, pepper: PEPPER });
});
beforeEach(() => database.query('UPDATE api_key SET revoked_at = NULL, expires_at = NULL'));
afterAll(() => database.close());

const asking = (authorization: string | undefined) => ({ headers: { authorization }, ip: '203.0.113.7' });
const refused = { code: 'unauthenticated', message: 'Send a valid key as "Authorization: Bearer <key>".' };

describe('API keys', () => {
  test('are hashed with the pepper: neither the key nor another pepper gives the stored hash', () => {
    expect(hashApiKey(LIVE, PEPPER)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashApiKey(LIVE, PEPPER)).toBe(hashApiKey(LIVE, PEPPER));
    expect(hashApiKey(LIVE, 'q'.repeat(32))).not.toBe(hashApiKey(LIVE, PEPPER));
    expect(hashApiKey(TEST, PEPPER)).not.toBe(hashApiKey(LIVE, PEPPER));
    expect(prefixOf(LIVE)).toBe('kp_live_aaaa');
  });

  test.each(['', 'kp_live_', `kp_live_${'a'.repeat(26)}`, `kp_live_${'a'.repeat(101)}`, `kp_prod_${'a'.repeat(32)}`, `${LIVE}\n`, ` ${LIVE}`, `kp_live_${'a'.repeat(30)}-x`])('%j does not have the form of one', (text) => {
    expect(API_KEY_FORM.test(text)).toBe(false);
  });

  test('name their workspace, owner and mode', async () => {
    expect(await authenticator.authenticate(asking(`Bearer ${LIVE}`))).toMatchObject({ kind: 'api-key', workspaceId: 'ws_1', mode: 'live', keyId: expect.stringMatching(/^key_/) as unknown, userId: expect.stringMatching(/^usr_/) as unknown });
    expect(await authenticator.authenticate(asking(`Bearer ${TEST}`))).toMatchObject({ mode: 'test' });
  });

  test('open nothing when revoked or expired; one that expires later still does', async () => {
    await database.query(`UPDATE api_key SET expires_at = now() + interval '1 minute'`);
    await expect(authenticator.authenticate(asking(`Bearer ${LIVE}`))).resolves.toMatchObject({ kind: 'api-key' });
    await database.query(`UPDATE api_key SET expires_at = now()`);
    await expect(authenticator.authenticate(asking(`Bearer ${LIVE}`))).rejects.toMatchObject(refused);
    await database.query(`UPDATE api_key SET expires_at = NULL, revoked_at = now()`);
    await expect(authenticator.authenticate(asking(`Bearer ${LIVE}`))).rejects.toMatchObject(refused);
  });

  test('open nothing under another pepper', async () => {
    await expect(new Authenticator({ database, tokens, pepper: 'q'.repeat(32) }).authenticate(asking(`Bearer ${LIVE}`))).rejects.toMatchObject(refused);
  });

  test('record their last use', async () => {
    await database.query(`UPDATE api_key SET last_used_at = now() - interval '2 minutes'`);
    await authenticator.authenticate(asking(`Bearer ${LIVE}`));
    expect(await database.query(`SELECT mode FROM api_key WHERE last_used_at > now() - interval '1 minute'`)).toEqual([{ mode: 'live' }]);
  });
});

describe('the Authorization header', () => {
  test.each<[string, string | undefined]>([
    ['is absent', undefined],
    ['is empty', ''],
    ['has no scheme', LIVE],
    ['has another scheme', `Basic ${LIVE}`],
    ['has two keys', `Bearer ${LIVE} ${TEST}`],
    ['has an unknown key', `Bearer kp_live_${'z'.repeat(32)}`],
    ['has a stored hash', `Bearer ${hashApiKey(LIVE, PEPPER)}`],
    ['has SQL in it', `Bearer kp_live_'OR'1'='1`],
  ])('is refused in the same words when it %s', async (_what, header) => {
    await expect(authenticator.authenticate(asking(header))).rejects.toMatchObject(refused);
  });

  test('may carry a console session', async () => {
    const token = await tokens.sign({ id: 'usr_9', workspaceId: 'ws_1', platformRole: 'reviewer' } as User);
    expect(await authenticator.authenticate(asking(`Bearer ${token}`))).toMatchObject({ kind: 'session', userId: 'usr_9', workspaceId: 'ws_1', mode: 'live', platformRole: 'reviewer' });
  });
});
