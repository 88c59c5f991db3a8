import { Database, provision } from '@kp/database';
import type { TaskMoved, TaskStatus, UsageDimension, UsageRow } from '@kp/task-contracts';
import { createDatabase, createDatabaseLike, type DatabaseCopy } from '@kp/testing';
import { migrations } from '../migrations/index.ts';
import { UsageDaysRepository } from './usage-days.repository.ts';
import { UsageMessages } from './usage.messages.ts';
import { UsageRepository } from './usage.repository.ts';

let throwaway: DatabaseCopy;
let database: Database;
let days: UsageDaysRepository;
let usage: UsageRepository;
const provisionWith = async (url: string, some = migrations) => (await provision(url, [{ name: 'metrics', password: 'test', migrations: some }]))['metrics'] ?? '';

beforeAll(async () => {
  throwaway = await createDatabaseLike('metrics', provisionWith);
  database = new Database(throwaway.roleUrl, 'metrics');
  days = new UsageDaysRepository(database);
  usage = new UsageRepository(days);
});
beforeEach(() => throwaway.reset());
afterAll(async () => {
  await database?.close();
  await throwaway?.drop();
});

const WHOLE: TaskStatus[] = ['CREATED', 'QUEUED', 'RUNNING', 'FINALIZING', 'SUCCEEDED'];
let number = 0;
/** The moves of one task, an hour apart from ten o'clock on. */
function movesOf(path: TaskStatus[] = WHOLE, overrides: Partial<TaskMoved> & { from?: string } = {}): TaskMoved[] {
  const { from = '2026-11-24T10:00:00.000Z', ...rest } = overrides;
  const taskId = `task_${(number += 1)}`;
  return path.map((status, index) => ({
    taskId, workspaceId: 'ws_1', userId: 'usr_1', mode: 'live', type: 'text-to-video', model: 'kling-3.0', durationSeconds: 5, status, version: index + 1, createdAt: from,
    at: new Date(Date.parse(from) + index * 3_600_000).toISOString(),
    ...(index > 0 ? { previousStatus: path[index - 1], previousAt: from } : {}),
    costUnits: status === 'FAILED' || status === 'CANCELED' ? 0 : 5,
    ...rest,
  }));
}
async function record(...moves: TaskMoved[]): Promise<void> {
  for (const moved of moves) await database.transaction((tx) => usage.recordMove(tx, moved));
}
const read = (groupBy: UsageDimension[] = [], options: Partial<Parameters<UsageDaysRepository['read']>[0]> = {}) => days.read({ workspaceId: 'ws_1', mode: 'live', from: '2026-11-01', to: '2026-11-30', groupBy, limit: 100, offset: 0, ...options });
const NOTHING: UsageRow = { tasksCreated: 0, tasksSucceeded: 0, tasksFailed: 0, tasksCanceled: 0, videoSeconds: 0, costUnits: 0 };
const ONE: UsageRow = { ...NOTHING, tasksCreated: 1, tasksSucceeded: 1, videoSeconds: 5, costUnits: 5 };

test('nothing is zeros, not an error', async () => {
  expect(await read()).toEqual({ rows: [NOTHING], total: NOTHING });
  expect(await read(['day', 'model'])).toEqual({ rows: [], total: NOTHING });
});

test('tasks count by what became of them; seconds and units of those that succeeded', async () => {
  await record(...movesOf(), ...movesOf(), ...movesOf(['CREATED', 'QUEUED', 'FAILED']), ...movesOf(['CREATED', 'CANCELED']), ...movesOf(['CREATED', 'QUEUED']));
  expect((await read()).total).toEqual({ tasksCreated: 5, tasksSucceeded: 2, tasksFailed: 1, tasksCanceled: 1, videoSeconds: 10, costUnits: 10 });
});

test('each thing is on the day of UTC it happened', async () => {
  await record(...movesOf(WHOLE, { from: '2026-11-24T21:00:00.000Z' }));
  expect((await read(['day'])).rows).toEqual([{ ...NOTHING, day: '2026-11-24', tasksCreated: 1 }, { ...ONE, day: '2026-11-25', tasksCreated: 0 }]);
  expect((await read([], { to: '2026-11-24' })).total).toEqual({ ...NOTHING, tasksCreated: 1 });
  expect((await read([], { from: '2026-11-25', to: '2026-11-25' })).total).toEqual({ ...ONE, tasksCreated: 0 });
});

test('an event that comes again, or late, changes nothing', async () => {
  const moves = movesOf();
  await record(...moves);
  const before = await read(['day', 'user']);
  await record(...moves, ...moves.toReversed());
  expect(await read(['day', 'user'])).toEqual(before);
  await record(...movesOf(WHOLE).toReversed());
  expect((await read()).total).toEqual({ ...ONE, tasksCreated: 2, tasksSucceeded: 2, videoSeconds: 10, costUnits: 10 });
});

test('a transaction that is rolled back adds nothing', async () => {
  const [created] = movesOf();
  await expect(database.transaction(async (tx) => {
    await usage.recordMove(tx, created as TaskMoved);
    throw new Error('no');
  })).rejects.toThrow('no');
  expect((await read()).total).toEqual(NOTHING);
});

test.each<[UsageDimension, keyof UsageRow, Partial<TaskMoved>, string]>([
  ['model', 'model', { model: 'kling-2.6' }, 'kling-2.6'],
  ['type', 'type', { type: 'image-to-video' }, 'image-to-video'],
  ['user', 'userId', { userId: 'usr_2' }, 'usr_2'],
  ['api-key', 'keyId', { keyId: 'key_1' }, 'key_1'],
  ['end-user', 'endUser', { endUser: 'customer 7' }, 'customer 7'],
  ['cost-centre', 'costCentre', { costCentre: 'film' }, 'film'],
])('usage is broken down by %s; a task without one has a row without it', async (dimension, field, overrides, value) => {
  await record(...movesOf(), ...movesOf(WHOLE, overrides));
  const { rows, total } = await read([dimension]);
  expect(rows.find((row) => row[field] === value)).toEqual({ ...ONE, [field]: value });
  expect(rows).toHaveLength(2);
  expect(total).toMatchObject({ tasksCreated: 2, costUnits: 10 });
});

test('four dimensions at once come in order and by pages, with the same total on each', async () => {
  for (const userId of ['usr_2', 'usr_1']) for (const model of ['kling-3.0', 'kling-2.6']) for (const keyId of ['key_1', undefined]) await record(...movesOf(WHOLE, { userId, model, ...(keyId ? { keyId } : {}) }));
  const groupBy: UsageDimension[] = ['day', 'user', 'model', 'api-key'];
  const { rows, total } = await read(groupBy);
  expect(rows.map(({ day, userId, model, keyId }) => [day, userId, model, keyId])).toEqual(
    ['usr_1', 'usr_2'].flatMap((userId) => ['kling-2.6', 'kling-3.0'].flatMap((model) => [undefined, 'key_1'].map((keyId) => ['2026-11-24', userId, model, keyId]))),
  );
  const pages = [await read(groupBy, { limit: 3 }), await read(groupBy, { limit: 3, offset: 3 }), await read(groupBy, { limit: 3, offset: 6 })];
  expect(pages.flatMap((page) => page.rows)).toEqual(rows);
  for (const page of pages) expect(page.total).toEqual(total);
  // Named twice is named once.
  expect(await read(['day', 'user', 'user', 'day'])).toEqual(await read(['day', 'user']));
});

test('workspaces and modes are kept apart; without a workspace all count', async () => {
  await record(...movesOf(), ...movesOf(WHOLE, { workspaceId: 'ws_2' }), ...movesOf(WHOLE, { mode: 'test' }));
  expect((await read()).total).toEqual(ONE);
  expect((await read([], { mode: 'test' })).total).toEqual(ONE);
  expect((await read([], { workspaceId: undefined })).total).toMatchObject({ tasksCreated: 2, costUnits: 10 });
});

test('fractions of units stay exact over many tasks', async () => {
  for (let n = 0; n < 30; n += 1) await record(...movesOf(WHOLE, { costUnits: 0.35 }));
  expect((await read()).total.costUnits).toBe(10.5);
});

test('a day that is none is refused by name', async () => {
  const handler = new UsageMessages(days).read.bind(new UsageMessages(days)) as unknown as (request: unknown, context: unknown) => Promise<{ error?: { errors: { path: string }[] } }>;
  const ask = async (from: string, to: string) => (await handler({ mode: 'live', from, to, groupBy: [], limit: 1, offset: 0 }, { getHeaders: () => undefined })).error?.errors.map(({ path }) => path);
  expect(await ask('2026-02-30', 'yesterday')).toEqual(['from', 'to']);
  expect(await ask('2026-02-28', '2026-02-28')).toBeUndefined();
});

test('history of an older version is rebuilt from what the facts hold', async () => {
  const older = await createDatabase();
  const old = new Database(await provisionWith(older.url, migrations.slice(0, 1)), 'metrics');
  try {
    await old.query(
      `INSERT INTO task_fact (task_id, workspace_id, user_id, mode, type, model, status, version, cost_units, created_at, finished_at) VALUES
         ('a', 'ws_1', 'usr_1', 'live', 'text-to-video', 'kling-3.0', 'SUCCEEDED', 5, 5.25, '2026-11-23T23:00:00Z', '2026-11-24T01:00:00Z'),
         ('b', 'ws_1', 'usr_1', 'live', 'text-to-video', 'kling-3.0', 'FAILED', 3, 0, '2026-11-23T22:00:00Z', '2026-11-23T23:00:00Z'),
         ('c', 'ws_1', 'usr_1', 'live', 'text-to-video', 'kling-3.0', 'RUNNING', 3, 0, '2026-11-24T00:00:00Z', NULL),
         ('d', 'ws_1', 'usr_1', 'test', 'text-to-video', 'kling-3.0', 'CANCELED', 2, 0, '2026-11-24T00:00:00Z', '2026-11-24T00:00:01Z')`,
    );
    await provisionWith(older.url);
    const rebuilt = new UsageDaysRepository(old);
    const all = { workspaceId: 'ws_1', from: '2026-11-01', to: '2026-11-30', groupBy: ['day' as const], limit: 100, offset: 0 };
    expect((await rebuilt.read({ ...all, mode: 'live' })).rows).toEqual([
      { ...NOTHING, day: '2026-11-23', tasksCreated: 2, tasksFailed: 1 },
      { ...NOTHING, day: '2026-11-24', tasksCreated: 1, tasksSucceeded: 1, costUnits: 5.25 },
    ]);
    expect((await rebuilt.read({ ...all, mode: 'test' })).total).toEqual({ ...NOTHING, tasksCreated: 1, tasksCanceled: 1 });
    // The task that was open goes on: it was counted as created, and is not again.
    const end = movesOf(['RUNNING', 'FINALIZING', 'SUCCEEDED'], { from: '2026-11-24T00:00:00.000Z' }).map((moved) => ({ ...moved, taskId: 'c', version: moved.version + 2 }));
    for (const moved of end) await old.transaction((tx) => new UsageRepository(rebuilt).recordMove(tx, moved));
    expect((await rebuilt.read({ ...all, mode: 'live' })).total).toMatchObject({ tasksCreated: 3, tasksSucceeded: 2, costUnits: 10.25 });
  } finally {
    await old.close();
    await older.drop();
  }
});
