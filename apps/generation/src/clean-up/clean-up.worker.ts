import { WorkerLoop } from '@kp/bus';
import type { Database } from '@kp/database';
import type { Logger } from '@kp/telemetry';

const EVERY_MS = 3_600_000;
const BATCH = 5_000;
export const IDEMPOTENCY_KEEP_DAYS = 7;
/** Far longer than the five minutes in which a signed callback can be replayed (kling-api.md §7). */
const CALLBACK_KEEP_DAYS = 1;
/** Counters of past periods; a task that lasts longer than this finds nothing to give its units back to. */
const COUNTER_KEEP_DAYS = { day: 62, month: 400 };

/** Forgets what is kept for a limited time only: idempotency keys, ids of callbacks and counters of past periods. */
export class CleanUpWorker {
  readonly loop: WorkerLoop;
  private readonly database: Database;

  constructor(database: Database, logger: Logger) {
    this.database = database;
    this.loop = new WorkerLoop({ name: 'clean-up', sweepMs: EVERY_MS, logger, work: () => this.run() });
  }

  private async run(): Promise<boolean> {
    const keys = await this.database.query(
      `DELETE FROM task_idempotency WHERE (workspace_id, mode, key) IN (SELECT workspace_id, mode, key FROM task_idempotency WHERE created_at < now() - make_interval(days => $1) LIMIT $2) RETURNING key`,
      [IDEMPOTENCY_KEEP_DAYS, BATCH],
    );
    const callbacks = await this.database.query('DELETE FROM callback_seen WHERE id IN (SELECT id FROM callback_seen WHERE received_at < now() - make_interval(days => $1) LIMIT $2) RETURNING id', [CALLBACK_KEEP_DAYS, BATCH]);
    const counters = await this.database.query(
      `DELETE FROM usage_counter WHERE ctid = ANY (ARRAY(SELECT ctid FROM usage_counter WHERE (period = 'day' AND period_start < current_date - $1::integer) OR (period = 'month' AND period_start < current_date - $2::integer) LIMIT $3)) RETURNING period`,
      [COUNTER_KEEP_DAYS.day, COUNTER_KEEP_DAYS.month, BATCH],
    );
    return [keys, callbacks, counters].some((rows) => rows.length === BATCH);
  }
}
