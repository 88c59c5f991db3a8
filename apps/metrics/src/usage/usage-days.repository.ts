import type { Database, Transaction } from '@kp/database';
import { toCostUnits, toMicroUnits, type ASKS, type AskReply, type AskRequest, type TaskMoved, type UsageDimension, type UsageRow } from '@kp/task-contracts';

/** Where each dimension stands, and what it is called in a row. */
const DIMENSIONS: Record<UsageDimension, { column: string; field: keyof UsageRow }> = {
  day: { column: 'day', field: 'day' },
  model: { column: 'model', field: 'model' },
  type: { column: 'type', field: 'type' },
  user: { column: 'user_id', field: 'userId' },
  'api-key': { column: 'key_id', field: 'keyId' },
  'end-user': { column: 'end_user', field: 'endUser' },
  'cost-centre': { column: 'cost_centre', field: 'costCentre' },
};
/** Sums as they come from the database; bigint as text. */
const SUMS = `coalesce(sum(tasks_created), 0)::int AS created, coalesce(sum(tasks_succeeded), 0)::int AS succeeded, coalesce(sum(tasks_failed), 0)::int AS failed,
  coalesce(sum(tasks_canceled), 0)::int AS canceled, coalesce(sum(video_seconds), 0)::float8 AS video_seconds, coalesce(sum(cost_micro_units), 0)::text AS cost`;
type SumsRow = { created: number; succeeded: number; failed: number; canceled: number; video_seconds: number; cost: string } & Record<string, string | number>;

/** What one move adds to a day. */
interface Addition {
  atDay: string;
  created?: number;
  succeeded?: number;
  failed?: number;
  canceled?: number;
  videoSeconds?: number;
  costMicroUnits?: bigint;
}

/** SQL of the daily sums: each thing that happened is on the day it happened, so a day that is over never changes. */
export class UsageDaysRepository {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /**
   * Adds a move that was recorded just now in this transaction.
   * @param isFirst whether nothing was known of the task before
   */
  async add(tx: Transaction, moved: TaskMoved, isFirst: boolean): Promise<void> {
    if (isFirst) await this.addTo(tx, moved, { atDay: moved.createdAt, created: 1 });
    if (moved.status === 'SUCCEEDED') await this.addTo(tx, moved, { atDay: moved.at, succeeded: 1, videoSeconds: moved.durationSeconds, costMicroUnits: toMicroUnits(moved.costUnits) });
    if (moved.status === 'FAILED') await this.addTo(tx, moved, { atDay: moved.at, failed: 1 });
    if (moved.status === 'CANCELED') await this.addTo(tx, moved, { atDay: moved.at, canceled: 1 });
  }

  /** Sums by any dimensions, in their order, and the sum of all. Without dimensions the sum is the only row. */
  async read({ workspaceId, mode, from, to, groupBy, limit, offset }: AskRequest<typeof ASKS.readUsage>): Promise<AskReply<typeof ASKS.readUsage>> {
    const where = 'mode = $1 AND day BETWEEN $2 AND $3 AND ($4::text IS NULL OR workspace_id = $4)';
    const parameters = [mode, from, to, workspaceId ?? null];
    const dimensions = [...new Set(groupBy)].map((name) => DIMENSIONS[name]);
    const columns = dimensions.map(({ column }) => column);
    const [[total], rows] = await Promise.all([
      this.database.query<SumsRow>(`SELECT ${SUMS} FROM usage_day WHERE ${where}`, parameters),
      columns.length === 0 ? [] : this.database.query<SumsRow>(`SELECT ${columns.map((column) => `${column}::text`).join(', ')}, ${SUMS} FROM usage_day WHERE ${where} GROUP BY ${columns.join(', ')} ORDER BY ${columns.join(', ')} LIMIT $5 OFFSET $6`, [...parameters, limit, offset]),
    ]);
    const sum = toSums(total as SumsRow);
    if (columns.length === 0) return { rows: offset === 0 ? [sum] : [], total: sum };
    return { total: sum, rows: rows.map((row) => ({ ...toSums(row), ...Object.fromEntries(dimensions.flatMap(({ column, field }) => (row[column] === '' ? [] : [[field, row[column]]]))) })) };
  }

  private async addTo(tx: Transaction, moved: TaskMoved, { atDay, created = 0, succeeded = 0, failed = 0, canceled = 0, videoSeconds = 0, costMicroUnits = 0n }: Addition): Promise<void> {
    await tx.query(
      `INSERT INTO usage_day AS known (mode, workspace_id, day, model, type, user_id, key_id, end_user, cost_centre, tasks_created, tasks_succeeded, tasks_failed, tasks_canceled, video_seconds, cost_micro_units)
       VALUES ($1, $2, ($3::timestamptz AT TIME ZONE 'UTC')::date, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
       ON CONFLICT (mode, workspace_id, day, model, type, user_id, key_id, end_user, cost_centre) DO UPDATE SET
         tasks_created = known.tasks_created + excluded.tasks_created, tasks_succeeded = known.tasks_succeeded + excluded.tasks_succeeded, tasks_failed = known.tasks_failed + excluded.tasks_failed,
         tasks_canceled = known.tasks_canceled + excluded.tasks_canceled, video_seconds = known.video_seconds + excluded.video_seconds, cost_micro_units = known.cost_micro_units + excluded.cost_micro_units`,
      [moved.mode, moved.workspaceId, atDay, moved.model, moved.type, moved.userId, moved.keyId ?? '', moved.endUser ?? '', moved.costCentre ?? '', created, succeeded, failed, canceled, videoSeconds, costMicroUnits.toString()],
    );
  }
}

function toSums(row: SumsRow): UsageRow {
  return { tasksCreated: row.created, tasksSucceeded: row.succeeded, tasksFailed: row.failed, tasksCanceled: row.canceled, videoSeconds: row.video_seconds, costUnits: toCostUnits(row.cost) };
}
