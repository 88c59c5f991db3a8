import type { WorkspaceRole } from '@kp/task-contracts';
import { startGateways, type Gateways } from './gateway.fixture.ts';

let gateways: Gateways;
let counter = 0;

beforeAll(async () => {
  gateways = await startGateways({ replicas: 2 });
});
afterAll(() => gateways.stop());

const member = (role: WorkspaceRole = 'owner', workspaceId = `ws_${(counter += 1)}`) => gateways.logIn({ workspaceId, role }).then((who) => ({ ...who, workspaceId }));
const make = (token: string, body: object = {}) => gateways.ask('POST', '/v1/api-keys', { token, body: { name: 'key', scopes: ['workspace:read'], ...body } });
const rotate = (token: string, id: string, body: object = {}) => gateways.ask('POST', `/v1/api-keys/${id}/rotate`, { token, body });
const works = async (key: string, replica = 0, settled = replica > 0) => (await gateways.ask('GET', '/v1/workspace', { token: key, replica, settled })).status;

describe('a new key', () => {
  test('is shown once, with everything that was asked of it', async () => {
    const { accessToken, userId } = await member();
    const wanted = { name: 'Render farm', mode: 'test', scopes: ['tasks:read', 'workspace:read'], ipAllowList: ['127.0.0.0/8', '::1'], costCentre: 'marketing', unitsPerDay: 12.5, unitsPerMonth: 100, requestsPerMinute: 60, expiresAt: new Date(Date.now() + 3_600_000).toISOString() };
    const { status, body, headers } = await make(accessToken, wanted);
    expect([status, headers.get('cache-control')]).toEqual([201, 'no-store']);
    expect(body).toMatchObject({ ...wanted, status: 'active', userId, createdBy: userId, prefix: body.key.slice(0, 12), last4: body.key.slice(-4), lastUsedAt: null, rotatedFrom: null, replacedBy: null });
    expect(await works(body.key)).toBe(200);
    const { key: _key, ...shown } = body;
    const read = await gateways.ask('GET', `/v1/api-keys/${body.id}`, { token: accessToken });
    expect({ ...read.body, lastUsedAt: null, lastUsedIp: null }).toEqual(shown);
    expect([read.body.lastUsedIp, JSON.stringify(read.body).includes(body.key)]).toEqual(['127.0.0.1', false]);
    const [entry] = await gateways.auditOf(body.id);
    expect(entry).toMatchObject({ action: 'api-key.created', actor_id: userId, after: { name: 'Render farm', scopes: wanted.scopes } });
    expect(JSON.stringify(entry)).not.toContain(body.key.slice(12));
  });

  test('can work with tasks when nothing is said, as far as its maker can', async () => {
    const scopesOf = async (role: WorkspaceRole) => (await gateways.ask('POST', '/v1/api-keys', { token: (await member(role)).accessToken, body: { name: 'key' } })).body.scopes?.toSorted();
    expect(await scopesOf('owner')).toEqual(['events:read', 'models:read', 'tasks:read', 'tasks:write', 'uploads:write', 'usage:read']);
    expect(await scopesOf('developer')).toEqual(['events:read', 'models:read', 'tasks:read', 'tasks:write', 'uploads:write', 'usage:read']);
    expect(await scopesOf('read-only')).toBeUndefined();
  });

  test('can do nothing its maker cannot', async () => {
    const developer = await member('developer');
    expect((await make(developer.accessToken, { scopes: ['tasks:read', 'audit:read', 'members:write'] })).body).toMatchObject({ status: 403, code: 'forbidden', detail: 'A key cannot do more than you: audit:read, members:write.' });
    const owner = await member();
    const { body } = await make(owner.accessToken, { scopes: ['keys:write', 'keys:read'] });
    expect((await make(body.key, { scopes: ['tasks:write'] })).status).toBe(403);
    expect((await make(body.key, { scopes: ['keys:read'] })).status).toBe(201);
  });

  test.each([{ ipAllowList: ['127.0.0.1'] }, { unitsPerDay: 5 }, { unitsPerMonth: 5 }, { requestsPerMinute: 600 }, { expiresAt: new Date(Date.now() + 3_600_000).toISOString() }])('with %j makes and changes no keys: it could free itself of its bounds', async (bounds) => {
    const { accessToken } = await member();
    const { body: bound } = await make(accessToken, { scopes: ['keys:write', 'keys:read'], ...bounds });
    const { body: other } = await make(accessToken, {});
    const answers = [await make(bound.key, { scopes: ['keys:read'] }), await rotate(bound.key, other.id), await gateways.ask('PATCH', `/v1/api-keys/${bound.id}`, { token: bound.key, body: { expiresAt: null, ipAllowList: [], unitsPerDay: null } })];
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([[403, 'forbidden'], [403, 'forbidden'], [403, 'forbidden']]);
    expect((await gateways.ask('DELETE', `/v1/api-keys/${bound.id}`, { token: bound.key })).status).toBe(200);
  });

  test('of a test-mode key is a test-mode key', async () => {
    const { accessToken } = await member();
    const { body } = await make(accessToken, { mode: 'test', scopes: ['keys:write', 'keys:read'] });
    const live = await make(accessToken, { mode: 'live', scopes: ['keys:read'] });
    expect([(await make(body.key, { mode: 'live', scopes: ['keys:read'] })).status, (await make(body.key, { mode: 'test', scopes: ['keys:read'] })).status, (await rotate(body.key, live.body.id)).status]).toEqual([403, 201, 403]);
  });

  test('for somebody else is made by owners and admins, and for an owner by owners only', async () => {
    const owner = await member();
    const admin = await member('admin', owner.workspaceId);
    const developer = await member('developer', owner.workspaceId);
    const stranger = await member();
    expect((await make(admin.accessToken, { userId: developer.userId })).body).toMatchObject({ userId: developer.userId, createdBy: admin.userId });
    expect((await make(admin.accessToken, { userId: owner.userId })).status).toBe(403);
    expect((await make(owner.accessToken, { userId: admin.userId })).status).toBe(201);
    expect((await make(developer.accessToken, { userId: admin.userId })).status).toBe(403);
    expect((await make(owner.accessToken, { userId: stranger.userId })).body.errors).toEqual([expect.objectContaining({ path: 'userId', code: 'unknown' })]);
  });

  test('with bad wishes is refused with every bad field', async () => {
    const { accessToken } = await member();
    const { status, body } = await gateways.ask('POST', '/v1/api-keys', { token: accessToken, body: { name: ' ', mode: 'prod', scopes: ['everything'], ipAllowList: ['300.1.1.1', '10.0.0.0/33', '10.0.0.1-9', 'fe80::1%eth0', '::/129', 'localhost'], costCentre: '', expiresAt: '2020-01-01T00:00:00Z', unitsPerDay: 0, unitsPerMonth: -1, requestsPerMinute: 1.5, secret: 'x' } });
    expect([status, body.errors.map((each: { path: string }) => each.path).toSorted()]).toEqual([400, ['costCentre', 'expiresAt', 'ipAllowList.0', 'ipAllowList.1', 'ipAllowList.2', 'ipAllowList.3', 'ipAllowList.4', 'ipAllowList.5', 'mode', 'name', 'requestsPerMinute', 'scopes.0', 'secret', 'unitsPerDay', 'unitsPerMonth']]);
  });
});

describe('who sees a key', () => {
  test('developers their own, owners and admins all of their workspace, nobody another workspace’s', async () => {
    const owner = await member();
    const [admin, developer, other] = await Promise.all([member('admin', owner.workspaceId), member('developer', owner.workspaceId), member('developer', owner.workspaceId)]);
    const stranger = await member();
    const mine = (await make(developer.accessToken)).body;
    const routes = (token: string) => Promise.all([gateways.ask('GET', `/v1/api-keys/${mine.id}`, { token }), gateways.ask('PATCH', `/v1/api-keys/${mine.id}`, { token, body: { name: 'renamed' } }), rotate(token, mine.id, { overlapHours: 200 }), rotate(token, 'key_nothing')].map(async (each) => (await each).status));
    expect(await routes(stranger.accessToken)).toEqual([404, 404, 400, 404]);
    expect(await routes(other.accessToken)).toEqual([404, 404, 400, 404]);
    for (const who of [developer, admin, owner]) expect((await routes(who.accessToken)).slice(0, 2)).toEqual([200, 200]);
    for (const who of [stranger, other]) expect([(await rotate(who.accessToken, mine.id)).status, (await gateways.ask('DELETE', `/v1/api-keys/${mine.id}`, { token: who.accessToken })).status]).toEqual([404, 404]);
    const idsOf = async (token: string) => (await gateways.ask('GET', '/v1/api-keys', { token })).body.data.map((each: { id: string }) => each.id);
    expect([await idsOf(other.accessToken), await idsOf(developer.accessToken), await idsOf(admin.accessToken), await idsOf(stranger.accessToken)]).toEqual([[], [mine.id], [mine.id], []]);
  });

  test('a list goes newest first, page by page, and by status', async () => {
    const { accessToken: token } = await member();
    const made: string[] = [];
    for (let index = 0; index < 5; index += 1) made.unshift((await make(token, { name: `k${index}` })).body.id);
    await gateways.ask('DELETE', `/v1/api-keys/${made[1]}`, { token });
    const first = await gateways.ask('GET', '/v1/api-keys?limit=3', { token });
    const second = await gateways.ask('GET', `/v1/api-keys?limit=3&cursor=${first.body.meta.nextCursor}`, { token });
    expect([...first.body.data, ...second.body.data].map((each: { id: string }) => each.id)).toEqual(made);
    expect([first.body.meta.total, second.body.meta]).toEqual([5, { total: 5 }]);
    expect((await gateways.ask('GET', '/v1/api-keys?status=revoked', { token })).body.data.map((each: { id: string }) => each.id)).toEqual([made[1]]);
  });
});

describe('a changed key', () => {
  test('does what it now says, on every replica at once; null takes a limit away', async () => {
    const { accessToken: token } = await member();
    const { id, key } = (await make(token, { unitsPerDay: 5, costCentre: 'a' })).body;
    expect([await works(key), await works(key, 1)]).toEqual([200, 200]);
    const change = (body: object) => gateways.ask('PATCH', `/v1/api-keys/${id}`, { token, body });
    expect((await change({ scopes: ['tasks:read'], unitsPerDay: null })).body).toMatchObject({ scopes: ['tasks:read'], unitsPerDay: null, costCentre: 'a' });
    expect([await works(key), await works(key, 1)]).toEqual([403, 403]);
    await change({ scopes: ['workspace:read'], ipAllowList: ['203.0.113.0/24'] });
    expect([await works(key), await works(key, 1)]).toEqual([401, 401]);
    await change({ ipAllowList: [] });
    expect([await works(key), await works(key, 1)]).toEqual([200, 200]);
    expect((await gateways.auditOf(id)).slice(1).map((entry) => [entry.action, entry.before, entry.after])).toEqual([
      ['api-key.changed', { scopes: ['workspace:read'], unitsPerDay: 5 }, { scopes: ['tasks:read'], unitsPerDay: null }],
      ['api-key.changed', { scopes: ['tasks:read'], ipAllowList: [] }, { scopes: ['workspace:read'], ipAllowList: ['203.0.113.0/24'] }],
      ['api-key.changed', { ipAllowList: ['203.0.113.0/24'] }, { ipAllowList: [] }],
    ]);
  });

  test('gets no scope its changer lacks', async () => {
    const { accessToken } = await member('developer');
    const { id } = (await make(accessToken)).body;
    expect((await gateways.ask('PATCH', `/v1/api-keys/${id}`, { token: accessToken, body: { scopes: ['audit:read'] } })).status).toBe(403);
  });
});

describe('a revoked key', () => {
  test('stops on every replica at once, and revoking it again changes nothing', async () => {
    const { accessToken: token } = await member();
    const { id, key } = (await make(token)).body;
    expect([await works(key), await works(key, 1)]).toEqual([200, 200]);
    const revoked = await gateways.ask('DELETE', `/v1/api-keys/${id}?reason=Leaked%20in%20a%20log`, { token });
    expect([await works(key, 1), await works(key)]).toEqual([401, 401]);
    expect((await gateways.ask('DELETE', `/v1/api-keys/${id}`, { token })).body.revokedAt).toBe(revoked.body.revokedAt);
    expect((await gateways.auditOf(id)).map((entry) => [entry.action, entry.reason])).toEqual([['api-key.created', null], ['api-key.revoked', 'Leaked in a log']]);
    expect([(await rotate(token, id)).status, (await gateways.ask('PATCH', `/v1/api-keys/${id}`, { token, body: { name: 'x' } })).status]).toEqual([409, 409]);
  });

  test('is refused in the time a nudge takes, not in the five seconds a caller is remembered', async () => {
    const { accessToken: token } = await member();
    const delays: number[] = [];
    for (let round = 0; round < 10; round += 1) {
      const { id, key } = (await make(token)).body;
      await works(key, 1);
      await gateways.ask('DELETE', `/v1/api-keys/${id}`, { token });
      const startedAt = performance.now();
      while ((await works(key, 1, false)) === 200) expect(performance.now() - startedAt).toBeLessThan(2_000);
      delays.push(performance.now() - startedAt);
    }
    expect(Math.max(...delays)).toBeLessThan(2_000);
  });
});

describe('rotation', () => {
  test('gives a new key like the old one, which goes on for the overlap', async () => {
    const { accessToken: token } = await member();
    const old = (await make(token, { name: 'Farm', ipAllowList: ['127.0.0.1'], costCentre: 'x', unitsPerDay: 7 })).body;
    const { status, body } = await rotate(token, old.id, { overlapHours: 48 });
    expect([status, body]).toEqual([201, expect.objectContaining({ name: 'Farm', ipAllowList: ['127.0.0.1'], costCentre: 'x', unitsPerDay: 7, rotatedFrom: old.id, expiresAt: null })]);
    expect(body.key).not.toBe(old.key);
    expect([await works(old.key), await works(body.key), await works(body.key, 1)]).toEqual([200, 200, 200]);
    const after = (await gateways.ask('GET', `/v1/api-keys/${old.id}`, { token })).body;
    expect([after.replacedBy, Math.round((Date.parse(after.expiresAt) - Date.now()) / 3_600_000)]).toEqual([body.id, 48]);
    expect((await rotate(token, old.id)).body.code).toBe('conflict');
  });

  test('without overlap stops the old key at once, on every replica', async () => {
    const { accessToken: token } = await member();
    const old = (await make(token)).body;
    expect([await works(old.key), await works(old.key, 1)]).toEqual([200, 200]);
    const { body } = await rotate(token, old.id, { overlapHours: 0 });
    expect([await works(old.key), await works(old.key, 1), await works(body.key)]).toEqual([401, 401, 200]);
  });

  test('never makes the old key live longer, and gives the new one as long as the old one had', async () => {
    const { accessToken: token } = await member();
    const expiresAt = new Date(Date.now() + 3_600_000).toISOString();
    const old = (await make(token, { expiresAt })).body;
    const { body } = await rotate(token, old.id, { overlapHours: 168 });
    expect((await gateways.ask('GET', `/v1/api-keys/${old.id}`, { token })).body.expiresAt).toBe(expiresAt);
    expect(Math.abs(Date.parse(body.expiresAt) - Date.now() - 3_600_000)).toBeLessThan(30_000);
  });

  test('done twice at once makes one new key', async () => {
    const { accessToken: token } = await member();
    const { id } = (await make(token)).body;
    expect((await Promise.all([rotate(token, id), rotate(token, id)])).map((each) => each.status).toSorted((a, b) => a - b)).toEqual([201, 409]);
  });

  test('is no way to a key that can do more, or that acts for an owner', async () => {
    const owner = await member();
    const admin = await member('admin', owner.workspaceId);
    const strong = (await make(owner.accessToken, { scopes: ['members:write', 'keys:write'] })).body;
    expect((await rotate(admin.accessToken, strong.id)).status).toBe(403);
    const weak = (await make(owner.accessToken, { scopes: ['keys:write', 'keys:read'] })).body;
    expect((await rotate(weak.key, strong.id)).body.detail).toMatch(/members:write/);
    expect((await rotate(admin.accessToken, weak.id)).body.detail).toMatch(/Only an owner/);
    // Taking it away is always possible.
    expect((await gateways.ask('DELETE', `/v1/api-keys/${strong.id}`, { token: admin.accessToken })).status).toBe(200);
  });

  test.each([-1, 169, '24', null])('with an overlap of %j hours is refused', async (overlapHours) => {
    const { accessToken: token } = await member();
    expect((await rotate(token, (await make(token)).body.id, { overlapHours })).status).toBe(400);
  });
});
