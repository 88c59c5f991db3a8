import { AskClient, connectNats, natsOptions, Nudges, OnAsk, OutboxRelay } from '@kp/bus';
import { ASKS, COST_TABLE, newId, NUDGES, type AskReply, type AskRequest, type CostTable, type CreateTaskBody, type FieldError, type RequestContext } from '@kp/task-contracts';
import { Logger } from '@kp/telemetry';
import { startThrowawayNats, waitFor, type ThrowawayNats } from '@kp/testing';
import type { NatsConnection } from '@nats-io/transport-node';
import { Controller, Module, type INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Transport } from '@nestjs/microservices';
import { CONTEXT, openGenerationDatabase, requestContext, type GenerationDatabase } from '../generation.fixture.ts';
import { ProviderAccounts } from '../providers/provider-accounts.ts';
import { WorkspaceLimitsRepository } from '../quotas/workspace-limits.repository.ts';
import { EstimatesService } from './estimates.service.ts';
import { Quotes } from './quotes.ts';
import { TaskRequestBuilder } from './task-request.builder.ts';
import { moveTask } from './task-moves.repository.ts';
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
let estimates: EstimatesService;
/** The same platform after its prices changed. */
let dearer: { service: TasksService; estimates: EstimatesService };
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
  const builder = new TaskRequestBuilder({ repository: generation.tasks, asks, defaultDurationSeconds: 7, publicBaseUrl: 'http://127.0.0.1:9' });
  const servicesAt = (costTable: CostTable) => {
    const pricing = { builder, accounts: new ProviderAccounts(), quotes: new Quotes({ signingKey: 'k'.repeat(32) }), limits: new WorkspaceLimitsRepository(generation.database), costTable };
    const outbox = new OutboxRelay({ database: generation.database, connection, owner: 'generation', logger });
    return { service: new TasksService({ ...pricing, repository: generation.tasks, asks, outbox, nudges: new Nudges(connection), logger }), estimates: new EstimatesService(pricing) };
  };
  ({ service, estimates } = servicesAt(COST_TABLE));
  dearer = servicesAt({ ...COST_TABLE, version: 'dearer', tierMultiplier: { std: 10, pro: 16, '4k': 50 } });
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

const errorsOf = (work: Promise<unknown>): Promise<string[]> => work.then(() => [], (error: { errors?: FieldError[] }) => (error.errors ?? []).map(({ path, code }) => `${path}:${code}`));

describe('an estimate', () => {
  test('says what the create would cost, and what the price is the product of', async () => {
    const estimate = await estimates.estimate({ context: CONTEXT, body: { ...BODY, quality: 'pro', durationSeconds: 10 } });
    expect(estimate).toMatchObject({ costUnits: 16, priceVersion: COST_TABLE.version, model: 'kling-3.0', durationSeconds: 10, quality: 'pro', billing: 'on-success', basis: [{ label: 'seconds', value: 10 }, { label: 'tier pro', value: 1.6 }] });
    expect(await estimates.estimate({ context: CONTEXT, body: { type: 'text-to-image', prompt: 'x', imageCount: 3 } })).toMatchObject({ costUnits: 1.05, imageCount: 3 });
    const { durationSeconds: _default, ...body } = BODY;
    expect(await estimates.estimate({ context: CONTEXT, body })).toMatchObject({ costUnits: 7, durationSeconds: 7 });
  });

  test('refuses what the create would refuse, all at once, and stores nothing', async () => {
    const body: CreateTaskBody = { type: 'text-to-video', model: 'kling-2.6', durationSeconds: 15, prompt: '', sourceTaskId: 'x' };
    const context = requestContext({ limits: { allowedModels: ['kling-v3'], maxDurationSeconds: 10 } });
    const errors = await errorsOf(estimates.estimate({ context, body }));
    expect(errors.toSorted()).toEqual(['durationSeconds:not-offered', 'durationSeconds:plan-limit', 'model:plan-limit', 'prompt:required', 'sourceTaskId:not-allowed']);
    expect(await errorsOf(create(body, { context }))).toEqual(errors);
    await expect(estimates.estimate({ context: { ...CONTEXT, mode: 'test' }, body: BODY })).rejects.toMatchObject({ code: 'sandbox-not-configured' });
  });
});

describe('a create with a quote', () => {
  test('holds the price that was promised, whatever the table says by then', async () => {
    const { quoteId, priceVersion } = await estimates.estimate({ context: CONTEXT, body: BODY });
    const { task } = await dearer.service.create({ context: CONTEXT, taskId: newId('task'), body: { ...BODY, quoteId, metadata: { order: '7' } } });
    expect(task.cost.costUnits).toBe(5);
    expect(JSON.stringify(task)).not.toContain(quoteId);
    const [row] = await generation.database.query('SELECT cost_micro_units, price_version, request ? \'quoteId\' AS kept FROM task WHERE id = $1', [task.taskId]);
    expect(row).toEqual({ cost_micro_units: '5000000', price_version: priceVersion, kept: false });
    const { task: unquoted } = await dearer.service.create({ context: CONTEXT, taskId: newId('task'), body: BODY });
    expect(unquoted.cost.costUnits).toBe(50);
  });

  test('names what is wrong with it beside every other bad field', async () => {
    const { quoteId } = await estimates.estimate({ context: CONTEXT, body: BODY });
    expect(await errorsOf(create({ ...BODY, quoteId, prompt: 'another thing' }))).toEqual(['quoteId:quote-mismatch']);
    expect(await errorsOf(create({ ...BODY, quoteId: `${quoteId}x`, durationSeconds: 60 }))).toEqual(['quoteId:quote-invalid', 'durationSeconds:not-offered']);
    expect(await errorsOf(create({ ...BODY, quoteId }, { context: { ...CONTEXT, workspaceId: 'ws_2' } }))).toEqual(['quoteId:quote-mismatch']);
  });
});

describe('plan and quota', () => {
  test('the request is refused with what the plan has, before anything is asked or stored', async () => {
    const body = { ...BODY, prompt: 'too long for the plan' };
    await expect(create(body, { context: requestContext({ limits: { maxDurationSeconds: 4 } }) })).rejects.toMatchObject({ code: 'validation-failed', errors: [{ path: 'durationSeconds', code: 'plan-limit', message: 'Your plan allows clips of 4 s, not 5.' }] });
    expect(await tasksWith('too long for the plan')).toEqual([]);
  });

  test('units run out, and a repeat of what was accepted is still answered', async () => {
    const context = requestContext({ workspaceId: 'ws_small', limits: { unitsPerDay: 5 } });
    const first = await create(BODY, { context, idempotencyKey: 'first' });
    await expect(create(BODY, { context, idempotencyKey: 'second' })).rejects.toMatchObject({ code: 'quota-exceeded', retryAfterSeconds: expect.any(Number) });
    expect(await create(BODY, { context, idempotencyKey: 'first' })).toEqual({ task: first.task, replayed: true });
  });

  test('the newest limits of the workspace are kept for the scheduler', async () => {
    await create(BODY, { context: requestContext({ workspaceId: 'ws_kept', limits: { version: 7, concurrencyPerUser: 2, keyUnitsPerDay: 1_000 } }) });
    const [row] = await generation.database.query<{ plan: object }>(`SELECT version, concurrency_per_workspace, concurrency_per_user, plan FROM workspace_limits WHERE workspace_id = 'ws_kept'`);
    expect(row).toMatchObject({ version: 7, concurrency_per_workspace: null, concurrency_per_user: 2 });
    expect(row?.plan).not.toHaveProperty('keyUnitsPerDay');
  });

  test('the event of a new task names key, endUser, cost centre and request; later ones no request', async () => {
    const context = requestContext({ keyId: 'key_1', costCentre: 'film', requestId: 'req_77' });
    const { task } = await create({ ...BODY, endUser: 'customer 7' }, { context });
    expect(task).toMatchObject({ endUser: 'customer 7', costCentre: 'film' });
    const { task: own } = await create({ ...BODY, costCentre: 'web' }, { context });
    expect(own.costCentre).toBe('web');
    await generation.database.transaction((tx) => moveTask(tx, task.taskId, ['CREATED'], 'QUEUED'));
    const events = await generation.database.query<{ data: object }>(`SELECT data FROM outbox WHERE data ->> 'taskId' = $1 ORDER BY id`, [task.taskId]);
    const named = { keyId: 'key_1', endUser: 'customer 7', costCentre: 'film' };
    expect(events[0]?.data).toMatchObject({ ...named, requestId: 'req_77' });
    expect(events[1]?.data).toMatchObject(named);
    expect(events[1]?.data).not.toHaveProperty('requestId');
  });
});
