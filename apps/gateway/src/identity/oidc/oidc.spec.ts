import { startGateways, type Gateways } from '../gateway.fixture.ts';
import { hashPassword } from '../passwords.ts';
import { Browser, CLIENT, startIdentityProvider, type IdentityProvider } from './identity-provider.fixture.ts';
import type { OidcSettings } from './oidc-settings.ts';

const PASSWORD = 'correct horse battery staple';
let provider: IdentityProvider;
let settings: OidcSettings;
let gateways: Gateways;
let counter = 0;

beforeAll(async () => {
  provider = await startIdentityProvider();
  settings = { issuer: provider.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, name: 'Example SSO', scope: 'openid email profile', linksByEmail: true, autoCreate: undefined, roles: undefined };
  gateways = await startGateways({ oidc: (publicBaseUrl) => (provider.allowRedirect(`${publicBaseUrl}/auth/oidc/callback`), settings) });
});
beforeEach(() => Object.assign(settings, { linksByEmail: true, autoCreate: undefined, roles: undefined }));
afterAll(async () => {
  await gateways.stop();
  await provider.close();
});

const gateway = () => gateways.urls[0] ?? '';
const address = () => `sso${(counter += 1)}@example.test`;

/** Goes to the provider, logs in there, and comes back as far as the callback address. */
async function comeBack(browser: Browser, login: string): Promise<string> {
  const start = await browser.fetch(`${gateway()}/auth/oidc/start`);
  expect(start.status).toBe(302);
  return browser.logInAt(start.headers.get('location') ?? '', login, provider.issuer);
}
async function logIn(login: string, browser = new Browser()) {
  const response = await browser.fetch(await comeBack(browser, login));
  const cookie = browser.cookie(gateway(), 'kp_refresh');
  const session = cookie ? await gateways.ask('POST', '/auth/refresh', { cookie }) : undefined;
  return { status: response.status, location: response.headers.get('location') ?? '', session: session?.body };
}
const problemOf = (location: string) => new URL(location, gateway()).searchParams.get('problem');

test('what a login page needs to know is public', async () => {
  expect((await gateways.ask('GET', '/auth/methods')).body).toEqual({ password: true, oidc: { name: 'Example SSO', startUrl: '/auth/oidc/start' } });
});

test('the way to the provider carries PKCE, state and nonce, and nothing that could be used elsewhere', async () => {
  const start = await new Browser().fetch(`${gateway()}/auth/oidc/start`);
  const url = new URL(start.headers.get('location') ?? '');
  expect(Object.fromEntries(url.searchParams)).toEqual({ client_id: 'kling', response_type: 'code', scope: 'openid email profile', redirect_uri: `${gateway()}/auth/oidc/callback`, code_challenge_method: 'S256', code_challenge: expect.stringMatching(/^[\w-]{43}$/) as unknown, state: expect.stringMatching(/^[\w-]{43}$/) as unknown, nonce: expect.stringMatching(/^[\w-]{43}$/) as unknown });
  const [cookie = ''] = start.headers.getSetCookie();
  expect(cookie).toMatch(/^kp_oidc=[\w-]{43}; Max-Age=600; Path=\/auth\/oidc; HttpOnly; SameSite=Lax$/);
  expect(url.href).not.toContain(/^kp_oidc=([^;]*)/.exec(cookie)?.[1]);
});

describe('a person with an account', () => {
  test('is found by the verified e-mail, and from then on by the provider’s subject alone', async () => {
    const { email, userId } = await gateways.logIn({ email: address(), workspaceId: `ws_o${counter}`, role: 'admin' });
    provider.accounts['alice'] = { email: email.toUpperCase(), email_verified: true, name: 'Alice' };
    const first = await logIn('alice');
    expect([first.status, first.location, first.session.user.id, first.session.workspace.role]).toEqual([303, '/console/', userId, 'admin']);
    provider.accounts['alice'] = { email: 'somebody.else@example.test', email_verified: false };
    expect((await logIn('alice')).session.user.id).toBe(userId);
    expect((await gateways.auditOf(userId)).map((entry) => [entry.action, entry.after?.['subject']])).toEqual([['identity.linked', 'alice']]);
  });

  test('that somebody else made in that person’s name belongs to the person from now on', async () => {
    const { email, userId, accessToken } = await gateways.logIn({ email: address(), passwordHash: await hashPassword(PASSWORD) });
    expect((await gateways.ask('POST', '/auth/login', { body: { email, password: PASSWORD } })).status).toBe(200);
    provider.accounts['bob'] = { email, email_verified: true };
    expect((await logIn('bob')).session.user.id).toBe(userId);
    expect([(await gateways.ask('POST', '/auth/login', { body: { email, password: PASSWORD } })).status, (await gateways.ask('GET', '/auth/me', { token: accessToken })).status]).toEqual([401, 401]);
  });

  test('is not found by an e-mail that is not verified, by one another subject has taken, or when linking is off', async () => {
    const { email } = await gateways.logIn({ email: address() });
    provider.accounts['carol'] = { email, email_verified: false };
    expect(problemOf((await logIn('carol')).location)).toMatch(/no account for you/);
    provider.accounts['carol'] = { email };
    expect(problemOf((await logIn('carol')).location)).toMatch(/no account for you/);
    settings.linksByEmail = false;
    provider.accounts['carol'] = { email, email_verified: true };
    expect(problemOf((await logIn('carol')).location)).toMatch(/no account for you/);
    settings.linksByEmail = true;
    expect((await logIn('carol')).session.user.email).toBe(email);
    provider.accounts['successor'] = { email, email_verified: true };
    expect(problemOf((await logIn('successor')).location)).toMatch(/no account for you/);
  });

  test('that is disabled does not get in', async () => {
    const { email, userId } = await gateways.logIn({ email: address() });
    provider.accounts['dave'] = { email, email_verified: true };
    await logIn('dave');
    await gateways.database.query(`UPDATE app_user SET status = 'disabled' WHERE id = $1`, [userId]);
    const { location, session } = await logIn('dave');
    expect([problemOf(location), session]).toEqual([expect.stringMatching(/no account for you/), undefined]);
  });
});

describe('a person without an account', () => {
  test('does not get in, unless the installation takes new people into a workspace', async () => {
    const email = address();
    provider.accounts['erin'] = { email, email_verified: true, name: 'Erin' };
    expect(problemOf((await logIn('erin')).location)).toMatch(/no account for you/);
    await gateways.database.query(`INSERT INTO workspace (id, name) VALUES ('ws_sso', 'Everybody')`);
    settings.autoCreate = { workspaceId: 'ws_sso', role: 'read-only' };
    const { session } = await logIn('erin');
    expect(session).toMatchObject({ user: { email, name: 'Erin', platformRole: null }, workspace: { id: 'ws_sso', role: 'read-only' } });
    provider.accounts['unverified'] = { email: address(), email_verified: false };
    expect(problemOf((await logIn('unverified')).location)).toMatch(/no account for you/);
  });
});

describe('platform roles', () => {
  test('never come from claims by themselves; mapped, they follow the claims at every login', async () => {
    const { email, userId } = await gateways.logIn({ email: address() });
    await gateways.logIn({ platformRole: 'admin', passwordHash: 'x' });
    provider.accounts['frank'] = { email, email_verified: true, groups: ['kling-admins', 'admin'] };
    expect((await logIn('frank')).session.user.platformRole).toBeNull();
    settings.roles = { claim: 'groups', byValue: new Map([['kling-admins', 'admin'], ['editors', 'reviewer']]) };
    expect((await logIn('frank')).session.user.platformRole).toBe('admin');
    provider.accounts['frank'] = { email, email_verified: true, groups: ['editors'] };
    expect((await logIn('frank')).session.user.platformRole).toBe('reviewer');
    provider.accounts['frank'] = { email, email_verified: true };
    expect((await logIn('frank')).session.user.platformRole).toBeNull();
    expect((await gateways.auditOf(userId)).map((entry) => [entry.action, entry.after?.['platformRole']])).toEqual([['identity.linked', undefined], ['user.changed', 'admin'], ['user.changed', 'reviewer'], ['user.changed', null]]);
  });

  test('are not taken from the last administrator by a claim that got lost', async () => {
    await gateways.database.query('DELETE FROM platform_role');
    const { email } = await gateways.logIn({ email: address(), platformRole: 'admin' });
    provider.accounts['grace'] = { email, email_verified: true };
    settings.roles = { claim: 'groups', byValue: new Map([['kling-admins', 'admin']]) };
    expect((await logIn('grace')).session.user.platformRole).toBe('admin');
  });
});

describe('a callback', () => {
  test('is good once, and in the browser that began', async () => {
    const { email } = await gateways.logIn({ email: address() });
    provider.accounts['heidi'] = { email, email_verified: true };
    const browser = new Browser();
    const callback = await comeBack(browser, 'heidi');
    // Somebody who got hold of the address, in another browser and in one with a login of its own under way.
    const thief = new Browser();
    expect(problemOf((await thief.fetch(callback)).headers.get('location') ?? '')).toMatch(/begun in another browser/);
    await thief.fetch(`${gateway()}/auth/oidc/start`);
    expect(problemOf((await thief.fetch(callback)).headers.get('location') ?? '')).toMatch(/did not confirm/);
    expect(thief.cookie(gateway(), 'kp_refresh')).toBeUndefined();
    const secret = browser.cookie(gateway(), 'kp_oidc') ?? '';
    expect((await browser.fetch(callback)).headers.get('location')).toBe('/console/');
    const replayed = await fetch(callback, { redirect: 'manual', headers: { cookie: `kp_oidc=${secret}` } });
    expect([problemOf(replayed.headers.get('location') ?? ''), replayed.headers.getSetCookie().some((each) => each.startsWith('kp_refresh'))]).toEqual([expect.stringMatching(/too long/), false]);
  });

  test.each<[string, (url: URL) => void]>([
    ['another state', (url) => url.searchParams.set('state', 'x'.repeat(43))],
    ['no state', (url) => url.searchParams.delete('state')],
    ['another code', (url) => url.searchParams.set('code', 'x'.repeat(43))],
    ['no code', (url) => url.searchParams.delete('code')],
    ['the issuer of another provider', (url) => url.searchParams.set('iss', 'https://evil.example')],
    ['a refusal', (url) => (url.searchParams.delete('code'), url.searchParams.set('error', 'access_denied'))],
  ])('with %s opens nothing', async (_what, change) => {
    const { email } = await gateways.logIn({ email: address() });
    provider.accounts[email] = { email, email_verified: true };
    const browser = new Browser();
    const callback = new URL(await comeBack(browser, email));
    change(callback);
    const response = await browser.fetch(callback);
    expect([response.status, problemOf(response.headers.get('location') ?? ''), browser.cookie(gateway(), 'kp_refresh')]).toEqual([303, expect.stringMatching(/did not confirm/), undefined]);
  });

  test('that comes too late opens nothing', async () => {
    const { email } = await gateways.logIn({ email: address() });
    provider.accounts['ivan'] = { email, email_verified: true };
    const browser = new Browser();
    const callback = await comeBack(browser, 'ivan');
    await gateways.database.query('UPDATE oidc_login SET expires_at = now()');
    expect(problemOf((await browser.fetch(callback)).headers.get('location') ?? '')).toMatch(/too long/);
  });
});

test('without a provider there is no such login', async () => {
  const plain = await startGateways();
  try {
    expect([(await plain.ask('GET', '/auth/methods')).body.oidc, (await plain.ask('GET', '/auth/oidc/start')).status, (await plain.ask('GET', '/auth/oidc/callback?code=x&state=y')).status]).toEqual([null, 404, 404]);
  } finally {
    await plain.stop();
  }
});

test('a provider that is away answers with 503, and passwords go on working', async () => {
  const away = await startGateways({ oidc: () => ({ ...settings, issuer: 'http://127.0.0.1:1' }) });
  try {
    const { status, body } = await away.ask('GET', '/auth/oidc/start');
    expect([status, body.code]).toEqual([503, 'service-unavailable']);
    await away.logIn({ email: 'x@example.test', passwordHash: await hashPassword(PASSWORD) });
    expect((await away.ask('POST', '/auth/login', { body: { email: 'x@example.test', password: PASSWORD } })).status).toBe(200);
  } finally {
    await away.stop();
  }
});
