import { Database, provision } from '@kp/database';
import type { FeedEvent, TaskMoved } from '@kp/task-contracts';
import { createDatabase, type ThrowawayDatabase } from '@kp/testing';
import { migrations } from '../migrations/index.ts';
import { LiveEventsRepository } from './live-events.repository.ts';

let throwaway: ThrowawayDatabase;
let database: Database;
let log: LiveEventsRepository;

beforeAll(async () => {
  throwaway = await createDatabase();
  const urls = await provision(throwaway.url, [{ name: 'gateway', password: 'secret', migrations }]);
  database = new Database(urls['gateway'] ?? '', 'gateway');
  log = new LiveEventsRepository(database);
  for (const [n, workspaceId, mode] of [[1, 'ws_a', 'live'], [2, 'ws_b', 'live'], [3, 'ws_a', 'live'], [4, 'ws_a', 'test'], [5, 'ws_b', 'live']] as const) {
    await database.transaction((tx) => log.append(tx, eventOf(n), movedOf(n, workspaceId, mode)));
  }
});
afterAll(async () => {
  await database?.close();
  await throwaway?.drop();
});

const eventOf = (n: number): FeedEvent => ({ eventId: `evt_${n}`, subject: 'evt.generation.task.created', feedSeq: n, occurredAt: new Date().toISOString(), data: {} });
const movedOf = (n: number, workspaceId: string, mode: 'live' | 'test') => ({ taskId: `task_${n}`, workspaceId, mode, status: 'CREATED', version: 1 }) as TaskMoved;

test('each workspace counts its own events without gaps, so that nobody learns how busy the others are', async () => {
  expect((await log.readAfter({ workspaceId: 'ws_a' }, 0, 10)).map(({ seq, eventId }) => [seq, eventId])).toEqual([[1, 'evt_1'], [2, 'evt_3'], [3, 'evt_4']]);
  expect((await log.readAfter({ workspaceId: 'ws_b' }, 0, 10)).map(({ seq, eventId }) => [seq, eventId])).toEqual([[1, 'evt_2'], [2, 'evt_5']]);
});

test('reading goes on after the cursor, by pages', async () => {
  expect((await log.readAfter({ workspaceId: 'ws_a' }, 1, 1)).map((each) => each.eventId)).toEqual(['evt_3']);
  expect(await log.readAfter({ workspaceId: 'ws_a' }, 3, 10)).toEqual([]);
});

test('modes and tasks are filtered, and operators see all workspaces in one order', async () => {
  expect((await log.readAfter({ workspaceId: 'ws_a', mode: 'test' }, 0, 10)).map((each) => each.eventId)).toEqual(['evt_4']);
  expect((await log.readAfter({ workspaceId: 'ws_a', taskId: 'task_3' }, 0, 10)).map((each) => each.eventId)).toEqual(['evt_3']);
  expect(await log.readAfter({ workspaceId: 'ws_b', taskId: 'task_3' }, 0, 10)).toEqual([]);
  expect((await log.readAfter({}, 0, 10)).map((each) => each.eventId)).toEqual(['evt_1', 'evt_2', 'evt_3', 'evt_4', 'evt_5']);
});

test('a reader who wants only what comes next begins at the last event', async () => {
  expect(await log.lastSeq({ workspaceId: 'ws_a' })).toBe(3);
  expect(await log.lastSeq({ workspaceId: 'ws_unknown' })).toBe(0);
  expect(await log.lastSeq({})).toBe((await log.readAfter({}, 0, 10)).at(-1)?.seq);
});

test('the same event is never logged twice', async () => {
  await expect(database.transaction((tx) => log.append(tx, eventOf(1), movedOf(1, 'ws_a', 'live')))).rejects.toMatchObject({ code: '23505' });
  expect(await log.lastSeq({ workspaceId: 'ws_a' })).toBe(3);
});
