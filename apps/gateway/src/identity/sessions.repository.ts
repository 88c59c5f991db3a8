import type { Queryable } from '@kp/database';
import { newId } from '@kp/task-contracts';
import { hashSecret, newSecret } from './one-time-secret.ts';

/** However busy: a login ends after 14 days. */
export const SESSION_SECONDS = 14 * 24 * 3_600;
/** A login nobody used for 3 days ends. An open console refreshes every 10 minutes. */
const IDLE_SECONDS = 3 * 24 * 3_600;
/** Two tabs may refresh with the same token at once; later reuse means that a token was stolen. */
const REUSE_GRACE_SECONDS = 10;
export type EndReason = 'logout' | 'ended' | 'password-changed' | 'token-reused' | 'disabled';

/** Where a session is used from. */
export interface Client {
  ip: string;
  userAgent: string | undefined;
  requestId: string;
}

export interface LockedSession {
  id: string;
  userId: string;
  workspaceId: string | null;
  isAlive: boolean;
}
interface TokenRow {
  generation: number;
  newest: number;
  is_replaced: boolean;
  is_in_grace: boolean;
}
export type TokenState = 'current' | 'in-grace' | 'reused';

/** Logins as families of refresh tokens: every token of a living session is kept, as a hash. */
export const SessionsRepository = {
  async insert(tx: Queryable, session: { userId: string; workspaceId: string | null; ip: string; userAgent: string | undefined }): Promise<{ sessionId: string; refreshToken: string }> {
    const sessionId = newId('session');
    const refreshToken = newSecret();
    await tx.query(
      `INSERT INTO console_session (id, user_id, workspace_id, ip, user_agent, idle_expires_at, expires_at)
       VALUES ($1, $2, $3, $4, $5, now() + make_interval(secs => $6), now() + make_interval(secs => $7))`,
      [sessionId, session.userId, session.workspaceId, session.ip, session.userAgent ?? null, IDLE_SECONDS, SESSION_SECONDS],
    );
    await tx.query('INSERT INTO refresh_token (token_hash, session_id, generation) VALUES ($1, $2, 1)', [hashSecret('refresh', refreshToken), sessionId]);
    return { sessionId, refreshToken };
  },

  /** The session a refresh token belongs to, locked, so that two tabs take turns. */
  async lockByToken(tx: Queryable, tokenHash: Buffer): Promise<LockedSession | undefined> {
    const [session] = await tx.query<LockedSession>(
      `SELECT session.id, session.user_id AS "userId", session.workspace_id AS "workspaceId",
              session.ended_at IS NULL AND session.expires_at > now() AND session.idle_expires_at > now() AS "isAlive"
         FROM console_session session WHERE session.id = (SELECT session_id FROM refresh_token WHERE token_hash = $1) FOR UPDATE`,
      [tokenHash],
    );
    return session;
  },

  /** To be asked under the lock of the session. */
  async stateOf(tx: Queryable, tokenHash: Buffer): Promise<TokenState> {
    const [token] = await tx.query<TokenRow>(
      `SELECT token.generation, (SELECT max(generation) FROM refresh_token WHERE session_id = token.session_id) AS newest,
              token.replaced_at IS NOT NULL AS is_replaced, coalesce(token.replaced_at > clock_timestamp() - make_interval(secs => $2), false) AS is_in_grace
         FROM refresh_token token WHERE token.token_hash = $1`,
      [tokenHash, REUSE_GRACE_SECONDS],
    );
    if (!token) return 'reused';
    if (!token.is_replaced) return 'current';
    return token.is_in_grace && token.generation === token.newest - 1 ? 'in-grace' : 'reused';
  },

  /** Replaces the current token. @returns the new one */
  async rotate(tx: Queryable, sessionId: string, tokenHash: Buffer): Promise<string> {
    const refreshToken = newSecret();
    await tx.query(
      `WITH old AS (UPDATE refresh_token SET replaced_at = clock_timestamp() WHERE token_hash = $1 RETURNING session_id, generation)
       INSERT INTO refresh_token (token_hash, session_id, generation) SELECT $2, session_id, generation + 1 FROM old`,
      [tokenHash, hashSecret('refresh', refreshToken)],
    );
    await tx.query('UPDATE console_session SET last_seen_at = now(), idle_expires_at = least(expires_at, now() + make_interval(secs => $2)) WHERE id = $1', [sessionId, IDLE_SECONDS]);
    return refreshToken;
  },

  async choose(tx: Queryable, sessionId: string, workspaceId: string): Promise<void> {
    await tx.query('UPDATE console_session SET workspace_id = $2 WHERE id = $1', [sessionId, workspaceId]);
  },

  /** The workspace the person chose last, in whatever session. */
  async lastChosen(tx: Queryable, userId: string): Promise<string | undefined> {
    return (await tx.query<{ id: string }>('SELECT workspace_id AS id FROM console_session WHERE user_id = $1 AND workspace_id IS NOT NULL ORDER BY last_seen_at DESC LIMIT 1', [userId]))[0]?.id;
  },

  /** Ends sessions of a person: all, or one. Their refresh tokens go. @returns ids of those that ended now */
  async end(tx: Queryable, { userId, sessionId, reason, ip }: { userId: string; sessionId?: string; reason: EndReason; ip?: string }): Promise<string[]> {
    const ended = await tx.query<{ id: string }>(
      `UPDATE console_session SET ended_at = now(), end_reason = $3, ended_by_ip = $4 WHERE user_id = $1 AND ($2::text IS NULL OR id = $2) AND ended_at IS NULL AND expires_at > now() RETURNING id`,
      [userId, sessionId ?? null, reason, ip ?? null],
    );
    const ids = ended.map((session) => session.id);
    await tx.query('DELETE FROM refresh_token WHERE session_id = ANY($1)', [ids]);
    return ids;
  },

  /** Sessions that ended because a token was reused, told to the person once. */
  async takeNotices(tx: Queryable, userId: string): Promise<{ kind: 'session-token-reused'; at: string; ip: string | null }[]> {
    const rows = await tx.query<{ ended_at: Date; ended_by_ip: string | null }>(`UPDATE console_session SET told_at = now() WHERE user_id = $1 AND end_reason = 'token-reused' AND told_at IS NULL RETURNING ended_at, ended_by_ip`, [userId]);
    return rows.map((row) => ({ kind: 'session-token-reused', at: row.ended_at.toISOString(), ip: row.ended_by_ip }));
  },

  async listOf(tx: Queryable, userId: string) {
    return tx.query<{ id: string; created_at: Date; last_seen_at: Date; expires_at: Date; ip: string | null; user_agent: string | null }>(
      `SELECT id, created_at, last_seen_at, least(expires_at, idle_expires_at) AS expires_at, ip, user_agent FROM console_session
        WHERE user_id = $1 AND ended_at IS NULL AND expires_at > now() AND idle_expires_at > now() ORDER BY id DESC LIMIT 100`,
      [userId],
    );
  },
};
