import { WorkerLoop } from '@kp/bus';
import type { Database } from '@kp/database';
import type { Logger } from '@kp/telemetry';

const EVERY_MS = 3_600_000;
const BATCH = 5_000;
export const IDEMPOTENCY_KEEP_DAYS = 7;
/** Far longer than the five minutes in which a signed callback can be replayed (kling-api.md §7). */
const CALLBACK_KEEP_DAYS = 1;

/** Forgets what is kept for a limited time only: idempotency keys and ids of callbacks. */
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
    return keys.length === BATCH || callbacks.length === BATCH;
  }
}
