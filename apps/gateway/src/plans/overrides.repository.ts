import type { Queryable } from '@kp/database';
import type { CreateOverrideBody, LimitsPart, OverrideTarget, OverrideView } from './override-views.ts';

interface Row {
  id: string;
  workspace_id: string;
  target: OverrideTarget;
  target_id: string;
  limits: LimitsPart;
  state: OverrideView['state'];
  reason: string;
  created_by: string;
  created_at: Date;
  expires_at: Date;
  ended_at: Date | null;
  ended_by: string | null;
  end_reason: string | null;
}

const STATE_SQL = `CASE WHEN ended_at IS NOT NULL THEN 'ended' WHEN expires_at <= now() THEN 'expired' ELSE 'active' END`;
const COLUMNS = `id, workspace_id, target, target_id, limits, ${STATE_SQL} AS state, reason, created_by, created_at, expires_at, ended_at, ended_by, end_reason`;

/** SQL of overrides. */
export class OverridesRepository {
  private readonly database: Queryable;

  constructor(database: Queryable) {
    this.database = database;
  }

  /** Newest first, those before `beforeId`. */
  async list(workspaceId: string, filter: { state?: string | undefined; target?: string | undefined; beforeId?: string | undefined; limit: number }): Promise<OverrideView[]> {
    const rows = await this.database.query<Row>(
      `SELECT ${COLUMNS} FROM limit_override WHERE workspace_id = $1 AND ($2::text IS NULL OR ${STATE_SQL} = $2) AND ($3::text IS NULL OR target = $3) AND ($4::text IS NULL OR id < $4) ORDER BY id DESC LIMIT $5`,
      [workspaceId, filter.state ?? null, filter.target ?? null, filter.beforeId ?? null, filter.limit],
    );
    return rows.map(toView);
  }

  async countActive(workspaceId: string, tx: Queryable): Promise<number> {
    const [row] = await tx.query<{ n: number }>('SELECT count(*)::int AS n FROM limit_override WHERE workspace_id = $1 AND ended_at IS NULL AND expires_at > now()', [workspaceId]);
    return row?.n ?? 0;
  }

  async insert(id: string, workspaceId: string, { target, targetId, limits, reason, expiresAt }: CreateOverrideBody, createdBy: string, tx: Queryable): Promise<OverrideView> {
    const [row] = await tx.query<Row>(`INSERT INTO limit_override (id, workspace_id, target, target_id, limits, reason, created_by, expires_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${COLUMNS}`, [id, workspaceId, target, targetId ?? workspaceId, JSON.stringify(limits), reason, createdBy, expiresAt]);
    return toView(row as Row);
  }

  /** The override, locked until the transaction ends. */
  async lock(workspaceId: string, id: string, tx: Queryable): Promise<OverrideView | undefined> {
    const [row] = await tx.query<Row>(`SELECT ${COLUMNS} FROM limit_override WHERE workspace_id = $1 AND id = $2 FOR UPDATE`, [workspaceId, id]);
    return row && toView(row);
  }

  async end(id: string, endedBy: string, reason: string, tx: Queryable): Promise<OverrideView> {
    const [row] = await tx.query<Row>(`UPDATE limit_override SET ended_at = now(), ended_by = $2, end_reason = $3 WHERE id = $1 RETURNING ${COLUMNS}`, [id, endedBy, reason]);
    return toView(row as Row);
  }
}

function toView(row: Row): OverrideView {
  return {
    id: row.id,
    workspaceId: row.workspace_id,
    target: row.target,
    targetId: row.target_id,
    limits: row.limits,
    state: row.state,
    reason: row.reason,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    ...(row.ended_at ? { endedAt: row.ended_at.toISOString() } : {}),
    ...(row.ended_by ? { endedBy: row.ended_by } : {}),
    ...(row.end_reason ? { endReason: row.end_reason } : {}),
  };
}
