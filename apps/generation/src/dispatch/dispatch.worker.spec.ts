import { connectNats, OutboxRelay } from '@kp/bus';
import { Logger } from '@kp/telemetry';
import { startThrowawayNats, waitFor, type ThrowawayNats } from '@kp/testing';
import type { NatsConnection } from '@nats-io/transport-node';
import { accountOf, openGenerationDatabase, type GenerationDatabase } from '../generation.fixture.ts';
import { klingRoute } from '../providers/kling-route.ts';
import { ProviderAccounts, type ProviderAccount } from '../providers/provider-accounts.ts';
import type { CreateOutcome } from '../providers/provider-outcomes.ts';
import { AttemptsRepository } from './attempts.repository.ts';
import { DispatchRepository } from './dispatch.repository.ts';
import { DispatchWorker } from './dispatch.worker.ts';

const NO_MONEY: CreateOutcome = { kind: 'account-trouble', code: '1102', message: 'Account balance not enough' };
const BUSY: CreateOutcome = { kind: 'back-off', detail: 'busy', delivered: true };
const FIRST = accountOf({ name: 'first', maxVideoConcurrency: 8, slotPool: 'first' });
const SECOND = accountOf({ name: 'second', maxVideoConcurrency: 4, slotPool: 'second' });

let nats: ThrowawayNats;
let connection: NatsConnection;
let generation: GenerationDatabase;
let accounts: ProviderAccounts;
let worker: DispatchWorker;
/** What each account answers to a create; `created` where nothing is said. */
let answers: Record<string, CreateOutcome>;
let sent: string[];

beforeAll(async () => {
  nats = await startThrowawayNats();
  connection = await connectNats(nats.url, 'test');
  generation = await openGenerationDatabase();
});
afterAll(async () => {
  await generation.close();
  await connection.close();
  await nats.stop();
});
beforeEach(async () => {
  await generation.reset();
  for (const account of [FIRST, SECOND]) await generation.storeAccount(account);
  const { database } = generation;
  const logger = new Logger('test', 'silent');
  accounts = new ProviderAccounts();
  answers = {};
  sent = [];
  const create = async ({ name }: ProviderAccount): Promise<CreateOutcome> => {
    sent.push(name);
    return answers[name] ?? { kind: 'created', task: { providerTaskId: `p${sent.length}`, status: 'submitted', rawStatus: 'submitted', outputs: [], raw: {} } };
  };
  worker = new DispatchWorker({
    dispatch: new DispatchRepository(database),
    attempts: new AttemptsRepository(database),
    provider: { create, read: async () => ({ kind: 'absent' }) },
    accounts,
    outbox: new OutboxRelay({ database, connection, owner: 'generation', logger }),
    logger,
    routeOf: klingRoute,
    callbackUrlFor: () => undefined,
  });
});
afterEach(() => worker.stop());

const statusOf = async (taskId: string) => (await generation.tasks.get(taskId)).status;
const waitingOf = async (taskId: string) => (await generation.tasks.get(taskId)).waiting;

test.each([
  ['has no money', NO_MONEY],
  ['is busy', BUSY],
])('a task that one account refuses because it %s goes to the other within a moment', async (_what, answer) => {
  answers = { first: answer };
  accounts.replace([FIRST, SECOND]);
  const tasks = [await generation.acceptTask(), await generation.acceptTask()];
  worker.loop.start();
  for (const taskId of tasks) await waitFor(async () => (await statusOf(taskId)) === 'QUEUED', { timeoutMs: 5_000, describe: 'the other account' });
  const rows = await generation.database.query<{ account: string }>('SELECT account FROM attempt');
  expect(rows.map((row) => row.account)).toEqual(['second', 'second']);
});

test('a changed account is tried at once, whatever it was paused for', async () => {
  answers = { first: NO_MONEY };
  accounts.replace([FIRST]);
  const taskId = await generation.acceptTask();
  worker.loop.start();
  await waitFor(async () => (await waitingOf(taskId))?.detail.includes('1102'));
  const later = await generation.acceptTask();
  worker.loop.wake();
  await waitFor(async () => (await waitingOf(later))?.detail.includes('1102'));
  expect(sent).toEqual(['first']);
  answers = {};
  accounts.replace([{ ...FIRST, version: 2 }]);
  worker.loop.wake();
  await waitFor(async () => (await statusOf(later)) === 'QUEUED', { timeoutMs: 3_000, describe: 'the changed account' });
});

test('without an active account tasks wait and say so, and start when there is one', async () => {
  accounts.replace([{ ...FIRST, status: 'retired' }]);
  const taskId = await generation.acceptTask();
  worker.loop.start();
  await waitFor(async () => (await waitingOf(taskId))?.detail === 'No provider account is active.');
  accounts.replace([FIRST]);
  worker.loop.wake();
  await waitFor(async () => (await statusOf(taskId)) === 'QUEUED');
  expect(sent).toEqual(['first']);
});

test('what no account has slots for says so', async () => {
  accounts.replace([{ ...FIRST, maxVideoConcurrency: 0 }, { ...SECOND, maxVideoConcurrency: 0, maxImageConcurrency: 3 }]);
  const taskId = await generation.acceptTask();
  worker.loop.start();
  await waitFor(async () => (await waitingOf(taskId))?.detail === 'No active provider account takes videos.');
  expect(sent).toEqual([]);
});
