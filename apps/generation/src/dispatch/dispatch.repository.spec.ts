import { Database } from '@kp/database';
import { ACCOUNT, accountOf, openGenerationDatabase, requestContext, REQUEST, type GenerationDatabase } from '../generation.fixture.ts';
import type { ProviderAccount } from '../providers/provider-accounts.ts';
import type { ProviderTask } from '../providers/provider-outcomes.ts';
import { AttemptsRepository } from './attempts.repository.ts';
import { DispatchRepository, type ClaimedAttempt, type ClaimOptions } from './dispatch.repository.ts';
import { klingRoute } from '../providers/kling-route.ts';

const MAX_CONCURRENCY = ACCOUNT.maxVideoConcurrency;
const PROVIDER_TASK: ProviderTask = { providerTaskId: 'p1', status: 'submitted', rawStatus: 'submitted', outputs: [], raw: {} };
let generation: GenerationDatabase;
let secondReplica: Database;

beforeAll(async () => {
  generation = await openGenerationDatabase();
  secondReplica = new Database(generation.url, 'generation');
});
beforeEach(() => generation.reset());
afterAll(async () => {
  await secondReplica?.close();
  await generation?.close();
});

const claimWith = async (database: Database, { accounts = [ACCOUNT], ...options }: Partial<ClaimOptions> & { accounts?: ProviderAccount[] } = {}) =>
  (await new DispatchRepository(database).claim({ limit: 10, mode: 'live', offers: accounts.map((account) => ({ account, limit: 10 })), known: accounts, routeOf: klingRoute, ...options })).claimed;
const claim = (options?: Parameters<typeof claimWith>[1]) => claimWith(generation.database, options);
const expireLeases = () => generation.database.query(`UPDATE attempt SET lease_until = now() - interval '1 second'`);
const stateOf = async (attemptId: string) => (await generation.database.query<{ state: string }>('SELECT state FROM attempt WHERE id = $1', [attemptId]))[0]?.state;

async function claimOne(): Promise<ClaimedAttempt> {
  const [claimed] = await claim();
  if (!claimed) throw new Error('nothing was claimed');
  return claimed;
}

test('two replicas with four claimers never hold more slots than the limit, however they meet', async () => {
  for (let n = 0; n < 12; n += 1) await generation.acceptTask();
  await Promise.all([generation.database, secondReplica].map((database) => Promise.all(Array.from({ length: 4 }, () => database.query('SELECT 1')))));
  for (let round = 0; round < 15; round += 1) {
    const claimed = (await Promise.all([generation.database, secondReplica, generation.database, secondReplica].map((database) => claimWith(database)))).flat();
    expect(claimed).toHaveLength(MAX_CONCURRENCY);
    expect(new Set(claimed.map((each) => each.taskId)).size).toBe(MAX_CONCURRENCY);
    expect(await claim()).toEqual([]);
    await generation.database.query('DELETE FROM attempt');
  }
});

test('a task that makes no sense keeps its slot for a while, but not for ever', async () => {
  for (let n = 0; n < MAX_CONCURRENCY + 1; n += 1) await generation.acceptTask();
  const [odd] = await claim();
  const quarantine = (since: string) => generation.database.query(`UPDATE attempt SET state = 'submitted', quarantined_at = now() - $2::interval WHERE id = $1`, [odd?.attemptId, since]);
  await quarantine('9 minutes');
  expect(await claim()).toEqual([]);
  await quarantine('11 minutes');
  expect(await claim()).toHaveLength(1);
});

test('the attempt is committed before anything is sent, oldest task first', async () => {
  const first = await generation.acceptTask();
  await generation.acceptTask();
  const [claimed] = await claim({ limit: 1 });
  expect(claimed?.taskId).toBe(first);
  expect(await stateOf(claimed?.attemptId ?? '')).toBe('prepared');
});

test('a task is not claimed unchecked, in another mode, before its time, or twice', async () => {
  await generation.acceptTask({ policy: { status: 'pending' } });
  await generation.acceptTask({ context: requestContext({ mode: 'test' }) });
  const later = await generation.acceptTask();
  await generation.database.query(`UPDATE task SET next_attempt_at = now() + interval '1 hour' WHERE id = $1`, [later]);
  expect(await claim()).toEqual([]);
  const now = await generation.acceptTask();
  expect((await claim()).map((each) => each.taskId)).toEqual([now]);
  expect(await claim()).toEqual([]);
});

test('slots taken at a provider that is not configured any more do not count', async () => {
  for (let n = 0; n < 4; n += 1) await generation.acceptTask();
  expect(await claim()).toHaveLength(3);
  expect(await claim({ accounts: [{ ...ACCOUNT, baseUrl: 'http://127.0.0.1:10' }] })).toHaveLength(1);
});

test('a worker that lost its lease can record nothing any more', async () => {
  const taskId = await generation.acceptTask();
  const attempts = new AttemptsRepository(generation.database);
  const zombie = await claimOne();
  await expireLeases();
  const [successor] = await new DispatchRepository(secondReplica).claimUnresolved(10);
  expect(successor).toMatchObject({ attemptId: zombie.attemptId, epoch: zombie.epoch + 1 });
  expect(await attempts.recordSubmitted(zombie, PROVIDER_TASK)).toBe(false);
  expect(await attempts.recordDeferred(zombie, 0, { reason: 'backoff', detail: 'x' })).toBe(false);
  expect(await attempts.recordRefused(zombie, { code: 'provider-rejected', message: 'x', providerCode: '1201', raw: {} })).toBe(false);
  expect((await generation.tasks.get(taskId)).status).toBe('CREATED');
  expect(await attempts.recordSubmitted(successor as ClaimedAttempt, PROVIDER_TASK)).toBe(true);
  expect((await generation.tasks.get(taskId)).status).toBe('QUEUED');
});

test('two replicas that find an abandoned attempt share it out to one', async () => {
  await generation.acceptTask();
  await claimOne();
  await expireLeases();
  const taken = await Promise.all([new DispatchRepository(generation.database).claimUnresolved(10), new DispatchRepository(secondReplica).claimUnresolved(10)]);
  expect(taken.flat()).toHaveLength(1);
});

test('what was certainly not delivered is sent again under the same external id', async () => {
  await generation.acceptTask();
  const attempts = new AttemptsRepository(generation.database);
  const first = await claimOne();
  await attempts.recordDeferred(first, 0, { reason: 'provider', detail: 'away' });
  const again = await claimOne();
  expect(again.attemptId).toBe(first.attemptId);
  expect(again.epoch).toBe(first.epoch + 1);
  expect(await generation.database.query('SELECT 1 FROM attempt')).toHaveLength(1);
});

test('an unknown outcome keeps its slot until it is settled', async () => {
  for (let n = 0; n < 4; n += 1) await generation.acceptTask();
  const claimed = await claim();
  const attempts = new AttemptsRepository(generation.database);
  for (const each of claimed) await attempts.recordUnknown(each, 60_000, 'timeout');
  expect(await claim()).toEqual([]);
  expect((await generation.tasks.get(claimed[0]?.taskId ?? '')).waiting).toMatchObject({ reason: 'outcome-unknown' });
});

test('a refusal ends the task with the provider’s code and frees the slot', async () => {
  const taskId = await generation.acceptTask();
  await new AttemptsRepository(generation.database).recordRefused(await claimOne(), { code: 'provider-rejected', message: 'no', providerCode: '1301', raw: { code: 1301 } });
  expect(await generation.tasks.get(taskId)).toMatchObject({ status: 'FAILED', error: { code: 'provider-rejected' } });
  expect(await generation.subjects(taskId)).toEqual(['task.created', 'task.failed']);
});

test('waiting tasks are told why, once', async () => {
  const taskId = await generation.acceptTask();
  const dispatch = new DispatchRepository(generation.database);
  await dispatch.explainWaiting({ mode: 'live', kind: 'video', except: [] }, { reason: 'provider', detail: 'away' });
  const before = await generation.tasks.get(taskId);
  expect(before.waiting).toEqual({ reason: 'provider', detail: 'away' });
  await dispatch.explainWaiting({ mode: 'live', kind: 'video', except: [] }, { reason: 'provider', detail: 'away' });
  expect((await generation.tasks.get(taskId)).updatedAt).toEqual(before.updatedAt);
});

describe('several accounts', () => {
  const SECOND = accountOf({ name: 'second', maxVideoConcurrency: 2, baseUrl: 'http://127.0.0.1:11' });
  const both = { accounts: [ACCOUNT, SECOND] };
  beforeEach(() => generation.storeAccount(SECOND));

  test('each takes up to its own limit, and where it goes is committed with the attempt', async () => {
    for (let n = 0; n < 8; n += 1) await generation.acceptTask();
    const claimed = await claim(both);
    expect(claimed.filter((each) => each.account === 'kling')).toHaveLength(3);
    expect(claimed.filter((each) => each.account === 'second')).toHaveLength(2);
    expect(await claim(both)).toEqual([]);
    const [row] = await generation.database.query('SELECT account_id, base_url, path, dialect, model, slot_kind, slot_weight FROM attempt WHERE account = $1 LIMIT 1', ['second']);
    expect(row).toEqual({ account_id: SECOND.id, base_url: SECOND.baseUrl, path: '/text-to-video/kling-3.0', dialect: 'new', model: 'kling-3.0', slot_kind: 'video', slot_weight: 1 });
    expect(claimed[0]).toMatchObject({ dialect: 'new', model: 'kling-3.0', path: '/text-to-video/kling-3.0' });
  });

  test('two replicas with two claimers each never exceed any of the limits', async () => {
    for (let n = 0; n < 16; n += 1) await generation.acceptTask();
    for (let round = 0; round < 8; round += 1) {
      const claimed = (await Promise.all([generation.database, secondReplica, generation.database, secondReplica].map((database) => claimWith(database, both)))).flat();
      expect([claimed.filter((each) => each.account === 'kling').length, claimed.filter((each) => each.account === 'second').length]).toEqual([3, 2]);
      await generation.database.query('DELETE FROM attempt');
    }
  });

  test('what never was delivered may go elsewhere; what was looked up goes back to the account that would know it', async () => {
    const attempts = new AttemptsRepository(generation.database);
    const deferred = async (lookups: number) => {
      await generation.acceptTask();
      const [claimed] = await claim({ accounts: [SECOND] });
      if (!claimed) throw new Error('nothing was claimed');
      if (lookups > 0) await attempts.recordUnknown({ ...claimed, lookups }, 0, 'absent');
      await attempts.recordDeferred(claimed, 0, { reason: 'backoff', detail: 'x' });
      return claimed.attemptId;
    };
    const fresh = await deferred(0);
    expect(await claim({ accounts: [ACCOUNT] })).toMatchObject([{ attemptId: fresh, account: 'kling', baseUrl: ACCOUNT.baseUrl }]);
    const looked = await deferred(1);
    const offers = [{ account: ACCOUNT, limit: 10 }, { account: SECOND, limit: 0 }];
    expect(await claim({ offers })).toEqual([]);
    expect(await claim(both)).toMatchObject([{ attemptId: looked, account: 'second' }]);
    // Its account is in use no more: then any other is as good.
    await generation.database.query(`UPDATE attempt SET state = 'deferred', lookups = 1 WHERE id = $1`, [looked]);
    expect(await claim({ accounts: [ACCOUNT] })).toMatchObject([{ attemptId: looked, account: 'kling' }]);
  });

  test('tasks that cannot be placed do not keep those behind them from free slots', async () => {
    const routeOf: ClaimOptions['routeOf'] = (account, request) => (request.prompt === 'special' && account.name !== 'second' ? undefined : klingRoute(account, request));
    for (let n = 0; n < 70; n += 1) await generation.acceptTask({ request: { ...REQUEST, prompt: 'special' } });
    const ordinary = await generation.acceptTask();
    expect((await claim({ routeOf })).map((each) => each.taskId)).toEqual([ordinary]);
    const { unserved } = await new DispatchRepository(generation.database).claim({ limit: 10, mode: 'live', offers: [{ account: ACCOUNT, limit: 10 }], known: [ACCOUNT], routeOf });
    expect(unserved).toHaveLength(70);
    const dispatch = new DispatchRepository(generation.database);
    await dispatch.explainTasks(unserved.slice(0, 1), { reason: 'provider', detail: 'nobody offers this' });
    await dispatch.explainWaiting({ mode: 'live', kind: 'video', except: unserved.slice(0, 1) }, { reason: 'concurrency', detail: 'full' });
    const waits = await generation.database.query<{ detail: string; n: number }>(`SELECT waiting ->> 'detail' AS detail, count(*)::int AS n FROM task WHERE waiting IS NOT NULL GROUP BY 1 ORDER BY 1`);
    expect(waits).toEqual([{ detail: 'full', n: 69 }, { detail: 'nobody offers this', n: 1 }]);
  });
});
