import { Database } from '@kp/database';
import { EVENTS, newId, type AppError, type EffectiveLimits, type QuotaCrossed } from '@kp/task-contracts';
import { openGenerationDatabase, REQUEST, requestContext, type GenerationDatabase } from '../generation.fixture.ts';
import { acceptTask, type AcceptedTask } from '../tasks/accept-task.repository.ts';
import { moveTask } from '../tasks/task-moves.repository.ts';

const UNIT = 1_000_000n;
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

interface Ask {
  units?: bigint;
  limits?: Partial<EffectiveLimits>;
  context?: Parameters<typeof requestContext>[0];
  endUser?: string;
  at?: string;
  database?: Database;
  idempotency?: AcceptedTask['idempotency'];
}
function taskOf({ units = 5n, limits = {}, context = {}, endUser, idempotency }: Ask): AcceptedTask {
  return { taskId: newId('task'), context: requestContext({ ...context, limits }), request: { ...REQUEST, ...(endUser ? { endUser } : {}) }, policy: { status: 'allowed' }, waiting: null, costMicroUnits: units * UNIT, priceVersion: 'v1', traceparent: undefined, idempotency };
}
/** Accepts a task. @returns its id; undefined for a repeat */
async function accept(ask: Ask = {}): Promise<string | undefined> {
  const task = taskOf(ask);
  const created = await (ask.database ?? generation.database).transaction((tx) => acceptTask(tx, task, new Date(ask.at ?? '2026-11-24T12:00:00Z')));
  return created && task.taskId;
}
const refusal = (ask: Ask): Promise<AppError | undefined> => accept(ask).then(() => undefined, (error: unknown) => error as AppError);
const fail = (taskId: string | undefined, database = generation.database) => database.transaction((tx) => moveTask(tx, taskId ?? '', ['CREATED'], 'FAILED', { error: { code: 'provider-failed', message: 'x' } }));
/** `scope scopeId period start` → units. */
async function counters(where = 'true'): Promise<Record<string, number>> {
  const rows = await generation.database.query<{ name: string; units: number }>(`SELECT concat_ws(' ', scope, scope_id, period, period_start) AS name, (used_micro_units / 1e6)::float8 AS units FROM usage_counter WHERE ${where} ORDER BY 1`);
  return Object.fromEntries(rows.map(({ name, units }) => [name, units]));
}
const crossings = async () => (await generation.database.query<{ data: QuotaCrossed }>('SELECT data FROM outbox WHERE subject = $1 ORDER BY id', [EVENTS.quotaCrossed.subject])).map(({ data }) => `${data.scope} ${data.period} ${data.periodStart} ${data.percent} %: ${data.usedUnits} of ${data.limitUnits}`);
const taskCount = async () => (await generation.database.query('SELECT 1 FROM task')).length;

describe('what a task takes', () => {
  test('is counted for workspace, user, key and endUser, by day and month, with no limit set', async () => {
    await accept({ context: { keyId: 'key_1' }, endUser: 'customer 7' });
    await accept({ units: 2n });
    expect(await counters()).toEqual({
      'workspace ws_1 day 2026-11-24': 7, 'workspace ws_1 month 2026-11-01': 7,
      'user usr_1 day 2026-11-24': 7, 'user usr_1 month 2026-11-01': 7,
      'api-key key_1 day 2026-11-24': 5, 'api-key key_1 month 2026-11-01': 5,
      'end-user customer 7 day 2026-11-24': 5, 'end-user customer 7 month 2026-11-01': 5,
    });
  });

  test('fits to the last unit, and what does not fit leaves nothing behind', async () => {
    const limits = { unitsPerDay: 12 };
    await accept({ limits });
    await accept({ limits });
    const before = [await counters(), await taskCount(), (await generation.database.query('SELECT 1 FROM outbox')).length];
    const refused = await refusal({ limits, idempotency: { key: 'k', bodySha256: 'h' } });
    expect(refused).toMatchObject({ code: 'quota-exceeded', message: 'unitsPerDay: this workspace may use 12 units per day, has used 10, and this task needs 5. The day ends at 2026-11-25T00:00:00.000Z.', retryAfterSeconds: 43_200 });
    expect([await counters(), await taskCount(), (await generation.database.query('SELECT 1 FROM outbox')).length]).toEqual(before);
    expect(await accept({ limits, units: 2n, idempotency: { key: 'k', bodySha256: 'h' } })).toBeDefined();
    expect(await counters(`scope = 'workspace' AND period = 'day'`)).toEqual({ 'workspace ws_1 day 2026-11-24': 12 });
  });

  test.each<[string, Partial<EffectiveLimits>, RegExp]>([
    ['workspace, month', { unitsPerMonth: 9 }, /^unitsPerMonth: this workspace .* per month, has used 5, .* 2026-12-01T/],
    ['user, day', { userUnitsPerDay: 9 }, /^userUnitsPerDay: this user/],
    ['user, month', { userUnitsPerMonth: 9 }, /^userUnitsPerMonth: this user/],
    ['key, day', { keyUnitsPerDay: 9 }, /^keyUnitsPerDay: this API key/],
    ['key, month', { keyUnitsPerMonth: 9 }, /^keyUnitsPerMonth: this API key/],
    ['endUser, day', { endUserUnitsPerDay: 9 }, /^endUserUnitsPerDay: this endUser/],
    ['endUser, month', { endUserUnitsPerMonth: 9 }, /^endUserUnitsPerMonth: this endUser/],
    // Trying again tomorrow would be in vain.
    ['both, day and month', { unitsPerDay: 9, userUnitsPerMonth: 9 }, /^userUnitsPerMonth/],
  ])('is limited by %s', async (_what, limits, message) => {
    const ask = { limits, context: { keyId: 'key_1' }, endUser: 'customer 7' };
    await accept(ask);
    expect(await refusal(ask)).toMatchObject({ code: 'quota-exceeded', message: expect.stringMatching(message) });
    // Another one's counter is another one's.
    const other = { ...ask, context: { keyId: 'key_2', userId: 'usr_2', workspaceId: 'ws_2' }, endUser: 'customer 8' };
    expect(await refusal(other)).toBeUndefined();
  });

  test('that could never fit is not asked for again later', async () => {
    const refused = await refusal({ limits: { unitsPerDay: 4 } });
    expect(refused).toMatchObject({ code: 'quota-exceeded', message: 'unitsPerDay: this workspace may use 4 units per day; this task alone needs 5.' });
    expect(refused?.retryAfterSeconds).toBeUndefined();
    expect(await counters()).toEqual({});
  });

  test('is the key owner’s where endUsers are limited and none is named', async () => {
    const limits = { endUserUnitsPerDay: 9 };
    await accept({ limits });
    expect(await refusal({ limits })).toMatchObject({ code: 'quota-exceeded' });
    expect(await refusal({ limits, endUser: 'customer 7' })).toBeUndefined();
  });

  test('in test mode is counted apart and never limited', async () => {
    const ask = { limits: { unitsPerDay: 5 }, context: { mode: 'test' as const } };
    for (let n = 0; n < 3; n += 1) await accept(ask);
    expect(await counters(`mode = 'test' AND scope = 'workspace' AND period = 'day'`)).toEqual({ 'workspace ws_1 day 2026-11-24': 15 });
    expect(await accept({ limits: { unitsPerDay: 5 } })).toBeDefined();
    expect(await crossings()).toEqual(['workspace day 2026-11-24 80 %: 5 of 5', 'workspace day 2026-11-24 100 %: 5 of 5']);
  });

  test('is taken once by a repeat, also by repeats at the same time', async () => {
    const idempotency = { key: 'order-1', bodySha256: 'h' };
    const created = await Promise.all(Array.from({ length: 20 }, (_, n) => accept({ limits: { unitsPerDay: 5 }, idempotency, database: n % 2 ? secondReplica : generation.database })));
    expect(created.filter((taskId) => taskId !== undefined)).toHaveLength(1);
    expect(await counters(`scope = 'workspace' AND period = 'day'`)).toEqual({ 'workspace ws_1 day 2026-11-24': 5 });
  });
});

describe('many at once', () => {
  test('200 callers on two pools share what is left exactly', async () => {
    const limits = { unitsPerMonth: 87, userUnitsPerDay: 30 };
    await accept({ limits, units: 3n });
    const outcomes = await Promise.allSettled(Array.from({ length: 200 }, (_, n) => accept({ limits, units: 4n, context: { userId: `usr_${1 + (n % 4)}` }, database: n % 2 ? secondReplica : generation.database })));
    // 84 are left of the month: 21 tasks of 4. Of usr_1, who has used 3 of 30, six.
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(21);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'quota-exceeded' });
    expect(await counters(`scope = 'workspace' AND period = 'month'`)).toEqual({ 'workspace ws_1 month 2026-11-01': 87 });
    const byUser = Object.values(await counters(`scope = 'user' AND period = 'day'`));
    expect(byUser.reduce((sum, units) => sum + units, 0)).toBe(87);
    expect(Math.max(...byUser)).toBeLessThanOrEqual(30);
    expect(await taskCount()).toBe(22);
  });

  test('random users, keys and endUsers never wait for each other in a circle, and the sums are right', async () => {
    const pick = <T>(values: T[]): T => values[Math.floor(Math.random() * values.length)] as T;
    let deadlocks = 0;
    for (const database of [generation.database, secondReplica]) database.pool.on('connect', (client) => client.on('error', () => undefined));
    const work = async (n: number): Promise<void> => {
      const database = n % 2 ? secondReplica : generation.database;
      const context = { workspaceId: pick(['ws_1', 'ws_2']), userId: pick(['usr_1', 'usr_2', 'usr_3']), keyId: pick(['key_1', 'key_2']) };
      const at = pick(['2026-11-24T12:00:00Z', '2026-11-25T12:00:00Z']);
      const client = await database.pool.connect();
      // Without the repeat that `transaction` has: a deadlock must show.
      const tx = { query: async <Row extends object>(sql: string, parameters: unknown[] = []) => (await client.query<Row>(sql, parameters)).rows };
      try {
        await client.query('BEGIN');
        const task = taskOf({ context, endUser: pick(['a', 'b', 'c']), units: 1n });
        await acceptTask(tx, task, new Date(at));
        await client.query('COMMIT');
        if (n % 3 !== 0) return;
        await client.query('BEGIN');
        await moveTask(tx, task.taskId, ['CREATED'], 'CANCELED');
        await client.query('COMMIT');
      } catch (error) {
        await client.query('ROLLBACK');
        if ((error as { code?: string }).code !== '40P01') throw error;
        deadlocks += 1;
      } finally {
        client.release();
      }
    };
    await Promise.all(Array.from({ length: 300 }, (_, n) => work(n)));
    expect(deadlocks).toBe(0);
    const [wrong] = await generation.database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM usage_counter WHERE used_micro_units <> (
         SELECT coalesce(sum(cost_micro_units), 0) FROM task WHERE task.status = 'CREATED' AND task.workspace_id = usage_counter.workspace_id AND quota -> 'periods' ->> period = period_start::text
            AND quota -> 'scopes' @> jsonb_build_array(jsonb_build_object('scope', scope, 'scopeId', scope_id)))`,
    );
    expect(wrong?.n).toBe(0);
    expect(Object.values(await counters(`scope = 'workspace' AND period = 'month'`)).reduce((sum, units) => sum + units, 0)).toBe(200);
  });
});

describe('periods', () => {
  test.each([
    ['UTC', '2026-11-24T23:59:59Z', '2026-11-25T00:00:00Z', '2026-11-24', '2026-11-25'],
    ['Asia/Tokyo', '2026-11-24T14:59:59Z', '2026-11-24T15:00:00Z', '2026-11-24', '2026-11-25'],
    ['America/Los_Angeles', '2026-11-25T07:59:59Z', '2026-11-25T08:00:00Z', '2026-11-24', '2026-11-25'],
    ['Europe/Berlin', '2026-03-29T21:59:59Z', '2026-03-29T22:00:00Z', '2026-03-29', '2026-03-30'],
    ['Europe/Berlin', '2026-10-25T22:59:59Z', '2026-10-25T23:00:00Z', '2026-10-25', '2026-10-26'],
    ['Asia/Kathmandu', '2026-11-24T18:14:59Z', '2026-11-24T18:15:00Z', '2026-11-24', '2026-11-25'],
  ])('a new day begins at midnight in %s', async (timeZone, before, after, firstDay, secondDay) => {
    const limits = { unitsPerDay: 5, timeZone };
    await accept({ limits, at: before });
    expect((await refusal({ limits, at: before }))?.retryAfterSeconds).toBe(1);
    await accept({ limits, at: after });
    expect(await counters(`scope = 'workspace' AND period = 'day'`)).toEqual({ [`workspace ws_1 day ${firstDay}`]: 5, [`workspace ws_1 day ${secondDay}`]: 5 });
  });
});

describe('giving back', () => {
  test('a failed task gives its units back once, to the counters it took them from', async () => {
    const limits = { unitsPerDay: 5 };
    const context = { keyId: 'key_1' };
    const taskId = await accept({ limits, context });
    expect(await fail(taskId)).toBe(true);
    expect(await fail(taskId)).toBe(false);
    expect(Object.values(await counters())).toEqual([0, 0, 0, 0, 0, 0]);
    expect(await accept({ limits, context })).toBeDefined();
  });

  test('of two that end the same task at once one gives back', async () => {
    const taskId = await accept({ units: 5n });
    await accept({ units: 5n });
    const moved = await Promise.all([fail(taskId), fail(taskId, secondReplica)]);
    expect(moved.filter(Boolean)).toHaveLength(1);
    expect(await counters(`scope = 'workspace' AND period = 'day'`)).toEqual({ 'workspace ws_1 day 2026-11-24': 5 });
  });

  test('after the end of the period goes to the old one', async () => {
    const taskId = await accept({ at: '2026-11-30T23:59:59Z' });
    await accept({ at: '2026-12-01T00:00:00Z', units: 2n });
    await fail(taskId);
    expect(await counters(`scope = 'workspace'`)).toEqual({ 'workspace ws_1 day 2026-11-30': 0, 'workspace ws_1 day 2026-12-01': 2, 'workspace ws_1 month 2026-11-01': 0, 'workspace ws_1 month 2026-12-01': 2 });
  });

  test('a move that is rolled back gives nothing back', async () => {
    const taskId = await accept();
    await expect(generation.database.transaction(async (tx) => {
      await moveTask(tx, taskId ?? '', ['CREATED'], 'FAILED');
      throw new Error('rolled back');
    })).rejects.toThrow('rolled back');
    expect(await counters(`scope = 'workspace' AND period = 'day'`)).toEqual({ 'workspace ws_1 day 2026-11-24': 5 });
  });

  test('a task that succeeds keeps its units, and one of an older version has none to give', async () => {
    const taskId = await accept();
    const move = (id: string | undefined, from: 'CREATED' | 'QUEUED' | 'FINALIZING', to: 'QUEUED' | 'FINALIZING' | 'SUCCEEDED' | 'FAILED') => generation.database.transaction((tx) => moveTask(tx, id ?? '', [from], to));
    await move(taskId, 'CREATED', 'QUEUED');
    await move(taskId, 'QUEUED', 'FINALIZING');
    await move(taskId, 'FINALIZING', 'SUCCEEDED');
    const older = await accept();
    await generation.database.query('UPDATE task SET quota = NULL WHERE id = $1', [older]);
    expect(await move(older, 'CREATED', 'FAILED')).toBe(true);
    expect(await counters(`scope = 'workspace' AND period = 'day'`)).toEqual({ 'workspace ws_1 day 2026-11-24': 10 });
  });
});

describe('thresholds', () => {
  test('are announced once per counter and period, whatever is given back and taken again', async () => {
    const limits = { unitsPerDay: 10, softLimitPercent: 70 };
    await accept({ limits });
    expect(await crossings()).toEqual([]);
    const second = await accept({ limits, units: 3n });
    expect(await crossings()).toEqual(['workspace day 2026-11-24 70 %: 8 of 10']);
    await fail(second);
    await accept({ limits, units: 3n });
    await accept({ limits, units: 2n });
    expect(await crossings()).toEqual(['workspace day 2026-11-24 70 %: 8 of 10', 'workspace day 2026-11-24 100 %: 10 of 10']);
    await accept({ limits, at: '2026-11-25T12:00:00Z', units: 10n });
    expect((await crossings()).slice(2)).toEqual(['workspace day 2026-11-25 70 %: 10 of 10', 'workspace day 2026-11-25 100 %: 10 of 10']);
  });

  test('are announced for each counter that has a limit, by one of many at once', async () => {
    const limits = { unitsPerMonth: 100, userUnitsPerMonth: 100, keyUnitsPerMonth: null };
    await Promise.all(Array.from({ length: 50 }, (_, n) => accept({ limits, units: 2n, context: { keyId: 'key_1' }, database: n % 2 ? secondReplica : generation.database })));
    expect((await crossings()).toSorted()).toEqual(['user month 2026-11-01 100 %: 100 of 100', 'user month 2026-11-01 80 %: 80 of 100', 'workspace month 2026-11-01 100 %: 100 of 100', 'workspace month 2026-11-01 80 %: 80 of 100']);
  });

  test('of a task that is refused are not announced', async () => {
    const limits = { unitsPerDay: 10, userUnitsPerDay: 6 };
    await accept({ limits, units: 4n });
    await refusal({ limits, units: 4n });
    expect(await crossings()).toEqual([]);
  });

  test('of a limit that comes later are announced with the next task', async () => {
    await accept({ units: 9n });
    expect(await refusal({ limits: { unitsPerDay: 10 }, units: 1n })).toBeUndefined();
    expect(await crossings()).toEqual(['workspace day 2026-11-24 80 %: 10 of 10', 'workspace day 2026-11-24 100 %: 10 of 10']);
  });
});
