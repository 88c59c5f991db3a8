import type { Database, Queryable } from '@kp/database';
import { AppError, PLATFORM_CHAIN, type AuditOrigin, type PlatformRole } from '@kp/task-contracts';
import { AdminUsersRepository } from '../../admin/admin-users.repository.ts';
import type { AuditTrail } from '../../audit/audit-trail.ts';
import { Email } from '../../workspaces/workspace-views.ts';
import { createPerson } from '../create-person.ts';
import type { IdentityChanges } from '../identity-changes.ts';
import { PeopleRepository, type Person } from '../people.repository.ts';
import { SessionsRepository, type Client } from '../sessions.repository.ts';
import type { OpenedSession, SessionsService } from '../sessions.service.ts';
import type { OidcClaims } from './oidc-login.ts';
import type { OidcSettings } from './oidc-settings.ts';

const ORDER: (PlatformRole | null)[] = [null, 'reviewer', 'operator', 'admin'];

/** Who a person of the identity provider is here. */
export class OidcPeople {
  private readonly parts: { database: Database; audit: AuditTrail; sessions: SessionsService; changes: IdentityChanges; settings: OidcSettings };

  constructor(parts: OidcPeople['parts']) {
    this.parts = parts;
  }

  /** Opens a session. @throws AppError `forbidden` for somebody who has no account here, or a disabled one */
  async open(claims: OidcClaims, client: Client): Promise<OpenedSession> {
    const { database, sessions, changes } = this.parts;
    const opened = await database.transaction(async (tx) => {
      // A first login from two tabs makes one account.
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`oidc ${claims.issuer} ${claims.subject}`]);
      const known = (await this.known(tx, claims)) ?? (await this.linked(tx, claims, client)) ?? (await this.created(tx, claims, client));
      if (known?.status !== 'active') throw new AppError('forbidden', 'There is no account for you here. Ask your administrator for an invitation.');
      return sessions.openFor(tx, await this.withMappedRole(tx, known, claims, client), client);
    });
    changes.announce();
    return opened;
  }

  private async known(tx: Queryable, { issuer, subject }: OidcClaims): Promise<Person | undefined> {
    const [identity] = await tx.query<{ user_id: string }>('SELECT user_id FROM oidc_identity WHERE issuer = $1 AND subject = $2', [issuer, subject]);
    return identity && PeopleRepository.byId(tx, identity.user_id);
  }

  /**
   * Finds an account by an e-mail the provider has verified. Ours are not verified: somebody may have made the account in
   * the other person's name and be waiting. So what that one would get in with, password and sessions, ends here.
   */
  private async linked(tx: Queryable, claims: OidcClaims, client: Client): Promise<Person | undefined> {
    if (!this.parts.settings.linksByEmail || !claims.email || !claims.isEmailVerified) return undefined;
    const person = await PeopleRepository.byEmail(tx, claims.email);
    if (person?.status !== 'active') return undefined;
    const linkedBefore = await tx.query('SELECT 1 FROM oidc_identity WHERE user_id = $1 AND issuer = $2', [person.id, claims.issuer]);
    // One account, one subject: a second one with the same e-mail is somebody who got the address later.
    if (linkedBefore.length > 0) return undefined;
    await PeopleRepository.setPassword(tx, person.id, null);
    const ended = await SessionsRepository.end(tx, { userId: person.id, reason: 'password-changed', ip: client.ip });
    await tx.query('UPDATE one_time_link SET withdrawn_at = now() WHERE user_id = $1 AND used_at IS NULL AND withdrawn_at IS NULL', [person.id]);
    await this.insertIdentity(tx, person, claims);
    await this.append(tx, 'identity.linked', person, { after: { issuer: claims.issuer, subject: claims.subject, passwordRemoved: person.passwordHash !== null, sessionsEnded: ended.length } }, client);
    return { ...person, passwordHash: null };
  }

  /** Makes an account for somebody unknown, when the installation wants that. */
  private async created(tx: Queryable, claims: OidcClaims, client: Client): Promise<Person | undefined> {
    const { autoCreate } = this.parts.settings;
    const email = Email.safeParse(claims.email);
    if (!autoCreate || !email.success || !claims.isEmailVerified || (await PeopleRepository.byEmail(tx, email.data))) return undefined;
    const person = await createPerson(tx, this.parts.audit, { email: email.data, name: claims.name?.slice(0, 100), passwordHash: null, platformRole: null, membership: autoCreate }, originOf(client));
    await this.insertIdentity(tx, person, claims);
    return person;
  }

  /** Platform roles come from claims only where a map says so; then the claims decide at every login. */
  private async withMappedRole(tx: Queryable, person: Person, claims: OidcClaims, client: Client): Promise<Person> {
    const { roles } = this.parts.settings;
    if (!roles) return person;
    const values = [claims.all[roles.claim]].flat().filter((value) => typeof value === 'string');
    const platformRole = values.map((value) => roles.byValue.get(value) ?? null).reduce<PlatformRole | null>((highest, role) => (ORDER.indexOf(role) > ORDER.indexOf(highest) ? role : highest), null);
    if (platformRole === person.platformRole) return person;
    await AdminUsersRepository.lockAdministrators(tx);
    // A group that was emptied by mistake must not lock everybody out.
    if (person.platformRole === 'admin' && (await AdminUsersRepository.otherAdministrators(tx, person.id)) === 0) return person;
    await PeopleRepository.setPlatformRole(tx, person.id, platformRole);
    await this.append(tx, 'user.changed', person, { before: { platformRole: person.platformRole }, after: { platformRole, claim: roles.claim } }, client);
    return { ...person, platformRole };
  }

  private async insertIdentity(tx: Queryable, person: Person, { issuer, subject, email }: OidcClaims): Promise<void> {
    await tx.query('INSERT INTO oidc_identity (issuer, subject, user_id, email) VALUES ($1, $2, $3, $4)', [issuer, subject, person.id, email ?? null]);
  }

  private append(tx: Queryable, action: string, person: Person, change: { before?: Record<string, unknown>; after?: Record<string, unknown> }, client: Client): Promise<void> {
    return this.parts.audit.append(tx, { chain: PLATFORM_CHAIN, action, target: { kind: 'user', id: person.id, name: person.email }, ...change, ...originOf(client) });
  }
}

function originOf(client: Client): AuditOrigin {
  return { actor: { kind: 'system', id: 'oidc' }, requestId: client.requestId, ip: client.ip };
}
