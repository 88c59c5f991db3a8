import type { Queryable } from '@kp/database';
import { UNLIMITED, type PlanLimits } from '@kp/task-contracts';
import type { ActiveOverride, KeyLimits } from './merge-limits.ts';

/** Everything the limits of one workspace are made from, at one moment. */
export interface Standing {
  workspaceId: string;
  timeZone: string;
  /** Grows with every change of plan, override or time zone, and when an override expires. */
  version: number;
  plan: { id: string; name: string; version: number };
  limits: PlanLimits;
  /** Statements that must be accepted before tasks are created, and are not. */
  mustAccept: boolean;
  /** Oldest first. */
  overrides: ActiveOverride[];
  /** Of keys that have limits of their own. */
  keys: Map<string, KeyLimits>;
  /** Until the next override expires. */
  holdsMs: number | undefined;
}

interface Row {
  time_zone: string;
  version: string;
  plan_id: string;
  plan_name: string;
  plan_version: number;
  limits: Partial<PlanLimits>;
  must_accept: boolean;
  overrides: ActiveOverride[];
  keys: (KeyLimits & { id: string })[];
  holds_ms: number | null;
}

/** SQL for the version of a workspace's limits: a sum of numbers that only grow. `workspace` and `plan` name the rows. */
export const LIMITS_VERSION_SQL = `workspace.limits_version + plan.current_version + (SELECT count(*) FROM limit_override WHERE workspace_id = workspace.id AND ended_at IS NULL AND expires_at <= now())`;

/** Reads what limits are made from. */
export class LimitsRepository {
  private readonly database: Queryable;

  constructor(database: Queryable) {
    this.database = database;
  }

  /** @returns undefined when there is no such workspace */
  async read(workspaceId: string): Promise<Standing | undefined> {
    const [row] = await this.database.query<Row>(
      `SELECT workspace.time_zone, ${LIMITS_VERSION_SQL} AS version, plan.id AS plan_id, plan.name AS plan_name, current.version AS plan_version, current.limits,
              current.require_acceptance AND NOT EXISTS (SELECT 1 FROM statement_acceptance WHERE workspace_id = workspace.id AND plan_id = plan.id AND statements_sha256 = current.statements_sha256) AS must_accept,
              active.overrides, active.holds_ms, own.keys
         FROM workspace JOIN plan ON plan.id = workspace.plan_id JOIN plan_version AS current ON current.plan_id = plan.id AND current.version = plan.current_version,
              LATERAL (SELECT coalesce(json_agg(json_build_object('id', id, 'target', target, 'targetId', target_id, 'limits', limits, 'expiresAt', to_char(expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY created_at, id), '[]') AS overrides,
                              extract(epoch FROM min(expires_at) - now())::double precision * 1000 AS holds_ms
                         FROM limit_override WHERE workspace_id = workspace.id AND ended_at IS NULL AND expires_at > now()) AS active,
              LATERAL (SELECT coalesce(json_agg(json_build_object('id', id, 'unitsPerDay', units_per_day, 'unitsPerMonth', units_per_month, 'requestsPerMinute', requests_per_minute)), '[]') AS keys
                         FROM api_key WHERE workspace_id = workspace.id AND revoked_at IS NULL AND num_nonnulls(units_per_day, units_per_month, requests_per_minute) > 0) AS own
        WHERE workspace.id = $1`,
      [workspaceId],
    );
    return row && {
      workspaceId,
      timeZone: row.time_zone,
      version: Number(row.version),
      plan: { id: row.plan_id, name: row.plan_name, version: row.plan_version },
      // A version from before a limit existed does not have it.
      limits: { ...UNLIMITED, ...row.limits },
      mustAccept: row.must_accept,
      overrides: row.overrides,
      keys: new Map(row.keys.map(({ id, ...key }) => [id, key])),
      holdsMs: row.holds_ms ?? undefined,
    };
  }
}
