import type { Queryable } from '@kp/database';
import type { WorkspaceView } from './workspace-views.ts';

export interface WorkspaceRow {
  id: string;
  name: string;
  status: 'active' | 'suspended';
  time_zone: string;
  cors_origins: string[];
  plan_id: string;
  created_at: Date;
  updated_at: Date;
  version: number;
}

export type WorkspaceFields = Partial<Pick<WorkspaceView, 'name' | 'status' | 'timeZone' | 'corsOrigins' | 'planId'>>;

export const WORKSPACE_COLUMNS = 'workspace.id, workspace.name, workspace.status, workspace.time_zone, workspace.cors_origins, workspace.plan_id, workspace.created_at, workspace.updated_at, workspace.version';

export function toWorkspaceView(row: WorkspaceRow): WorkspaceView {
  return { id: row.id, name: row.name, status: row.status, timeZone: row.time_zone, corsOrigins: row.cors_origins, planId: row.plan_id, createdAt: row.created_at.toISOString(), updatedAt: row.updated_at.toISOString(), version: row.version };
}

/** The record of a workspace. */
export const WorkspacesRepository = {
  async byId(tx: Queryable, workspaceId: string): Promise<WorkspaceView | undefined> {
    const [row] = await tx.query<WorkspaceRow>(`SELECT ${WORKSPACE_COLUMNS} FROM workspace WHERE id = $1`, [workspaceId]);
    return row && toWorkspaceView(row);
  },

  /** The same, locked until the end of the transaction: changes of it and of its owners take turns. */
  async lock(tx: Queryable, workspaceId: string): Promise<WorkspaceView | undefined> {
    const [row] = await tx.query<WorkspaceRow>(`SELECT ${WORKSPACE_COLUMNS} FROM workspace WHERE id = $1 FOR UPDATE`, [workspaceId]);
    return row && toWorkspaceView(row);
  },

  async insert(tx: Queryable, workspace: { id: string; name: string; timeZone?: string; corsOrigins?: string[]; planId?: string | undefined }): Promise<boolean> {
    const { id, name, timeZone = 'UTC', corsOrigins = [], planId } = workspace;
    const rows = planId
      ? await tx.query('INSERT INTO workspace (id, name, time_zone, cors_origins, plan_id) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING 1', [id, name, timeZone, corsOrigins, planId])
      : await tx.query('INSERT INTO workspace (id, name, time_zone, cors_origins) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING 1', [id, name, timeZone, corsOrigins]);
    return rows.length > 0;
  },

  async update(tx: Queryable, workspaceId: string, fields: WorkspaceFields): Promise<WorkspaceView> {
    const [row] = await tx.query<WorkspaceRow>(
      `UPDATE workspace SET name = coalesce($2, name), status = coalesce($3, status), time_zone = coalesce($4, time_zone), cors_origins = coalesce($5, cors_origins), plan_id = coalesce($6, plan_id), updated_at = now(), version = version + 1
        WHERE id = $1 RETURNING ${WORKSPACE_COLUMNS}`,
      [workspaceId, fields.name ?? null, fields.status ?? null, fields.timeZone ?? null, fields.corsOrigins ?? null, fields.planId ?? null],
    );
    return toWorkspaceView(row as WorkspaceRow);
  },
};
