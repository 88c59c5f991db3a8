import { waitFor } from '@kp/testing';
import { startGateways, type Gateways } from './gateway.fixture.ts';
import { hashPassword } from './passwords.ts';

const PASSWORD = 'correct horse battery staple';
const NEW_PASSWORD = 'a brand new passphrase';
let gateways: Gateways;
let passwordHash: string;
let counter = 0;
const attempts: string[] = [];

beforeAll(async () => {
  const limits = { assertMayAuthenticate: () => undefined, noteFailedAuthentication: () => undefined, takeLoginAttempt: (_ip: string, email: string) => void attempts.push(email) };
  [gateways, passwordHash] = await Promise.all([startGateways({ limits }), hashPassword(PASSWORD)]);
});
afterAll(() => gateways.stop());

const address = () => `link${(counter += 1)}@example.test`;
const tokenOf = (url: string) => url.split('#')[1] ?? '';
const read = (token: string) => gateways.ask('GET', `/auth/links/${token}`);
const use = (token: string, body: object, bearer?: string) => gateways.ask('POST', `/auth/links/${token}`, { body, token: bearer });
const logIn = (email: string, password: string) => gateways.ask('POST', '/auth/login', { body: { email, password } });

async function invite(email: string, role = 'developer', owner?: string) {
  const { accessToken } = owner ? { accessToken: owner } : await gateways.logIn({ workspaceId: `ws_inv_${(counter += 1)}` });
  const { status, body } = await gateways.ask('POST', '/v1/invites', { token: accessToken, body: { email, role } });
  return { status, body, token: tokenOf(body.url ?? ''), owner: accessToken };
}

describe('an invite into a workspace', () => {
  test('makes an account for somebody new, once', async () => {
    const email = address();
    const invited = await invite(email);
    expect(invited.body.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/console\/links#[\w-]{43}$/);
    expect((await read(invited.token)).body).toMatchObject({ purpose: 'invite', email, role: 'developer', platformRole: null, asks: 'new-password' });
    expect((await use(invited.token, { name: 'Kim', password: 'short' })).body.errors).toEqual([expect.objectContaining({ path: 'password', code: 'too-short' })]);
    expect((await use(invited.token, { name: 'Kim' })).body.errors).toEqual([expect.objectContaining({ path: 'password', code: 'required' })]);
    const accepted = await use(invited.token, { name: 'Kim', password: PASSWORD });
    expect([accepted.status, accepted.body.user.name, accepted.body.workspace.role, Boolean(accepted.refreshCookie)]).toEqual([200, 'Kim', 'developer', true]);
    for (const answer of [await read(invited.token), await use(invited.token, { password: PASSWORD })]) expect([answer.status, answer.body.code]).toEqual([410, 'link-expired']);
    expect((await logIn(email, PASSWORD)).status).toBe(200);
    expect((await gateways.ask('GET', '/v1/invites', { token: invited.owner })).body.data).toMatchObject([{ email, status: 'used' }]);
  });

  test('used by two at the same time makes one account', async () => {
    const { token } = await invite(address());
    const both = await Promise.all([use(token, { password: PASSWORD }), use(token, { password: NEW_PASSWORD })]);
    expect(both.map((each) => each.status).toSorted((a, b) => a - b)).toEqual([200, 410]);
  });

  test('never changes who owns an account: its holder must prove to be that person', async () => {
    const { email, userId } = await gateways.logIn({ email: address(), passwordHash, platformRole: 'admin' });
    const { token } = await invite(email);
    expect((await read(token)).body.asks).toBe('known-password');
    for (const body of [{}, { password: NEW_PASSWORD }, { password: '' }, { name: 'Mallory', password: NEW_PASSWORD }]) expect((await use(token, body)).body.code).toBe('unauthenticated');
    expect([(await logIn(email, NEW_PASSWORD)).status, (await logIn(email, PASSWORD)).status]).toEqual([401, 200]);
    expect(attempts.filter((each) => each === email).length).toBeGreaterThanOrEqual(4);
    expect((await use(token, { password: PASSWORD })).body).toMatchObject({ user: { id: userId }, workspace: { role: 'developer' } });
  });

  test('is accepted without a password by who is logged in as that person, and by nobody else', async () => {
    const invitee = await gateways.logIn({ email: address(), passwordHash });
    const stranger = await gateways.logIn({ email: address(), passwordHash });
    const { token } = await invite(invitee.email);
    expect((await use(token, {}, stranger.accessToken)).status).toBe(401);
    expect((await use(token, {}, invitee.accessToken)).status).toBe(200);
  });

  test('to an address of which an invited but not yet set-up account exists sets no password', async () => {
    const { userId, email } = await gateways.logIn({ email: address(), platformRole: 'admin' });
    const { token } = await invite(email);
    expect((await use(token, { password: NEW_PASSWORD })).status).toBe(401);
    expect(await gateways.database.query('SELECT password_hash FROM app_user WHERE id = $1', [userId])).toEqual([{ password_hash: null }]);
  });

  test('is replaced by a newer one, can be withdrawn, and expires', async () => {
    const email = address();
    const first = await invite(email);
    const second = await invite(email, 'billing', first.owner);
    expect([(await read(first.token)).status, (await read(second.token)).body.role]).toEqual([410, 'billing']);
    expect((await gateways.ask('DELETE', `/v1/invites/${second.body.id}`, { token: first.owner })).body.status).toBe('withdrawn');
    expect((await read(second.token)).status).toBe(410);
    expect((await gateways.ask('DELETE', `/v1/invites/${second.body.id}`, { token: first.owner })).status).toBe(409);
    const third = await invite(email, 'developer', first.owner);
    expect(Date.parse(third.body.expiresAt) - Date.parse(third.body.createdAt)).toBe(7 * 24 * 3_600_000);
    await gateways.database.query(`UPDATE one_time_link SET expires_at = now() WHERE id = $1`, [third.body.id]);
    expect([(await read(third.token)).status, (await use(third.token, { password: PASSWORD })).status]).toEqual([410, 410]);
  });

  test('made several times at once leaves one that works', async () => {
    const email = address();
    const { owner } = await invite(address());
    const all = await Promise.all(Array.from({ length: 6 }, () => invite(email, 'developer', owner)));
    expect(all.map((each) => each.status)).toEqual([201, 201, 201, 201, 201, 201]);
    expect((await Promise.all(all.map((each) => read(each.token)))).filter((each) => each.status === 200)).toHaveLength(1);
  });

  test('goes with who sent it: not after that person was removed or got another role', async () => {
    const workspaceId = `ws_inv_${(counter += 1)}`;
    const owner = await gateways.logIn({ workspaceId });
    for (const change of [(userId: string) => gateways.ask('DELETE', `/v1/members/${userId}`, { token: owner.accessToken }), (userId: string) => gateways.ask('PATCH', `/v1/members/${userId}`, { token: owner.accessToken, body: { role: 'developer' } })]) {
      const admin = await gateways.logIn({ workspaceId, role: 'admin' });
      const { token } = await invite(address(), 'developer', admin.accessToken);
      expect((await change(admin.userId)).status).toBe(200);
      expect((await read(token)).status).toBe(410);
    }
  });

  test('is for somebody who is no member yet', async () => {
    const workspaceId = `ws_inv_${(counter += 1)}`;
    const owner = await gateways.logIn({ workspaceId });
    const { email } = await gateways.logIn({ workspaceId, role: 'developer' });
    expect((await invite(email.toUpperCase(), 'developer', owner.accessToken)).body.code).toBe('conflict');
  });
});

describe('a password reset', () => {
  test('is asked for by anybody, and says nothing about whether there is such a person', async () => {
    const { email, userId } = await gateways.logIn({ email: address(), passwordHash });
    const admin = await gateways.logIn({ platformRole: 'admin' });
    const answers = await Promise.all([email, 'nobody-at-all@example.test', 'no address'].map((each) => gateways.ask('POST', '/auth/password-reset', { body: { email: each } })));
    expect(answers.map(({ status, body }) => [status, body])).toEqual([[202, ''], [202, ''], [202, '']]);
    await waitFor(async () => (await gateways.ask('GET', `/admin/v1/users/${userId}`, { token: admin.accessToken })).body.resetRequestedAt !== null);
    expect((await gateways.ask('GET', '/admin/v1/users?resetRequested=true', { token: admin.accessToken })).body.data.map((each: { id: string }) => each.id)).toEqual([userId]);
    // Nothing else has happened: the old password is still good.
    expect((await logIn(email, PASSWORD)).status).toBe(200);
  });

  test('by the link an administrator hands out sets a new password and ends every session', async () => {
    const { email, userId } = await gateways.logIn({ email: address(), passwordHash });
    const admin = await gateways.logIn({ platformRole: 'admin' });
    const opened = await logIn(email, PASSWORD);
    const link = await gateways.ask('POST', `/admin/v1/users/${userId}/reset-link`, { token: admin.accessToken, body: { reason: 'Asked by phone' } });
    expect([link.status, link.headers.get('cache-control'), Math.round((Date.parse(link.body.expiresAt) - Date.now()) / 60_000)]).toEqual([201, 'no-store', 60]);
    const newer = await gateways.ask('POST', `/admin/v1/users/${userId}/reset-link`, { token: admin.accessToken, body: { reason: 'The first got lost' } });
    expect([(await read(tokenOf(link.body.url))).status, (await read(tokenOf(newer.body.url))).body.asks]).toEqual([410, 'new-password']);
    const reset = await use(tokenOf(newer.body.url), { password: NEW_PASSWORD });
    expect(reset.status).toBe(200);
    expect([(await logIn(email, PASSWORD)).status, (await logIn(email, NEW_PASSWORD)).status]).toEqual([401, 200]);
    expect([(await gateways.ask('GET', '/auth/me', { token: opened.body.accessToken })).status, (await gateways.ask('POST', '/auth/refresh', { cookie: opened.refreshCookie })).status]).toEqual([401, 401]);
    expect((await gateways.auditOf(userId)).map((entry) => [entry.action, entry.reason])).toEqual([['reset-link.created', 'Asked by phone'], ['reset-link.created', 'The first got lost'], ['password.reset', null]]);
  });

  test('is good for nobody who was disabled meanwhile', async () => {
    const { userId } = await gateways.logIn({ email: address(), passwordHash });
    const admin = await gateways.logIn({ platformRole: 'admin' });
    const { body } = await gateways.ask('POST', `/admin/v1/users/${userId}/reset-link`, { token: admin.accessToken, body: { reason: 'Asked by phone' } });
    await gateways.database.query(`UPDATE app_user SET status = 'disabled' WHERE id = $1`, [userId]);
    expect((await use(tokenOf(body.url), { password: NEW_PASSWORD })).status).toBe(410);
    expect((await gateways.ask('POST', `/admin/v1/users/${userId}/reset-link`, { token: admin.accessToken, body: { reason: 'Again' } })).status).toBe(409);
  });
});

test.each(['x', 'x'.repeat(43), `' OR '1'='1`, '%00', '..%2f..'])('%j is no link', async (token) => {
  const answer = await read(encodeURI(token));
  expect([410, 404, 400]).toContain(answer.status);
});
