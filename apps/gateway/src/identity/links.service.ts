import type { Database, Queryable } from '@kp/database';
import { AppError, newId, PLATFORM_CHAIN, type AuditOrigin } from '@kp/task-contracts';
import type { AuditTrail } from '../audit/audit-trail.ts';
import type { AuthenticationLimits, Authenticator } from './authenticator.ts';
import type { IdentityChanges } from './identity-changes.ts';
import type { OneTimeLink, OneTimeLinks } from './one-time-links.ts';
import { assertGoodPassword, hashPassword, isPassword } from './passwords.ts';
import { PeopleRepository, type Person } from './people.repository.ts';
import type { LinkView } from './session-views.ts';
import { SessionsRepository, type Client } from './sessions.repository.ts';
import type { OpenedSession, SessionsService } from './sessions.service.ts';

const GONE = () => new AppError('link-expired', 'This link was used, was replaced by a newer one, or has expired. Ask whoever gave it to you for a new one.');

/** What people do with one-time links. */
export class LinksService {
  private readonly parts: { database: Database; audit: AuditTrail; links: OneTimeLinks; sessions: SessionsService; authenticator: Authenticator; changes: IdentityChanges; limits?: AuthenticationLimits; onError?: (error: unknown) => void };

  constructor(parts: LinksService['parts']) {
    this.parts = parts;
  }

  /** @throws AppError `link-expired` whatever is wrong with it */
  async read(token: string, ip: string): Promise<LinkView> {
    const link = await this.find(token, ip);
    const owner = await this.ownerOf(link);
    return { purpose: link.purpose, email: link.email, workspaceName: link.workspaceName, role: link.role, platformRole: link.userId ? (owner?.platformRole ?? null) : null, expiresAt: link.expiresAt.toISOString(), asks: setsPassword(link, owner) ? 'new-password' : 'known-password' };
  }

  /**
   * Accepts an invite or sets a new password, and opens a session. An invite into a workspace comes from somebody who is
   * no more than a member there: it can never change who owns an account that exists.
   * @throws AppError `link-expired`, `unauthenticated`, `validation-failed`, `conflict`
   */
  async use(token: string, body: { name?: string | undefined; password?: string | undefined }, client: Client, authorization?: string): Promise<OpenedSession> {
    const link = await this.find(token, client.ip);
    const owner = await this.ownerOf(link);
    if (!setsPassword(link, owner)) {
      await this.proveOwner(owner, body.password, client, authorization);
      return this.inTransaction(link, client, (tx) => this.join(tx, link, owner, client));
    }
    if (body.password === undefined) throw AppError.validation([{ path: 'password', code: 'required', message: 'This field is required.' }]);
    assertGoodPassword(body.password, link.email);
    const passwordHash = await hashPassword(body.password);
    return this.inTransaction(link, client, async (tx) => {
      const person = owner ?? (await this.create(tx, link, body.name, passwordHash));
      if (owner) await this.setPassword(tx, link, owner, body.name, passwordHash, client);
      return link.workspaceId ? this.join(tx, link, person, client) : person;
    });
  }

  /**
   * Notes that a person asks for a reset; an administrator hands out the link. Not awaited by whoever asks, so that the time
   * it takes says nothing about whether there is such a person.
   */
  async requestReset(email: string, ip: string): Promise<void> {
    await this.parts.limits?.takeLoginAttempt(ip, email);
    this.parts.database.query(`UPDATE app_user SET reset_requested_at = now() WHERE lower(email) = lower($1) AND status = 'active'`, [email.trim()]).catch((error: unknown) => this.parts.onError?.(error));
  }

  private async find(token: string, ip: string): Promise<OneTimeLink> {
    await this.parts.limits?.assertMayAuthenticate(ip);
    const link = await this.parts.links.find(this.parts.database, token);
    if (link) return link;
    await this.parts.limits?.noteFailedAuthentication(ip);
    throw GONE();
  }

  private ownerOf(link: OneTimeLink): Promise<Person | undefined> {
    return link.userId ? PeopleRepository.byId(this.parts.database, link.userId) : PeopleRepository.byEmail(this.parts.database, link.email);
  }

  /** Everything a link does is done once, or not at all. */
  private async inTransaction(link: OneTimeLink, client: Client, work: (tx: Queryable) => Promise<Person>): Promise<OpenedSession> {
    const { database, links, sessions, changes } = this.parts;
    const opened = await database.transaction(async (tx) => {
      if (!(await links.use(tx, link.id))) throw GONE();
      const person = await work(tx);
      return sessions.openFor(tx, person, client, link.workspaceId ?? undefined);
    });
    changes.announce();
    return opened;
  }

  /** With the password, or by being logged in. @throws AppError `unauthenticated` */
  private async proveOwner(owner: Person | undefined, password: string | undefined, client: Client, authorization: string | undefined): Promise<void> {
    const { limits, authenticator } = this.parts;
    if (authorization) {
      const caller = await authenticator.authenticate({ headers: { authorization }, ip: client.ip });
      if (caller.kind === 'session' && caller.userId === owner?.id) return;
    }
    await limits?.takeLoginAttempt(client.ip, owner?.email ?? '');
    if (owner?.status === 'active' && password !== undefined && (await isPassword(owner.passwordHash, password))) return;
    await limits?.noteFailedAuthentication(client.ip);
    throw new AppError('unauthenticated', 'There is an account with this e-mail already: send its password, or log in first.');
  }

  private async create(tx: Queryable, link: OneTimeLink, name: string | undefined, passwordHash: string): Promise<Person> {
    const person: Person = { id: newId('user'), email: link.email, name: name ?? link.email.split('@')[0] ?? '', passwordHash, status: 'active', platformRole: null };
    await PeopleRepository.insert(tx, person);
    return person;
  }

  private async setPassword(tx: Queryable, link: OneTimeLink, owner: Person, name: string | undefined, passwordHash: string, client: Client): Promise<void> {
    const { audit } = this.parts;
    await PeopleRepository.setPassword(tx, owner.id, passwordHash);
    if (name) await tx.query('UPDATE app_user SET name = $2 WHERE id = $1', [owner.id, name]);
    // Whoever had the old password, or another link, is out.
    await tx.query('UPDATE one_time_link SET withdrawn_at = now() WHERE user_id = $1 AND used_at IS NULL AND withdrawn_at IS NULL', [owner.id]);
    const ended = await SessionsRepository.end(tx, { userId: owner.id, reason: 'password-changed', ip: client.ip });
    await audit.append(tx, { chain: PLATFORM_CHAIN, action: link.purpose === 'invite' ? 'invite.accepted' : 'password.reset', target: { kind: 'user', id: owner.id, name: owner.email }, after: { linkId: link.id, sessionsEnded: ended.length }, ...originOf(owner, client) });
  }

  private async join(tx: Queryable, link: OneTimeLink, person: Person | undefined, client: Client): Promise<Person> {
    if (!person || !link.workspaceId || !link.role) throw GONE();
    const isNew = await PeopleRepository.addMember(tx, link.workspaceId, person.id, link.role);
    if (!isNew) throw new AppError('conflict', 'You are a member of this workspace already.');
    await this.parts.audit.append(tx, { chain: link.workspaceId, action: 'member.added', target: { kind: 'user', id: person.id, name: person.email }, after: { role: link.role, inviteId: link.id, invitedBy: link.createdBy }, ...originOf(person, client) });
    return person;
  }
}

/** Only a link made for that very person sets a password, and an invite into a workspace that of somebody who is new here. */
function setsPassword(link: OneTimeLink, owner: Person | undefined): boolean {
  return link.userId !== null || !owner;
}

function originOf(person: Person, client: Client): AuditOrigin {
  return { actor: { kind: 'user', id: person.id, name: person.email }, requestId: client.requestId, ip: client.ip };
}
