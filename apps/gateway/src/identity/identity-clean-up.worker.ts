import { WorkerLoop } from '@kp/bus';
import type { Database } from '@kp/database';
import type { Logger } from '@kp/telemetry';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';

const EVERY_MS = 3_600_000;
const BATCH = 5_000;
const LINK_KEEP_DAYS = 90;

/** Forgets logins at the identity provider that nobody finished, and links long after their end. */
export class IdentityCleanUpWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly database: Database;
  private readonly loop: WorkerLoop;

  constructor(database: Database, logger: Logger) {
    this.database = database;
    this.loop = new WorkerLoop({ name: 'identity-clean-up', sweepMs: EVERY_MS, logger, work: () => this.run() });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.loop.stop();
  }

  private async run(): Promise<boolean> {
    const logins = await this.database.query('DELETE FROM oidc_login WHERE login_hash IN (SELECT login_hash FROM oidc_login WHERE expires_at < now() LIMIT $1) RETURNING 1', [BATCH]);
    const links = await this.database.query('DELETE FROM one_time_link WHERE id IN (SELECT id FROM one_time_link WHERE expires_at < now() - make_interval(days => $1) LIMIT $2) RETURNING 1', [LINK_KEEP_DAYS, BATCH]);
    return logins.length === BATCH || links.length === BATCH;
  }
}
