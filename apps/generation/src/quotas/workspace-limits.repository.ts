import type { Database } from '@kp/database';
import type { RequestContext } from '@kp/task-contracts';

/** Workspaces remembered so that most creates need no write; one that was forgotten costs a statement. */
const MAX_REMEMBERED = 10_000;

/** Keeps the newest limits of each workspace, as its asks bring them: what the scheduler holds tasks against. */
export class WorkspaceLimitsRepository {
  private readonly database: Database;
  private readonly kept = new Map<string, number>();

  constructor(database: Database) {
    this.database = database;
  }

  /** Asks may overtake each other; an older version never replaces a newer one. */
  async keep({ workspaceId, limits }: Pick<RequestContext, 'workspaceId' | 'limits'>): Promise<void> {
    if ((this.kept.get(workspaceId) ?? -Infinity) >= limits.version) return;
    // Of one key only, and enforced with each create.
    const { keyUnitsPerDay: _day, keyUnitsPerMonth: _month, version, timeZone, ...plan } = limits;
    await this.database.query(
      `INSERT INTO workspace_limits AS known (workspace_id, version, time_zone, concurrency_per_workspace, concurrency_per_user, plan) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (workspace_id) DO UPDATE SET version = excluded.version, time_zone = excluded.time_zone, concurrency_per_workspace = excluded.concurrency_per_workspace,
         concurrency_per_user = excluded.concurrency_per_user, plan = excluded.plan, updated_at = now()
       WHERE known.version < excluded.version`,
      [workspaceId, version, timeZone, plan.concurrencyPerWorkspace, plan.concurrencyPerUser, JSON.stringify(plan)],
    );
    if (this.kept.size >= MAX_REMEMBERED) this.kept.clear();
    this.kept.set(workspaceId, version);
  }
}
