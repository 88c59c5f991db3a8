import { NUDGES, UNLIMITED } from '@kp/task-contracts';
import { waitFor } from '@kp/testing';
import { LimitsRepository } from '../limits/limits.repository.ts';
import { LimitsService } from '../limits/limits.service.ts';
import { answers, asked, asMemberOf, asPlatform, startPlansGateway } from '../plans/plans-gateway.fixture.ts';
import type { QuotaView } from './quota-views.ts';

let gateway: Awaited<ReturnType<typeof startPlansGateway>>;
const admin = asPlatform('admin');
const ROW = { tasksCreated: 2, tasksSucceeded: 1, tasksFailed: 1, tasksCanceled: 0, videoSeconds: 5, costUnits: 5 };
const TASK = { type: 'text-to-video', prompt: 'A paper boat', durationSeconds: 5 };

beforeAll(async () => {
  gateway = await startPlansGateway();
  await gateway.database.query(`INSERT INTO workspace (id, name, time_zone) VALUES ('ws_1', 'One', 'Europe/Berlin'), ('ws_2', 'Two', 'UTC'), ('ws_3', 'Three', 'UTC')`);
  await gateway.database.query(`INSERT INTO app_user (id, email, name) VALUES ('usr_1', 'a@example.test', 'a')`);
  await gateway.database.query(`INSERT INTO workspace_member (workspace_id, user_id, role) VALUES ('ws_1', 'usr_1', 'owner')`);
  await gateway.database.query(`INSERT INTO api_key (id, workspace_id, user_id, name, mode, prefix, key_hash, scopes, units_per_day, requests_per_minute) VALUES ('key_1', 'ws_1', 'usr_1', 'k', 'live', 'kp_live_a', 'h', '{}', 20.5, 90)`);
  const plan = { statements: [], requireAcceptance: false, reason: 'for the test' };
  await gateway.call('POST', '/admin/v1/plans', admin, { id: 'small', name: 'Small', limits: { ...UNLIMITED, unitsPerDay: 100, userUnitsPerMonth: 40, concurrencyPerUser: 2, requestsPerMinute: 6_000, requestBurst: 500 }, ...plan });
  await gateway.call('POST', '/admin/v1/plans', admin, { id: 'slow', name: 'Slow', limits: { ...UNLIMITED, requestsPerMinute: 6, requestBurst: 3 }, ...plan });
  for (const [workspaceId, planId] of [['ws_1', 'small'], ['ws_2', 'slow']]) await gateway.call('POST', `/admin/v1/workspaces/${workspaceId}/plan`, admin, { planId, reason: 'for the test' });
});
beforeEach(() => {
  asked.length = 0;
  Object.assign(answers, { used: [], running: { workspace: 0, user: 0 }, costUnits: 5, usage: [] });
});
afterAll(() => gateway.stop());

const byKey = asMemberOf('ws_1', 'owner', { kind: 'api-key', keyId: 'key_1' });
const codesOf = ({ body }: { body: Record<string, unknown> }) => (body['errors'] as { path: string; code: string }[]).map(({ path, code }) => `${path}:${code}`).toSorted();

describe('GET /v1/quota', () => {
  test('tells limit, use, rest and new beginning for workspace, user, key and end user', async () => {
    answers.used = [
      { scope: 'workspace', scopeId: 'ws_1', period: 'day', periodStart: '2026-03-28', usedUnits: 99.9 },
      { scope: 'api-key', scopeId: 'key_1', period: 'day', periodStart: '2026-03-28', usedUnits: 0.1 },
      { scope: 'end-user', scopeId: 'eve', period: 'month', periodStart: '2026-03-01', usedUnits: 7 },
    ];
    answers.running = { workspace: 3, user: 2 };
    const { status, body } = await gateway.call<QuotaView>('GET', '/v1/quota?endUser=eve', byKey);
    expect([status, QuotaViewShape(body)]).toEqual([200, 'Small small 1 live']);
    // Clocks go forward on 29 March: the day ends at 23:00 UTC, the month at 22:00.
    expect(body.units).toEqual([
      { scope: 'workspace', scopeId: 'ws_1', period: 'day', usedUnits: 99.9, limitUnits: 100, remainingUnits: 0.1, resetsAt: '2026-03-28T23:00:00.000Z' },
      { scope: 'workspace', scopeId: 'ws_1', period: 'month', usedUnits: 0, limitUnits: null, remainingUnits: null, resetsAt: '2026-03-31T22:00:00.000Z' },
      { scope: 'user', scopeId: 'usr_1', period: 'day', usedUnits: 0, limitUnits: null, remainingUnits: null, resetsAt: '2026-03-28T23:00:00.000Z' },
      { scope: 'user', scopeId: 'usr_1', period: 'month', usedUnits: 0, limitUnits: 40, remainingUnits: 40, resetsAt: '2026-03-31T22:00:00.000Z' },
      { scope: 'api-key', scopeId: 'key_1', period: 'day', usedUnits: 0.1, limitUnits: 20.5, remainingUnits: 20.4, resetsAt: '2026-03-28T23:00:00.000Z' },
      { scope: 'api-key', scopeId: 'key_1', period: 'month', usedUnits: 0, limitUnits: null, remainingUnits: null, resetsAt: '2026-03-31T22:00:00.000Z' },
      { scope: 'end-user', scopeId: 'eve', period: 'day', usedUnits: 0, limitUnits: null, remainingUnits: null, resetsAt: '2026-03-28T23:00:00.000Z' },
      { scope: 'end-user', scopeId: 'eve', period: 'month', usedUnits: 7, limitUnits: null, remainingUnits: null, resetsAt: '2026-03-31T22:00:00.000Z' },
    ]);
    expect(body.concurrency).toEqual({ workspace: { running: 3, limit: null }, user: { running: 2, limit: 2 } });
    expect(body.requests.map(({ scope, perMinute, burst }) => ({ scope, perMinute, burst }))).toEqual([{ scope: 'workspace', perMinute: 6_000, burst: 500 }, { scope: 'api-key', perMinute: 90, burst: 15 }]);
    expect(body.requests[1]?.remaining).toBeLessThan(15);
    expect(asked[0]?.request).toMatchObject({ workspaceId: 'ws_1', mode: 'live', timeZone: 'Europe/Berlin', counters: [{ scope: 'workspace' }, { scope: 'user' }, { scope: 'api-key' }, { scope: 'end-user', scopeId: 'eve' }] });
  });

  test('test mode counts and limits nothing', async () => {
    const { body } = await gateway.call<QuotaView>('GET', '/v1/quota', asMemberOf('ws_1', 'owner', { mode: 'test' }));
    expect([body.mode, body.units.every(({ limitUnits }) => limitUnits === null), body.limits.unitsPerDay]).toEqual(['test', true, 100]);
  });

  test('an override in force is named with its end', async () => {
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    await gateway.call('POST', '/admin/v1/workspaces/ws_3/overrides', admin, { target: 'workspace', limits: { unitsPerDay: 5 }, reason: 'kept to ourselves', expiresAt });
    const { body, text } = await gateway.call<QuotaView>('GET', '/v1/quota', asMemberOf('ws_3'));
    expect([body.limits.unitsPerDay, body.overrides.map((each) => [each.limits, each.expiresAt]), text.includes('kept to ourselves')]).toEqual([5, [[{ unitsPerDay: 5 }, expiresAt]], false]);
    expect((await gateway.call<QuotaView>('GET', '/admin/v1/workspaces/ws_3/quota', asPlatform('operator'))).body).toMatchObject({ id: 'ws_3', units: [{ scope: 'workspace', limitUnits: 5 }, { scope: 'workspace' }] });
    expect((await gateway.call('GET', '/admin/v1/workspaces/ws_9/quota', asPlatform('operator'))).status).toBe(404);
  });
});

const QuotaViewShape = ({ plan, mode }: QuotaView) => `${plan.name} ${plan.id} ${plan.version} ${mode}`;

describe('POST /v1/estimates', () => {
  test('gives price and quote, and says that it fits', async () => {
    const { status, body } = await gateway.call('POST', '/v1/estimates', byKey, TASK);
    expect([status, body['quoteId'], body['fits']]).toEqual([200, 'quo_1', { allowed: true, refusedBy: [], waitsFor: [] }]);
    expect(asked.find(({ ask }) => ask === 'estimateTask')?.request).toMatchObject({ context: { workspaceId: 'ws_1', keyId: 'key_1', limits: { unitsPerDay: 100, keyUnitsPerDay: 20.5 } }, body: TASK });
  });

  test('names every limit that would refuse it, and those it would wait for', async () => {
    answers.used = [{ scope: 'workspace', scopeId: 'ws_1', period: 'day', periodStart: '2026-03-28', usedUnits: 95 }, { scope: 'api-key', scopeId: 'key_1', period: 'day', periodStart: '2026-03-28', usedUnits: 16 }];
    answers.running = { workspace: 5, user: 2 };
    const { body } = await gateway.call<{ fits: { allowed: boolean; refusedBy: object[]; waitsFor: string[] } }>('POST', '/v1/estimates', byKey, TASK);
    expect(body.fits).toEqual({ allowed: false, refusedBy: [{ code: 'quota-exceeded', scope: 'api-key', scopeId: 'key_1', period: 'day', usedUnits: 16, limitUnits: 20.5, resetsAt: '2026-03-28T23:00:00.000Z' }], waitsFor: ['concurrencyPerUser'] });
  });

  test('what the plan does not allow is an error of the field, here and when creating', async () => {
    const expiresAt = new Date(Date.now() + 60_000).toISOString();
    await gateway.call('POST', '/admin/v1/workspaces/ws_3/overrides', admin, { target: 'workspace', limits: { maxDurationSeconds: 3 }, reason: 'for the test', expiresAt });
    for (const path of ['/v1/estimates', '/v1/tasks']) expect(codesOf(await gateway.call('POST', path, asMemberOf('ws_3'), TASK))).toEqual(['durationSeconds:plan-limit']);
  });

  test('is checked as creating is: the same errors, and nothing asked', async () => {
    const wrong = { type: 'text-to-video', durationSeconds: 'long', typo: 1 };
    const [estimate, create] = await Promise.all(['/v1/estimates', '/v1/tasks'].map((path) => gateway.call('POST', path, byKey, wrong)));
    expect(estimate?.status).toBe(400);
    expect(estimate?.body['errors']).toEqual(create?.body['errors']);
    expect(asked).toEqual([]);
  });
});

describe('GET /v1/usage', () => {
  const PATH = '/v1/usage?from=2026-11-01&to=2026-11-24&groupBy=end-user';

  test('goes page by page with the totals; a cursor fits its own report only', async () => {
    answers.usage = Array.from({ length: 3 }, (_, index) => ({ ...ROW, endUser: `user-${index}` }));
    const first = await gateway.call<{ data: { endUser: string }[]; meta: { nextCursor: string; totals: object } }>('GET', `${PATH}&limit=2`, byKey);
    expect([first.body.data.map(({ endUser }) => endUser), first.body.meta.totals]).toEqual([['user-0', 'user-1'], { tasksCreated: 9, tasksSucceeded: 8, tasksFailed: 1, tasksCanceled: 0, videoSeconds: 40, costUnits: 40 }]);
    const second = await gateway.call<{ data: { endUser: string }[]; meta: object }>('GET', `${PATH}&limit=2&cursor=${first.body.meta.nextCursor}`, byKey);
    expect([second.body.data.map(({ endUser }) => endUser), 'nextCursor' in second.body.meta]).toEqual([['user-2'], false]);
    expect(codesOf(await gateway.call('GET', `${PATH.replace('end-user', 'day')}&cursor=${first.body.meta.nextCursor}`, byKey))).toEqual(['cursor:invalid-cursor']);
    expect(asked[0]?.request).toMatchObject({ workspaceId: 'ws_1', mode: 'live', from: '2026-11-01', to: '2026-11-24', groupBy: ['end-user'] });
  });

  test.each([
    ['from=2026-11-01&to=2026-10-01', ['to:before-from']],
    ['from=2026-01-01&to=2026-04-03', ['to:too-long']],
    ['from=2026-02-30&to=yesterday&groupBy=day,colour&limit=0&more=1', ['from:invalid-format', 'groupBy.1:invalid-value', 'limit:too-small', 'more:unknown-field', 'to:invalid-format']],
    ['from=2026-01-01&to=2026-01-02&groupBy=day,day', ['groupBy:custom']],
    ['from=2026-01-01&to=2026-01-02&groupBy=day,model,type,user,api-key', ['groupBy:too-big']],
  ])('%s is refused', async (query, errors) => {
    expect(codesOf(await gateway.call('GET', `/v1/usage?${query}`, byKey))).toEqual(errors);
  });

  test('as CSV the whole report comes, and no cell is a formula', async () => {
    answers.usage = Array.from({ length: 1_001 }, (_, index) => ({ ...ROW, endUser: index === 0 ? '=cmd|1' : `user-${index}` }));
    const { headers, text } = await gateway.call('GET', PATH, byKey, undefined, { accept: 'text/csv' });
    expect([headers['content-type'], headers['content-disposition']]).toEqual(['text/csv; charset=utf-8', 'attachment; filename="usage-2026-11-01-2026-11-24.csv"']);
    expect(text.split('\r\n')).toHaveLength(1_003);
    expect(text).toContain(`\r\n'=cmd|1,2,1,1,0,5,5\r\n`);
  });
});

describe('request rates', () => {
  test('are told in every answer, and refuse with the time to wait', async () => {
    const member = asMemberOf('ws_2');
    const replies = [];
    for (let n = 0; n < 4; n += 1) replies.push(await gateway.call('GET', '/v1/statements', member));
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 429]);
    expect(replies.map(({ headers }) => headers['ratelimit-policy'])).toEqual(Array.from({ length: 4 }, () => '"workspace";q=6;w=60'));
    expect(replies.map(({ headers }) => String(headers['ratelimit']).split(';t=')[0])).toEqual(['"workspace";r=2', '"workspace";r=1', '"workspace";r=0', '"workspace";r=0']);
    expect(replies[3]).toMatchObject({ body: { code: 'rate-limited' }, headers: { 'content-type': 'application/problem+json; charset=utf-8' } });
    const wait = Number(replies[3]?.headers['retry-after']);
    expect(wait).toBeGreaterThan(5);
    expect(wait).toBeLessThanOrEqual(10);
    // Another workspace, the console and a raised limit are not concerned.
    expect((await gateway.call('GET', '/v1/statements', asMemberOf('ws_1'))).status).toBe(200);
    expect((await gateway.call('GET', '/admin/v1/plans', admin)).headers).not.toHaveProperty('ratelimit');
    await gateway.call('POST', '/admin/v1/workspaces/ws_2/overrides', admin, { target: 'workspace', limits: { requestsPerMinute: 600, requestBurst: 60 }, reason: 'launch week', expiresAt: new Date(Date.now() + 60_000).toISOString() });
    await waitFor(async () => (await gateway.call('GET', '/v1/statements', member)).status === 200, { timeoutMs: 3_000 });
  });

  test('count for the key as well, each by its name; an unlimited workspace has none', async () => {
    expect((await gateway.call('GET', '/v1/statements', byKey)).headers['ratelimit-policy']).toBe('"api-key";q=90;w=60, "workspace";q=6000;w=60');
    expect((await gateway.call('GET', '/v1/statements', asMemberOf('ws_3'))).headers).not.toHaveProperty('ratelimit');
  });
});

describe('limits are remembered', () => {
  test('a thousand callers at once cost one query, the next thousand none', async () => {
    let queries = 0;
    const counted = { query: <Row extends object>(sql: string, parameters?: unknown[]) => ((queries += 1), gateway.database.query<Row>(sql, parameters)) };
    const limits = new LimitsService({ repository: new LimitsRepository(counted), nudges: gateway.nudges });
    const ask = () => Promise.all(Array.from({ length: 1_000 }, (_, index) => limits.limitsOf({ workspaceId: 'ws_1', userId: `usr_${index}` })));
    await ask();
    await ask();
    expect(queries).toBe(1);
  });

  test('a change on another replica is known after its nudge', async () => {
    const member = { workspaceId: 'ws_1', userId: 'usr_1' };
    const before = await gateway.limits.limitsOf(member);
    await gateway.database.query(`UPDATE workspace SET time_zone = 'Asia/Tokyo' WHERE id = 'ws_1'`);
    expect((await gateway.limits.limitsOf(member)).timeZone).toBe(before.timeZone);
    gateway.nudges.send(NUDGES.identity, 'ws_1');
    await waitFor(async () => (await gateway.limits.limitsOf(member)).timeZone === 'Asia/Tokyo');
    expect((await gateway.limits.limitsOf(member)).version).toBeGreaterThan(before.version);
  });

  test('a workspace that is not there is not found, and not remembered', async () => {
    await expect(gateway.limits.limitsOf({ workspaceId: 'ws_new', userId: 'usr_1' })).rejects.toMatchObject({ code: 'not-found' });
    await gateway.database.query(`INSERT INTO workspace (id, name) VALUES ('ws_new', 'New')`);
    expect((await gateway.limits.limitsOf({ workspaceId: 'ws_new', userId: 'usr_1' })).unitsPerDay).toBeNull();
  });
});
