import type { Queryable } from '@kp/database';
import type { PlatformRole, WorkspaceRole } from '@kp/task-contracts';

export interface Person {
  id: string;
  email: string;
  name: string;
  passwordHash: string | null;
  status: 'active' | 'disabled';
  platformRole: PlatformRole | null;
}

export interface Membership {
  id: string;
  name: string;
  status: 'active' | 'suspended';
  role: WorkspaceRole;
}

const PERSON = `SELECT person.id, person.email, person.name, person.password_hash AS "passwordHash", person.status, platform_role.role AS "platformRole"
                  FROM app_user person LEFT JOIN platform_role ON platform_role.user_id = person.id`;

/** People, their platform role and the workspaces they belong to. */
export const PeopleRepository = {
  /** E-mail addresses are compared without case. */
  async byEmail(tx: Queryable, email: string): Promise<Person | undefined> {
    return (await tx.query<Person>(`${PERSON} WHERE lower(person.email) = lower($1)`, [email.trim()]))[0];
  },

  async byId(tx: Queryable, userId: string): Promise<Person | undefined> {
    return (await tx.query<Person>(`${PERSON} WHERE person.id = $1`, [userId]))[0];
  },

  async insert(tx: Queryable, person: { id: string; email: string; name: string; passwordHash: string | null }): Promise<void> {
    await tx.query('INSERT INTO app_user (id, email, name, password_hash) VALUES ($1, $2, $3, $4)', [person.id, person.email.trim().toLowerCase(), person.name, person.passwordHash]);
  },

  async setPassword(tx: Queryable, userId: string, passwordHash: string | null): Promise<void> {
    await tx.query('UPDATE app_user SET password_hash = $2, reset_requested_at = NULL, version = version + 1 WHERE id = $1', [userId, passwordHash]);
  },

  /** @param role null takes it away */
  async setPlatformRole(tx: Queryable, userId: string, role: PlatformRole | null): Promise<void> {
    if (role) await tx.query('INSERT INTO platform_role (user_id, role) VALUES ($1, $2) ON CONFLICT (user_id) DO UPDATE SET role = excluded.role, granted_at = now()', [userId, role]);
    else await tx.query('DELETE FROM platform_role WHERE user_id = $1', [userId]);
  },

  async memberships(tx: Queryable, userId: string): Promise<Membership[]> {
    return tx.query<Membership>(
      `SELECT workspace.id, workspace.name, workspace.status, member.role FROM workspace_member member JOIN workspace ON workspace.id = member.workspace_id
        WHERE member.user_id = $1 ORDER BY member.joined_at, workspace.id`,
      [userId],
    );
  },

  /** @returns whether the person was none before */
  async addMember(tx: Queryable, workspaceId: string, userId: string, role: WorkspaceRole): Promise<boolean> {
    return (await tx.query('INSERT INTO workspace_member (workspace_id, user_id, role) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING RETURNING 1', [workspaceId, userId, role])).length > 0;
  },
};
