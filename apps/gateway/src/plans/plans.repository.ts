import type { Queryable } from '@kp/database';
import { UNLIMITED, type PlanLimits } from '@kp/task-contracts';
import type { CreatePlanBody, PlanVersionView, PlanView, Statement } from './plan-views.ts';
import { sha256OfStatements } from './statements-text.ts';

interface VersionRow {
  plan_id: string;
  version: number;
  limits: Partial<PlanLimits>;
  statements: Statement[];
  statements_sha256: string;
  require_acceptance: boolean;
  note: string;
  created_by: string;
  version_created_at: Date;
}
interface PlanRow extends VersionRow {
  name: string;
  description: string;
  status: PlanView['status'];
  workspaces: number;
  created_at: Date;
  updated_at: Date;
}

const VERSION_COLUMNS = 'current.plan_id, current.version, current.limits, current.statements, current.statements_sha256, current.require_acceptance, current.note, current.created_by, current.created_at AS version_created_at';
const PLAN_SQL = `SELECT plan.name, plan.description, plan.status, plan.created_at, plan.updated_at, ${VERSION_COLUMNS},
         (SELECT count(*)::int FROM workspace WHERE plan_id = plan.id) AS workspaces
    FROM plan JOIN plan_version AS current ON current.plan_id = plan.id AND current.version = plan.current_version`;

/** SQL of plans and their versions. */
export class PlansRepository {
  private readonly database: Queryable;

  constructor(database: Queryable) {
    this.database = database;
  }

  async find(planId: string, tx: Queryable = this.database): Promise<PlanView | undefined> {
    const [row] = await tx.query<PlanRow>(`${PLAN_SQL} WHERE plan.id = $1`, [planId]);
    return row && toPlanView(row);
  }

  /** The plan, locked until the transaction ends. */
  async lock(planId: string, tx: Queryable): Promise<PlanView | undefined> {
    const [row] = await tx.query<PlanRow>(`${PLAN_SQL} WHERE plan.id = $1 FOR UPDATE OF plan`, [planId]);
    return row && toPlanView(row);
  }

  /** In order of their ids, those after `afterId`. */
  async list(filter: { status?: string | undefined; ids?: string[] | undefined; afterId?: string | undefined; limit: number }): Promise<PlanView[]> {
    const rows = await this.database.query<PlanRow>(
      `${PLAN_SQL} WHERE ($1::text IS NULL OR plan.status = $1) AND ($2::text[] IS NULL OR plan.id = ANY ($2)) AND ($3::text IS NULL OR plan.id > $3) ORDER BY plan.id LIMIT $4`,
      [filter.status ?? null, filter.ids ?? null, filter.afterId ?? null, filter.limit],
    );
    return rows.map(toPlanView);
  }

  /** Newest first, those before `beforeVersion`. */
  async versions(planId: string, beforeVersion: number | undefined, limit: number): Promise<PlanVersionView[]> {
    const rows = await this.database.query<VersionRow>(`SELECT ${VERSION_COLUMNS} FROM plan_version AS current WHERE plan_id = $1 AND ($2::int IS NULL OR version < $2) ORDER BY version DESC LIMIT $3`, [planId, beforeVersion ?? null, limit]);
    return rows.map(toVersionView);
  }

  /** @returns false when the id is taken */
  async insert({ id, name, description }: Pick<CreatePlanBody, 'id' | 'name' | 'description'>, tx: Queryable): Promise<boolean> {
    return (await tx.query('INSERT INTO plan (id, name, description, current_version) VALUES ($1, $2, $3, 1) ON CONFLICT DO NOTHING RETURNING id', [id, name, description])).length > 0;
  }

  async insertVersion(planId: string, version: number, content: Pick<CreatePlanBody, 'limits' | 'statements' | 'requireAcceptance' | 'note'>, createdBy: string, tx: Queryable): Promise<void> {
    await tx.query('INSERT INTO plan_version (plan_id, version, limits, statements, statements_sha256, require_acceptance, note, created_by) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)', [planId, version, JSON.stringify(content.limits), JSON.stringify(content.statements), sha256OfStatements(content.statements), content.requireAcceptance, content.note, createdBy]);
    await tx.query('UPDATE plan SET current_version = $2, updated_at = now() WHERE id = $1', [planId, version]);
  }

  async update(planId: string, { name, description, status }: Pick<PlanView, 'name' | 'description' | 'status'>, tx: Queryable): Promise<void> {
    await tx.query('UPDATE plan SET name = $2, description = $3, status = $4, updated_at = now() WHERE id = $1', [planId, name, description, status]);
  }
}

function toVersionView(row: VersionRow): PlanVersionView {
  return {
    id: `${row.plan_id}:${row.version}`,
    planId: row.plan_id,
    version: row.version,
    limits: { ...UNLIMITED, ...row.limits },
    statements: row.statements,
    statementsSha256: row.statements_sha256,
    requireAcceptance: row.require_acceptance,
    note: row.note,
    createdBy: row.created_by,
    createdAt: row.version_created_at.toISOString(),
  };
}

function toPlanView(row: PlanRow): PlanView {
  return { id: row.plan_id, name: row.name, description: row.description, status: row.status, currentVersion: row.version, workspaces: row.workspaces, current: toVersionView(row), createdAt: row.created_at.toISOString(), updatedAt: row.updated_at.toISOString() };
}
