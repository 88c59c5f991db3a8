import type { Database, Queryable } from '@kp/database';
import { AppError, PLATFORM_CHAIN, platformPermissionsOf, workspacePermissionsOf, type AuditOrigin } from '@kp/task-contracts';
import type { AuditTrail } from '../audit/audit-trail.ts';
import type { AuthenticationLimits } from './authenticator.ts';
import type { IdentityChanges } from './identity-changes.ts';
import { hashSecret } from './one-time-secret.ts';
import { assertGoodPassword, hashPassword, isPassword, needsRehash } from './passwords.ts';
import { PeopleRepository, type Person } from './people.repository.ts';
import type { Principal } from './principal.ts';
import { ACCESS_TOKEN_SECONDS, type SessionTokens } from './session-tokens.ts';
import type { MeView, OwnSessionView, SessionAnswer } from './session-views.ts';
import { SessionsRepository, type Client } from './sessions.repository.ts';

export interface OpenedSession {
  answer: SessionAnswer;
  /** Refresh token to set; undefined when the browser keeps the one it has. */
  refreshToken: string | undefined;
}

const ENDED = () => new AppError('unauthenticated', 'The session has ended. Log in again.');

/** Console logins. */
export class SessionsService {
  private readonly parts: { database: Database; audit: AuditTrail; tokens: SessionTokens; changes: IdentityChanges; limits?: AuthenticationLimits };

  constructor(parts: SessionsService['parts']) {
    this.parts = parts;
  }

  /** @throws AppError `unauthenticated` for a wrong e-mail or password, without saying which and in the same time. */
  async open({ email, password }: { email: string; password: string }, client: Client): Promise<OpenedSession> {
    const { database, limits } = this.parts;
    await limits?.takeLoginAttempt(client.ip, email);
    const person = await PeopleRepository.byEmail(database, email);
    // Compared in every case: how long it takes tells nothing about whether there is such a person.
    const matches = await isPassword(person?.status === 'active' ? person.passwordHash : null, password);
    if (!person || !matches) {
      await limits?.noteFailedAuthentication(client.ip);
      throw new AppError('unauthenticated', 'Email or password is wrong.');
    }
    if (needsRehash(person.passwordHash ?? '')) await database.query('UPDATE app_user SET password_hash = $2 WHERE id = $1 AND password_hash = $3', [person.id, await hashPassword(password), person.passwordHash]);
    return database.transaction((tx) => this.openFor(tx, person, client));
  }

  /** Opens a session for a person who proved to be that one. @param workspaceId to begin in; default the one chosen last */
  async openFor(tx: Queryable, person: Person, client: Client, workspaceId?: string): Promise<OpenedSession> {
    const workspaces = await PeopleRepository.memberships(tx, person.id);
    const wanted = workspaceId ?? (await SessionsRepository.lastChosen(tx, person.id));
    const chosen = workspaces.find((each) => each.id === wanted) ?? workspaces.find((each) => each.status === 'active') ?? workspaces[0];
    const { sessionId, refreshToken } = await SessionsRepository.insert(tx, { userId: person.id, workspaceId: chosen?.id ?? null, ...client });
    await tx.query('UPDATE app_user SET last_login_at = now() WHERE id = $1', [person.id]);
    const notices = await SessionsRepository.takeNotices(tx, person.id);
    return { refreshToken, answer: { ...(await this.answerFor(tx, person, sessionId, chosen?.id)), notices } };
  }

  /** Exchanges a refresh token for a new one. @throws AppError `unauthenticated`; a stolen token ends the session. */
  async refresh(token: string | undefined, workspaceId: string | undefined, client: Client): Promise<OpenedSession> {
    if (!token) throw ENDED();
    const tokenHash = hashSecret('refresh', token);
    const outcome = await this.parts.database.transaction(async (tx): Promise<OpenedSession | 'ended' | 'stolen'> => {
      const session = await SessionsRepository.lockByToken(tx, tokenHash);
      if (!session?.isAlive) return 'ended';
      const person = await PeopleRepository.byId(tx, session.userId);
      if (person?.status !== 'active') return 'ended';
      const state = await SessionsRepository.stateOf(tx, tokenHash);
      if (state === 'reused') {
        // Returned and not thrown: the end of the session must be committed.
        await this.endStolen(tx, person, session.id, client);
        return 'stolen';
      }
      const refreshToken = state === 'current' ? await SessionsRepository.rotate(tx, session.id, tokenHash) : undefined;
      return { refreshToken, answer: await this.answerFor(tx, person, session.id, workspaceId ?? session.workspaceId ?? undefined) };
    });
    if (outcome === 'stolen') this.parts.changes.announce();
    if (typeof outcome === 'string') throw ENDED();
    return outcome;
  }

  /** Ends the session of a refresh token, be it the newest or an older one. */
  async close(token: string | undefined): Promise<void> {
    if (!token) return;
    const ended = await this.parts.database.transaction(async (tx) => {
      const session = await SessionsRepository.lockByToken(tx, hashSecret('refresh', token));
      return session ? SessionsRepository.end(tx, { userId: session.userId, sessionId: session.id, reason: 'logout' }) : [];
    });
    if (ended.length > 0) this.parts.changes.announce();
  }

  /** @throws AppError `not-found` for a workspace the person does not belong to */
  async switchTo({ userId, sessionId = '' }: Principal, workspaceId: string): Promise<OpenedSession> {
    return this.parts.database.transaction(async (tx) => {
      const person = await PeopleRepository.byId(tx, userId);
      const answer = person && (await this.answerFor(tx, person, sessionId, workspaceId));
      if (answer?.workspace?.id !== workspaceId) throw new AppError('not-found', 'You belong to no such workspace.');
      await SessionsRepository.choose(tx, sessionId, workspaceId);
      return { refreshToken: undefined, answer };
    });
  }

  async me({ userId, sessionId = '', workspaceId }: Principal): Promise<MeView> {
    const person = await PeopleRepository.byId(this.parts.database, userId);
    if (!person) throw ENDED();
    const { user, workspace, workspaces } = await this.answerFor(this.parts.database, person, sessionId, workspaceId);
    return { user, workspace, workspaces };
  }

  /** Sets a new password, ends every session and opens one for whoever asked. @throws AppError `forbidden`, `validation-failed` */
  async changePassword({ userId, workspaceId }: Principal, { currentPassword, newPassword }: { currentPassword: string; newPassword: string }, client: Client, origin: AuditOrigin): Promise<OpenedSession> {
    const { database, audit, limits, changes } = this.parts;
    const before = await PeopleRepository.byId(database, userId);
    if (!before) throw ENDED();
    await limits?.takeLoginAttempt(client.ip, before.email);
    if (!(await isPassword(before.passwordHash, currentPassword))) throw AppError.validation([{ path: 'currentPassword', code: 'wrong', message: 'This is not your password.' }]);
    assertGoodPassword(newPassword, before.email, 'newPassword');
    const passwordHash = await hashPassword(newPassword);
    const opened = await database.transaction(async (tx) => {
      await PeopleRepository.setPassword(tx, userId, passwordHash);
      await tx.query(`UPDATE one_time_link SET withdrawn_at = now() WHERE user_id = $1 AND purpose = 'password-reset' AND used_at IS NULL AND withdrawn_at IS NULL`, [userId]);
      const ended = await SessionsRepository.end(tx, { userId, reason: 'password-changed', ip: client.ip });
      await audit.append(tx, { chain: PLATFORM_CHAIN, action: 'password.changed', target: { kind: 'user', id: userId, name: before.email }, after: { sessionsEnded: ended.length }, ...origin });
      return this.openFor(tx, before, client, workspaceId);
    });
    changes.announce();
    return opened;
  }

  async listOwn({ userId, sessionId }: Principal): Promise<{ data: OwnSessionView[]; meta: Record<string, never> }> {
    const rows = await SessionsRepository.listOf(this.parts.database, userId);
    return { data: rows.map((row) => ({ id: row.id, current: row.id === sessionId, createdAt: row.created_at.toISOString(), lastSeenAt: row.last_seen_at.toISOString(), expiresAt: row.expires_at.toISOString(), ip: row.ip, userAgent: row.user_agent })), meta: {} };
  }

  /** @throws AppError `not-found` for a session of somebody else, or one that has ended */
  async endOwn({ userId }: Principal, sessionId: string, origin: AuditOrigin): Promise<void> {
    await this.parts.database.transaction(async (tx) => {
      const ended = await SessionsRepository.end(tx, { userId, sessionId, reason: 'ended', ...(origin.ip ? { ip: origin.ip } : {}) });
      if (ended.length === 0) throw new AppError('not-found', 'There is no such session.');
      await this.parts.audit.append(tx, { chain: PLATFORM_CHAIN, action: 'session.ended', target: { kind: 'session', id: sessionId }, ...origin });
    });
    this.parts.changes.announce();
  }

  private async endStolen(tx: Queryable, person: Person, sessionId: string, client: Client): Promise<void> {
    await SessionsRepository.end(tx, { userId: person.id, sessionId, reason: 'token-reused', ip: client.ip });
    await this.parts.audit.append(tx, { chain: PLATFORM_CHAIN, action: 'session.token-reused', target: { kind: 'session', id: sessionId, name: person.email }, actor: { kind: 'system', id: 'gateway' }, requestId: client.requestId, ip: client.ip });
  }

  private async answerFor(tx: Queryable, { id, email, name, platformRole }: Person, sessionId: string, workspaceId: string | undefined): Promise<SessionAnswer> {
    const workspaces = await PeopleRepository.memberships(tx, id);
    const chosen = workspaces.find((each) => each.id === workspaceId) ?? workspaces[0];
    return {
      accessToken: await this.parts.tokens.sign({ sessionId, userId: id, ...(chosen ? { workspaceId: chosen.id } : {}) }),
      expiresInSeconds: ACCESS_TOKEN_SECONDS,
      user: { id, email, name, platformRole, permissions: platformPermissionsOf(platformRole) },
      workspace: chosen ? { ...chosen, permissions: [...workspacePermissionsOf(chosen.role)] } : null,
      workspaces,
      notices: [],
    };
  }
}
