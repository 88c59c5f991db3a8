import { AttemptsRepository } from '../dispatch/attempts.repository.ts';
import { DispatchRepository } from '../dispatch/dispatch.repository.ts';
import { klingRoute } from '../providers/kling-route.ts';
import { ACCOUNT, openGenerationDatabase, type GenerationDatabase } from '../generation.fixture.ts';
import type { ProviderTask } from '../providers/provider-outcomes.ts';
import { TrackRepository, type TrackedAttempt } from './track.repository.ts';

const of = (status: ProviderTask['status'], more: Partial<ProviderTask> = {}): ProviderTask => ({ providerTaskId: 'p1', status, rawStatus: status, outputs: [], raw: { status }, ...more });
const clipAt = (url: string): ProviderTask['outputs'] => [{ index: 0, kind: 'video', url, providerId: 'v1' }];
const SUCCESS = of('succeeded', { outputs: clipAt('http://127.0.0.1:9/clip.mp4') });
let generation: GenerationDatabase;
let track: TrackRepository;

beforeAll(async () => {
  generation = await openGenerationDatabase();
  track = new TrackRepository(generation.database);
});
beforeEach(() => generation.reset());
afterAll(() => generation?.close());

/** A task the provider has, due for a read. */
async function submitted(): Promise<{ taskId: string; attempt: TrackedAttempt }> {
  const taskId = await generation.acceptTask();
  const { claimed: [claimed] } = await new DispatchRepository(generation.database).claim({ limit: 5, mode: 'live', offers: [{ account: ACCOUNT, limit: 5 }], known: [ACCOUNT], routeOf: klingRoute });
  if (!claimed) throw new Error('nothing was claimed');
  await new AttemptsRepository(generation.database).recordSubmitted(claimed, of('submitted'));
  return { taskId, attempt: await dueNow() };
}

async function dueNow(): Promise<TrackedAttempt> {
  await generation.database.query('UPDATE attempt SET next_check_at = now() WHERE next_check_at IS NOT NULL');
  const [attempt] = await track.claimDue(1);
  if (!attempt) throw new Error('nothing is due');
  return attempt;
}
const statusOf = async (taskId: string) => (await generation.tasks.get(taskId)).status;

test('an attempt being read is not due for anybody else', async () => {
  await submitted();
  expect(await track.claimDue(10)).toEqual([]);
});

test('progress moves the task once; the same answer again changes nothing', async () => {
  const { taskId, attempt } = await submitted();
  await track.recordProgress(attempt, of('processing'), 2);
  await track.recordProgress(attempt, of('processing'), 2);
  expect(await generation.subjects(taskId)).toEqual(['task.created', 'task.queued', 'task.running']);
});

test('success seen twice is announced once', async () => {
  const { taskId, attempt } = await submitted();
  await Promise.all([track.recordOutput(attempt, SUCCESS, ['127.0.0.1:*']), track.recordOutput(attempt, SUCCESS, ['127.0.0.1:*'])]);
  expect(await generation.subjects(taskId)).toEqual(['task.created', 'task.queued', 'task.finalizing', 'output.ready']);
});

test('a late answer never moves a task backwards', async () => {
  const { taskId, attempt } = await submitted();
  await track.recordOutput(attempt, SUCCESS, []);
  await track.recordProgress(attempt, of('processing'), 2);
  await track.recordFailed(attempt, of('failed'));
  expect(await statusOf(taskId)).toBe('FINALIZING');
});

test('a success taken back while a fresh link is asked for ends the task', async () => {
  const { taskId, attempt } = await submitted();
  await track.recordOutput(attempt, SUCCESS, []);
  await generation.database.transaction((tx) => track.requestFreshUrl(tx, attempt.id, 1, 0));
  await track.recordFailed(await dueNow(), of('failed', { failureMessage: 'late rejection' }));
  expect([await statusOf(taskId), (await generation.tasks.get(taskId)).error?.code]).toEqual(['FAILED', 'provider-failed']);
  expect(await track.claimDue(10)).toEqual([]);
});

test('a failure is told in the provider’s words and frees the slot', async () => {
  const { taskId, attempt } = await submitted();
  await track.recordFailed(attempt, of('failed', { failureMessage: 'risk control' }));
  const task = await generation.tasks.get(taskId);
  expect([task.status, task.error?.code, task.error?.message]).toEqual(['FAILED', 'provider-failed', 'The provider could not generate the clip: risk control']);
  expect(await track.claimDue(10)).toEqual([]);
});

test('a fresh URL is asked for and announced as the next round', async () => {
  const { taskId, attempt } = await submitted();
  await track.recordOutput(attempt, SUCCESS, []);
  await generation.database.transaction((tx) => track.requestFreshUrl(tx, attempt.id, 1, 0));
  const again = await dueNow();
  expect([again.state, again.output_round]).toEqual(['succeeded', 1]);
  await track.recordOutput(again, { ...SUCCESS, outputs: clipAt('http://127.0.0.1:9/fresh.mp4') }, []);
  const rows = await generation.database.query<{ round: number; outputs: unknown }>(`SELECT (data ->> 'round')::int AS round, data -> 'outputs' AS outputs FROM outbox WHERE subject = 'evt.generation.output.ready' AND data ->> 'taskId' = $1 ORDER BY id`, [taskId]);
  expect(rows).toEqual(['clip', 'fresh'].map((name, index) => ({ round: index + 1, outputs: [{ index: 0, kind: 'video', url: `http://127.0.0.1:9/${name}.mp4` }] })));
  expect(await statusOf(taskId)).toBe('FINALIZING');
});

test('a callback makes its own attempt due, and only while the provider has it', async () => {
  const { taskId, attempt } = await submitted();
  const [row] = await generation.database.query<{ callback_token: string }>('SELECT callback_token FROM attempt WHERE id = $1', [attempt.id]);
  expect(await track.checkNow({ token: 'forged' })).toBeUndefined();
  expect(await track.checkNow({ token: row?.callback_token ?? '' })).toMatchObject({ task_id: taskId });
  expect(await track.claimDue(10)).toHaveLength(1);
  expect(await track.checkNow({ providerTaskId: 'p1' })).toMatchObject({ task_id: taskId });
  await track.recordOutput(attempt, SUCCESS, []);
  expect(await track.checkNow({ token: row?.callback_token ?? '' })).toBeUndefined();
});

test('a task the provider keeps not knowing ends, and cannot cost anything', async () => {
  const { taskId, attempt } = await submitted();
  await track.recordAbsent(attempt, 0);
  expect((await dueNow()).lookups).toBe(attempt.lookups + 1);
  expect(await statusOf(taskId)).toBe('QUEUED');
  await track.recordLost(attempt);
  expect([await statusOf(taskId), (await generation.tasks.get(taskId)).error?.code]).toEqual(['FAILED', 'provider-lost']);
});

test('an answer nobody understands is kept and explained, and the task stays', async () => {
  const { taskId, attempt } = await submitted();
  await track.recordQuarantine(attempt, 'a state we do not know: melting', { weird: true }, 60);
  const task = await generation.tasks.get(taskId);
  expect([task.status, task.waiting?.reason]).toEqual(['QUEUED', 'quarantine']);
  const [row] = await generation.database.query<{ last_answer: object }>('SELECT last_answer FROM attempt WHERE id = $1', [attempt.id]);
  expect(row?.last_answer).toEqual({ weird: true });
});

test('an answer that is understood again ends the quarantine, and absences count only in a row', async () => {
  const { taskId, attempt } = await submitted();
  await track.recordQuarantine(attempt, 'a state we do not know: melting', {}, 60);
  await track.recordAbsent(attempt, 0);
  await track.recordProgress(attempt, { providerTaskId: 'p', status: 'processing', rawStatus: 'processing', outputs: [], raw: {} }, 0);
  const task = await generation.tasks.get(taskId);
  expect([task.status, task.waiting]).toEqual(['RUNNING', null]);
  expect((await dueNow()).lookups).toBe(0);
  // The same without a move: a running task stays where it is and says nothing stale.
  await track.recordQuarantine(attempt, 'again', {}, 60);
  await track.recordProgress(attempt, { providerTaskId: 'p', status: 'processing', rawStatus: 'processing', outputs: [], raw: {} }, 60);
  expect((await generation.tasks.get(taskId)).waiting).toBeNull();
});
