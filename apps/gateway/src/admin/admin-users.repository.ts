import type { Queryable } from '@kp/database';
import type { PlatformRole, WorkspaceRole } from '@kp/task-contracts';
import type { AdminUserView } from './admin-identity-views.ts';

interface UserRow {
  id: string;
  email: string;
  name: string;
  status: 'active' | 'disabled';
  platform_role: PlatformRole | null;
  has_signed_up: boolean;
  reset_requested_at: Date | null;
  workspaces: { id: string; name: string; role: WorkspaceRole }[];
  active_key_count: number;
  active_session_count: number;
  last_login_at: Date | null;
  created_at: Date;
  version: number;
}

export interface UserFilter {
  ids?: string[] | undefined;
  search?: string | undefined;
  status?: string | undefined;
  platformRole?: string | undefined;
  resetRequested?: boolean | undefined;
}

const FROM = 'FROM app_user person LEFT JOIN platform_role ON platform_role.user_id = person.id';
const USER = `SELECT person.id, person.email, person.name, person.status, platform_role.role AS platform_role, person.reset_requested_at, person.last_login_at, person.created_at, person.version,
                     person.password_hash IS NOT NULL OR EXISTS (SELECT 1 FROM oidc_identity identity WHERE identity.user_id = person.id) AS has_signed_up,
                     coalesce((SELECT json_agg(json_build_object('id', workspace.id, 'name', workspace.name, 'role', member.role) ORDER BY member.joined_at, workspace.id)
                                 FROM workspace_member member JOIN workspace ON workspace.id = member.workspace_id WHERE member.user_id = person.id), '[]') AS workspaces,
                     (SELECT count(*)::int FROM api_key key JOIN workspace_member member ON member.workspace_id = key.workspace_id AND member.user_id = key.user_id
                       WHERE key.user_id = person.id AND key.revoked_at IS NULL AND (key.expires_at IS NULL OR key.expires_at > now())) AS active_key_count,
                     (SELECT count(*)::int FROM console_session session WHERE session.user_id = person.id AND session.ended_at IS NULL AND session.expires_at > now() AND session.idle_expires_at > now()) AS active_session_count
                ${FROM}`;
const FILTER = `($1::text[] IS NULL OR person.id = ANY($1)) AND ($2::text IS NULL OR position(lower($2) IN lower(person.email || ' ' || person.name || ' ' || person.id)) > 0) AND ($3::text IS NULL OR person.status = $3)
                AND ($4::text IS NULL OR platform_role.role = $4) AND ($5::boolean IS NULL OR (person.reset_requested_at IS NOT NULL) = $5)`;

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;
const parametersOf = ({ ids, search, status, platformRole, resetRequested }: UserFilter) => [ids ?? null, search ?? null, status ?? null, platformRole ?? null, resetRequested ?? null];

const toView = (row: UserRow): AdminUserView => ({
  id: row.id, email: row.email, name: row.name, status: row.status, platformRole: row.platform_role, hasSignedUp: row.has_signed_up, resetRequestedAt: iso(row.reset_requested_at), workspaces: row.workspaces,
  activeKeyCount: row.active_key_count, activeSessionCount: row.active_session_count, lastLoginAt: iso(row.last_login_at), createdAt: row.created_at.toISOString(), version: row.version,
});

/** People as administrators see them. */
export const AdminUsersRepository = {
  async list(tx: Queryable, filter: UserFilter, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<AdminUserView[]> {
    return (await tx.query<UserRow>(`${USER} WHERE ${FILTER} AND ($6::text IS NULL OR person.id < $6) ORDER BY person.id DESC LIMIT $7`, [...parametersOf(filter), cursor ?? null, limit])).map(toView);
  },

  async count(tx: Queryable, filter: UserFilter): Promise<number> {
    return (await tx.query<{ total: number }>(`SELECT count(*)::int AS total ${FROM} WHERE ${FILTER}`, parametersOf(filter)))[0]?.total ?? 0;
  },

  async byId(tx: Queryable, userId: string): Promise<AdminUserView | undefined> {
    const [row] = await tx.query<UserRow>(`${USER} WHERE person.id = $1`, [userId]);
    return row && toView(row);
  },

  /** Changes of administrators take turns, so that the last two cannot demote each other at the same time. */
  async lockAdministrators(tx: Queryable): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('administrators', 0))`);
  },

  /** Administrators besides this one who are not disabled and have a way in. */
  async otherAdministrators(tx: Queryable, userId: string): Promise<number> {
    const [row] = await tx.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM platform_role JOIN app_user person ON person.id = platform_role.user_id
        WHERE platform_role.role = 'admin' AND person.status = 'active' AND person.id <> $1
          AND (person.password_hash IS NOT NULL OR EXISTS (SELECT 1 FROM oidc_identity identity WHERE identity.user_id = person.id))`,
      [userId],
    );
    return row?.count ?? 0;
  },

  async update(tx: Queryable, userId: string, { name, status }: { name?: string | undefined; status?: string | undefined }): Promise<void> {
    await tx.query('UPDATE app_user SET name = coalesce($2, name), status = coalesce($3, status), version = version + 1 WHERE id = $1', [userId, name ?? null, status ?? null]);
  },
};
