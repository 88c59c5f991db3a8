import type { Database, Queryable } from '@kp/database';
import { AppError, newId, PLATFORM_CHAIN, type AuditOrigin, type PlatformRole } from '@kp/task-contracts';
import type { z } from 'zod';
import type { AuditTrail } from '../audit/audit-trail.ts';
import { changedFields } from '../identity/changed-fields.ts';
import type { IdentityChanges } from '../identity/identity-changes.ts';
import type { OneTimeLinks } from '../identity/one-time-links.ts';
import { toPage, type Page } from '../identity/page-query.ts';
import { PeopleRepository } from '../identity/people.repository.ts';
import type { Principal } from '../identity/principal.ts';
import { SessionsRepository } from '../identity/sessions.repository.ts';
import type { AdminUserQuery, AdminUserView, CreatedUser, UpdatedUser, UpdateUserBody } from './admin-identity-views.ts';
import { AdminUsersRepository } from './admin-users.repository.ts';

const NOT_FOUND = () => new AppError('not-found', 'There is no such person.');

/** People and their platform roles, as administrators manage them. */
export class AdminUsersService {
  private readonly parts: { database: Database; audit: AuditTrail; changes: IdentityChanges; links: OneTimeLinks };

  constructor(parts: AdminUsersService['parts']) {
    this.parts = parts;
  }

  async list({ limit, cursor, id, q, resetRequested, ...filter }: z.infer<typeof AdminUserQuery>): Promise<Page<AdminUserView>> {
    const { database } = this.parts;
    const wanted = { ...filter, ids: id, search: q, resetRequested: resetRequested === undefined ? undefined : resetRequested === 'true' };
    const [users, total] = await Promise.all([AdminUsersRepository.list(database, wanted, { limit: limit + 1, cursor }), AdminUsersRepository.count(database, wanted)]);
    const page = toPage(users, limit, (user) => user.id, (user) => user);
    return { data: page.data, meta: { ...page.meta, total } };
  }

  /** @throws AppError `not-found` */
  async get(userId: string): Promise<AdminUserView> {
    const user = await AdminUsersRepository.byId(this.parts.database, userId);
    if (!user) throw NOT_FOUND();
    return user;
  }

  /** @throws AppError `conflict` for somebody who is here already */
  async create(caller: Principal, { email, name, platformRole }: { email: string; name?: string | undefined; platformRole: PlatformRole | null }, origin: AuditOrigin): Promise<z.infer<typeof CreatedUser>> {
    const { database, audit, links } = this.parts;
    return database.transaction(async (tx) => {
      if (await PeopleRepository.byEmail(tx, email)) throw new AppError('conflict', 'There is an account with this e-mail already. Change its platform role instead.');
      const id = newId('user');
      await PeopleRepository.insert(tx, { id, email, name: name ?? email.split('@')[0] ?? email, passwordHash: null });
      await PeopleRepository.setPlatformRole(tx, id, platformRole);
      const { url, expiresAt } = await links.issue(tx, { purpose: 'invite', email, userId: id, createdBy: caller.userId });
      await audit.append(tx, { chain: PLATFORM_CHAIN, action: 'user.invited', target: { kind: 'user', id, name: email }, after: { email, platformRole }, ...origin });
      return { ...((await AdminUsersRepository.byId(tx, id)) as AdminUserView), invite: { url, expiresAt } };
    }).catch((error: unknown) => {
      // Two who invite the same person at the same moment.
      if ((error as { code?: string }).code === '23505') throw new AppError('conflict', 'There is an account with this e-mail already. Change its platform role instead.', { cause: error });
      throw error;
    });
  }

  /** @throws AppError `not-found`, `conflict` */
  async update(caller: Principal, userId: string, { reason, version, ...fields }: z.infer<typeof UpdateUserBody>, origin: AuditOrigin): Promise<z.infer<typeof UpdatedUser>> {
    const { database, audit, changes } = this.parts;
    const updated = await database.transaction(async (tx) => {
      await AdminUsersRepository.lockAdministrators(tx);
      const before = await AdminUsersRepository.byId(tx, userId);
      if (!before) throw NOT_FOUND();
      if (version !== undefined && version !== before.version) throw new AppError('conflict', 'The person was changed meanwhile. Read it again and repeat your change.');
      const changed = changedFields(before, fields);
      const none = { keysStopped: 0, sessionsEnded: 0, invitesWithdrawn: 0 };
      if (!changed) return { ...before, consequences: none };
      await this.assertAdministratorStays(tx, caller, before, fields);
      await AdminUsersRepository.update(tx, userId, fields);
      if (fields.platformRole !== undefined) await PeopleRepository.setPlatformRole(tx, userId, fields.platformRole);
      const consequences = fields.status === 'disabled' && before.status === 'active' ? await this.shutOut(tx, before) : none;
      await audit.append(tx, { chain: PLATFORM_CHAIN, action: actionOf(before, fields.status), target: { kind: 'user', id: userId, name: before.email }, before: changed.before, after: { ...changed.after, ...(consequences === none ? {} : { consequences }) }, reason, ...origin });
      return { ...((await AdminUsersRepository.byId(tx, userId)) as AdminUserView), consequences };
    });
    changes.announce();
    return updated;
  }

  /** @throws AppError `not-found`, `conflict` for somebody who is disabled */
  async resetLink(caller: Principal, userId: string, reason: string, origin: AuditOrigin): Promise<{ url: string; expiresAt: string }> {
    const { database, audit, links } = this.parts;
    return database.transaction(async (tx) => {
      const user = await AdminUsersRepository.byId(tx, userId);
      if (!user) throw NOT_FOUND();
      if (user.status === 'disabled') throw new AppError('conflict', 'This person is disabled. Activate the account first.');
      const { id, url, expiresAt } = await links.issue(tx, { purpose: user.hasSignedUp ? 'password-reset' : 'invite', email: user.email, userId, createdBy: caller.userId });
      await tx.query('UPDATE app_user SET reset_requested_at = NULL WHERE id = $1', [userId]);
      await audit.append(tx, { chain: PLATFORM_CHAIN, action: 'reset-link.created', target: { kind: 'user', id: userId, name: user.email }, after: { linkId: id, expiresAt }, reason, ...origin });
      return { url, expiresAt };
    });
  }

  /** @throws AppError `not-found` */
  async endSessions(userId: string, reason: string, origin: AuditOrigin): Promise<{ sessionsEnded: number }> {
    const { database, audit, changes } = this.parts;
    const sessionsEnded = await database.transaction(async (tx) => {
      const user = await PeopleRepository.byId(tx, userId);
      if (!user) throw NOT_FOUND();
      const ended = await SessionsRepository.end(tx, { userId, reason: 'ended', ...(origin.ip ? { ip: origin.ip } : {}) });
      await audit.append(tx, { chain: PLATFORM_CHAIN, action: 'sessions.ended', target: { kind: 'user', id: userId, name: user.email }, after: { sessionsEnded: ended.length }, reason, ...origin });
      return ended.length;
    });
    changes.announce();
    return { sessionsEnded };
  }

  /** Its keys stop by themselves, and come back to life when the person does. */
  private async shutOut(tx: Queryable, user: AdminUserView) {
    const ended = await SessionsRepository.end(tx, { userId: user.id, reason: 'disabled' });
    const invitesWithdrawn = await this.parts.links.withdrawOf(tx, user.id);
    return { keysStopped: user.activeKeyCount, sessionsEnded: ended.length, invitesWithdrawn };
  }

  private async assertAdministratorStays(tx: Queryable, caller: Principal, before: AdminUserView, { platformRole, status }: { platformRole?: PlatformRole | null | undefined; status?: string | undefined }): Promise<void> {
    const losesRole = before.platformRole === 'admin' && ((platformRole !== undefined && platformRole !== 'admin') || status === 'disabled');
    if (before.id === caller.userId && (losesRole || status === 'disabled')) throw new AppError('conflict', 'Nobody disables or demotes themselves. Ask another administrator.');
    if (losesRole && (await AdminUsersRepository.otherAdministrators(tx, before.id)) === 0) throw new AppError('conflict', 'This is the last administrator. Make somebody else one first.');
  }
}

function actionOf(before: AdminUserView, status: string | undefined): string {
  if (status === undefined || status === before.status) return 'user.changed';
  return status === 'disabled' ? 'user.disabled' : 'user.enabled';
}
