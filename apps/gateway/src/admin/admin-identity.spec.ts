import { PLATFORM_ROLES, type PlatformRole } from '@kp/task-contracts';
import { startGateways, type Gateways } from '../identity/gateway.fixture.ts';
import { hashPassword } from '../identity/passwords.ts';

const PASSWORD = 'correct horse battery staple';
let gateways: Gateways;
let passwordHash: string;
let counter = 0;

beforeAll(async () => {
  [gateways, passwordHash] = await Promise.all([startGateways({ replicas: 2 }), hashPassword(PASSWORD)]);
});
afterAll(() => gateways.stop());

const address = () => `admin${(counter += 1)}@example.test`;
const somebody = (platformRole: PlatformRole | null) => gateways.logIn({ email: address(), platformRole, passwordHash });
const tokenOf = (url: string) => url.split('#')[1] ?? '';
const REASON = { reason: 'Because of the test' };

describe('who may', () => {
  test('administrators everything, operators all but people and making keys, reviewers nothing of it', async () => {
    const tokens = Object.fromEntries(await Promise.all([...PLATFORM_ROLES, null].map(async (role) => [String(role), (await somebody(role)).accessToken] as const)));
    const target = await gateways.logIn({ email: address(), workspaceId: `ws_a${counter}` });
    const { body: key } = await gateways.ask('POST', '/v1/api-keys', { token: target.accessToken, body: { name: 'k' } });
    const workspaceId = `ws_a${counter}`;
    const routes: [string, string, object | undefined, string][] = [
      ['GET', '/admin/v1/workspaces', undefined, 'operator admin'],
      ['GET', `/admin/v1/workspaces/${workspaceId}`, undefined, 'operator admin'],
      ['GET', `/admin/v1/workspaces/${workspaceId}/members`, undefined, 'operator admin'],
      ['PATCH', `/admin/v1/workspaces/${workspaceId}`, { name: 'renamed', ...REASON }, 'operator admin'],
      ['POST', '/admin/v1/workspaces', { name: 'n', ownerEmail: address() }, 'admin'],
      ['POST', `/admin/v1/workspaces/${workspaceId}/invites`, { email: address(), role: 'owner', ...REASON }, 'admin'],
      ['GET', '/admin/v1/users', undefined, 'admin'],
      ['GET', `/admin/v1/users/${target.userId}`, undefined, 'admin'],
      ['PATCH', `/admin/v1/users/${target.userId}`, { name: 'n', ...REASON }, 'admin'],
      ['POST', `/admin/v1/users/${target.userId}/reset-link`, REASON, 'admin'],
      ['DELETE', `/admin/v1/users/${target.userId}/sessions?reason=test`, undefined, 'admin'],
      ['GET', '/admin/v1/api-keys', undefined, 'operator admin'],
      ['GET', `/admin/v1/api-keys/${key.id}`, undefined, 'operator admin'],
      ['POST', '/admin/v1/api-keys', { name: 'k', workspaceId, userId: target.userId, ...REASON }, 'admin'],
      ['POST', `/admin/v1/api-keys/${key.id}/rotate`, REASON, 'admin'],
      ['DELETE', `/admin/v1/api-keys/${key.id}?reason=test`, undefined, 'operator admin'],
    ];
    for (const [method, path, body, allowed] of routes) {
      for (const [role, token] of Object.entries(tokens)) {
        const { status } = await gateways.ask(method, path, { token, body });
        expect([method, path, role, status < 300 ? 'yes' : status]).toEqual([method, path, role, allowed.split(' ').includes(role) ? 'yes' : 403]);
      }
      expect([path, (await gateways.ask(method, path, { token: key.key, body })).status]).toEqual([path, expect.any(Number)]);
    }
  });
});

describe('a person', () => {
  test('is invited with a platform role and sets a password by the link, once', async () => {
    const admin = await somebody('admin');
    const email = address();
    const { status, body } = await gateways.ask('POST', '/admin/v1/users', { token: admin.accessToken, body: { email: email.toUpperCase(), platformRole: 'operator' } });
    expect([status, body]).toEqual([201, expect.objectContaining({ email, hasSignedUp: false, platformRole: 'operator', status: 'active' })]);
    expect((await gateways.ask('POST', '/admin/v1/users', { token: admin.accessToken, body: { email } })).body.code).toBe('conflict');
    expect((await gateways.ask('GET', `/auth/links/${tokenOf(body.invite.url)}`)).body).toMatchObject({ purpose: 'invite', platformRole: 'operator', workspaceName: null, asks: 'new-password' });
    const accepted = await gateways.ask('POST', `/auth/links/${tokenOf(body.invite.url)}`, { body: { name: 'Op', password: PASSWORD } });
    expect(accepted.body.user).toMatchObject({ id: body.id, name: 'Op', platformRole: 'operator' });
    expect((await gateways.ask('POST', `/auth/links/${tokenOf(body.invite.url)}`, { body: { password: PASSWORD } })).status).toBe(410);
    expect((await gateways.ask('GET', `/admin/v1/users/${body.id}`, { token: admin.accessToken })).body.hasSignedUp).toBe(true);
    expect((await gateways.auditOf(body.id)).map((entry) => [entry.chain, entry.action])).toEqual([['platform', 'user.invited'], ['platform', 'invite.accepted']]);
  });

  test('who lost the invite gets another one, good for seven days; the first is void', async () => {
    const admin = await somebody('admin');
    const { body } = await gateways.ask('POST', '/admin/v1/users', { token: admin.accessToken, body: { email: address() } });
    const again = await gateways.ask('POST', `/admin/v1/users/${body.id}/reset-link`, { token: admin.accessToken, body: REASON });
    expect([(await gateways.ask('GET', `/auth/links/${tokenOf(body.invite.url)}`)).status, (await gateways.ask('GET', `/auth/links/${tokenOf(again.body.url)}`)).body.purpose]).toEqual([410, 'invite']);
  });

  test('invited twice at the same moment is one', async () => {
    const admin = await somebody('admin');
    const email = address();
    const both = await Promise.all([1, 2].map(() => gateways.ask('POST', '/admin/v1/users', { token: admin.accessToken, body: { email } })));
    expect(both.map((each) => each.status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  });

  test('who is disabled is out at once: sessions, refresh tokens, keys and invites, on every replica; keys come back with the person', async () => {
    const admin = await somebody('admin');
    const workspaceId = `ws_d${(counter += 1)}`;
    const target = await gateways.logIn({ email: address(), passwordHash, workspaceId });
    const opened = await gateways.ask('POST', '/auth/login', { body: { email: target.email, password: PASSWORD } });
    const { body: key } = await gateways.ask('POST', '/v1/api-keys', { token: target.accessToken, body: { name: 'k', scopes: ['workspace:read'] } });
    const invited = await gateways.ask('POST', '/v1/invites', { token: target.accessToken, body: { email: address(), role: 'developer' } });
    const read = async (token: string) => Promise.all([0, 1].map(async (replica) => (await gateways.ask('GET', '/v1/workspace', { token, replica })).status));
    expect([await read(key.key), await read(target.accessToken)]).toEqual([[200, 200], [200, 200]]);
    const before = (await gateways.ask('GET', `/admin/v1/users/${target.userId}`, { token: admin.accessToken })).body;
    expect(before).toMatchObject({ activeKeyCount: 1, activeSessionCount: 2, workspaces: [{ id: workspaceId, role: 'owner' }] });
    const disabled = await gateways.ask('PATCH', `/admin/v1/users/${target.userId}`, { token: admin.accessToken, body: { status: 'disabled', version: before.version, ...REASON } });
    expect(disabled.body).toMatchObject({ status: 'disabled', consequences: { keysStopped: 1, sessionsEnded: 2, invitesWithdrawn: 1 } });
    expect([await read(key.key), await read(target.accessToken), (await gateways.ask('POST', '/auth/refresh', { cookie: opened.refreshCookie })).status, (await gateways.ask('GET', `/auth/links/${tokenOf(invited.body.url)}`)).status]).toEqual([[401, 401], [401, 401], 401, 410]);
    expect((await gateways.ask('GET', `/admin/v1/api-keys/${key.id}`, { token: admin.accessToken })).body.status).toBe('owner-gone');
    expect((await gateways.ask('PATCH', `/admin/v1/users/${target.userId}`, { token: admin.accessToken, body: { status: 'active', version: before.version, ...REASON } })).status).toBe(409);
    await gateways.ask('PATCH', `/admin/v1/users/${target.userId}`, { token: admin.accessToken, body: { status: 'active', ...REASON } });
    expect([await read(key.key), await read(target.accessToken)]).toEqual([[200, 200], [401, 401]]);
    expect((await gateways.auditOf(target.userId)).map((entry) => [entry.action, entry.reason])).toEqual([['user.disabled', REASON.reason], ['user.enabled', REASON.reason]]);
  });

  test('loses a platform role at once, on every replica', async () => {
    const admin = await somebody('admin');
    const operator = await somebody('operator');
    const read = async (replica: number) => (await gateways.ask('GET', '/admin/v1/workspaces', { token: operator.accessToken, replica })).status;
    expect([await read(0), await read(1)]).toEqual([200, 200]);
    expect((await gateways.ask('PATCH', `/admin/v1/users/${operator.userId}`, { token: admin.accessToken, body: { platformRole: null, ...REASON } })).body.platformRole).toBeNull();
    expect([await read(0), await read(1)]).toEqual([403, 403]);
  });

  test('is logged out everywhere by an administrator', async () => {
    const admin = await somebody('admin');
    const target = await somebody(null);
    expect((await gateways.ask('DELETE', `/admin/v1/users/${target.userId}/sessions`, { token: admin.accessToken })).status).toBe(400);
    expect((await gateways.ask('DELETE', `/admin/v1/users/${target.userId}/sessions?reason=Lost%20laptop`, { token: admin.accessToken })).body).toEqual({ sessionsEnded: 1 });
    expect((await gateways.ask('GET', '/auth/me', { token: target.accessToken })).status).toBe(401);
  });
});

test('one administrator always stays, and nobody shuts out themselves', async () => {
  await gateways.database.query('DELETE FROM platform_role');
  const [one, other] = [await somebody('admin'), await somebody('admin')];
  const patch = (who: { accessToken: string }, userId: string, body: object) => gateways.ask('PATCH', `/admin/v1/users/${userId}`, { token: who.accessToken, body: { ...body, ...REASON } });
  expect([(await patch(one, one.userId, { status: 'disabled' })).status, (await patch(one, one.userId, { platformRole: 'operator' })).status]).toEqual([409, 409]);
  const both = await Promise.all([patch(one, other.userId, { platformRole: 'operator' }), patch(other, one.userId, { status: 'disabled' })]);
  expect(both.filter((each) => each.status === 200)).toHaveLength(1);
  expect(await gateways.database.query(`SELECT count(*)::int FROM platform_role JOIN app_user ON id = user_id WHERE role = 'admin' AND status = 'active'`)).toEqual([{ count: 1 }]);
});

describe('a workspace', () => {
  test('is made with an owner: somebody known at once, somebody new by link', async () => {
    const admin = await somebody('admin');
    const known = await somebody(null);
    const first = await gateways.ask('POST', '/admin/v1/workspaces', { token: admin.accessToken, body: { name: 'Known', ownerEmail: known.email, timeZone: 'Asia/Tokyo' } });
    expect([first.status, first.body]).toEqual([201, expect.objectContaining({ name: 'Known', timeZone: 'Asia/Tokyo', planId: 'internal', memberCount: 1, ownerLink: null })]);
    const email = address();
    const second = await gateways.ask('POST', '/admin/v1/workspaces', { token: admin.accessToken, body: { name: 'New', ownerEmail: email } });
    expect(second.body.memberCount).toBe(0);
    const accepted = await gateways.ask('POST', `/auth/links/${tokenOf(second.body.ownerLink.url)}`, { body: { password: PASSWORD } });
    expect(accepted.body.workspace).toMatchObject({ id: second.body.id, role: 'owner' });
    expect((await gateways.ask('GET', `/admin/v1/workspaces/${second.body.id}/members`, { token: admin.accessToken })).body.data).toMatchObject([{ email, role: 'owner', workspaceId: second.body.id }]);
  });

  test('that is suspended can read itself, and nothing else, on every replica at once', async () => {
    const operator = await somebody('operator');
    const workspaceId = `ws_s${(counter += 1)}`;
    const owner = await gateways.logIn({ workspaceId });
    const { body: key } = await gateways.ask('POST', '/v1/api-keys', { token: owner.accessToken, body: { name: 'k', scopes: ['workspace:read', 'members:read'] } });
    const read = (path: string, token: string) => Promise.all([0, 1].map(async (replica) => (await gateways.ask('GET', path, { token, replica })).body));
    await read('/v1/members', key.key);
    const suspended = await gateways.ask('PATCH', `/admin/v1/workspaces/${workspaceId}`, { token: operator.accessToken, body: { status: 'suspended', reason: 'Invoice unpaid' } });
    expect(suspended.body.status).toBe('suspended');
    for (const token of [key.key, owner.accessToken]) {
      expect((await read('/v1/members', token)).map((body) => body.code)).toEqual(['workspace-suspended', 'workspace-suspended']);
      expect((await read('/v1/workspace', token)).map((body) => body.status)).toEqual(['suspended', 'suspended']);
    }
    for (const [method, path, body] of [['PATCH', '/v1/workspace', { name: 'x' }], ['POST', '/v1/api-keys', { name: 'x' }], ['POST', '/v1/invites', { email: address(), role: 'developer' }], ['DELETE', `/v1/members/${owner.userId}`]] as const) {
      expect([path, (await gateways.ask(method, path, { token: owner.accessToken, body })).body.code]).toEqual([path, 'workspace-suspended']);
    }
    expect((await gateways.ask('GET', '/auth/me', { token: owner.accessToken })).body.workspace.status).toBe('suspended');
    await gateways.ask('PATCH', `/admin/v1/workspaces/${workspaceId}`, { token: operator.accessToken, body: { status: 'active', reason: 'Invoice paid' } });
    expect((await read('/v1/members', key.key)).map((body) => body.data?.length)).toEqual([1, 1]);
    expect((await gateways.auditOf(workspaceId)).map((entry) => [entry.action, entry.reason])).toEqual([['workspace.suspended', 'Invoice unpaid'], ['workspace.reactivated', 'Invoice paid']]);
  });

  test('is changed with a reason only, and found by name, id, status and plan', async () => {
    const admin = await somebody('admin');
    const { body } = await gateways.ask('POST', '/admin/v1/workspaces', { token: admin.accessToken, body: { name: 'Findable Ltd', ownerEmail: address() } });
    expect((await gateways.ask('PATCH', `/admin/v1/workspaces/${body.id}`, { token: admin.accessToken, body: { name: 'x' } })).body.errors).toEqual([expect.objectContaining({ path: 'reason', code: 'required' })]);
    const find = async (query: string) => (await gateways.ask('GET', `/admin/v1/workspaces?${query}`, { token: admin.accessToken })).body.data.map((each: { id: string }) => each.id);
    expect([await find('q=findable'), await find(`id=${body.id},ws_nothing`), await find(`q=findable&status=suspended`), await find('q=findable&planId=internal'), await find('q=100%25')]).toEqual([[body.id], [body.id], [], [body.id], []]);
    for (const path of ['/admin/v1/workspaces/ws_nothing', '/admin/v1/workspaces/ws_nothing/members', '/admin/v1/users/usr_nothing', '/admin/v1/api-keys/key_nothing']) expect([path, (await gateways.ask('GET', path, { token: admin.accessToken })).status]).toEqual([path, 404]);
  });

  test('whose owners are gone gets a new one by the administrator’s invite', async () => {
    const admin = await somebody('admin');
    const workspaceId = `ws_g${(counter += 1)}`;
    const owner = await gateways.logIn({ workspaceId });
    await gateways.database.query(`UPDATE app_user SET status = 'disabled' WHERE id = $1`, [owner.userId]);
    const { body } = await gateways.ask('POST', `/admin/v1/workspaces/${workspaceId}/invites`, { token: admin.accessToken, body: { email: address(), role: 'owner', ...REASON } });
    expect((await gateways.ask('POST', `/auth/links/${tokenOf(body.url)}`, { body: { password: PASSWORD } })).body.workspace.role).toBe('owner');
  });

  test('lists go page by page, newest first, each record once', async () => {
    const admin = await somebody('admin');
    for (const path of ['/admin/v1/workspaces', '/admin/v1/users', '/admin/v1/api-keys']) {
      const ids: string[] = [];
      let total = 0;
      for (let cursor: string | undefined = ''; cursor !== undefined; ) {
        const { body } = await gateways.ask('GET', `${path}?limit=4${cursor && `&cursor=${cursor}`}`, { token: admin.accessToken });
        ids.push(...body.data.map((each: { id: string }) => each.id));
        ({ total } = body.meta);
        cursor = body.meta.nextCursor;
      }
      expect([path, ids.length, new Set(ids).size]).toEqual([path, total, total]);
    }
  });
});

describe('a key, from the console', () => {
  test('is made for a member within that member’s role, revoked and rotated with a reason', async () => {
    const admin = await somebody('admin');
    const workspaceId = `ws_k${(counter += 1)}`;
    const developer = await gateways.logIn({ workspaceId, role: 'developer' });
    const make = (body: object) => gateways.ask('POST', '/admin/v1/api-keys', { token: admin.accessToken, body: { name: 'k', workspaceId, userId: developer.userId, ...REASON, ...body } });
    expect((await make({ scopes: ['audit:read'] })).body.errors).toEqual([expect.objectContaining({ path: 'scopes', code: 'above-role' })]);
    expect((await make({ userId: admin.userId })).body.errors).toEqual([expect.objectContaining({ path: 'userId', code: 'unknown' })]);
    const { status, body } = await make({ scopes: ['workspace:read'] });
    expect([status, body]).toEqual([201, expect.objectContaining({ workspaceId, workspaceName: workspaceId, userId: developer.userId, createdBy: admin.userId })]);
    expect((await gateways.ask('GET', '/v1/workspace', { token: body.key })).status).toBe(200);
    const rotated = await gateways.ask('POST', `/admin/v1/api-keys/${body.id}/rotate`, { token: admin.accessToken, body: { overlapHours: 0, ...REASON } });
    expect([(await gateways.ask('GET', '/v1/workspace', { token: body.key })).status, (await gateways.ask('GET', '/v1/workspace', { token: rotated.body.key })).status]).toEqual([401, 200]);
    expect((await gateways.ask('DELETE', `/admin/v1/api-keys/${rotated.body.id}`, { token: admin.accessToken })).status).toBe(400);
    expect((await gateways.ask('DELETE', `/admin/v1/api-keys/${rotated.body.id}?reason=Found`, { token: admin.accessToken })).body.status).toBe('revoked');
    expect((await gateways.ask('GET', '/v1/workspace', { token: rotated.body.key })).status).toBe(401);
    expect((await gateways.auditOf(rotated.body.id)).map((entry) => [entry.chain, entry.action, entry.reason])).toEqual([[workspaceId, 'api-key.rotated', REASON.reason], [workspaceId, 'api-key.revoked', 'Found']]);
  });
});
