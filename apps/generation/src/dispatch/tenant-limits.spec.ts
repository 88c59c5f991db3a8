import { Database } from '@kp/database';
import type { EffectiveLimits } from '@kp/task-contracts';
import { accountOf, openGenerationDatabase, requestContext, type GenerationDatabase } from '../generation.fixture.ts';
import { klingRoute } from '../providers/kling-route.ts';
import { RunningTasksRepository } from '../quotas/running-tasks.repository.ts';
import { WorkspaceLimitsRepository } from '../quotas/workspace-limits.repository.ts';
import { DispatchRepository, type Claim } from './dispatch.repository.ts';

const LARGE = accountOf({ name: 'large', maxVideoConcurrency: 100, maxImageConcurrency: 100 });
const SANDBOX = accountOf({ name: 'large-sandbox', mode: 'test', maxVideoConcurrency: 100 });
let generation: GenerationDatabase;
let secondReplica: Database;
let limits: WorkspaceLimitsRepository;

beforeAll(async () => {
  generation = await openGenerationDatabase();
  secondReplica = new Database(generation.url, 'generation');
});
beforeEach(async () => {
  await generation.reset();
  limits = new WorkspaceLimitsRepository(generation.database);
  for (const account of [LARGE, SANDBOX]) await generation.storeAccount(account);
});
afterAll(async () => {
  await secondReplica?.close();
  await generation?.close();
});

interface Who { workspaceId?: string; userId?: string; mode?: 'live' | 'test' }
let version = 1;
/** What the plan of a workspace says from now on, as its next ask brings it. */
const plan = (workspaceId: string, of: Partial<EffectiveLimits>) => limits.keep(requestContext({ workspaceId, limits: { version: (version += 1), ...of } }));
async function accept(count: number, who: Who = {}, priority = 5): Promise<string[]> {
  const taskIds: string[] = [];
  for (let n = 0; n < count; n += 1) taskIds.push(await generation.acceptTask({ context: requestContext({ ...who, limits: { priority } }) }));
  return taskIds;
}
const claimOf = (limit = 16, { database = generation.database, mode = 'live' as 'live' | 'test' } = {}): Promise<Claim> =>
  new DispatchRepository(database).claim({ limit, mode, offers: [{ account: mode === 'live' ? LARGE : SANDBOX, limit }], known: [LARGE, SANDBOX], routeOf: klingRoute });
const claimed = async (...parameters: Parameters<typeof claimOf>) => (await claimOf(...parameters)).claimed.map(({ taskId }) => taskId);
const finish = (taskId: string | undefined) => generation.database.query(`UPDATE attempt SET state = 'succeeded' WHERE task_id = $1`, [taskId]).then(() => generation.database.query(`UPDATE task SET status = 'SUCCEEDED' WHERE id = $1`, [taskId]));

test('a workspace gets no more slots than its plan allows, and the next when one is free', async () => {
  await plan('ws_1', { concurrencyPerWorkspace: 2 });
  const tasks = await accept(5);
  expect(await claimed()).toEqual(tasks.slice(0, 2));
  expect(await claimed()).toEqual([]);
  await finish(tasks[0]);
  expect(await claimed()).toEqual([tasks[2]]);
});

test('each user gets as many as the plan allows for one, all of them as many as for the workspace', async () => {
  await plan('ws_1', { concurrencyPerUser: 2, concurrencyPerWorkspace: 3 });
  const first = await accept(4, { userId: 'usr_1' });
  const second = await accept(4, { userId: 'usr_2' });
  expect(await claimed()).toEqual([...first.slice(0, 2), second[0]]);
});

test('an override for one user counts for that user alone, and ends with the next ask after it', async () => {
  const keep = (userId: string, of: Partial<EffectiveLimits>) => limits.keep(requestContext({ userId, limits: { version: (version += 1), defaultConcurrencyPerUser: 1, ...of } }));
  await keep('usr_1', { concurrencyPerUser: 3 });
  await keep('usr_2', { concurrencyPerUser: 1 });
  const first = await accept(5, { userId: 'usr_1' });
  const second = await accept(3, { userId: 'usr_2' });
  expect(await claimed()).toEqual([...first.slice(0, 3), second[0]]);
  await keep('usr_1', { concurrencyPerUser: 1 });
  await finish(first[0]);
  await finish(first[1]);
  expect(await claimed()).toEqual([]);
  await finish(first[2]);
  expect(await claimed()).toEqual([first[3]]);
});

test('tasks that wait for their plan keep nobody behind them waiting, however many they are', async () => {
  for (let n = 0; n < 10; n += 1) {
    await plan(`ws_full_${n}`, { concurrencyPerWorkspace: 1 });
    await accept(70, { workspaceId: `ws_full_${n}` });
  }
  const behind = await accept(3, { workspaceId: 'ws_behind' });
  const taken = await claimed(100);
  expect(taken).toHaveLength(13);
  expect(taken).toEqual(expect.arrayContaining(behind));
  await accept(1, { workspaceId: 'ws_full_0' });
  const later = await accept(1, { workspaceId: 'ws_later' });
  expect(await claimed()).toEqual(later);
});

test('two replicas with two claimers each never exceed a limit', async () => {
  await plan('ws_1', { concurrencyPerWorkspace: 5, concurrencyPerUser: 2 });
  for (const userId of ['usr_1', 'usr_2', 'usr_3']) await accept(6, { userId });
  for (let round = 0; round < 8; round += 1) {
    const both = [generation.database, secondReplica, generation.database, secondReplica];
    await Promise.all(both.map((database) => claimOf(16, { database })));
    const rows = await generation.database.query<{ user_id: string; n: number }>('SELECT user_id, count(*)::int AS n FROM attempt JOIN task ON task.id = attempt.task_id GROUP BY user_id');
    expect(rows.reduce((sum, { n }) => sum + n, 0)).toBe(5);
    expect(Math.max(...rows.map(({ n }) => n))).toBe(2);
    await generation.database.query('DELETE FROM attempt');
  }
});

test('live and test mode count apart', async () => {
  await plan('ws_1', { concurrencyPerWorkspace: 1 });
  const [live] = await accept(2);
  const [test] = await accept(2, { mode: 'test' });
  expect([await claimed(), await claimed(16, { mode: 'test' })]).toEqual([[live], [test]]);
});

test('limits that change while tasks wait count from then on, and an older version changes nothing', async () => {
  await plan('ws_1', { concurrencyPerWorkspace: 1 });
  await accept(6);
  expect(await claimed()).toHaveLength(1);
  await plan('ws_1', { concurrencyPerWorkspace: 4 });
  expect(await claimed()).toHaveLength(3);
  await plan('ws_1', { concurrencyPerWorkspace: null, version: version + 10 });
  // Another replica, which had not heard of it, brings what it was asked with before.
  await new WorkspaceLimitsRepository(secondReplica).keep(requestContext({ limits: { version: 2, concurrencyPerWorkspace: 1 } }));
  expect(await claimed()).toHaveLength(2);
});

test('the higher priority goes first, of equals the older one', async () => {
  const low = await accept(2, {}, 1);
  const high = await accept(2, {}, 9);
  const middle = await accept(1);
  expect(await claimed(3)).toEqual([...high, middle[0]]);
  expect(await claimed()).toEqual(low);
});

test('what is not claimed for the sake of a plan says so, everything else says what it said', async () => {
  await plan('ws_1', { concurrencyPerWorkspace: 1 });
  await plan('ws_2', { concurrencyPerUser: 1 });
  const [, first] = await accept(2);
  const [, second] = await accept(2, { workspaceId: 'ws_2', userId: 'usr_1' });
  const { tenantWaits } = await claimOf();
  const [third] = await accept(1, { workspaceId: 'ws_2', userId: 'usr_2' });
  const dispatch = new DispatchRepository(generation.database);
  const explain = async () => {
    await dispatch.explainWaiting({ mode: 'live', kind: 'video', except: [], exceptTenants: tenantWaits }, { reason: 'concurrency', detail: 'All 100 provider slots are in use.' });
    await dispatch.explainTenantWaits('live', tenantWaits);
  };
  await explain();
  const waitOf = async (taskId: string | undefined) => (await generation.tasks.get(taskId ?? '')).waiting?.detail;
  expect([await waitOf(first), await waitOf(second), await waitOf(third)]).toEqual(['Your plan runs 1 task of a workspace at once (concurrencyPerWorkspace).', 'Your plan runs 1 task of one user at once (concurrencyPerUser).', 'All 100 provider slots are in use.']);
  const before = (await generation.tasks.get(first ?? '')).updatedAt;
  await explain();
  expect((await generation.tasks.get(first ?? '')).updatedAt).toEqual(before);
});

test('running tasks are those that hold a slot, by mode, workspace and user', async () => {
  await accept(3, { userId: 'usr_1' });
  await accept(2, { userId: 'usr_2' });
  await accept(1, { mode: 'test' });
  await accept(4, { workspaceId: 'ws_2' });
  const running = new RunningTasksRepository(generation.database);
  expect(await running.ofWorkspace({ workspaceId: 'ws_1', mode: 'live', userId: 'usr_1' })).toEqual({ workspace: 0, user: 0 });
  const [done] = await claimed();
  await claimOf(16, { mode: 'test' });
  await finish(done);
  expect(await running.ofWorkspace({ workspaceId: 'ws_1', mode: 'live', userId: 'usr_1' })).toEqual({ workspace: 4, user: 2 });
  expect(await running.ofWorkspace({ workspaceId: 'ws_1', mode: 'test', userId: undefined })).toEqual({ workspace: 1, user: 0 });
  expect(await running.byWorkspace(['ws_1', 'ws_2', 'ws_3'])).toEqual({ ws_1: 4, ws_2: 4 });
});

test('an image task counts as one task, however many slots it takes', async () => {
  await plan('ws_1', { concurrencyPerWorkspace: 2 });
  for (let n = 0; n < 3; n += 1) await generation.acceptTask({ request: { type: 'text-to-image', prompt: 'a boat', model: 'kling-3.0', imageCount: 9, resolution: '1k', aspectRatio: '16:9', tags: [], metadata: {} } });
  expect(await claimed()).toHaveLength(2);
});
