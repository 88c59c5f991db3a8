import { WorkerLoop } from '@kp/bus';
import type { Database } from '@kp/database';
import type { Logger } from '@kp/telemetry';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { maintainEventLog } from '../live-events/live-events.repository.ts';

const EVERY_MS = 3_600_000;
/** A partition that waited for a lock too long is tried again soon. */
const RETRY_MS = 60_000;
const BATCH = 5_000;
export const EVENT_LOG_KEEP_DAYS = 30;
/** So many days could this worker be away before events went into the default partition. */
const DAYS_AHEAD = 7;

/** Makes room for the events of the coming days, and forgets what is kept for a limited time only: the event log, ended console sessions and request rates. */
export class CleanUpWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly database: Database;
  private readonly logger: Logger;
  private readonly loop: WorkerLoop;
  private retry: NodeJS.Timeout | undefined;

  constructor(database: Database, logger: Logger) {
    this.database = database;
    this.logger = logger;
    this.loop = new WorkerLoop({ name: 'clean-up', sweepMs: EVERY_MS, logger, work: () => this.run() });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    clearTimeout(this.retry);
    await this.loop.stop();
  }

  private async run(): Promise<boolean> {
    await this.maintainLog();
    const sessions = await this.database.query('DELETE FROM console_session WHERE id IN (SELECT id FROM console_session WHERE expires_at < now() LIMIT $1) RETURNING id', [BATCH]);
    // A bucket that is full again is the same as none.
    await this.database.query(`DELETE FROM rate_bucket WHERE arrival_us < extract(epoch FROM now() - interval '1 hour')::double precision * 1e6`);
    return sessions.length === BATCH;
  }

  /** Its failure must not keep the rest from being cleaned up. */
  private async maintainLog(): Promise<void> {
    clearTimeout(this.retry);
    try {
      const { created, dropped } = await maintainEventLog(this.database, DAYS_AHEAD, EVENT_LOG_KEEP_DAYS);
      if (created + dropped > 0) this.logger.info('event log maintained', { daysCreated: created, daysDropped: dropped });
    } catch (error) {
      this.logger.warn('event log could not be maintained; trying again in a minute', { error });
      this.retry = setTimeout(() => this.loop.wake(), RETRY_MS);
    }
  }
}
