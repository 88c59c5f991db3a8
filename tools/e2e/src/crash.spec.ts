import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { RunningStack, type SimulatorTask } from './running-stack.ts';

let platform: RunningStack;

beforeAll(async () => {
  // Slow enough that a service can die in each phase of a task.
  platform = await RunningStack.start('crash', { supervise: false, simulatorSpeed: 4 });
});
afterAll(async () => {
  await platform?.stop();
});

async function expectExactlyOnce(taskId: string): Promise<void> {
  const task = await platform.waitForEnd(taskId, { timeoutMs: 120_000 });
  expect(task.status).toBe('SUCCEEDED');
  const attempts = await platform.query<{ id: string }>('SELECT id FROM generation.attempt WHERE task_id = $1', [taskId]);
  const answer = await platform.simulator<SimulatorTask[] | { tasks: SimulatorTask[] }>('/_simulator/tasks');
  const providerTasks = (Array.isArray(answer) ? answer : answer.tasks).filter((each) => attempts.some(({ id }) => id === each.externalTaskId));
  expect(providerTasks).toHaveLength(1);
  const moves = await platform.query<{ status: string; version: number }>('SELECT status, version FROM generation.task_move WHERE task_id = $1 ORDER BY version', [taskId]);
  expect(moves.filter((move) => move.status === 'SUCCEEDED')).toHaveLength(1);
  expect(moves.map((move) => move.version)).toEqual(moves.map((_, index) => index + 1));
  expect(await platform.query('SELECT 1 FROM storage.asset WHERE task_id = $1', [taskId])).toHaveLength(1);
  const files = await readdir(platform.info.objectStoreDir ?? '', { recursive: true });
  expect(files.filter((file) => file.endsWith('.mp4') && file.includes(taskId))).toHaveLength(1);
  expect(files.filter((file) => attempts.some(({ id }) => file.includes(id)))).toEqual([]);
  const events = await platform.query(`SELECT 1 FROM generation.outbox WHERE subject = 'evt.generation.task.succeeded' AND data ->> 'taskId' = $1`, [taskId]);
  expect(events).toHaveLength(1);
}

const SERVICES = ['gateway', 'generation', 'moderation', 'storage', 'metrics'] as const;

test.each(SERVICES)('%s is killed while the provider works and comes back: the task succeeds exactly once', async (service) => {
  const { taskId } = await platform.createTask({ prompt: `killed while running: ${service}` });
  await platform.waitForTask(taskId, (task) => ['QUEUED', 'RUNNING'].includes(task.status));
  await platform.stack.kill(service);
  await platform.stack.startService(service);
  await expectExactlyOnce(taskId);
});

test.each(['generation', 'storage', 'moderation'] as const)('%s is killed the moment a task is created and stays away until the provider is done', async (service) => {
  const { taskId } = await platform.createTask({ prompt: `killed at once: ${service}` });
  await platform.stack.kill(service);
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  await platform.stack.startService(service);
  await expectExactlyOnce(taskId);
});

test('a task created while moderation is away waits for its check, and is never sent unchecked', async () => {
  await platform.stack.kill('moderation');
  const created = await platform.createTask({ prompt: 'unchecked so far' });
  expect(created.waiting?.reason).toBe('policy-check');
  const blocked = await platform.createTask({ prompt: 'a gory beheading, sent while nobody checks' });
  await new Promise((resolve) => setTimeout(resolve, 2_500));
  expect(await platform.query('SELECT 1 FROM generation.attempt WHERE task_id = ANY ($1)', [[created.taskId, blocked.taskId]])).toHaveLength(0);
  await platform.stack.startService('moderation');
  await expectExactlyOnce(created.taskId);
  const refused = await platform.waitForEnd(blocked.taskId);
  expect([refused.status, refused.error?.code, refused.cost.costUnits]).toEqual(['FAILED', 'policy-blocked', 0]);
  expect(await platform.query('SELECT 1 FROM generation.attempt WHERE task_id = $1', [blocked.taskId])).toHaveLength(0);
});

test('NATS loses everything it holds: nothing is lost, and tasks go on', async () => {
  const { taskId } = await platform.createTask({ prompt: 'survives a wiped NATS' });
  await platform.stack.kill('nats');
  await rm(path.join(platform.stateDir, 'nats', 'jetstream'), { recursive: true });
  await platform.stack.startService('nats');
  await expectExactlyOnce(taskId);
});

test('Postgres dies and comes back: no service ends, and tasks go on', async () => {
  const pids = SERVICES.map((service) => platform.stack.pidOf(service));
  const { taskId } = await platform.createTask({ prompt: 'survives a database restart' });
  await platform.waitForTask(taskId, (task) => task.status !== 'CREATED');
  await platform.stack.kill('postgres');
  await platform.stack.startService('postgres');
  await expectExactlyOnce(taskId);
  expect(SERVICES.map((service) => platform.stack.pidOf(service))).toEqual(pids);
});

test('the provider is away when a task is created: it waits, says why, and completes once the provider is back', async () => {
  await platform.stack.kill('kling-simulator');
  const created = await platform.createTask({ prompt: 'the provider is switched off' });
  const waiting = await platform.waitForTask(created.taskId, (task) => task.waiting !== undefined);
  expect([waiting.status, waiting.waiting?.reason]).toEqual(['CREATED', 'provider']);
  await platform.stack.startService('kling-simulator');
  await expectExactlyOnce(created.taskId);
});
