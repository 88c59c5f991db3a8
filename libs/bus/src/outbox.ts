import type { Database, Transaction } from '@kp/database';
import { newId, type FeedEvent } from '@kp/task-contracts';
import { currentTraceparent } from '@kp/telemetry';
import type { z } from 'zod';

interface OutboxRow {
  event_id: string;
  subject: string;
  feed_seq: string;
  occurred_at: Date;
  traceparent: string | null;
  data: unknown;
}

interface EventDefinition<Data extends z.ZodType> {
  subject: string;
  data: Data;
}

/** Values of an outbox row (event_id, subject, data, traceparent), for a statement that also makes the change. */
export function outboxValues<Data extends z.ZodType>(definition: EventDefinition<Data>, data: z.input<Data>): [string, string, string, string | null] {
  return [newId('event'), definition.subject, JSON.stringify(data), currentTraceparent() ?? null];
}

/** Adds an event to the outbox inside the caller's transaction: it exists exactly when the change does. */
export async function appendEvent<Data extends z.ZodType>(tx: Transaction, definition: EventDefinition<Data>, data: z.input<Data>): Promise<void> {
  await tx.query('INSERT INTO outbox (event_id, subject, data, traceparent) VALUES ($1, $2, $3, $4)', outboxValues(definition, data));
}

const toFeedEvent = (row: OutboxRow): FeedEvent => ({
  eventId: row.event_id,
  subject: row.subject,
  feedSeq: Number(row.feed_seq),
  occurredAt: row.occurred_at.toISOString(),
  ...(row.traceparent ? { traceparent: row.traceparent } : {}),
  data: row.data,
});

/** SQL of the outbox: numbering, reading and trimming the feed. */
export class OutboxRepository {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /**
   * Gives committed events the next feed numbers, without gaps and in order of insertion, and returns the
   * numbered ones that no relay has confirmed as published. Safe with many replicas: the relay row's lock
   * admits one at a time, and each statement after it sees what the one before has committed. All in one
   * message, because this runs after every commit.
   */
  async numberCommitted(limit: number): Promise<FeedEvent[]> {
    const results = await this.database.script([
      'BEGIN',
      'SELECT 1 FROM outbox_relay FOR UPDATE',
      `WITH next AS (
         SELECT id, row_number() OVER (ORDER BY id) AS n
           FROM (SELECT id FROM outbox WHERE feed_seq IS NULL ORDER BY id LIMIT ${Math.trunc(limit)}) AS unnumbered),
       numbered AS (
         UPDATE outbox SET feed_seq = (SELECT last_seq FROM outbox_relay) + next.n FROM next WHERE outbox.id = next.id RETURNING outbox.id)
       UPDATE outbox_relay SET last_seq = last_seq + (SELECT count(*) FROM numbered) WHERE EXISTS (SELECT 1 FROM numbered)`,
      'COMMIT',
      `SELECT event_id, subject, feed_seq, occurred_at, traceparent, data FROM outbox
        WHERE feed_seq > (SELECT published_seq FROM outbox_relay) ORDER BY feed_seq LIMIT ${Math.trunc(limit)}`,
    ]);
    return (results.at(-1) as OutboxRow[]).map(toFeedEvent);
  }

  async markPublished(feedSeq: number): Promise<void> {
    await this.database.query('UPDATE outbox_relay SET published_seq = $1 WHERE published_seq < $1', [feedSeq]);
  }

  /** A page of the feed after a position, for a consumer that missed events. */
  async read(afterSeq: number, limit: number): Promise<{ events: FeedEvent[]; lastSeq: number }> {
    const rows = await this.database.query<OutboxRow>('SELECT event_id, subject, feed_seq, occurred_at, traceparent, data FROM outbox WHERE feed_seq > $1 ORDER BY feed_seq LIMIT $2', [afterSeq, limit]);
    const [relay] = await this.database.query<{ last_seq: string }>('SELECT last_seq FROM outbox_relay');
    return { events: rows.map(toFeedEvent), lastSeq: Number(relay?.last_seq ?? 0) };
  }

  /** Deletes published events older than the feed's keeping time. */
  async trim(keepDays: number): Promise<void> {
    await this.database.query(`DELETE FROM outbox WHERE occurred_at < now() - make_interval(days => $1) AND feed_seq <= (SELECT published_seq FROM outbox_relay)`, [keepDays]);
  }
}
