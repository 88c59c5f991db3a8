import type { Database, Queryable } from '@kp/database';
import { AppError, type AuditOrigin, type WorkspaceRole } from '@kp/task-contracts';
import type { AuditTrail } from '../audit/audit-trail.ts';
import type { OneTimeLinks } from '../identity/one-time-links.ts';
import { toPage, type Page, type PageQuery } from '../identity/page-query.ts';
import type { Member } from '../identity/principal.ts';
import { assertMayGive, assertMayTouch } from './role-rules.ts';
import type { CreatedInvite, InviteView } from './workspace-views.ts';

interface InviteRow {
  id: string;
  email: string;
  role: WorkspaceRole;
  status: InviteView['status'];
  created_by: string | null;
  created_at: Date;
  expires_at: Date;
}

const INVITE = `SELECT id, email, role, created_by, created_at, expires_at,
                       CASE WHEN used_at IS NOT NULL THEN 'used' WHEN withdrawn_at IS NOT NULL THEN 'withdrawn' WHEN expires_at <= now() THEN 'expired' ELSE 'open' END AS status
                  FROM one_time_link WHERE purpose = 'invite' AND workspace_id = $1`;

const toView = (row: InviteRow): InviteView => ({ id: row.id, email: row.email, role: row.role, status: row.status, invitedBy: row.created_by, createdAt: row.created_at.toISOString(), expiresAt: row.expires_at.toISOString() });

/** Invitations into a workspace. */
export class InvitesService {
  private readonly parts: { database: Database; audit: AuditTrail; links: OneTimeLinks };

  constructor(parts: InvitesService['parts']) {
    this.parts = parts;
  }

  async list(workspaceId: string, { limit, cursor }: PageQuery): Promise<Page<InviteView>> {
    const rows = await this.parts.database.query<InviteRow>(`${INVITE} AND ($2::text IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`, [workspaceId, cursor ?? null, limit + 1]);
    return toPage(rows, limit, (row) => row.id, toView);
  }

  /** @throws AppError `forbidden` for a role above the caller’s, `conflict` for a member */
  async create(member: Member, { email, role }: { email: string; role: WorkspaceRole }, origin: AuditOrigin): Promise<CreatedInvite> {
    assertMayGive(member, role);
    return this.parts.database.transaction((tx) => this.createIn(tx, { workspaceId: member.workspaceId, email, role, createdBy: member.userId }, origin));
  }

  /** For callers who have checked that the inviter may. */
  async createIn(tx: Queryable, { reason, ...invite }: { workspaceId: string; email: string; role: WorkspaceRole; createdBy: string; reason?: string }, origin: AuditOrigin): Promise<CreatedInvite> {
    const { links, audit } = this.parts;
    const members = await tx.query('SELECT 1 FROM workspace_member member JOIN app_user person ON person.id = member.user_id WHERE member.workspace_id = $1 AND lower(person.email) = lower($2)', [invite.workspaceId, invite.email]);
    if (members.length > 0) throw new AppError('conflict', 'This person is a member already.');
    const { id, url } = await links.issue(tx, { purpose: 'invite', ...invite });
    await audit.append(tx, { chain: invite.workspaceId, action: 'invite.created', target: { kind: 'invite', id, name: invite.email }, after: { email: invite.email, role: invite.role }, ...(reason ? { reason } : {}), ...origin });
    return { ...(await this.read(tx, invite.workspaceId, id)), url };
  }

  /** @throws AppError `not-found`, `conflict` when there is nothing to withdraw any more */
  async withdraw(member: Member, inviteId: string, origin: AuditOrigin): Promise<InviteView> {
    return this.parts.database.transaction(async (tx) => {
      const { workspaceId } = member;
      const before = await this.read(tx, workspaceId, inviteId);
      assertMayTouch(member, before.role);
      const withdrawn = await tx.query('UPDATE one_time_link SET withdrawn_at = now() WHERE id = $1 AND used_at IS NULL AND withdrawn_at IS NULL RETURNING 1', [inviteId]);
      if (withdrawn.length === 0) throw new AppError('conflict', `The invite cannot be withdrawn: it is ${before.status}.`);
      await this.parts.audit.append(tx, { chain: workspaceId, action: 'invite.withdrawn', target: { kind: 'invite', id: inviteId, name: before.email }, ...origin });
      return { ...before, status: 'withdrawn' as const };
    });
  }

  private async read(tx: Queryable, workspaceId: string, inviteId: string): Promise<InviteView> {
    const [row] = await tx.query<InviteRow>(`${INVITE} AND id = $2`, [workspaceId, inviteId]);
    if (!row) throw new AppError('not-found', 'There is no such invite.');
    return toView(row);
  }
}
