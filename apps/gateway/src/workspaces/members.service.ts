import type { Database, Queryable } from '@kp/database';
import { AppError, type AuditOrigin, type WorkspaceRole } from '@kp/task-contracts';
import type { AuditTrail } from '../audit/audit-trail.ts';
import type { IdentityChanges } from '../identity/identity-changes.ts';
import type { OneTimeLinks } from '../identity/one-time-links.ts';
import { toPage, type Page, type PageQuery } from '../identity/page-query.ts';
import type { Member } from '../identity/principal.ts';
import { MembersRepository } from './members.repository.ts';
import { assertMayGive, assertMayTouch } from './role-rules.ts';
import type { Consequences, MemberView } from './workspace-views.ts';
import { WorkspacesRepository } from './workspaces.repository.ts';

/** Who belongs to a workspace, and as what. */
export class MembersService {
  private readonly parts: { database: Database; audit: AuditTrail; changes: IdentityChanges; links: OneTimeLinks };

  constructor(parts: MembersService['parts']) {
    this.parts = parts;
  }

  async list(workspaceId: string, { limit, cursor }: PageQuery): Promise<Page<MemberView>> {
    const { database } = this.parts;
    const [members, total] = await Promise.all([MembersRepository.list(database, workspaceId, { limit: limit + 1, cursor }), MembersRepository.count(database, workspaceId)]);
    const page = toPage(members, limit, (member) => member.id, (member) => member);
    return { data: page.data, meta: { ...page.meta, total } };
  }

  /** @throws AppError `not-found`, `forbidden`, `conflict` for the last owner */
  async changeRole(member: Member, userId: string, { role, reason }: { role: WorkspaceRole; reason?: string | undefined }, origin: AuditOrigin): Promise<MemberView> {
    const { database, audit, changes, links } = this.parts;
    const { workspaceId } = member;
    const changed = await database.transaction(async (tx) => {
      const before = await this.lockTarget(tx, member, userId);
      assertMayGive(member, role);
      if (role === before.role) return before;
      if (before.role === 'owner') await this.assertOtherOwner(tx, workspaceId, userId);
      await MembersRepository.setRole(tx, workspaceId, userId, role);
      // An invite gives no more than who sent it could give now; simplest is to have it sent again.
      const invitesWithdrawn = await links.withdrawOf(tx, userId, workspaceId);
      await audit.append(tx, { chain: workspaceId, action: 'member.changed', target: { kind: 'user', id: userId, name: before.email }, before: { role: before.role }, after: { role, invitesWithdrawn }, ...(reason ? { reason } : {}), ...origin });
      return { ...before, role };
    });
    changes.announce(workspaceId);
    return changed;
  }

  /** Removes a member and revokes its keys. @throws AppError `not-found`, `forbidden`, `conflict` for the last owner */
  async remove(member: Member, userId: string, reason: string | undefined, origin: AuditOrigin): Promise<{ id: string; userId: string; consequences: Consequences }> {
    const { database, audit, changes, links } = this.parts;
    const { workspaceId } = member;
    const consequences = await database.transaction(async (tx) => {
      const before = await this.lockTarget(tx, member, userId);
      if (before.role === 'owner') await this.assertOtherOwner(tx, workspaceId, userId);
      // Revoked and not only stopped: whoever comes back later does not bring the old keys back to life.
      const keysStopped = await MembersRepository.revokeKeys(tx, workspaceId, userId);
      const invitesWithdrawn = await links.withdrawOf(tx, userId, workspaceId);
      await MembersRepository.remove(tx, workspaceId, userId);
      await audit.append(tx, { chain: workspaceId, action: 'member.removed', target: { kind: 'user', id: userId, name: before.email }, before: { role: before.role }, after: { keysRevoked: keysStopped, invitesWithdrawn }, ...(reason ? { reason } : {}), ...origin });
      return { keysStopped, sessionsEnded: 0, invitesWithdrawn };
    });
    changes.announce(workspaceId);
    return { id: userId, userId, consequences };
  }

  /** Under the lock of the workspace, so that two owners cannot remove each other at the same time. */
  private async lockTarget(tx: Queryable, member: Member, userId: string): Promise<MemberView> {
    await WorkspacesRepository.lock(tx, member.workspaceId);
    const target = await MembersRepository.byId(tx, member.workspaceId, userId);
    if (!target) throw new AppError('not-found', 'There is no such member.');
    assertMayTouch(member, target.role);
    return target;
  }

  private async assertOtherOwner(tx: Queryable, workspaceId: string, userId: string): Promise<void> {
    if ((await MembersRepository.otherOwners(tx, workspaceId, userId)) === 0) throw new AppError('conflict', 'This is the last owner. Make somebody else an owner first.');
  }
}
