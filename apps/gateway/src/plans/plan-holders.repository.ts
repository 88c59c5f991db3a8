import type { Queryable } from '@kp/database';
import { UNLIMITED, type PlanLimits } from '@kp/task-contracts';
import type { LimitsPart } from './override-views.ts';

/** A workspace as a preview looks at it. */
export interface PlanHolder {
  id: string;
  name: string;
  timeZone: string;
  planId: string;
  /** Of its plan, as they are now. */
  planLimits: PlanLimits;
  /** Of overrides of the workspace itself that hold now, oldest first. */
  overrides: LimitsPart[];
  /** Hashes of the statements it has accepted, by plan. */
  accepted: { planId: string; sha256: string }[];
}

interface Row {
  id: string;
  name: string;
  time_zone: string;
  plan_id: string;
  limits: Partial<PlanLimits>;
  overrides: LimitsPart[];
  accepted: PlanHolder['accepted'];
}

/** Reads workspaces with what their plan and overrides grant. */
export class PlanHoldersRepository {
  private readonly database: Queryable;

  constructor(database: Queryable) {
    this.database = database;
  }

  /** Of one plan, or one workspace; in order of their ids, those after `afterId`. */
  async list(filter: { planId?: string; workspaceId?: string; afterId?: string | undefined; limit: number }): Promise<PlanHolder[]> {
    const rows = await this.database.query<Row>(
      `SELECT workspace.id, workspace.name, workspace.time_zone, workspace.plan_id, current.limits,
              (SELECT coalesce(json_agg(limits ORDER BY created_at, id), '[]') FROM limit_override WHERE workspace_id = workspace.id AND target = 'workspace' AND ended_at IS NULL AND expires_at > now()) AS overrides,
              (SELECT coalesce(json_agg(json_build_object('planId', plan_id, 'sha256', statements_sha256)), '[]') FROM statement_acceptance WHERE workspace_id = workspace.id) AS accepted
         FROM workspace JOIN plan ON plan.id = workspace.plan_id JOIN plan_version AS current ON current.plan_id = plan.id AND current.version = plan.current_version
        WHERE ($1::text IS NULL OR plan.id = $1) AND ($2::text IS NULL OR workspace.id = $2) AND ($3::text IS NULL OR workspace.id > $3) ORDER BY workspace.id LIMIT $4`,
      [filter.planId ?? null, filter.workspaceId ?? null, filter.afterId ?? null, filter.limit],
    );
    return rows.map((row) => ({ id: row.id, name: row.name, timeZone: row.time_zone, planId: row.plan_id, planLimits: { ...UNLIMITED, ...row.limits }, overrides: row.overrides, accepted: row.accepted }));
  }
}
