import { WorkerLoop } from '@kp/bus';
import type { Database } from '@kp/database';
import type { Logger } from '@kp/telemetry';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';

const EVERY_MS = 3_600_000;
const BATCH = 5_000;
const EVENT_LOG_KEEP_DAYS = 30;

/** Forgets what is kept for a limited time only: the event log, ended console sessions and request rates. */
export class CleanUpWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly database: Database;
  private readonly loop: WorkerLoop;

  constructor(database: Database, logger: Logger) {
    this.database = database;
    this.loop = new WorkerLoop({ name: 'clean-up', sweepMs: EVERY_MS, logger, work: () => this.run() });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.loop.stop();
  }

  private async run(): Promise<boolean> {
    const events = await this.database.query(`DELETE FROM event_log WHERE id IN (SELECT id FROM event_log WHERE occurred_at < now() - make_interval(days => $1) LIMIT $2) RETURNING id`, [EVENT_LOG_KEEP_DAYS, BATCH]);
    const sessions = await this.database.query('DELETE FROM console_session WHERE id IN (SELECT id FROM console_session WHERE expires_at < now() LIMIT $1) RETURNING id', [BATCH]);
    // A bucket that is full again is the same as none.
    await this.database.query(`DELETE FROM rate_bucket WHERE arrival_us < extract(epoch FROM now() - interval '1 hour')::double precision * 1e6`);
    return events.length === BATCH || sessions.length === BATCH;
  }
}
