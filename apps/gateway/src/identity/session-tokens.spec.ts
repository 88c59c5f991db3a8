import { SignJWT, UnsecuredJWT } from 'jose';
import type { User } from './identity.entities.ts';
import { SessionTokens } from './session-tokens.ts';

const KEY = 'k'.repeat(32);
const tokens = new SessionTokens(KEY);
const user = { id: 'usr_1', workspaceId: 'ws_1', platformRole: 'operator' } as User;

/** A token that is right in every respect but those overridden. */
function forge(overrides: { alg?: string; key?: string; issuer?: string; audience?: string; expiresAt?: number; subject?: string } = {}): Promise<string> {
  const { alg = 'HS256', key = KEY, issuer = 'kling-platform', audience = 'kling-platform-console', expiresAt = Math.floor(Date.now() / 1_000) + 60, subject = 'usr_1' } = overrides;
  return new SignJWT({ ws: 'ws_1', role: 'admin' }).setProtectedHeader({ alg }).setSubject(subject).setIssuer(issuer).setAudience(audience).setExpirationTime(expiresAt).sign(new TextEncoder().encode(key));
}

test('a signed token names its user, workspace and role', async () => {
  expect(await tokens.verify(await tokens.sign(user))).toMatchObject({ kind: 'session', userId: 'usr_1', workspaceId: 'ws_1', mode: 'live', platformRole: 'operator' });
});

test('the forger of this test can make a token that is accepted', async () => {
  expect(await tokens.verify(await forge())).toMatchObject({ userId: 'usr_1' });
});

test.each([
  ['another algorithm of the same family', { alg: 'HS512', key: 'k'.repeat(64) }],
  ['another key', { key: 'x'.repeat(32) }],
  ['a foreign issuer', { issuer: 'elsewhere' }],
  ['a foreign audience', { audience: 'another-console' }],
  ['an expiry that has passed', { expiresAt: Math.floor(Date.now() / 1_000) - 60 }],
  ['no subject', { subject: '' }],
])('a token with %s is refused', async (_what, overrides) => {
  expect(await tokens.verify(await forge(overrides))).toBeUndefined();
});

test('an unsigned token is refused', async () => {
  const unsigned = new UnsecuredJWT({ ws: 'ws_1', role: 'admin' }).setSubject('usr_1').setIssuer('kling-platform').setAudience('kling-platform-console').setExpirationTime('1h').encode();
  expect(await tokens.verify(unsigned)).toBeUndefined();
});

test.each(['', 'a.b.c', 'not a token', `${'a'.repeat(5_000)}`])('text that is no token is refused: %j', async (text) => {
  expect(await tokens.verify(text)).toBeUndefined();
});
