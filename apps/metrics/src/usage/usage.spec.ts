import { Database, provision } from '@kp/database';
import type { TaskMoved, TaskStatus } from '@kp/task-contracts';
import { createDatabase } from '@kp/testing';
import { migrations } from '../migrations/index.ts';
import { OverviewRepository } from '../overview/overview.repository.ts';
import { UsageDaysRepository } from './usage-days.repository.ts';
import { UsageRepository } from './usage.repository.ts';

let database: Database;
let overview: OverviewRepository;
let usage: UsageRepository;
const MINUTE_MS = 60_000;
const START_MS = Date.now() - 30 * MINUTE_MS;

beforeAll(async () => {
  const { metrics = '' } = await provision((await createDatabase()).url, [{ name: 'metrics', password: 'test', migrations }]);
  database = new Database(metrics, 'metrics');
  overview = new OverviewRepository(database);
  usage = new UsageRepository(new UsageDaysRepository(database));
});
beforeEach(() => database.query('DELETE FROM task_fact'));
beforeEach(() => database.query('DELETE FROM state_duration'));
afterAll(() => database.close());

/** The moves of one task through these states, `stepMs` apart. */
function movesOf(taskId: string, path: TaskStatus[], options: { stepMs?: number; startMs?: number; providerCode?: string } = {}): TaskMoved[] {
  const { stepMs = 1_000, startMs = START_MS, providerCode } = options;
  const at = (index: number) => new Date(startMs + index * stepMs).toISOString();
  return path.map((status, index) => {
    const previousStatus = path[index - 1];
    const failed = status === 'FAILED';
    return {
      taskId, workspaceId: 'ws', userId: 'usr', mode: 'live', type: 'text-to-video', model: 'kling-3.0', durationSeconds: 5, status, at: at(index), version: index + 1, costUnits: failed || status === 'CANCELED' ? 0 : 5, createdAt: at(0),
      ...(previousStatus ? { previousStatus, previousAt: at(index - 1) } : {}),
      ...(failed ? { error: { code: 'provider-failed', message: 'x' } } : {}),
      ...(failed && providerCode ? { providerCode } : {}),
    };
  });
}
async function record(moves: TaskMoved[]): Promise<void> {
  for (const moved of moves) await database.transaction((tx) => usage.recordMove(tx, moved));
}
const WHOLE: TaskStatus[] = ['CREATED', 'QUEUED', 'RUNNING', 'FINALIZING', 'SUCCEEDED'];

describe('figures', () => {
  test('of nothing are zeros, not errors', async () => {
    const figures = await overview.read();
    expect(figures).toMatchObject({ tasks: { last24h: { created: 0, succeeded: 0, failed: 0, canceled: 0 } }, latencyMs: null, stateLatency: [], costUnits: { today: 0, last24h: 0 }, providerErrors: [] });
    expect(figures.tasks.byStatus).toEqual({ CREATED: 0, QUEUED: 0, RUNNING: 0, FINALIZING: 0, SUCCEEDED: 0, FAILED: 0, CANCELED: 0 });
  });

  test('count tasks by what became of them, and units of delivered clips only', async () => {
    await record(movesOf('a', WHOLE));
    await record(movesOf('b', WHOLE));
    await record(movesOf('c', ['CREATED', 'QUEUED', 'FAILED'], { providerCode: '1303' }));
    await record(movesOf('d', ['CREATED', 'FAILED']));
    await record(movesOf('e', ['CREATED', 'CANCELED']));
    await record(movesOf('f', ['CREATED', 'QUEUED']));
    const figures = await overview.read();
    expect(figures.tasks.byStatus).toMatchObject({ SUCCEEDED: 2, FAILED: 2, CANCELED: 1, QUEUED: 1, CREATED: 0 });
    expect(figures.tasks.last24h).toEqual({ created: 6, succeeded: 2, failed: 2, canceled: 1 });
    expect(figures.costUnits.last24h).toBe(10);
    expect(figures.providerErrors.toSorted((one, other) => one.code.localeCompare(other.code))).toEqual([{ code: '1303', count: 1 }, { code: 'provider-failed', count: 1 }]);
  });

  test('of latency are over succeeded tasks and over the time in each state', async () => {
    for (const [index, stepMs] of [1_000, 2_000, 3_000].entries()) await record(movesOf(`t${index}`, WHOLE, { stepMs }));
    await record(movesOf('failed', ['CREATED', 'FAILED'], { stepMs: 900_000 }));
    const figures = await overview.read();
    expect(figures.latencyMs).toEqual({ p50: 8_000, p95: 11_600 });
    expect(figures.stateLatency.find((each) => each.status === 'RUNNING')).toEqual({ status: 'RUNNING', count: 3, p50Ms: 2_000, p95Ms: 2_900 });
    expect(figures.stateLatency.map((each) => each.status)).toEqual(['CREATED', 'QUEUED', 'RUNNING', 'FINALIZING']);
  });

  test('do not change when an event comes again', async () => {
    const moves = movesOf('a', WHOLE);
    await record(moves);
    const before = await overview.read();
    await record(moves);
    expect(await overview.read()).toEqual(before);
  });

  test('keep the latest state when an older event comes later', async () => {
    const moves = movesOf('a', WHOLE);
    await record(moves.toReversed());
    const figures = await overview.read();
    expect(figures.tasks.byStatus).toMatchObject({ SUCCEEDED: 1, CREATED: 0 });
    expect(figures.costUnits.last24h).toBe(5);
    expect(figures.stateLatency).toHaveLength(4);
  });

  test('of a day leave out what ended before it, and count what is still open', async () => {
    await record(movesOf('old', WHOLE, { startMs: Date.now() - 26 * 60 * MINUTE_MS }));
    await record(movesOf('slow', WHOLE, { startMs: Date.now() - 26 * 60 * MINUTE_MS, stepMs: 6.4 * 60 * MINUTE_MS }));
    const figures = await overview.read();
    expect(figures.tasks.byStatus.SUCCEEDED).toBe(2);
    expect(figures.tasks.last24h).toEqual({ created: 0, succeeded: 1, failed: 0, canceled: 0 });
    expect(figures.costUnits.last24h).toBe(5);
  });
});
