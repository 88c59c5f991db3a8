import type { Database } from '@kp/database';
import type { EffectiveLimits, RequestContext } from '@kp/task-contracts';

/** Callers remembered so that most creates need no write; one that was forgotten costs a statement. */
const MAX_REMEMBERED = 10_000;

/** Keeps the newest limits of each workspace, as its asks bring them: what the scheduler holds tasks against. */
export class WorkspaceLimitsRepository {
  private readonly database: Database;
  private readonly kept = new Map<string, number>();

  constructor(database: Database) {
    this.database = database;
  }

  /** Asks may overtake each other; an older version never replaces a newer one. */
  async keep({ workspaceId, userId, limits }: Pick<RequestContext, 'workspaceId' | 'userId' | 'limits'>): Promise<void> {
    const caller = `${workspaceId}\n${userId}`;
    if ((this.kept.get(caller) ?? -Infinity) >= limits.version) return;
    await this.keepOfWorkspace(workspaceId, limits);
    await this.keepOfUser(workspaceId, userId, limits);
    if (this.kept.size >= MAX_REMEMBERED) this.kept.clear();
    this.kept.set(caller, limits.version);
  }

  private async keepOfWorkspace(workspaceId: string, limits: EffectiveLimits): Promise<void> {
    // Of one key or user only.
    const { keyUnitsPerDay: _day, keyUnitsPerMonth: _month, concurrencyPerUser: _own, defaultConcurrencyPerUser: concurrencyPerUser, version, timeZone, ...rest } = limits;
    const plan = { ...rest, concurrencyPerUser };
    await this.database.query(
      `INSERT INTO workspace_limits AS known (workspace_id, version, time_zone, concurrency_per_workspace, concurrency_per_user, plan) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (workspace_id) DO UPDATE SET version = excluded.version, time_zone = excluded.time_zone, concurrency_per_workspace = excluded.concurrency_per_workspace,
         concurrency_per_user = excluded.concurrency_per_user, plan = excluded.plan, updated_at = now()
       WHERE known.version < excluded.version`,
      [workspaceId, version, timeZone, plan.concurrencyPerWorkspace, concurrencyPerUser, JSON.stringify(plan)],
    );
  }

  /** A user for whom the same holds as for all others has no row; one whose override has ended loses it. */
  private async keepOfUser(workspaceId: string, userId: string, { version, concurrencyPerUser, defaultConcurrencyPerUser }: EffectiveLimits): Promise<void> {
    if (concurrencyPerUser === defaultConcurrencyPerUser) {
      await this.database.query('DELETE FROM user_limits WHERE workspace_id = $1 AND user_id = $2 AND version < $3', [workspaceId, userId, version]);
      return;
    }
    await this.database.query(
      `INSERT INTO user_limits AS known (workspace_id, user_id, version, concurrency_per_user) VALUES ($1, $2, $3, $4)
       ON CONFLICT (workspace_id, user_id) DO UPDATE SET version = excluded.version, concurrency_per_user = excluded.concurrency_per_user WHERE known.version < excluded.version`,
      [workspaceId, userId, version, concurrencyPerUser],
    );
  }
}
