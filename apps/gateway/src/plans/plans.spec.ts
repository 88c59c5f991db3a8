import { UNLIMITED } from '@kp/task-contracts';
import { answers, asked, asMemberOf, asPlatform, startPlansGateway } from './plans-gateway.fixture.ts';

let gateway: Awaited<ReturnType<typeof startPlansGateway>>;
const admin = asPlatform('admin');
const operator = asPlatform('operator');
const BODY = { limits: { ...UNLIMITED, unitsPerDay: 100 }, statements: [{ kind: 'licence', text: 'As is.' }], requireAcceptance: false, note: '', reason: 'for the test' };
const TASK = { type: 'text-to-video', prompt: 'A paper boat', durationSeconds: 5 };

beforeAll(async () => {
  gateway = await startPlansGateway();
  for (const id of ['ws_1', 'ws_2', 'ws_3']) await gateway.database.query('INSERT INTO workspace (id, name) VALUES ($1, $2)', [id, `Workspace ${id}`]);
  await gateway.database.query(`INSERT INTO app_user (id, email, name) VALUES ('usr_1', 'a@example.test', 'a')`);
  await gateway.database.query(`INSERT INTO workspace_member (workspace_id, user_id, role) VALUES ('ws_1', 'usr_1', 'owner')`);
});
beforeEach(() => {
  asked.length = 0;
  Object.assign(answers, { used: [], running: { workspace: 0, user: 0 }, runningByWorkspace: {}, costUnits: 5, isAway: false });
});
afterAll(() => gateway.stop());

const inADay = () => new Date(Date.now() + 86_400_000).toISOString();
const auditOf = (action: string) => gateway.database.query<{ chain: string; before: Record<string, unknown>; after: Record<string, unknown>; reason: string; actor_id: string; request_id: string }>('SELECT * FROM audit_entry WHERE action = $1 ORDER BY seq DESC', [action]);
const move = (workspaceId: string, planId: string) => gateway.call('POST', `/admin/v1/workspaces/${workspaceId}/plan`, operator, { planId, reason: 'for the test' });
const errorsOf = ({ body }: { body: Record<string, unknown> }) => (body['errors'] as { path: string; code: string }[]).map(({ path, code }) => `${path}:${code}`).toSorted();

test('four plans are shipped: two, five and ten jobs at once per user, and no limit at all', async () => {
  const { body } = await gateway.call<{ data: { id: string; current: { limits: { concurrencyPerUser: number | null }; requireAcceptance: boolean; statements: unknown[]; statementsSha256: string } }[] }>('GET', '/admin/v1/plans', operator);
  expect(body.data.map(({ id, current }) => [id, current.limits.concurrencyPerUser, current.requireAcceptance, current.statements.length])).toEqual([['free', 2, true, 4], ['internal', null, false, 0], ['scale', 10, true, 4], ['team', 5, true, 4]]);
  const first = await gateway.call<{ data: { id: string }[]; meta: { nextCursor: string } }>('GET', '/admin/v1/plans?limit=3', operator);
  const second = await gateway.call<{ data: { id: string }[]; meta: object }>('GET', `/admin/v1/plans?limit=3&cursor=${first.body.meta.nextCursor}`, operator);
  expect([first.body.data.map(({ id }) => id), second.body.data.map(({ id }) => id), second.body.meta]).toEqual([['free', 'internal', 'scale'], ['team'], {}]);
  expect((await gateway.call<{ data: { id: string }[] }>('GET', '/admin/v1/plans?id=team,free', operator)).body.data.map(({ id }) => id)).toEqual(['free', 'team']);
});

test('who may: operators read plans, admins change them, reviewers do neither', async () => {
  const reviewer = asPlatform('reviewer');
  expect((await gateway.call('GET', '/admin/v1/plans/team', reviewer)).status).toBe(403);
  expect((await gateway.call('POST', '/admin/v1/plans', operator, { id: 'x1', name: 'X', ...BODY })).status).toBe(403);
  expect((await gateway.call('GET', '/admin/v1/plans/nothing', operator)).status).toBe(404);
  expect((await gateway.call('GET', '/admin/v1/plans/a%00b', operator)).status).toBe(404);
  expect((await gateway.call('GET', '/admin/v1/plans?cursor=rubbish', operator)).status).toBe(400);
});

test('every bad field is named at once', async () => {
  const reply = await gateway.call('POST', '/admin/v1/plans', admin, { id: 'NO', name: '', limits: { ...UNLIMITED, priority: 12, typo: 1 }, statements: [{ kind: 'licence', text: 'a' }, { kind: 'licence', text: 'b' }], requireAcceptance: true, reason: 'x' });
  expect(reply.status).toBe(400);
  expect(errorsOf(reply)).toEqual(['id:invalid-format', 'limits.priority:too-big', 'limits.typo:unknown-field', 'name:required', 'reason:too-small', 'statements:duplicate']);
});

test('a new version holds at once for all workspaces of the plan, is on record, and cannot be changed', async () => {
  expect((await gateway.call('POST', '/admin/v1/plans', admin, { id: 'mine', name: 'Mine', description: '', ...BODY })).status).toBe(201);
  expect((await gateway.call('POST', '/admin/v1/plans', admin, { id: 'mine', name: 'Mine', description: '', ...BODY })).status).toBe(409);
  await move('ws_1', 'mine');
  const member = { workspaceId: 'ws_1', userId: 'usr_1' };
  const before = await gateway.limits.limitsOf(member);
  const published = await gateway.call('POST', '/admin/v1/plans/mine/versions', admin, { baseVersion: 1, ...BODY, limits: { ...BODY.limits, unitsPerDay: 50 } });
  expect([published.status, published.body['currentVersion'], published.body['workspaces']]).toEqual([201, 2, 1]);
  const after = await gateway.limits.limitsOf(member);
  expect([before.unitsPerDay, after.unitsPerDay, after.version > before.version]).toEqual([100, 50, true]);
  expect((await gateway.call('POST', '/admin/v1/plans/mine/versions', admin, { baseVersion: 1, ...BODY })).status).toBe(409);
  expect((await auditOf('plan-version.published'))[0]).toMatchObject({ chain: 'platform', before: { unitsPerDay: 100, version: 1 }, after: { unitsPerDay: 50, version: 2 }, reason: 'for the test', actor_id: 'usr_admin', request_id: expect.stringMatching(/^req_/) as string });
  expect((await gateway.call<{ data: { version: number }[] }>('GET', '/admin/v1/plans/mine/versions?limit=1', operator)).body).toMatchObject({ data: [{ version: 2 }], meta: { nextCursor: expect.any(String) as string } });
  await expect(gateway.database.query(`UPDATE plan_version SET limits = '{}' WHERE plan_id = 'mine'`)).rejects.toThrow('never change');
  await expect(gateway.database.query(`DELETE FROM plan_version WHERE plan_id = 'mine'`)).rejects.toThrow('never change');
});

test('the version of the limits only grows, also when a workspace goes back to a plan with fewer versions', async () => {
  const versions: number[] = [];
  for (const planId of ['team', 'mine', 'internal', 'mine', 'free', 'internal']) {
    await move('ws_2', planId);
    versions.push((await gateway.limits.limitsOf({ workspaceId: 'ws_2', userId: 'usr_1' })).version);
  }
  expect(versions).toEqual(versions.toSorted((a, b) => a - b));
  expect(new Set(versions).size).toBe(versions.length);
  expect((await auditOf('workspace.plan-changed'))[0]).toMatchObject({ chain: 'ws_2', before: { planId: 'free' }, after: { planId: 'internal', planVersion: 1 } });
  expect((await move('ws_2', 'internal')).status).toBe(409);
  expect(errorsOf(await move('ws_2', 'nothing'))).toEqual(['planId:unknown-plan']);
  expect((await move('ws_9', 'team')).status).toBe(404);
  await gateway.call('PATCH', '/admin/v1/plans/free', admin, { status: 'retired', reason: 'not offered' });
  expect((await move('ws_2', 'free')).status).toBe(409);
  await gateway.call('PATCH', '/admin/v1/plans/free', admin, { status: 'active', reason: 'offered again' });
});

test('creating is refused until the statements are accepted; who, when and what is kept', async () => {
  await move('ws_3', 'team');
  const owner = asMemberOf('ws_3');
  const developer = asMemberOf('ws_3', 'developer', { kind: 'api-key', keyId: 'key_9' });
  expect(await gateway.call('POST', '/v1/tasks', developer, TASK)).toMatchObject({ status: 403, body: { code: 'statements-not-accepted' } });
  expect(asked).toEqual([]);
  expect((await gateway.call('GET', '/v1/statements', developer)).body).toMatchObject({ planId: 'team', version: 1, accepted: false, requireAcceptance: true, history: [] });
  expect((await gateway.call('POST', '/v1/statements/accept', developer, { planId: 'team', version: 1 })).status).toBe(403);
  expect((await gateway.call('POST', '/v1/statements/accept', owner, { planId: 'team', version: 2 })).status).toBe(409);
  expect((await gateway.call('POST', '/v1/statements/accept', owner, { planId: 'free', version: 1 })).status).toBe(409);
  const both = await Promise.all([1, 2].map(() => gateway.call('POST', '/v1/statements/accept', owner, { planId: 'team', version: 1 })));
  expect(both.map(({ status, body }) => [status, body['accepted']])).toEqual([[200, true], [200, true]]);
  expect(await auditOf('statements.accepted')).toHaveLength(1);
  expect(await gateway.database.query('SELECT workspace_id, plan_id, version, user_id, ip FROM statement_acceptance')).toEqual([{ workspace_id: 'ws_3', plan_id: 'team', version: 1, user_id: 'usr_1', ip: '127.0.0.1' }]);
  await expect(gateway.database.query('DELETE FROM statement_acceptance')).rejects.toThrow('never change');
  expect((await gateway.call('POST', '/v1/tasks', developer, TASK)).status).toBe(202);

  // The same text in a new version stands accepted; another text does not.
  const current = (await gateway.call<{ current: { limits: object; statements: { kind: string; text: string }[] } }>('GET', '/admin/v1/plans/team', admin)).body.current;
  const publish = (baseVersion: number, statements: object[]) => gateway.call('POST', '/admin/v1/plans/team/versions', admin, { baseVersion, limits: current.limits, statements, requireAcceptance: true, reason: 'for the test' });
  await publish(1, current.statements);
  expect((await gateway.call('POST', '/v1/tasks', developer, TASK)).status).toBe(202);
  await publish(2, [{ kind: 'licence', text: 'Other words.' }]);
  expect((await gateway.call('POST', '/v1/tasks', developer, TASK)).status).toBe(403);
  await gateway.call('POST', '/v1/statements/accept', owner, { planId: 'team', version: 3 });
  expect((await gateway.call<{ history: unknown[] }>('GET', '/v1/statements', owner)).body.history).toHaveLength(2);
});

test('an override holds at once, for its subject only, and ends at its time without anybody’s help', async () => {
  const create = (body: object) => gateway.call('POST', '/admin/v1/workspaces/ws_1/overrides', operator, { reason: 'launch week', expiresAt: inADay(), ...body });
  const member = { workspaceId: 'ws_1', userId: 'usr_1' };
  const before = await gateway.limits.limitsOf(member);
  const made = await create({ target: 'user', targetId: 'usr_1', limits: { concurrencyPerUser: 7 } });
  expect([made.status, made.body['state']]).toEqual([201, 'active']);
  expect((await gateway.limits.limitsOf(member)).concurrencyPerUser).toBe(7);
  expect((await gateway.limits.limitsOf({ ...member, userId: 'usr_2' })).concurrencyPerUser).toBe(before.concurrencyPerUser);

  const soon = new Date(Date.now() + 3_000).toISOString();
  await create({ target: 'end-user', targetId: 'eve', limits: { endUserUnitsPerDay: 3 }, expiresAt: soon });
  const during = await gateway.limits.limitsOf(member, 'eve');
  expect(during.endUserUnitsPerDay).toBe(3);
  await new Promise((resolve) => setTimeout(resolve, Date.parse(soon) - Date.now() + 20));
  const afterwards = await gateway.limits.limitsOf(member, 'eve');
  expect([afterwards.endUserUnitsPerDay, afterwards.version > during.version]).toEqual([null, true]);

  const path = `/admin/v1/workspaces/ws_1/overrides/${String(made.body['id'])}`;
  expect(errorsOf(await gateway.call('DELETE', path, operator))).toEqual(['reason:required']);
  expect((await gateway.call('DELETE', `${path}?reason=called%20off`, operator)).body).toMatchObject({ state: 'ended', endReason: 'called off', endedBy: 'usr_operator' });
  expect((await gateway.call('DELETE', `${path}?reason=called%20off`, operator)).status).toBe(409);
  expect((await gateway.call('DELETE', path.replace('ws_1', 'ws_2') + '?reason=called%20off', operator)).status).toBe(404);
  expect((await gateway.limits.limitsOf(member)).concurrencyPerUser).toBe(before.concurrencyPerUser);
  expect((await auditOf('override.ended'))[0]).toMatchObject({ chain: 'ws_1', before: { state: 'active' }, after: { state: 'ended' }, reason: 'called off' });

  const listed = await gateway.call<{ data: { state: string }[]; meta: { nextCursor: string } }>('GET', '/admin/v1/workspaces/ws_1/overrides?limit=1', operator);
  const rest = await gateway.call<{ data: { state: string }[]; meta: object }>('GET', `/admin/v1/workspaces/ws_1/overrides?limit=1&cursor=${listed.body.meta.nextCursor}`, operator);
  expect([...listed.body.data, ...rest.body.data].map(({ state }) => state)).toEqual(['expired', 'ended']);
  expect((await gateway.call<{ data: unknown[] }>('GET', '/admin/v1/workspaces/ws_1/overrides?state=active', operator)).body.data).toEqual([]);
});

test('an override that cannot be is refused with all that is wrong', async () => {
  const create = (body: object) => gateway.call('POST', '/admin/v1/workspaces/ws_1/overrides', operator, body);
  expect(errorsOf(await create({ target: 'user', limits: { unitsPerDay: 5, priority: 11 }, reason: 'x', expiresAt: '2020-01-01T00:00:00Z' }))).toEqual(['expiresAt:in-the-past', 'limits.priority:too-big', 'limits.unitsPerDay:not-overridable', 'reason:too-small', 'targetId:required']);
  expect(errorsOf(await create({ target: 'workspace', targetId: 'ws_1', limits: {}, reason: 'good one', expiresAt: '2099-01-01T00:00:00Z' }))).toEqual(['expiresAt:too-late', 'limits:required', 'targetId:not-allowed']);
  expect(errorsOf(await create({ target: 'user', targetId: 'usr_nobody', limits: { priority: 1 }, reason: 'good one', expiresAt: inADay() }))).toEqual(['targetId:unknown']);
  expect((await gateway.call('POST', '/admin/v1/workspaces/ws_9/overrides', operator, { target: 'workspace', limits: { priority: 1 }, reason: 'good one', expiresAt: inADay() })).status).toBe(404);
});

test('who is affected: by use and by allowance, overrides included, page by page', async () => {
  await move('ws_2', 'mine');
  answers.used = [{ scope: 'workspace', scopeId: 'ws_1', period: 'day', periodStart: '2026-03-28', usedUnits: 30 }, { scope: 'workspace', scopeId: 'ws_2', period: 'day', periodStart: '2026-03-28', usedUnits: 45 }];
  answers.runningByWorkspace = { ws_2: 4 };
  await gateway.call('POST', '/admin/v1/workspaces/ws_2/overrides', operator, { target: 'workspace', limits: { unitsPerDay: 1_000 }, reason: 'launch week', expiresAt: inADay() });
  const preview = (body: object) => gateway.call<{ data: { id: string }[]; meta: { nextCursor: string } }>('POST', '/admin/v1/plans/mine/preview', operator, body);
  const limits = { ...BODY.limits, unitsPerDay: 20, concurrencyPerWorkspace: 3 };
  const { body } = await preview({ limits });
  expect(body).toMatchObject({
    diff: [{ field: 'unitsPerDay', before: 50, after: 20, effect: 'tighter' }, { field: 'concurrencyPerWorkspace', before: null, after: 3, effect: 'tighter' }],
    workspaces: 2,
    affected: 2,
    usage: 'known',
    counts: [{ field: 'unitsPerDay', kind: 'use', workspaces: 1 }, { field: 'concurrencyPerWorkspace', kind: 'use', workspaces: 1 }],
    data: [{ id: 'ws_1', exceeds: [{ field: 'unitsPerDay', present: 30, proposed: 20 }] }, { id: 'ws_2', exceeds: [{ field: 'concurrencyPerWorkspace', present: 4 }] }],
  });
  const first = await preview({ limits, limit: 1 });
  expect((await preview({ limits, limit: 1, cursor: first.body.meta.nextCursor })).body.data.map(({ id }) => id)).toEqual(['ws_2']);
  expect((await preview({ limits: BODY.limits, requireAcceptance: true })).body).toMatchObject({ mustAcceptAgain: 2, affected: 2 });
  answers.isAway = true;
  expect((await preview({ limits: { ...limits, maxDurationSeconds: 5 } })).body).toMatchObject({ usage: 'unavailable', counts: [{ field: 'maxDurationSeconds', kind: 'allowance', workspaces: 2 }] });
});

test('what a move would mean is told before it is made', async () => {
  answers.runningByWorkspace = { ws_1: 9 };
  const { body } = await gateway.call('POST', '/admin/v1/workspaces/ws_1/plan/preview', operator, { planId: 'free' });
  expect(body).toMatchObject({ workspaces: 1, affected: 1, mustAcceptAgain: 1, data: [{ id: 'ws_1', mustAcceptAgain: true, exceeds: expect.arrayContaining([{ field: 'concurrencyPerWorkspace', kind: 'use', present: 9, proposed: 4 }]) as unknown }] });
  expect(await gateway.database.query(`SELECT plan_id FROM workspace WHERE id = 'ws_1'`)).toEqual([{ plan_id: 'mine' }]);
});
