import { Database, provision } from '@kp/database';
import { createDatabase, type DatabaseCopy } from '@kp/testing';
import { createGatewayDatabase } from '../gateway-database.fixture.ts';
import { migrations } from '../migrations/index.ts';
import { movedOf, newEventOf, openEventLog } from './live-events.fixture.ts';
import { ALL_WORKSPACES, LiveEventsRepository, maintainEventLog, type EventScope } from './live-events.repository.ts';

type EventLog = Awaited<ReturnType<typeof openEventLog>>;
let events: EventLog;
let database: DatabaseCopy;
beforeAll(async () => {
  database = await createGatewayDatabase();
  events = await openEventLog(database);
});
beforeEach(() => database.reset());
afterAll(async () => {
  await events.close();
  await database.drop();
});

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = () => {};
  return { promise: new Promise<void>((done) => (resolve = done)), resolve: () => resolve() };
}
const tasksAfter = async (scope: EventScope, after = 0, limit = 100) => (await events.log.readPage(scope, after, limit)).events.map((each) => [each.seq, each.taskId]);

describe('order', () => {
  const fill = () => events.append({ taskId: 't1' }, { taskId: 't2', workspaceId: 'ws_b' }, { taskId: 't3' }, { taskId: 't4', mode: 'test' }, { taskId: 't5', workspaceId: 'ws_b' });

  test('each workspace counts its own events without gaps, so that nobody learns how busy the others are', async () => {
    await fill();
    expect(await tasksAfter({ channel: 'ws_a' })).toEqual([[1, 't1'], [2, 't3'], [3, 't4']]);
    expect(await tasksAfter({ channel: 'ws_b' })).toEqual([[1, 't2'], [2, 't5']]);
    expect(await tasksAfter({ channel: ALL_WORKSPACES })).toEqual([[1, 't1'], [2, 't2'], [3, 't3'], [4, 't4'], [5, 't5']]);
  });

  test('mode, task and type filter, and a page says how far it has looked', async () => {
    await fill();
    expect(await tasksAfter({ channel: 'ws_a', mode: 'test' })).toEqual([[3, 't4']]);
    expect(await tasksAfter({ channel: 'ws_a', taskId: 't3' })).toEqual([[2, 't3']]);
    expect(await tasksAfter({ channel: 'ws_b', taskId: 't3' })).toEqual([]);
    expect(await events.log.readPage({ channel: 'ws_a', type: 'quota.threshold-reached' }, 0, 10)).toEqual({ events: [], nextSeq: 3, isCaughtUp: true });
    expect(await events.log.readPage({ channel: 'ws_a' }, 0, 2)).toMatchObject({ nextSeq: 2, isCaughtUp: false });
    expect(await events.log.readPage({ channel: 'ws_nobody' }, 0, 2)).toEqual({ events: [], nextSeq: 0, isCaughtUp: true });
  });

  test('a reader never passes over an event, with many writers that commit in any order', async () => {
    const seen = { all: [] as number[], a: [] as number[] };
    let isWriting = true;
    const read = async () => {
      const cursors = { all: 0, a: 0 };
      for (;;) {
        const wasWriting = isWriting;
        for (const [name, channel] of [['all', ALL_WORKSPACES], ['a', 'ws_a']] as const) {
          const page = await events.log.readPage({ channel }, cursors[name], 7);
          seen[name].push(...page.events.map((each) => each.seq));
          cursors[name] = page.nextSeq;
        }
        if (!wasWriting && cursors.all >= 240) return;
      }
    };
    const write = async (writer: number) => {
      for (let n = 0; n < 20; n += 1) {
        await events.database.transaction(async (tx) => {
          await tx.query('SELECT pg_sleep($1)', [Math.random() / 200]);
          await events.log.append(tx, newEventOf({ workspaceId: writer % 2 ? 'ws_a' : 'ws_b' }));
          await tx.query('SELECT pg_sleep($1)', [Math.random() / 200]);
          await events.log.append(tx, newEventOf({ workspaceId: n % 2 ? 'ws_a' : 'ws_b' }));
        });
      }
    };
    await Promise.all([read(), Promise.all(Array.from({ length: 6 }, (_, writer) => write(writer))).then(() => (isWriting = false))]);
    expect(seen.all).toEqual(Array.from({ length: 240 }, (_, index) => index + 1));
    expect(seen.a).toEqual(seen.a.map((_, index) => index + 1));
    expect(seen.a.length).toBe(120);
  });

  test('a transaction that fails leaves no gap', async () => {
    await events.append({ taskId: 't1' });
    await expect(events.database.transaction(async (tx) => {
      await events.log.append(tx, newEventOf());
      throw new Error('no');
    })).rejects.toThrow('no');
    await events.append({ taskId: 't2' });
    expect(await tasksAfter({ channel: ALL_WORKSPACES })).toEqual([[1, 't1'], [2, 't2']]);
  });

  test('the same event is never logged twice on a day', async () => {
    const event = newEventOf();
    await events.database.transaction((tx) => events.log.append(tx, event));
    await expect(events.database.transaction((tx) => events.log.append(tx, event))).rejects.toMatchObject({ code: '23505' });
  });
});

describe('days', () => {
  // Days are tables, which a reset leaves as they are: each of these tests has a database of its own.
  let shared: EventLog;
  beforeEach(async () => {
    shared = events;
    events = await openEventLog();
  });
  afterEach(async () => {
    await events.close();
    events = shared;
  });
  const partitions = async () => (await events.admin.query<{ name: string }>(`SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'event_log'::regclass ORDER BY 1`)).map(({ name }) => name);
  const dayName = (offset: number) => `event_log_${new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')}`;
  const partitionOf = async (taskId: string) => (await events.admin.query<{ name: string }>('SELECT tableoid::regclass::text AS name FROM event_log WHERE task_id = $1', [taskId]))[0]?.name;

  test('the service makes the coming days, and an event goes to its own', async () => {
    expect(await partitions()).toContain(dayName(7));
    expect(await maintainEventLog(events.database, 9, 30)).toMatchObject({ created: 2 });
    expect(await partitions()).toEqual(expect.arrayContaining([dayName(8), dayName(9), 'event_log_default']));
    await events.append({ taskId: 'today' });
    expect(await partitionOf('today')).toBe(dayName(0));
    expect(await maintainEventLog(events.database, 9, 30)).toEqual({ created: 0, dropped: 0 });
  });

  test('days that ended before the keeping time are dropped whole, and the counters go on', async () => {
    await events.append({ taskId: 'old' }, { taskId: 'new' });
    await events.admin.query('SELECT event_log_add_day(current_date - 40)');
    await events.admin.query(`UPDATE event_log SET logged_at = now() - interval '40 days' WHERE task_id = 'old'`);
    expect(await partitionOf('old')).toBe(dayName(-40));
    // The migration made one day more than is kept.
    expect((await maintainEventLog(events.database, 7, 30)).dropped).toBe(2);
    expect(await tasksAfter({ channel: 'ws_a' })).toEqual([[2, 'new']]);
    expect(await events.log.readBounds('ws_a')).toEqual({ oldest: 2, head: 2 });
    await events.append({ taskId: 'next' });
    expect(await tasksAfter({ channel: 'ws_a' }, 2)).toEqual([[3, 'next']]);
  });

  test('without a partition for the day nothing is lost, and the day takes over what was kept aside', async () => {
    await events.admin.query(`DROP TABLE ${dayName(0)}`);
    await events.append({ taskId: 'homeless' });
    expect(await partitionOf('homeless')).toBe('event_log_default');
    expect(await tasksAfter({ channel: 'ws_a' })).toEqual([[1, 'homeless']]);
    expect(await maintainEventLog(events.database, 7, 30)).toMatchObject({ created: 1 });
    expect(await partitionOf('homeless')).toBe(dayName(0));
    await events.append({ taskId: 'at home' });
    expect(await tasksAfter({ channel: 'ws_a' })).toEqual([[1, 'homeless'], [2, 'at home']]);
  });

  test('the service may do this and nothing more', async () => {
    await expect(events.database.query('CREATE TABLE gateway.mine (id int)')).rejects.toMatchObject({ code: '42501' });
    await expect(events.database.query(`DROP TABLE ${dayName(0)}`)).rejects.toMatchObject({ code: '42501' });
    await expect(events.database.query('SELECT event_log_add_day(current_date + 9)')).rejects.toMatchObject({ code: '42501' });
    await expect(maintainEventLog(events.database, 7, 0)).rejects.toThrow('keep_days');
  });

  test('a writer that holds the log for long makes it wait for two seconds, not everybody behind it for ever', async () => {
    await events.admin.query('SELECT event_log_add_day(current_date - 40)');
    const { promise: isOver, resolve: end } = deferred();
    const { promise: isHeld, resolve: hold } = deferred();
    const held = events.database.transaction(async (tx) => {
      await events.log.append(tx, newEventOf());
      hold();
      await isOver;
    });
    await isHeld;
    await expect(maintainEventLog(events.database, 7, 30)).rejects.toMatchObject({ code: '55P03' });
    end();
    await held;
    expect((await maintainEventLog(events.database, 7, 30)).dropped).toBe(2);
  });
});

test('what was logged before the days moves over with its ids', async () => {
  const throwaway = await createDatabase();
  const upTo = migrations.findIndex((each) => each.name.startsWith('EventLog'));
  await provision(throwaway.url, [{ name: 'gateway', password: 'test', migrations: migrations.slice(0, upTo) }]);
  const admin = new Database(throwaway.url, 'gateway', 2);
  const insert = (eventId: string, seq: number, days: number) =>
    admin.query(`INSERT INTO event_log (event_id, workspace_id, workspace_seq, mode, task_id, data, occurred_at) VALUES ($1, 'ws_a', $2, 'live', $1, $3, now() - make_interval(days => $4))`, [eventId, seq, JSON.stringify(movedOf()), days]);
  await insert('expired', 1, 50);
  await insert('older', 2, 5);
  await insert('failed', 3, 4).then(() => admin.query(`DELETE FROM event_log WHERE event_id = 'failed'`));
  await insert('newer', 4, 0);
  await admin.query(`INSERT INTO workspace_event_seq VALUES ('ws_a', 4)`);
  const urls = await provision(throwaway.url, [{ name: 'gateway', password: 'test', migrations }]);
  const database = new Database(urls['gateway'] ?? '', 'gateway');
  const log = new LiveEventsRepository(database);
  expect((await log.readPage({ channel: ALL_WORKSPACES }, 0, 10)).events.map((each) => [each.seq, each.eventId, each.type])).toEqual([[2, 'older', 'task.updated'], [4, 'newer', 'task.updated']]);
  expect((await log.readPage({ channel: 'ws_a' }, 0, 10)).events.map((each) => each.seq)).toEqual([2, 4]);
  await database.transaction((tx) => log.append(tx, newEventOf({ taskId: 'after' })));
  expect((await log.readPage({ channel: ALL_WORKSPACES }, 4, 10)).events.map((each) => [each.seq, each.taskId])).toEqual([[5, 'after']]);
  await database.close();
  await admin.close();
  await throwaway.drop();
});
