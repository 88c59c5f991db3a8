import type { Database, Transaction } from '@kp/database';
import type { FeedEvent, TaskMoved } from '@kp/task-contracts';

/** An event as live views get it. `seq` is the reader's cursor: per workspace, or over all for operators. */
export interface LoggedEvent {
  seq: number;
  eventId: string;
  data: TaskMoved;
}

/** What a reader wants to see. */
export interface EventScope {
  workspaceId?: string;
  mode?: 'live' | 'test';
  taskId?: string;
}

interface LogRow {
  seq: string;
  event_id: string;
  data: TaskMoved;
}

/** SQL of the event log. Replay and live reading are the same query. */
export class LiveEventsRepository {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  async append(tx: Transaction, event: FeedEvent, moved: TaskMoved): Promise<void> {
    await tx.query(
      `WITH next AS (
         INSERT INTO workspace_event_seq (workspace_id, last_seq) VALUES ($2, 1)
         ON CONFLICT (workspace_id) DO UPDATE SET last_seq = workspace_event_seq.last_seq + 1 RETURNING last_seq)
       INSERT INTO event_log (event_id, workspace_id, workspace_seq, mode, task_id, data, occurred_at)
       SELECT $1, $2, next.last_seq, $3, $4, $5, $6 FROM next`,
      [event.eventId, moved.workspaceId, moved.mode, moved.taskId, JSON.stringify(moved), event.occurredAt],
    );
  }

  /** Events after a cursor, oldest first. */
  async readAfter(scope: EventScope, afterSeq: number, limit: number): Promise<LoggedEvent[]> {
    const seq = scope.workspaceId ? 'workspace_seq' : 'id';
    const rows = await this.database.query<LogRow>(
      `SELECT ${seq} AS seq, event_id, data FROM event_log
        WHERE ${seq} > $1 AND ($2::text IS NULL OR workspace_id = $2) AND ($3::text IS NULL OR mode = $3) AND ($4::text IS NULL OR task_id = $4)
        ORDER BY ${seq} LIMIT $5`,
      [afterSeq, scope.workspaceId ?? null, scope.mode ?? null, scope.taskId ?? null, limit],
    );
    return rows.map((row) => ({ seq: Number(row.seq), eventId: row.event_id, data: row.data }));
  }

  /** The cursor of a reader who wants only what happens from now on. */
  async lastSeq(scope: EventScope): Promise<number> {
    const [row] = scope.workspaceId
      ? await this.database.query<{ seq: string }>('SELECT last_seq AS seq FROM workspace_event_seq WHERE workspace_id = $1', [scope.workspaceId])
      : await this.database.query<{ seq: string }>('SELECT coalesce(max(id), 0) AS seq FROM event_log');
    return Number(row?.seq ?? 0);
  }
}
