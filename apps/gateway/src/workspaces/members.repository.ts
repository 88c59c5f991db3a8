import type { Queryable } from '@kp/database';
import type { WorkspaceRole } from '@kp/task-contracts';
import type { MemberView } from './workspace-views.ts';

interface MemberRow {
  user_id: string;
  email: string;
  name: string;
  role: WorkspaceRole;
  status: 'active' | 'disabled';
  active_key_count: number;
  joined_at: Date;
}

const MEMBER = `SELECT member.user_id, person.email, person.name, member.role, person.status, member.joined_at,
                       (SELECT count(*)::int FROM api_key key WHERE key.workspace_id = member.workspace_id AND key.user_id = member.user_id AND key.revoked_at IS NULL AND (key.expires_at IS NULL OR key.expires_at > now())) AS active_key_count
                  FROM workspace_member member JOIN app_user person ON person.id = member.user_id`;

const toView = (row: MemberRow): MemberView => ({ id: row.user_id, userId: row.user_id, email: row.email, name: row.name, role: row.role, status: row.status, activeKeyCount: row.active_key_count, joinedAt: row.joined_at.toISOString() });

/** Members of a workspace. */
export const MembersRepository = {
  async list(tx: Queryable, workspaceId: string, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<MemberView[]> {
    return (await tx.query<MemberRow>(`${MEMBER} WHERE member.workspace_id = $1 AND ($2::text IS NULL OR member.user_id < $2) ORDER BY member.user_id DESC LIMIT $3`, [workspaceId, cursor ?? null, limit])).map(toView);
  },

  async count(tx: Queryable, workspaceId: string): Promise<number> {
    return (await tx.query<{ total: number }>('SELECT count(*)::int AS total FROM workspace_member WHERE workspace_id = $1', [workspaceId]))[0]?.total ?? 0;
  },

  async byId(tx: Queryable, workspaceId: string, userId: string): Promise<MemberView | undefined> {
    const [row] = await tx.query<MemberRow>(`${MEMBER} WHERE member.workspace_id = $1 AND member.user_id = $2`, [workspaceId, userId]);
    return row && toView(row);
  },

  async setRole(tx: Queryable, workspaceId: string, userId: string, role: WorkspaceRole): Promise<void> {
    await tx.query('UPDATE workspace_member SET role = $3 WHERE workspace_id = $1 AND user_id = $2', [workspaceId, userId, role]);
  },

  async remove(tx: Queryable, workspaceId: string, userId: string): Promise<void> {
    await tx.query('DELETE FROM workspace_member WHERE workspace_id = $1 AND user_id = $2', [workspaceId, userId]);
  },

  /** @returns how many keys worked until now */
  async revokeKeys(tx: Queryable, workspaceId: string, userId: string): Promise<number> {
    const rows = await tx.query<{ worked: boolean }>('UPDATE api_key SET revoked_at = now() WHERE workspace_id = $1 AND user_id = $2 AND revoked_at IS NULL RETURNING (expires_at IS NULL OR expires_at > now()) AS worked', [workspaceId, userId]);
    return rows.filter((row) => row.worked).length;
  },

  /** Owners besides this one who can log in. */
  async otherOwners(tx: Queryable, workspaceId: string, userId: string): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM workspace_member member JOIN app_user person ON person.id = member.user_id
        WHERE member.workspace_id = $1 AND member.user_id <> $2 AND member.role = 'owner' AND person.status = 'active'`,
      [workspaceId, userId],
    );
    return row?.count ?? 0;
  },
};
