import { startGateways, type Gateways } from '../identity/gateway.fixture.ts';
import { workspacePermissionsOf, WORKSPACE_ROLES, type WorkspaceRole } from '@kp/task-contracts';

let gateways: Gateways;
let counter = 0;

beforeAll(async () => {
  gateways = await startGateways({ replicas: 2 });
});
afterAll(() => gateways.stop());

/** A workspace with one member of each of these roles. */
async function workspace(...roles: WorkspaceRole[]) {
  const workspaceId = `ws_${(counter += 1)}`;
  const members = await Promise.all(roles.map((role) => gateways.logIn({ workspaceId, role })));
  return { workspaceId, members };
}
const patch = (token: string, userId: string, role: string) => gateways.ask('PATCH', `/v1/members/${userId}`, { token, body: { role } });
const remove = (token: string, userId: string, reason = '') => gateways.ask('DELETE', `/v1/members/${userId}${reason ? `?reason=${encodeURIComponent(reason)}` : ''}`, { token });

describe('the workspace', () => {
  test('is read by all roles and changed by owners and admins', async () => {
    const { workspaceId, members } = await workspace(...WORKSPACE_ROLES);
    for (const [index, role] of WORKSPACE_ROLES.entries()) {
      const token = members[index]?.accessToken;
      expect([role, (await gateways.ask('GET', '/v1/workspace', { token })).body.id]).toEqual([role, workspaceId]);
      expect([role, (await gateways.ask('PATCH', '/v1/workspace', { token, body: { name: `by ${role}` } })).status]).toEqual([role, ['owner', 'admin'].includes(role) ? 200 : 403]);
    }
  });

  test('keeps what was changed, with its audit entry, and refuses a change of an older version', async () => {
    const { workspaceId, members: [owner] } = await workspace('owner');
    const body = { name: 'Studio', timeZone: 'Europe/Berlin', corsOrigins: ['https://app.example.com', 'http://localhost:5173', 'https://app.example.com'], version: 1 };
    const changed = await gateways.ask('PATCH', '/v1/workspace', { token: owner?.accessToken, body });
    expect(changed.body).toMatchObject({ name: 'Studio', timeZone: 'Europe/Berlin', corsOrigins: ['https://app.example.com', 'http://localhost:5173'], version: 2, planId: 'internal' });
    expect((await gateways.ask('PATCH', '/v1/workspace', { token: owner?.accessToken, body })).status).toBe(409);
    // What changes nothing is no change.
    expect((await gateways.ask('PATCH', '/v1/workspace', { token: owner?.accessToken, body: { name: 'Studio' } })).body.version).toBe(2);
    expect(await gateways.auditOf(workspaceId)).toMatchObject([{ chain: workspaceId, action: 'workspace.changed', actor_id: owner?.userId, before: { name: workspaceId, timeZone: 'UTC', corsOrigins: [] }, after: { name: 'Studio', timeZone: 'Europe/Berlin' } }]);
  });

  test('names every bad field at once', async () => {
    const { members: [owner] } = await workspace('owner');
    const { status, body } = await gateways.ask('PATCH', '/v1/workspace', { token: owner?.accessToken, body: { name: '', timeZone: 'Mars/Olympus', corsOrigins: ['*', 'https://a.example/path', 'http://a.example', 'https://a.example/', 'null', 'https://*.example.com', 'https://user@a.example'], planId: 'scale' } });
    expect([status, body.errors.map((each: { path: string }) => each.path).toSorted()]).toEqual([400, ['corsOrigins.0', 'corsOrigins.1', 'corsOrigins.2', 'corsOrigins.3', 'corsOrigins.4', 'corsOrigins.5', 'corsOrigins.6', 'name', 'planId', 'timeZone']]);
    expect((await gateways.ask('PATCH', '/v1/workspace', { token: owner?.accessToken, body: {} })).status).toBe(400);
    expect((await gateways.ask('PATCH', '/v1/workspace', { token: owner?.accessToken, body: { version: 1 } })).status).toBe(400);
  });
});

describe('roles', () => {
  test('a member with a role may call what its permissions say, and nothing else', async () => {
    const { members } = await workspace(...WORKSPACE_ROLES);
    const routes = [['GET', '/v1/workspace', 'workspace:read'], ['GET', '/v1/members', 'members:read'], ['GET', '/v1/invites', 'members:write'], ['GET', '/v1/api-keys', 'keys:read']] as const;
    for (const [index, role] of WORKSPACE_ROLES.entries()) {
      for (const [method, path, permission] of routes) expect([role, path, (await gateways.ask(method, path, { token: members[index]?.accessToken })).status]).toEqual([role, path, workspacePermissionsOf(role).includes(permission) ? 200 : 403]);
    }
  });

  test.each<[WorkspaceRole, WorkspaceRole, WorkspaceRole, number]>([
    ['owner', 'developer', 'admin', 200],
    ['owner', 'developer', 'owner', 200],
    ['owner', 'owner', 'developer', 200],
    ['admin', 'developer', 'admin', 200],
    ['admin', 'admin', 'developer', 200],
    ['admin', 'developer', 'owner', 403],
    ['admin', 'owner', 'developer', 403],
    ['developer', 'billing', 'developer', 403],
    ['billing', 'developer', 'read-only', 403],
    ['read-only', 'developer', 'read-only', 403],
  ])('%s makes %s a %s: %i', async (callers, from, to, status) => {
    const { members: [caller, target] } = await workspace(callers, from);
    expect((await patch(caller?.accessToken ?? '', target?.userId ?? '', to)).status).toBe(status);
    expect((await gateways.ask('POST', '/v1/invites', { token: caller?.accessToken, body: { email: `new${(counter += 1)}@example.test`, role: to } })).status).toBe(status === 200 || (callers === 'admin' && from === 'owner') ? 201 : 403);
  });

  test('nobody raises anyone, himself included, above himself by a key that can do less', async () => {
    const { members: [owner, developer] } = await workspace('owner', 'developer');
    const { body } = await gateways.ask('POST', '/v1/api-keys', { token: owner?.accessToken, body: { name: 'members', scopes: ['members:read', 'members:write', 'tasks:read', 'events:read', 'models:read', 'usage:read', 'workspace:read'] } });
    expect((await patch(body.key, developer?.userId ?? '', 'admin')).body.code).toBe('forbidden');
    expect((await patch(body.key, developer?.userId ?? '', 'owner')).body.code).toBe('forbidden');
    expect((await patch(body.key, developer?.userId ?? '', 'read-only')).status).toBe(200);
    expect((await gateways.ask('POST', '/v1/invites', { token: body.key, body: { email: 'friend@example.test', role: 'admin' } })).body.code).toBe('forbidden');
  });

  test('the last owner stays: neither leaves nor steps down, and two cannot remove each other', async () => {
    const { members: [owner, other] } = await workspace('owner', 'owner');
    const [a, b] = [owner?.userId ?? '', other?.userId ?? ''];
    const both = await Promise.all([remove(owner?.accessToken ?? '', b), remove(other?.accessToken ?? '', a)]);
    // The one who comes second finds the other gone, or is not even a member any more.
    expect(both.filter((each) => each.status === 200)).toHaveLength(1);
    const [stays] = await gateways.database.query<{ user_id: string }>('SELECT user_id FROM workspace_member WHERE user_id IN ($1, $2)', [a, b]);
    const token = stays?.user_id === a ? owner?.accessToken : other?.accessToken;
    expect((await remove(token ?? '', stays?.user_id ?? '')).body.code).toBe('conflict');
    expect((await patch(token ?? '', stays?.user_id ?? '', 'admin')).body.code).toBe('conflict');
  });

  test('a disabled owner does not count as one', async () => {
    const { members: [owner, disabled] } = await workspace('owner', 'owner');
    await gateways.database.query(`UPDATE app_user SET status = 'disabled' WHERE id = $1`, [disabled?.userId]);
    expect((await patch(owner?.accessToken ?? '', owner?.userId ?? '', 'developer')).body.code).toBe('conflict');
  });

  test('a changed role acts at once, on every replica', async () => {
    const { members: [owner, admin] } = await workspace('owner', 'admin');
    const invites = (replica: number) => gateways.ask('GET', '/v1/invites', { token: admin?.accessToken, replica });
    expect([(await invites(0)).status, (await invites(1)).status]).toEqual([200, 200]);
    await patch(owner?.accessToken ?? '', admin?.userId ?? '', 'developer');
    expect([(await invites(0)).status, (await invites(1)).status]).toEqual([403, 403]);
  });
});

describe('removing a member', () => {
  test('stops its keys at once and for good, says how many beforehand and afterwards, and is in the audit log', async () => {
    const { workspaceId, members: [owner, developer] } = await workspace('owner', 'developer');
    const keys = await Promise.all([1, 2].map((index) => gateways.ask('POST', '/v1/api-keys', { token: developer?.accessToken, body: { name: `k${index}`, scopes: ['workspace:read'] } })));
    const userId = developer?.userId ?? '';
    const call = (replica: number) => gateways.ask('GET', '/v1/workspace', { token: keys[0]?.body.key, replica });
    expect([(await call(0)).status, (await call(1)).status]).toEqual([200, 200]);
    expect((await gateways.ask('GET', '/v1/members', { token: owner?.accessToken })).body.data.find((each: { id: string }) => each.id === userId).activeKeyCount).toBe(2);
    expect((await remove(owner?.accessToken ?? '', userId, 'Left the company')).body).toEqual({ id: userId, userId, consequences: { keysStopped: 2, sessionsEnded: 0, invitesWithdrawn: 0 } });
    expect([(await call(0)).status, (await call(1)).status]).toEqual([401, 401]);
    expect(await gateways.auditOf(userId)).toMatchObject([{ chain: workspaceId, action: 'member.removed', before: { role: 'developer' }, after: { keysRevoked: 2 }, reason: 'Left the company' }]);
    await gateways.logIn({ email: developer?.email ?? '', workspaceId, role: 'developer' });
    expect((await call(0)).status).toBe(401);
  });

  test('of another workspace is not possible, and not even visible', async () => {
    const { members: [owner] } = await workspace('owner');
    const { members: [stranger] } = await workspace('owner');
    const invited = await gateways.ask('POST', '/v1/invites', { token: stranger?.accessToken, body: { email: 'x@example.test', role: 'developer' } });
    const token = owner?.accessToken ?? '';
    expect([(await remove(token, stranger?.userId ?? '')).status, (await patch(token, stranger?.userId ?? '', 'developer')).status, (await gateways.ask('DELETE', `/v1/invites/${invited.body.id}`, { token })).status]).toEqual([404, 404, 404]);
    expect((await gateways.ask('GET', '/v1/members', { token })).body.data).toHaveLength(1);
  });
});

test('the list is read page by page, each member once', async () => {
  const { members } = await workspace('owner', 'developer', 'developer', 'billing', 'read-only');
  const token = members[0]?.accessToken;
  const seen: string[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await gateways.ask('GET', `/v1/members?limit=2${cursor && `&cursor=${cursor}`}`, { token });
    seen.push(...body.data.map((each: { id: string }) => each.id));
    expect(body.meta.total).toBe(5);
    if (!body.meta.nextCursor) break;
    cursor = body.meta.nextCursor;
  }
  expect(seen.toSorted()).toEqual(members.map((each) => each.userId).toSorted());
  for (const query of ['limit=0', 'limit=101', 'limit=x', 'cursor=', 'page=2']) expect([query, (await gateways.ask('GET', `/v1/members?${query}`, { token })).status]).toEqual([query, 400]);
});
