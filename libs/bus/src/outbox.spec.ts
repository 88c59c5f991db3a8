import { Database, type Transaction } from '@kp/database';
import { EVENTS } from '@kp/task-contracts';
import { inSpan } from '@kp/telemetry';
import { startTelemetry } from '@kp/telemetry/start-telemetry';
import { createDatabase } from '@kp/testing';
import { OUTBOX_TABLES_SQL } from './bus-tables.ts';
import { appendEvent, OutboxRepository } from './outbox.ts';

let database: Database;
let outbox: OutboxRepository;

let stopTelemetry: () => Promise<void>;
beforeAll(() => {
  stopTelemetry = startTelemetry('test');
});
afterAll(() => stopTelemetry());
beforeEach(async () => {
  const { url } = await createDatabase();
  const admin = new Database(url, 'public', 1);
  await admin.query('CREATE SCHEMA moderation');
  await admin.close();
  database = new Database(url, 'moderation', 16);
  await database.query(OUTBOX_TABLES_SQL);
  outbox = new OutboxRepository(database);
});
afterEach(() => database.close());

const decided = (taskId: string) => ({ decisionId: 'dec_1', taskId, workspaceId: 'ws', verdict: 'allowed' as const, ruleVersion: 'v1' });
const append = (tx: Transaction, taskId: string) => appendEvent(tx, EVENTS.promptDecided, decided(taskId));
const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
async function feed(): Promise<{ feedSeq: number; taskId: string }[]> {
  return (await outbox.read(0, 500)).events.map(({ feedSeq, data }) => ({ feedSeq, taskId: (data as { taskId: string }).taskId }));
}
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('numbering', () => {
  it('has no gaps and gives no number twice, with many writers, many relays and undone transactions', async () => {
    let writing = true;
    const relays = [1, 2, 3].map(async () => {
      while (writing) await outbox.numberCommitted(7);
    });
    const kept: string[] = [];
    await Promise.all(Array.from({ length: 40 }, async (_, writer) => {
      const undo = writer % 4 === 3;
      await database.transaction(async (tx) => {
        for (const part of ['a', 'b', 'c']) await append(tx, `${writer}${part}`);
        if (undo) throw new Error('undone');
      }).catch(() => undefined);
      if (!undo) kept.push(`${writer}a`, `${writer}b`, `${writer}c`);
    }));
    writing = false;
    await Promise.all(relays);
    await outbox.numberCommitted(500);

    const events = await feed();
    expect(events.map((event) => event.feedSeq)).toEqual(upTo(90));
    expect(events.map((event) => event.taskId).toSorted()).toEqual(kept.toSorted());
    // What one transaction wrote stays in its order.
    for (let writer = 0; writer < 40; writer += 1) expect(events.filter((event) => event.taskId.replace(/\D$/, '') === String(writer)).map((event) => event.taskId.slice(-1))).toEqual(writer % 4 === 3 ? [] : ['a', 'b', 'c']);
  });

  it('loses nothing when an earlier row commits after a later one was numbered', async () => {
    let lateMayCommit = (): void => undefined;
    const gate = new Promise<void>((resolve) => (lateMayCommit = resolve));
    let lateHasWritten = (): void => undefined;
    const written = new Promise<void>((resolve) => (lateHasWritten = resolve));
    const late = database.transaction(async (tx) => {
      await append(tx, 'late');
      lateHasWritten();
      await gate;
    });
    await written;
    await database.transaction((tx) => append(tx, 'early'));
    const numbered = await outbox.numberCommitted(10);
    const page = await outbox.read(0, 10);
    lateMayCommit();
    await late;
    expect(numbered).toEqual(page.events);
    await outbox.numberCommitted(10);
    // A reader that has seen all there was goes on from there and meets the late one.
    const next = await outbox.read(page.events.at(-1)?.feedSeq ?? 0, 10);
    expect(next.events.map((event) => [event.feedSeq, (event.data as { taskId: string }).taskId])).toEqual([[2, 'late']]);
    expect(await feed()).toEqual([{ feedSeq: 1, taskId: 'early' }, { feedSeq: 2, taskId: 'late' }]);
  });

  it('never changes a number once given', async () => {
    await database.transaction((tx) => append(tx, 'a'));
    await outbox.numberCommitted(10);
    const before = await outbox.read(0, 10);
    await database.transaction((tx) => append(tx, 'b'));
    await outbox.numberCommitted(10);
    await outbox.numberCommitted(10);
    expect((await outbox.read(0, 10)).events[0]).toEqual(before.events[0]);
  });
});

describe('the feed', () => {
  beforeEach(async () => {
    await database.transaction(async (tx) => {
      await inSpan('decide', { traceparent: `00-${TRACE_ID}-b7ad6b7169203331-01` }, () => append(tx, 'task_1'));
      for (const number of [2, 3, 4, 5]) await append(tx, `task_${number}`);
    });
  });

  it('shows no event before it is numbered, and tells how far it goes', async () => {
    expect(await outbox.read(0, 10)).toEqual({ events: [], lastSeq: 0 });
    expect(await outbox.numberCommitted(3)).toHaveLength(3);
    expect(await outbox.read(0, 10)).toMatchObject({ events: [{ feedSeq: 1 }, { feedSeq: 2 }, { feedSeq: 3 }], lastSeq: 3 });
  });

  it('is read in pages', async () => {
    await outbox.numberCommitted(10);
    expect((await outbox.read(0, 2)).events.map((event) => event.feedSeq)).toEqual([1, 2]);
    expect((await outbox.read(2, 2)).events.map((event) => event.feedSeq)).toEqual([3, 4]);
    expect((await outbox.read(4, 2)).events.map((event) => event.feedSeq)).toEqual([5]);
    expect(await outbox.read(5, 2)).toEqual({ events: [], lastSeq: 5 });
  });

  it('keeps subject, data, time and trace of an event', async () => {
    await outbox.numberCommitted(10);
    const [first, second] = (await outbox.read(0, 2)).events;
    expect(first).toMatchObject({ subject: 'evt.moderation.prompt.decided', data: decided('task_1'), traceparent: expect.stringContaining(TRACE_ID) as unknown });
    expect(first?.eventId).toMatch(/^evt_/);
    expect(new Date(first?.occurredAt ?? '').toISOString()).toBe(first?.occurredAt);
    expect(second).not.toHaveProperty('traceparent');
  });

  it('hands an event to the relay until it is marked as published, and never goes back', async () => {
    await outbox.numberCommitted(10);
    await outbox.markPublished(3);
    expect((await outbox.numberCommitted(10)).map((event) => event.feedSeq)).toEqual([4, 5]);
    await outbox.markPublished(1);
    expect((await outbox.numberCommitted(1)).map((event) => event.feedSeq)).toEqual([4]);
  });

  it('is trimmed of old events, but of none that was not published or numbered', async () => {
    await outbox.numberCommitted(3);
    await outbox.markPublished(2);
    await database.query(`UPDATE outbox SET occurred_at = now() - interval '31 days' WHERE data ->> 'taskId' <> 'task_2'`);
    await outbox.trim(30);
    expect(await database.query(`SELECT data ->> 'taskId' AS task FROM outbox ORDER BY id`)).toEqual([{ task: 'task_2' }, { task: 'task_3' }, { task: 'task_4' }, { task: 'task_5' }]);
    await outbox.numberCommitted(10);
    expect((await outbox.read(0, 10)).events.map((event) => event.feedSeq)).toEqual([2, 3, 4, 5]);
  });
});
