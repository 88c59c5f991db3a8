import { newEventOf, openEventLog } from './live-events.fixture.ts';
import { EventFeedPage } from './event-shapes.ts';
import { readFeed } from './cursor-feed.ts';

let events: Awaited<ReturnType<typeof openEventLog>>;
beforeAll(async () => (events = await openEventLog()));
afterAll(() => events.close());

const CROSSED = { workspaceId: 'ws_a', mode: 'live' as const, scope: 'workspace' as const, scopeId: 'ws_a', period: 'day' as const, periodStart: '2026-11-24', percent: 80, usedUnits: 81, limitUnits: 100, at: '2026-11-24T10:00:00.000Z' };

test('pages by cursor hold everything once, in order, each kind in its shape', async () => {
  await events.append(...Array.from({ length: 25 }, (_, index) => ({ taskId: `t${index % 5}`, version: index })));
  await events.database.transaction((tx) => events.log.append(tx, { ...newEventOf(), type: 'quota.threshold-reached', taskId: undefined, data: CROSSED }));
  const seen: string[] = [];
  let after: string | undefined;
  for (;;) {
    const page = await readFeed(events.log, { channel: 'ws_a', mode: 'live' }, after, 10);
    expect(EventFeedPage.parse(page)).toEqual(page);
    seen.push(...page.data.map((each) => each.id));
    after = page.meta.nextCursor;
    if (!page.meta.hasMore) break;
  }
  expect(seen).toEqual(Array.from({ length: 26 }, (_, index) => String(index + 1)));
  expect(await readFeed(events.log, { channel: 'ws_a', mode: 'live' }, after, 10)).toEqual({ data: [], meta: { nextCursor: '26', hasMore: false } });
  const quota = await readFeed(events.log, { channel: 'ws_a', mode: 'live', type: 'quota.threshold-reached' }, undefined, 10);
  const { workspaceId: _, ...data } = CROSSED;
  expect(quota.data).toEqual([{ id: '26', eventId: expect.any(String), type: 'quota.threshold-reached', occurredAt: expect.any(String), data }]);
});

test('a task alone, and an event in full', async () => {
  const page = await readFeed(events.log, { channel: 'ws_a', mode: 'live', taskId: 't3' }, '4', 500);
  expect(page.data.map((each) => each.id)).toEqual(['9', '14', '19', '24']);
  expect(page.data[0]).toEqual({ id: '9', eventId: expect.any(String), type: 'task.updated', occurredAt: expect.any(String), taskId: 't3', data: { taskId: 't3', mode: 'live', type: 'text-to-video', model: 'kling-v3', durationSeconds: 5, status: 'CREATED', stage: expect.any(String), at: expect.any(String), version: 8, costUnits: 5, createdAt: expect.any(String) } });
});

test('a filter that matches nothing comes to the end by cursor, however long the log', async () => {
  await events.admin.query(`INSERT INTO event_log SELECT 1000 + n, 'bulk_' || n, 'ws_long', n, 'live', 'task.updated', 't', '{}', now(), now() FROM generate_series(1, 250000) AS n`);
  await events.admin.query(`INSERT INTO event_log_counter VALUES ('ws_long', 250000)`);
  const first = await readFeed(events.log, { channel: 'ws_long', mode: 'test' }, undefined, 10);
  expect(first).toEqual({ data: [], meta: { nextCursor: '100000', hasMore: true } });
  const second = await readFeed(events.log, { channel: 'ws_long', mode: 'test' }, '200000', 10);
  expect(second).toEqual({ data: [], meta: { nextCursor: '250000', hasMore: false } });
});

test.each([['2', true], ['99', true], ['3', undefined]])('after a cursor that the log does not reach (%s) it begins at the oldest event and says so', async (after, reset) => {
  await events.admin.query(`DELETE FROM event_log WHERE workspace_id = 'ws_a' AND workspace_seq < 4`);
  const page = await readFeed(events.log, { channel: 'ws_a', mode: 'live' }, after, 1);
  expect([page.data[0]?.id, page.meta.reset]).toEqual(['4', reset]);
});

test.each(['-1', 'x', '1e3', '9'.repeat(16), ''])('%j is no cursor', async (after) => {
  await expect(readFeed(events.log, { channel: 'ws_a' }, after, 1)).rejects.toMatchObject({ code: 'validation-failed', errors: [{ path: 'after' }] });
});
