import { NUDGES } from '@kp/task-contracts';
import { waitFor } from '@kp/testing';
import { setTimeout as delay } from 'node:timers/promises';
import { MAX_WAITING_BYTES } from './event-stream.ts';
import { openEventServers, openEventStreams, StreamReader, type EventServers, type LiveEventsFixture } from './live-events.fixture.ts';
import type { StreamLimits } from './event-streams.ts';

let servers: EventServers;
let fixture: LiveEventsFixture;
const readers: StreamReader[] = [];
const begin = async (limits: StreamLimits = {}) => (fixture = await openEventStreams(limits, servers));
const open = async (query = '', lastEventId?: string) => {
  const reader = await StreamReader.open(fixture.url + query, lastEventId);
  readers.push(reader);
  return reader;
};
beforeAll(async () => (servers = await openEventServers()));
afterAll(() => servers.close());
afterEach(async () => {
  for (const reader of readers.splice(0)) reader.cut();
  await fixture.close();
});
const ids = (reader: StreamReader) => reader.events.map((each) => Number(each.id));
const seen = (reader: StreamReader, count: number) => waitFor(() => reader.events.length >= count, { describe: `${count} events`, timeoutMs: 25_000 });
const upTo = (last: number, from = 1) => Array.from({ length: last - from + 1 }, (_, index) => from + index);
const moves = (count: number, over = {}) => Array.from({ length: count }, (_, index) => ({ version: index + 1, ...over }));

describe('what a reader gets', () => {
  test('what happens from now on, with an id to resume by even before the first event', async () => {
    await begin();
    await fixture.tell({}, {});
    const reader = await open();
    await waitFor(() => reader.lastEventId === '2');
    expect(reader.headers).toMatchObject({ 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', 'x-accel-buffering': 'no', 'x-request-id': 'req_1' });
    expect(Number(/^retry: (\d+)$/m.exec(reader.text)?.[1])).toBeGreaterThanOrEqual(1_000);
    await fixture.tell({ taskId: 'task_3' });
    await seen(reader, 1);
    expect(reader.events).toMatchObject([{ id: '3', event: 'task.updated', data: { taskId: 'task_3', stage: expect.any(String) } }]);
    expect(reader.events[0]?.data).not.toHaveProperty('userId');
  });

  test('everything after its Last-Event-ID, then what happens', async () => {
    await begin();
    await fixture.tell(...moves(250));
    const reader = await open('', '20');
    await seen(reader, 230);
    await fixture.tell({});
    await seen(reader, 231);
    expect(ids(reader)).toEqual(upTo(251, 21));
  });

  test('only its mode, its task, its workspace; operators get all of them', async () => {
    await begin();
    const [live, test1, task, other, all] = await Promise.all([open('?mode=live'), open('?mode=test'), open('?taskId=t2'), open('?channel=ws_b'), open('?channel=*')]);
    await delay(50);
    await fixture.tell({ taskId: 't1' }, { taskId: 't2', mode: 'test' }, { taskId: 't3', workspaceId: 'ws_b' });
    await seen(all, 3);
    await Promise.all([live, test1, task, other].map((reader) => seen(reader, 1)));
    expect([live, test1, task, other, all].map((reader) => reader.events.map((each) => `${each.id} ${each.data.taskId}`))).toEqual([['1 t1'], ['2 t2'], ['2 t2'], ['1 t3'], ['1 t1', '2 t2', '3 t3']]);
  });

  test('a task is told from its beginning, and the stream ends with the task', async () => {
    await begin();
    await fixture.tell({ taskId: 't', status: 'CREATED' }, {}, { taskId: 't', status: 'RUNNING' });
    const reader = await open('?taskId=t');
    await seen(reader, 2);
    await fixture.tell({ taskId: 't', status: 'SUCCEEDED' }, {});
    await waitFor(() => reader.isEnded);
    expect(reader.events.map((each) => each.data.status)).toEqual(['CREATED', 'RUNNING', 'SUCCEEDED']);
    await waitFor(() => fixture.streams.size.streams === 0);
  });

  test.each([['99', 'unknown'], ['nonsense', 'unknown'], ['1', 'expired']])('after an id of no use (%s) it is told to read the current state, and goes on live', async (lastEventId, reason) => {
    await begin();
    await fixture.tell(...moves(5));
    await fixture.admin.query('DELETE FROM event_log WHERE workspace_seq < 4');
    const reader = await open('', lastEventId);
    await seen(reader, 1);
    expect(reader.events).toEqual([{ id: '5', event: 'reset', data: { reason } }]);
    await fixture.tell({ taskId: 'next' });
    await seen(reader, 2);
    expect(reader.events[1]).toMatchObject({ id: '6', event: 'task.updated' });
  });

  test('the oldest id that still has its successor is good', async () => {
    await begin();
    await fixture.tell(...moves(5));
    await fixture.admin.query('DELETE FROM event_log WHERE workspace_seq < 4');
    const reader = await open('', '3');
    await seen(reader, 2);
    expect(ids(reader)).toEqual([4, 5]);
  });

  test('a quiet stream beats, and its id does not grow old meanwhile', async () => {
    await begin({ heartbeatMs: 150 });
    const reader = await open('?mode=test');
    await fixture.tell(...moves(3));
    await waitFor(() => reader.lastEventId === '3');
    expect(reader.events).toEqual([]);
    expect(reader.text).toContain(': still here\n');
  });

  test('a lost nudge costs a tick', async () => {
    await begin({ heartbeatMs: 1_500 });
    const reader = await open();
    await delay(100);
    await fixture.append({});
    await seen(reader, 1);
  });

  test('HEAD opens no stream', async () => {
    await begin();
    const answer = await fetch(fixture.url, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream; charset=utf-8']);
    await waitFor(() => fixture.streams.size.streams === 0);
  });
});

describe('many readers', () => {
  test('share one read and one frame for each event, and leave nothing behind', async () => {
    await begin();
    const all = await Promise.all(Array.from({ length: 60 }, () => open()));
    await delay(200);
    let queries = 0;
    const { query } = fixture.database;
    fixture.database.query = function (this: unknown, sql: string, ...rest) {
      if (sql.includes('LATERAL')) queries += 1;
      return query.call(this as typeof fixture.database, sql, ...rest) as never;
    };
    for (let n = 0; n < 5; n += 1) {
      await fixture.tell({ taskId: `t${n}` });
      await Promise.all(all.map((reader) => seen(reader, n + 1)));
    }
    expect(queries).toBeLessThanOrEqual(10);
    expect(new Set(all.map((reader) => JSON.stringify(reader.events)))).toHaveProperty('size', 1);
    expect(fixture.streams.size).toEqual({ streams: 60, tails: 1 });
    for (const reader of all) reader.cut();
    await waitFor(() => fixture.streams.size.streams === 0);
    expect(fixture.streams.size.tails).toBe(0);
  });

  test('all of them that come back at once from the same place cost a few reads', async () => {
    await begin();
    await fixture.tell(...moves(150));
    let queries = 0;
    const { query } = fixture.database;
    fixture.database.query = function (this: unknown, sql: string, ...rest) {
      queries += 1;
      return query.call(this as typeof fixture.database, sql, ...rest) as never;
    };
    const all = await Promise.all(Array.from({ length: 100 }, () => open('', '10')));
    await Promise.all(all.map((reader) => seen(reader, 140)));
    for (const reader of all) expect(ids(reader)).toEqual(upTo(150, 11));
    expect(queries).toBeLessThan(60);
  });

  test('there is a bound for a workspace and one for the process; a place that gets free can be taken', async () => {
    await begin({ maxStreams: 3, maxStreamsPerWorkspace: 2 });
    const first = await open();
    await open();
    await expect(open()).rejects.toMatchObject({ status: 429, headers: { 'retry-after': '5' } });
    await open('?channel=ws_b');
    await expect(open('?channel=ws_c')).rejects.toMatchObject({ status: 503, headers: { 'retry-after': expect.any(String) } });
    first.cut();
    await waitFor(() => fixture.streams.size.streams === 2);
    await open();
  });
});

describe('a reader that pauses', () => {
  // More than the kernel's buffers of both ends take.
  const BIG = { error: { code: 'x', message: 'x'.repeat(16_000) } };

  test('has 64 kB waiting at most, misses nothing, and holds up nobody', async () => {
    await begin();
    const responses: { writableLength: number }[] = [];
    const { serve } = fixture.streams;
    fixture.streams.serve = function (reply, ...rest) {
      responses.push(reply.raw);
      return serve.call(fixture.streams, reply, ...rest);
    };
    const paused = await open();
    const other = await open();
    await delay(100);
    paused.pause();
    let most = 0;
    for (let n = 0; n < 100; n += 1) {
      await fixture.tell(...moves(10, BIG));
      for (const response of responses) most = Math.max(most, response.writableLength);
    }
    await seen(other, 1_000);
    expect(ids(other)).toEqual(upTo(1_000));
    for (const response of responses) most = Math.max(most, response.writableLength);
    expect(most).toBeGreaterThan(20_000);
    expect(most).toBeLessThanOrEqual(MAX_WAITING_BYTES);
    expect(paused.events.length).toBeLessThan(900);
    paused.resume();
    await seen(paused, 1_000);
    await fixture.tell({});
    await seen(paused, 1_001);
    expect(ids(paused)).toEqual(upTo(1_001));
  }, 90_000);

  test('is closed when it takes nothing for long, and resumes by id without loss', async () => {
    await begin({ heartbeatMs: 300, stallMs: 400 });
    const paused = await open();
    await delay(50);
    paused.pause();
    await fixture.tell(...moves(800, BIG));
    await waitFor(() => fixture.streams.size.streams === 0, { describe: 'the stream to be closed' });
    paused.resume();
    await waitFor(() => paused.isEnded);
    const rest = await open('', paused.lastEventId);
    await waitFor(() => rest.lastEventId === '800');
    const whole = [...ids(paused), ...ids(rest)];
    expect(whole).toEqual(upTo(800));
  }, 90_000);

  test('an event larger than the bound still goes out', async () => {
    await begin();
    const reader = await open();
    await delay(50);
    await fixture.tell({}, { error: { code: 'x', message: 'x'.repeat(200_000) } }, {});
    await seen(reader, 3);
    expect(ids(reader)).toEqual([1, 2, 3]);
  });
});

describe('the end of a stream', () => {
  test('comes when the access of its caller ends: at a heartbeat', async () => {
    await begin({ heartbeatMs: 300 });
    const reader = await open();
    fixture.access.isAllowed = () => Promise.reject(new Error('who knows'));
    await delay(500);
    expect(reader.isEnded).toBe(false);
    fixture.access.isAllowed = () => Promise.resolve(false);
    await waitFor(() => reader.isEnded, { timeoutMs: 1_000 });
  });

  test('and at once when identity says that something changed in the workspace, or for everybody', async () => {
    await begin();
    const [reader, other] = [await open(), await open('?channel=ws_b')];
    fixture.access.isAllowed = () => Promise.resolve(false);
    fixture.nudges.send(NUDGES.identity, 'ws_a');
    await waitFor(() => reader.isEnded, { timeoutMs: 2_000 });
    expect(other.isEnded).toBe(false);
    fixture.nudges.send(NUDGES.identity, '');
    await waitFor(() => other.isEnded, { timeoutMs: 2_000 });
  });

  test('comes properly when the process goes, with a time to come back that differs, also for a reader that takes nothing', async () => {
    await begin();
    const all = await Promise.all(Array.from({ length: 30 }, () => open()));
    const paused = await open();
    paused.pause();
    await fixture.tell(...moves(800, { error: { code: 'x', message: 'x'.repeat(16_000) } }));
    const startedMs = performance.now();
    await fixture.streams.onModuleDestroy();
    expect(performance.now() - startedMs).toBeLessThan(2_600);
    await waitFor(() => all.every((reader) => reader.isEnded));
    const waits = all.map((reader) => /retry: (\d+)\n\n$/.exec(reader.text)?.[1]);
    expect(new Set(waits).size).toBeGreaterThan(15);
    await expect(open()).rejects.toMatchObject({ status: 503 });
  });
});

test('while the database is away streams stay open, and catch up afterwards', async () => {
  await begin();
  const reader = await open();
  await fixture.tell({});
  await seen(reader, 1);
  const { query } = fixture.database;
  fixture.database.query = () => Promise.reject(Object.assign(new Error('gone'), { code: 'ECONNREFUSED' }));
  await fixture.tell({}, {});
  await delay(700);
  expect(reader.events).toHaveLength(1);
  fixture.database.query = query;
  await seen(reader, 3);
  expect(ids(reader)).toEqual([1, 2, 3]);
});
