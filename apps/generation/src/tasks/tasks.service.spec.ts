import { AskClient, connectNats, natsOptions, Nudges, OnAsk, OutboxRelay } from '@kp/bus';
import { ASKS, COST_TABLE, newId, NUDGES, type AskReply, type AskRequest, type CreateTaskBody, type RequestContext } from '@kp/task-contracts';
import { Logger } from '@kp/telemetry';
import { startThrowawayNats, waitFor, type ThrowawayNats } from '@kp/testing';
import type { NatsConnection } from '@nats-io/transport-node';
import { Controller, Module, type INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Transport } from '@nestjs/microservices';
import { CONTEXT, openGenerationDatabase, type GenerationDatabase } from '../generation.fixture.ts';
import { ProviderAccounts } from '../providers/provider-accounts.ts';
import { WorkspaceLimitsRepository } from '../quotas/workspace-limits.repository.ts';
import { Quotes } from './quotes.ts';
import { TaskRequestBuilder } from './task-request.builder.ts';
import { TasksService } from './tasks.service.ts';

/** What moderation and storage answer, over the real NATS. */
@Controller()
class Neighbours {
  @OnAsk(ASKS.checkPrompt)
  async check({ prompt }: AskRequest<typeof ASKS.checkPrompt>): Promise<AskReply<typeof ASKS.checkPrompt>> {
    return { decisionId: 'dec_1', ruleVersion: 'v1', ...(prompt.includes('forbidden') ? { verdict: 'blocked', category: 'violence', explanation: 'Please describe it without.' } : { verdict: 'allowed' }) };
  }

  @OnAsk(ASKS.readUploads)
  async readUploads({ workspaceId, assetIds }: AskRequest<typeof ASKS.readUploads>): Promise<AskReply<typeof ASKS.readUploads>> {
    const isKnown = workspaceId === CONTEXT.workspaceId;
    return { uploads: isKnown ? assetIds.map((assetId) => ({ assetId, key: `uploads/${workspaceId}/${assetId}.png`, bytes: 1, contentType: 'image/png' as const, width: 640, height: 480 })) : [] };
  }
}
@Module({ controllers: [Neighbours] })
class NeighboursModule {}

let generation: GenerationDatabase;
let nats: ThrowawayNats;
let connection: NatsConnection;
let asks: AskClient;
let service: TasksService;
let neighbours: INestMicroservice;

const BODY: CreateTaskBody = { type: 'text-to-video', prompt: 'a boat on a lake', durationSeconds: 5, metadata: { a: '1', b: '2' } };
const create = (body: CreateTaskBody, options: { idempotencyKey?: string; taskId?: string; context?: RequestContext } = {}) => {
  const { idempotencyKey, taskId = newId('task'), context = CONTEXT } = options;
  return service.create({ context, taskId, body, ...(idempotencyKey ? { idempotencyKey } : {}) });
};
const tasksWith = (prompt: string) => generation.database.query(`SELECT id FROM task WHERE request ->> 'prompt' = $1`, [prompt]);

beforeAll(async () => {
  [nats, generation] = await Promise.all([startThrowawayNats(), openGenerationDatabase()]);
  connection = await connectNats(nats.url, 'test');
  asks = new AskClient(nats.url, 'test');
  neighbours = await NestFactory.createMicroservice(NeighboursModule, { transport: Transport.NATS, options: natsOptions(nats.url, 'neighbours'), logger: false });
  const logger = new Logger('test', 'silent');
  service = new TasksService({
    repository: generation.tasks,
    asks,
    outbox: new OutboxRelay({ database: generation.database, connection, owner: 'generation', logger }),
    nudges: new Nudges(connection),
    accounts: new ProviderAccounts(),
    builder: new TaskRequestBuilder({ repository: generation.tasks, asks, defaultDurationSeconds: 7, publicBaseUrl: 'http://127.0.0.1:9' }),
    quotes: new Quotes({ signingKey: 'k'.repeat(32) }),
    limits: new WorkspaceLimitsRepository(generation.database),
    costTable: COST_TABLE,
    logger,
  });
});
afterAll(async () => {
  await neighbours.close();
  await asks.close();
  await connection.close();
  await Promise.all([nats.stop(), generation.close()]);
});

describe('while moderation is away', () => {
  test('a task is accepted, but waits for its check', async () => {
    const { task } = await create({ ...BODY, prompt: 'unchecked' });
    expect(task).toMatchObject({ status: 'CREATED', policy: { status: 'pending' }, waiting: { reason: 'policy-check' } });
  });
});

describe('creating a task', () => {
  beforeAll(() => neighbours.listen());

  test('answers the task as it is stored, and wakes dispatch', async () => {
    let nudged = 0;
    new Nudges(connection).on(NUDGES.dispatch, () => (nudged += 1));
    await connection.flush();
    const { task, replayed } = await create({ ...BODY, durationSeconds: 10, quality: 'pro' });
    expect(replayed).toBe(false);
    expect(task).toMatchObject({ status: 'CREATED', prompt: BODY.prompt, cost: { costUnits: 16, estimated: true }, policy: { status: 'allowed', decisionId: 'dec_1', ruleVersion: 'v1' }, outputs: [], attempts: [] });
    expect(await service.get({ taskId: task.taskId, workspaceId: CONTEXT.workspaceId })).toEqual(task);
    await waitFor(() => nudged === 1);
  });

  test('takes the default duration when none is given', async () => {
    const { durationSeconds: _absent, ...body } = BODY;
    expect((await create(body)).task.durationSeconds).toBe(7);
  });

  test('twenty concurrent callers with one key get one task, and all but one read that it is a repeat', async () => {
    const body = { ...BODY, prompt: 'twenty boats' };
    const answers = await Promise.all(Array.from({ length: 20 }, () => create(body, { idempotencyKey: 'twenty' })));
    expect(new Set(answers.map((answer) => answer.task.taskId)).size).toBe(1);
    expect(answers.filter((answer) => !answer.replayed)).toHaveLength(1);
    expect(await tasksWith('twenty boats')).toHaveLength(1);
  });

  test('the same body is the same whatever the order of its keys; another body under the key is a conflict', async () => {
    const first = await create(BODY, { idempotencyKey: 'order' });
    const reordered: CreateTaskBody = { metadata: { b: '2', a: '1' }, durationSeconds: 5, prompt: BODY.prompt, type: 'text-to-video' };
    expect(await create(reordered, { idempotencyKey: 'order' })).toMatchObject({ replayed: true, task: { taskId: first.task.taskId } });
    await expect(create({ ...BODY, metadata: { a: '1', b: '3' } }, { idempotencyKey: 'order' })).rejects.toMatchObject({ code: 'idempotency-conflict' });
    // Another workspace's key is another key.
    expect(await create({ ...BODY, prompt: 'theirs' }, { idempotencyKey: 'order', context: { ...CONTEXT, workspaceId: 'ws_2' } })).toMatchObject({ replayed: false });
  });

  test('an ask repeated with the same task id, because its answer was lost, gives the same task', async () => {
    const taskId = newId('task');
    const first = await create(BODY, { taskId });
    expect(await create(BODY, { taskId })).toEqual({ task: first.task, replayed: true });
    await expect(create(BODY, { taskId, context: { ...CONTEXT, workspaceId: 'ws_2' } })).rejects.toMatchObject({ code: 'not-found' });
  });

  test('a blocked prompt becomes no task, and says why', async () => {
    await expect(create({ ...BODY, prompt: 'a forbidden thing' }, { idempotencyKey: 'blocked' })).rejects.toMatchObject({ code: 'prompt-blocked', message: 'Please describe it without.' });
    expect(await tasksWith('a forbidden thing')).toEqual([]);
    // The key was not used up: a better prompt may take it.
    expect(await create(BODY, { idempotencyKey: 'blocked' })).toMatchObject({ replayed: false });
  });

  test('test mode is refused without a sandbox, and nothing is stored', async () => {
    await expect(create({ ...BODY, prompt: 'in the sandbox' }, { context: { ...CONTEXT, mode: 'test' } })).rejects.toMatchObject({ code: 'sandbox-not-configured' });
    expect(await tasksWith('in the sandbox')).toEqual([]);
  });

  test('an upload of the workspace becomes the first frame; the record does not show its key', async () => {
    const { task } = await create({ ...BODY, type: 'image-to-video', imageUrl: newId('asset') });
    expect(JSON.stringify(task)).not.toContain('uploads/');
    const [row] = await generation.database.query<{ request: { image: { key: string } } }>('SELECT request FROM task WHERE id = $1', [task.taskId]);
    expect(row?.request.image.key).toMatch(/^uploads\/ws_1\/asset_/);
  });

  test.each([
    ['an upload of another workspace', newId('asset'), 'ws_2', 'unknown-asset'],
    ['a file of ours', 'file:///etc/passwd', 'ws_1', 'invalid-url'],
    ['a script', 'javascript:alert(1)', 'ws_1', 'invalid-url'],
    ['text that is no address', 'my picture', 'ws_1', 'invalid-url'],
  ])('%s is refused as an image', async (_what, imageUrl, workspaceId, code) => {
    await expect(create({ ...BODY, type: 'image-to-video', imageUrl }, { context: { ...CONTEXT, workspaceId } })).rejects.toMatchObject({ code: 'validation-failed', errors: [{ path: 'imageUrl', code }] });
  });
});
