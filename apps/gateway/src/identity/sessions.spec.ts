import { startGateways, type Gateways } from './gateway.fixture.ts';
import { hashPassword } from './passwords.ts';

const PASSWORD = 'correct horse battery staple';
let gateways: Gateways;
let passwordHash: string;
let counter = 0;

beforeAll(async () => {
  [gateways, passwordHash] = await Promise.all([startGateways({ replicas: 2 }), hashPassword(PASSWORD)]);
});
afterAll(() => gateways.stop());

/** A person with a password, in a workspace of its own. */
async function person(options: Parameters<Gateways['logIn']>[0] = {}) {
  counter += 1;
  return gateways.logIn({ email: `person${counter}@example.test`, workspaceId: `ws_${counter}`, passwordHash, ...options });
}
const logIn = (email: string, password = PASSWORD, replica = 0) => gateways.ask('POST', '/auth/login', { body: { email, password }, replica });
const refresh = (cookie: string | undefined, options: { body?: object; replica?: number } = {}) => gateways.ask('POST', '/auth/refresh', { cookie, ...options });
const me = (token: string, replica = 0) => gateways.ask('GET', '/auth/me', { token, replica });
/** Lets every refresh token's grace pass. */
const passGrace = () => gateways.database.query(`UPDATE refresh_token SET replaced_at = replaced_at - interval '1 minute'`);

describe('a login', () => {
  test('with the right password opens a session; the e-mail is compared without case', async () => {
    const { email, userId } = await person({ platformRole: 'operator' });
    const { status, body, headers, refreshCookie } = await logIn(` ${email.toUpperCase()} `);
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body).toMatchObject({ expiresInSeconds: 600, user: { id: userId, email, platformRole: 'operator' }, workspace: { role: 'owner', status: 'active' }, notices: [] });
    expect(headers.getSetCookie()).toEqual([expect.stringMatching(/^kp_refresh=[\w-]{43}; Max-Age=1209600; Path=\/auth; HttpOnly; SameSite=Strict$/)]);
    expect(refreshCookie).toBeDefined();
    expect((await me(body.accessToken)).body.user.email).toBe(email);
  });

  test('is refused in the same words whatever is wrong', async () => {
    const { email } = await person();
    const disabled = await person();
    await gateways.database.query(`UPDATE app_user SET status = 'disabled' WHERE id = $1`, [disabled.userId]);
    const invited = await person({ passwordHash: null });
    const answers = await Promise.all([logIn(email, 'wrong'), logIn(disabled.email), logIn('nobody@example.test'), logIn(invited.email), logIn(invited.email, 'null'), logIn(email, passwordHash)]);
    for (const { status, body, refreshCookie } of answers) expect([status, body.code, body.detail, refreshCookie]).toEqual([401, 'unauthenticated', 'Email or password is wrong.', undefined]);
  });

  test('takes as long for an unknown person as for a wrong password', async () => {
    const { email } = await person();
    const timeOf = async (address: string) => {
      const startedAt = performance.now();
      await logIn(address, 'wrong password');
      return performance.now() - startedAt;
    };
    await timeOf(email);
    const [known, unknown]: [number[], number[]] = [[], []];
    // In turns, so that whatever else the machine does falls on both.
    for (let round = 0; round < 15; round += 1) {
      known.push(await timeOf(email));
      unknown.push(await timeOf(`nobody${round}@example.test`));
    }
    const median = (times: number[]) => times.toSorted((a, b) => a - b)[7] ?? 0;
    // Without the comparison an unknown person is answered more than ten times as fast.
    expect(median(unknown)).toBeGreaterThan(median(known) * 0.5);
    expect(median(unknown)).toBeLessThan(median(known) * 2);
  });

  test('hashes the password anew when the parameters have changed, and only then', async () => {
    const { hash } = await import('@node-rs/argon2');
    const { email, userId } = await person({ passwordHash: await hash(PASSWORD, { memoryCost: 8_192, timeCost: 1 }) });
    const stored = async () => (await gateways.database.query<{ password_hash: string }>('SELECT password_hash FROM app_user WHERE id = $1', [userId]))[0]?.password_hash ?? '';
    expect((await logIn(email)).status).toBe(200);
    const renewed = await stored();
    expect(renewed).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect((await logIn(email)).status).toBe(200);
    expect(await stored()).toBe(renewed);
  });

  test.each([{}, { email: 'a@b.de' }, { email: 'a@b.de', password: '' }, { email: 1, password: [] }, { email: 'a@b.de', password: 'x', extra: 1 }])('with the body %j names every bad field', async (body) => {
    expect((await gateways.ask('POST', '/auth/login', { body })).body).toMatchObject({ status: 400, code: 'validation-failed' });
  });
});

describe('a refresh token', () => {
  test('is good once: the next one takes its place', async () => {
    const { email } = await person();
    const opened = await logIn(email);
    const second = await refresh(opened.refreshCookie);
    expect([second.status, second.refreshCookie === opened.refreshCookie, second.body.user.email]).toEqual([200, false, email]);
    expect((await refresh(second.refreshCookie)).status).toBe(200);
  });

  test('of two tabs that refresh at the same moment, on two replicas: both go on, and one token stands', async () => {
    const { email } = await person();
    const opened = await logIn(email);
    const both = await Promise.all([refresh(opened.refreshCookie), refresh(opened.refreshCookie, { replica: 1 })]);
    expect(both.map((each) => each.status)).toEqual([200, 200]);
    const cookies = both.flatMap((each) => each.refreshCookie ?? []);
    expect(cookies).toHaveLength(1);
    expect((await refresh(cookies[0])).status).toBe(200);
  });

  test.each([1, 2, 3, 4, 5])('of generation %i that comes again ends the session for everybody, is in the audit log, and is told at the next login', async (generation) => {
    const { email } = await person();
    const chain = [await logIn(email)];
    for (let index = 0; index < 5; index += 1) chain.push(await refresh(chain.at(-1)?.refreshCookie));
    await passGrace();
    const newest = chain.at(-1);
    expect((await me(newest?.body.accessToken)).status).toBe(200);
    const replayed = await refresh(chain[generation - 1]?.refreshCookie, { replica: 1 });
    expect([replayed.status, replayed.body.detail]).toEqual([401, 'The session has ended. Log in again.']);
    // Neither the newest refresh token nor an access token that was handed out before works on, on any replica.
    expect((await refresh(newest?.refreshCookie)).status).toBe(401);
    for (const replica of [0, 1]) expect((await me(newest?.body.accessToken, replica)).status).toBe(401);
    const [entry] = await gateways.database.query<{ ip: string }>(`SELECT ip FROM audit_entry WHERE action = 'session.token-reused' AND target_name = $1`, [email]);
    expect(entry?.ip).toBe('127.0.0.1');
    const next = await logIn(email);
    expect(next.body.notices).toEqual([{ kind: 'session-token-reused', at: expect.any(String) as unknown, ip: '127.0.0.1' }]);
    expect((await logIn(email)).body.notices).toEqual([]);
  });

  test('of the one before the last is no excuse within the grace either', async () => {
    const { email } = await person();
    const first = await logIn(email);
    const second = await refresh(first.refreshCookie);
    const third = await refresh(second.refreshCookie);
    expect((await refresh(first.refreshCookie)).status).toBe(401);
    expect((await refresh(third.refreshCookie)).status).toBe(401);
  });

  test('that is unknown, empty, or of a session that expired, ended or lies idle, is refused', async () => {
    for (const cookie of [undefined, '', 'x'.repeat(43), `' OR 1=1 --`]) expect((await refresh(cookie)).status).toBe(401);
    for (const change of [`expires_at = now()`, `idle_expires_at = now()`, `ended_at = now(), end_reason = 'ended'`]) {
      const opened = await logIn((await person()).email);
      const [{ sid }] = [JSON.parse(Buffer.from(opened.body.accessToken.split('.')[1], 'base64url').toString()) as { sid: string }];
      await gateways.database.query(`UPDATE console_session SET ${change} WHERE id = $1`, [sid]);
      expect([change, (await refresh(opened.refreshCookie)).status]).toEqual([change, 401]);
    }
  });

  test('moves the idle end on, but never beyond the absolute one', async () => {
    const { email, userId } = await person();
    const opened = await logIn(email);
    await gateways.database.query(`UPDATE console_session SET expires_at = now() + interval '1 hour' WHERE user_id = $1`, [userId]);
    await refresh(opened.refreshCookie);
    const rows = await gateways.database.query(`SELECT idle_expires_at = expires_at AS same FROM console_session WHERE user_id = $1 ORDER BY last_seen_at DESC LIMIT 1`, [userId]);
    expect(rows).toEqual([{ same: true }]);
  });

  test('of a person who was disabled is refused', async () => {
    const { email, userId } = await person();
    const opened = await logIn(email);
    await gateways.database.query(`UPDATE app_user SET status = 'disabled' WHERE id = $1`, [userId]);
    expect((await refresh(opened.refreshCookie)).status).toBe(401);
  });
});

describe('the end of a session', () => {
  test('by logout is at once, for access tokens too', async () => {
    const opened = await logIn((await person()).email);
    expect((await gateways.ask('POST', '/auth/logout', { cookie: opened.refreshCookie })).headers.getSetCookie()[0]).toMatch(/^kp_refresh=;.*Path=\/auth/);
    expect([(await refresh(opened.refreshCookie)).status, (await me(opened.body.accessToken)).status]).toEqual([401, 401]);
  });

  test('can be of another one of one’s own, and of nobody else’s', async () => {
    const { email } = await person();
    const [here, there] = [await logIn(email), await logIn(email)];
    const stranger = await logIn((await person()).email);
    const list = await gateways.ask('GET', '/auth/sessions', { token: here.body.accessToken });
    // The fixture's own login is the third.
    expect(list.body.data.map((each: { current: boolean }) => each.current).toSorted()).toEqual([false, false, true]);
    const [strangers] = (await gateways.ask('GET', '/auth/sessions', { token: stranger.body.accessToken })).body.data.filter((each: { current: boolean }) => each.current);
    expect((await gateways.ask('DELETE', `/auth/sessions/${strangers.id}`, { token: here.body.accessToken })).status).toBe(404);
    const other = list.body.data.find((each: { current: boolean; id: string }) => !each.current && each.id > list.body.data.at(-1).id);
    expect((await gateways.ask('DELETE', `/auth/sessions/${other.id}`, { token: here.body.accessToken })).status).toBe(204);
    expect((await gateways.ask('DELETE', `/auth/sessions/${other.id}`, { token: here.body.accessToken })).status).toBe(404);
    expect([(await me(here.body.accessToken)).status, (await me(stranger.body.accessToken)).status, (await refresh(there.refreshCookie)).status]).toEqual([200, 200, 401]);
  });

  test('comes to all of them with a new password, which must be a good one', async () => {
    const { email, userId } = await person();
    const [here, there] = [await logIn(email), await logIn(email, PASSWORD, 1)];
    const change = (currentPassword: string, newPassword: string) => gateways.ask('POST', '/auth/password', { token: here.body.accessToken, body: { currentPassword, newPassword } });
    expect((await change('wrong', 'a new long passphrase')).body.errors).toEqual([expect.objectContaining({ path: 'currentPassword', code: 'wrong' })]);
    expect((await change(PASSWORD, 'short')).body.errors).toEqual([expect.objectContaining({ path: 'newPassword', code: 'too-short' })]);
    const changed = await change(PASSWORD, 'a new long passphrase');
    expect(changed.status).toBe(200);
    expect([(await me(here.body.accessToken)).status, (await me(there.body.accessToken, 1)).status, (await refresh(there.refreshCookie)).status]).toEqual([401, 401, 401]);
    expect([(await me(changed.body.accessToken)).status, (await refresh(changed.refreshCookie)).status]).toEqual([200, 200]);
    expect([(await logIn(email)).status, (await logIn(email, 'a new long passphrase')).status]).toEqual([401, 200]);
    expect((await gateways.auditOf(userId)).map((entry) => entry.action)).toEqual(['password.changed']);
  });
});

describe('a person in several workspaces', () => {
  test('switches between their own, and each tab keeps the one it shows', async () => {
    const { email } = await person({ workspaceId: 'ws_first' });
    await gateways.logIn({ email, workspaceId: 'ws_second', role: 'read-only' });
    await person({ workspaceId: 'ws_others' });
    const opened = await logIn(email);
    const switched = await gateways.ask('POST', '/auth/switch', { token: opened.body.accessToken, body: { workspaceId: opened.body.workspace.id === 'ws_first' ? 'ws_second' : 'ws_first' } });
    expect([switched.status, switched.refreshCookie, switched.body.workspace.id === opened.body.workspace.id]).toEqual([200, undefined, false]);
    // The old access token still means the old workspace, the new one the new.
    expect((await me(opened.body.accessToken)).body.workspace.id).toBe(opened.body.workspace.id);
    expect((await me(switched.body.accessToken)).body.workspace.id).toBe(switched.body.workspace.id);
    const plain = await refresh(opened.refreshCookie);
    expect(plain.body.workspace.id).toBe(switched.body.workspace.id);
    expect((await refresh(plain.refreshCookie, { body: { workspaceId: opened.body.workspace.id } })).body.workspace.id).toBe(opened.body.workspace.id);
    expect((await gateways.ask('POST', '/auth/switch', { token: opened.body.accessToken, body: { workspaceId: 'ws_others' } })).status).toBe(404);
    expect((await logIn(email)).body.workspaces.map((each: { id: string; role: string }) => [each.id, each.role])).toEqual([['ws_first', 'owner'], ['ws_second', 'read-only']]);
  });

  test('or in none can log in, see who they are, and do nothing', async () => {
    const { email } = await gateways.logIn({ email: 'lonely@example.test', passwordHash });
    const opened = await logIn(email);
    expect([opened.status, opened.body.workspace, opened.body.workspaces]).toEqual([200, null, []]);
    expect((await gateways.ask('GET', '/v1/workspace', { token: opened.body.accessToken })).body.code).toBe('forbidden');
  });
});

test('where people come by https, cookies are never sent without it, whatever a proxy speaks to us', async () => {
  const secure = await startGateways({ isHttps: true });
  try {
    await secure.logIn({ email: 'x@example.test', passwordHash });
    expect((await secure.ask('POST', '/auth/login', { body: { email: 'x@example.test', password: PASSWORD } })).headers.getSetCookie()).toEqual([expect.stringMatching(/; HttpOnly; Secure; SameSite=Strict$/)]);
  } finally {
    await secure.stop();
  }
});

test('an API key is no session', async () => {
  const { accessToken } = await person();
  const { body } = await gateways.ask('POST', '/v1/api-keys', { token: accessToken, body: { name: 'k' } });
  for (const [method, path, payload] of [['GET', '/auth/me'], ['POST', '/auth/switch', { workspaceId: 'ws_1' }], ['GET', '/auth/sessions'], ['POST', '/auth/password', { currentPassword: 'x', newPassword: 'y' }]] as const) {
    expect([path, (await gateways.ask(method, path, { token: body.key, body: payload })).body.code]).toEqual([path, 'forbidden']);
  }
});
