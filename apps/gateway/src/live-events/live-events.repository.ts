import type { Database, Queryable, Transaction } from '@kp/database';
import type { EventType } from './event-types.ts';

/** Where operators read: the order over all workspaces. Everybody else reads the order of one workspace. */
export const ALL_WORKSPACES = '*';

/** An event as the log keeps it. `seq` is the reader's cursor: per workspace, or over all for operators. */
export interface LoggedEvent {
  seq: number;
  eventId: string;
  workspaceId: string;
  mode: 'live' | 'test';
  type: EventType;
  taskId: string | undefined;
  data: unknown;
  occurredAt: Date;
  loggedAt: Date;
}

/** An event to be logged. */
export type NewEvent = Omit<LoggedEvent, 'seq' | 'loggedAt' | 'occurredAt'> & { occurredAt: string };

/** What a reader wants to see. */
export interface EventScope {
  /** A workspace's id, or `ALL_WORKSPACES`. */
  channel: string;
  mode?: 'live' | 'test' | undefined;
  taskId?: string | undefined;
  type?: EventType | undefined;
}

export interface EventPage {
  events: LoggedEvent[];
  /** Everything up to here was looked at; reading goes on after it. */
  nextSeq: number;
  /** True when the log held nothing after `nextSeq` at the moment of the read. */
  isCaughtUp: boolean;
}

interface PageRow {
  head: string;
  seq: string | null;
  event_id: string;
  workspace_id: string;
  mode: 'live' | 'test';
  type: EventType;
  task_id: string | null;
  data: unknown;
  occurred_at: Date;
  logged_at: Date;
}

/** A read looks at this many numbers at most, so that a filter which matches nothing costs milliseconds. */
const WINDOW = 20_000;
const DAY_MS = 86_400_000;

/** SQL of the event log. Replay, live reading and the cursor feed are the same query. */
export class LiveEventsRepository {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /**
   * Adds an event. Both counters are locked in one order and until the commit: what a reader sees has no gaps
   * and never gets one filled in later, with however many writers.
   */
  async append(tx: Transaction, event: NewEvent): Promise<void> {
    await tx.query(
      `WITH total AS (
         UPDATE event_log_counter SET last_seq = last_seq + 1 WHERE workspace_id = '${ALL_WORKSPACES}' RETURNING last_seq),
       own AS (
         INSERT INTO event_log_counter (workspace_id, last_seq) SELECT $2, 1 FROM total
         ON CONFLICT (workspace_id) DO UPDATE SET last_seq = event_log_counter.last_seq + 1 RETURNING last_seq)
       INSERT INTO event_log (id, event_id, workspace_id, workspace_seq, mode, type, task_id, data, occurred_at, logged_at)
       SELECT total.last_seq, $1, $2, own.last_seq, $3, $4, $5, $6, $7, clock_timestamp() FROM total, own`,
      [event.eventId, event.workspaceId, event.mode, event.type, event.taskId ?? null, JSON.stringify(event.data), event.occurredAt],
    );
  }

  /**
   * A page of events after a cursor, oldest first.
   * @param since when the event at the cursor was logged, if known: older days are then left alone.
   */
  async readPage(scope: EventScope, afterSeq: number, limit: number, since?: Date): Promise<EventPage> {
    const isAll = scope.channel === ALL_WORKSPACES;
    const seq = isAll ? 'id' : 'workspace_seq';
    const parameters: unknown[] = [scope.channel, afterSeq, limit];
    const bind = (value: unknown) => `$${parameters.push(value)}`;
    const conditions = [`${seq} > $2`];
    if (!isAll) conditions.push('workspace_id = $1');
    if (scope.taskId) conditions.push(`task_id = ${bind(scope.taskId)}`);
    else conditions.push(`${seq} <= $2 + ${WINDOW}`);
    if (scope.mode) conditions.push(`mode = ${bind(scope.mode)}`);
    if (scope.type) conditions.push(`type = ${bind(scope.type)}`);
    // A day back, because clocks may be set.
    if (since) conditions.push(`logged_at >= ${bind(new Date(since.getTime() - DAY_MS))}`);
    const rows = await this.database.query<PageRow>(
      `SELECT counter.head, page.* FROM (SELECT coalesce((SELECT last_seq FROM event_log_counter WHERE workspace_id = $1), 0) AS head) AS counter
         LEFT JOIN LATERAL (
           SELECT ${seq} AS seq, event_id, workspace_id, mode, type, task_id, data, occurred_at, logged_at FROM event_log
            WHERE ${conditions.join(' AND ')} ORDER BY ${seq} LIMIT $3) AS page ON true
        ORDER BY page.seq`,
      parameters,
    );
    const head = Number(rows[0]?.head ?? 0);
    const events = rows.filter((row) => row.seq !== null).map(toEvent);
    const last = events.at(-1)?.seq ?? afterSeq;
    // A full page may have been cut at its last row; any other has seen the whole window.
    const isFull = events.length === limit;
    const nextSeq = isFull ? last : Math.max(afterSeq, scope.taskId ? head : Math.min(head, afterSeq + WINDOW));
    return { events, nextSeq, isCaughtUp: !isFull && nextSeq >= head };
  }

  /** The oldest number the log still holds (the next one when it holds none) and the newest it ever gave. */
  async readBounds(channel: string): Promise<{ oldest: number; head: number }> {
    const [seq, condition] = channel === ALL_WORKSPACES ? ['id', '$1::text IS NOT NULL'] : ['workspace_seq', 'workspace_id = $1'];
    const [row] = await this.database.query<{ oldest: string | null; head: string | null }>(
      `SELECT (SELECT last_seq FROM event_log_counter WHERE workspace_id = $1) AS head,
              (SELECT ${seq} FROM event_log WHERE ${condition} ORDER BY ${seq} LIMIT 1) AS oldest`,
      [channel],
    );
    const head = Number(row?.head ?? 0);
    return { oldest: row?.oldest ? Number(row.oldest) : head + 1, head };
  }

  /** The newest number of each of these channels. */
  async readHeads(channels: string[]): Promise<Map<string, number>> {
    const rows = await this.database.query<{ channel: string; head: string }>('SELECT workspace_id AS channel, last_seq AS head FROM event_log_counter WHERE workspace_id = ANY($1)', [channels]);
    return new Map(rows.map((row) => [row.channel, Number(row.head)]));
  }

  /** Number of the event with which a task ended; undefined when the log does not hold it (yet, or any more). */
  async readTaskEnd(workspaceId: string, taskId: string, terminal: readonly string[]): Promise<number | undefined> {
    const [row] = await this.database.query<{ seq: string }>(
      `SELECT workspace_seq AS seq FROM event_log WHERE task_id = $2 AND workspace_id = $1 AND type = 'task.updated' AND data ->> 'status' = ANY($3) ORDER BY workspace_seq DESC LIMIT 1`,
      [workspaceId, taskId, terminal],
    );
    return row && Number(row.seq);
  }
}

function toEvent(row: PageRow): LoggedEvent {
  return {
    seq: Number(row.seq),
    eventId: row.event_id,
    workspaceId: row.workspace_id,
    mode: row.mode,
    type: row.type,
    taskId: row.task_id ?? undefined,
    data: row.data,
    occurredAt: row.occurred_at,
    loggedAt: row.logged_at,
  };
}

/** Makes the partitions of the coming days and drops those older than `keepDays`. */
export async function maintainEventLog(database: Queryable, daysAhead: number, keepDays: number): Promise<{ created: number; dropped: number }> {
  const [row] = await database.query<{ created: number; dropped: number }>('SELECT created, dropped FROM event_log_maintain($1, $2)', [daysAhead, keepDays]);
  return row ?? { created: 0, dropped: 0 };
}
