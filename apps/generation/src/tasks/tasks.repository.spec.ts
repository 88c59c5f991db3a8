import { newId } from '@kp/task-contracts';
import { CONTEXT, openGenerationDatabase, type GenerationDatabase } from '../generation.fixture.ts';
import { moveTask } from './task-moves.repository.ts';

let generation: GenerationDatabase;

beforeAll(async () => {
  generation = await openGenerationDatabase();
});
afterAll(() => generation?.close());

describe('accepting', () => {
  test('task, timeline and event are there together, with the database’s time', async () => {
    const taskId = await generation.acceptTask();
    const task = await generation.tasks.get(taskId);
    expect(task).toMatchObject({ id: taskId, status: 'CREATED', version: 1, policyStatus: 'allowed', costMicroUnits: '5000000' });
    expect(task.moves.map(({ status, version }) => [status, version])).toEqual([['CREATED', 1]]);
    expect(await generation.subjects(taskId)).toEqual(['task.created']);
    const [event] = await generation.database.query<{ data: { at: string; createdAt: string } }>(`SELECT data FROM outbox WHERE data ->> 'taskId' = $1`, [taskId]);
    expect(event?.data.createdAt).toBe(task.createdAt.toISOString());
  });

  test('the same task id again writes nothing', async () => {
    const taskId = await generation.acceptTask();
    await generation.acceptTask({ taskId });
    expect(await generation.subjects(taskId)).toEqual(['task.created']);
  });

  test('twenty callers with one idempotency key make one task', async () => {
    const idempotency = { key: 'order-1', bodySha256: 'h1' };
    const accepted = await Promise.all(Array.from({ length: 20 }, () => generation.tasks.accept({ taskId: newId('task'), context: CONTEXT, request: { ...taskRequest('the one') }, policy: { status: 'allowed' }, waiting: null, costMicroUnits: 1n, priceVersion: 'v1', traceparent: undefined, idempotency })));
    expect(accepted.filter((task) => task !== undefined)).toHaveLength(1);
    expect(await generation.database.query(`SELECT 1 FROM task WHERE request ->> 'prompt' = 'the one'`)).toHaveLength(1);
    const [winner] = accepted.filter((task) => task !== undefined);
    expect(await generation.tasks.findByIdempotencyKey(CONTEXT, 'order-1')).toEqual({ taskId: winner?.id, bodySha256: 'h1' });
  });

  test('a task id that exists claims no key, also not for another workspace', async () => {
    const taskId = await generation.acceptTask();
    const stranger = { ...CONTEXT, workspaceId: 'ws_2' };
    await generation.acceptTask({ taskId, context: stranger, idempotency: { key: 'order-3', bodySha256: 'h3' } });
    expect(await generation.tasks.findByIdempotencyKey(stranger, 'order-3')).toBeUndefined();
  });

  test('a key belongs to its workspace and mode', async () => {
    await generation.acceptTask({ idempotency: { key: 'order-2', bodySha256: 'h2' } });
    expect(await generation.tasks.findByIdempotencyKey({ ...CONTEXT, workspaceId: 'ws_2' }, 'order-2')).toBeUndefined();
    expect(await generation.tasks.findByIdempotencyKey({ ...CONTEXT, mode: 'test' }, 'order-2')).toBeUndefined();
  });
});

describe('reading', () => {
  test('a task of another workspace or mode, and text that is no id, are not found', async () => {
    const taskId = await generation.acceptTask();
    for (const scope of [{ workspaceId: 'ws_2' }, { mode: 'test' as const }]) await expect(generation.tasks.get(taskId, scope)).rejects.toMatchObject({ code: 'not-found' });
    await expect(generation.tasks.get('\u0000')).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a search treats its wildcards as text', async () => {
    await generation.acceptTask({ request: taskRequest('100% wool_sweater') });
    await generation.acceptTask({ request: taskRequest('1000 woolXsweaters') });
    const found = await generation.tasks.list({ search: '% wool_', limit: 10 });
    expect(found.tasks.map((task) => task.request.prompt)).toEqual(['100% wool_sweater']);
  });
});

describe('moving', () => {
  const move = (taskId: string, from: Parameters<typeof moveTask>[2], to: Parameters<typeof moveTask>[3]) => generation.database.transaction((tx) => moveTask(tx, taskId, from, to));

  test('state, version, timeline and event go together', async () => {
    const taskId = await generation.acceptTask();
    expect(await move(taskId, ['CREATED'], 'QUEUED')).toBe(true);
    const task = await generation.tasks.get(taskId);
    expect([task.status, task.version, task.moves.length]).toEqual(['QUEUED', 2, 2]);
    expect(await generation.subjects(taskId)).toEqual(['task.created', 'task.queued']);
  });

  test('the end of a clip that follows its input says how long it became', async () => {
    const { durationSeconds: _follows, ...request } = taskRequest('moves like that');
    const taskId = await generation.acceptTask({ request: { ...request, type: 'motion-control' } });
    await move(taskId, ['CREATED'], 'QUEUED');
    await move(taskId, ['QUEUED'], 'FINALIZING');
    const output = { assetId: 'asset_1', kind: 'video' as const, index: 0, key: 'k', bytes: 1, sha256: 'h', durationSeconds: 7.5, width: 1, height: 1 };
    await generation.database.transaction((tx) => moveTask(tx, taskId, ['FINALIZING'], 'SUCCEEDED', { outputs: [output] }));
    const events = await generation.database.query<{ data: { durationSeconds: number } }>(`SELECT data FROM outbox WHERE data ->> 'taskId' = $1 ORDER BY id`, [taskId]);
    expect(events.map(({ data }) => data.durationSeconds)).toEqual([0, 0, 0, 7.5]);
  });

  test('a lost race writes nothing', async () => {
    const taskId = await generation.acceptTask();
    expect(await move(taskId, ['QUEUED'], 'RUNNING')).toBe(false);
    expect(await generation.subjects(taskId)).toEqual(['task.created']);
  });

  test('an illegal move is an error, and a terminal state is final', async () => {
    const taskId = await generation.acceptTask();
    await expect(move(taskId, ['CREATED'], 'SUCCEEDED')).rejects.toThrow('illegal task move');
    expect(await move(taskId, ['CREATED'], 'FAILED')).toBe(true);
    expect((await generation.tasks.get(taskId)).finishedAt).toBeInstanceOf(Date);
    await expect(move(taskId, ['FAILED'], 'QUEUED')).rejects.toThrow('illegal task move');
  });

  test('of many movers at once one wins', async () => {
    const taskId = await generation.acceptTask();
    const won = await Promise.all(Array.from({ length: 8 }, (_, index) => move(taskId, ['CREATED'], index % 2 ? 'QUEUED' : 'FAILED')));
    expect(won.filter(Boolean)).toHaveLength(1);
    expect((await generation.tasks.get(taskId)).version).toBe(2);
  });
});

function taskRequest(prompt: string) {
  return { type: 'text-to-video' as const, prompt, durationSeconds: 5, aspectRatio: '16:9' as const, quality: 'std' as const, model: 'kling-3.0', tags: [], metadata: {} };
}
