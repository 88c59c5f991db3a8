import type { Queryable } from '@kp/database';
import { newId, type WorkspaceRole } from '@kp/task-contracts';
import { hashSecret, newSecret } from './one-time-secret.ts';

const INVITE_SECONDS = 7 * 24 * 3_600;
const RESET_SECONDS = 3_600;

export interface OneTimeLink {
  id: string;
  purpose: 'invite' | 'password-reset';
  email: string;
  /** Whose password it sets; null: an invite into a workspace. */
  userId: string | null;
  workspaceId: string | null;
  workspaceName: string | null;
  role: WorkspaceRole | null;
  createdBy: string | null;
  expiresAt: Date;
}

export interface IssuedLink {
  id: string;
  url: string;
  expiresAt: string;
}

/** Invites and password resets: links that work once. Only their hash is kept, so a link is seen when it is made and never again. */
export class OneTimeLinks {
  private readonly publicBaseUrl: string;

  /** @param publicBaseUrl origin under which people reach the console */
  constructor(publicBaseUrl: string) {
    this.publicBaseUrl = publicBaseUrl.replace(/\/$/, '');
  }

  /** Makes a link in place of an open one of the same kind. */
  async issue(tx: Queryable, link: { purpose: OneTimeLink['purpose']; email: string; userId?: string; workspaceId?: string; role?: WorkspaceRole; createdBy: string | null }): Promise<IssuedLink> {
    const token = newSecret();
    const { purpose, email, workspaceId = null } = link;
    // Two who make one for the same person at the same time take turns; the later one stands.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`link ${purpose} ${email.toLowerCase()} ${workspaceId ?? ''}`]);
    await tx.query(`UPDATE one_time_link SET withdrawn_at = now() WHERE purpose = $1 AND lower(email) = lower($2) AND workspace_id IS NOT DISTINCT FROM $3 AND used_at IS NULL AND withdrawn_at IS NULL`, [purpose, email, workspaceId]);
    const [row] = await tx.query<{ id: string; expires_at: Date }>(
      `INSERT INTO one_time_link (id, purpose, token_hash, email, user_id, workspace_id, role, created_by, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(secs => $9)) RETURNING id, expires_at`,
      [newId(purpose === 'invite' ? 'invite' : 'link'), purpose, hashSecret('link', token), email, link.userId ?? null, workspaceId, link.role ?? null, link.createdBy, purpose === 'invite' ? INVITE_SECONDS : RESET_SECONDS],
    );
    // Behind the #, so that the token stands in no log of a server or proxy and in no referrer.
    return { id: row?.id ?? '', url: `${this.publicBaseUrl}/console/links#${token}`, expiresAt: row?.expires_at.toISOString() ?? '' };
  }

  /** The link if it can be used: not used, not replaced, not too old, and of a person who is not disabled. */
  async find(tx: Queryable, token: string): Promise<OneTimeLink | undefined> {
    const [link] = await tx.query<OneTimeLink>(
      `SELECT link.id, link.purpose, link.email, link.user_id AS "userId", link.workspace_id AS "workspaceId", workspace.name AS "workspaceName", link.role, link.created_by AS "createdBy", link.expires_at AS "expiresAt"
         FROM one_time_link link LEFT JOIN workspace ON workspace.id = link.workspace_id LEFT JOIN app_user person ON person.id = link.user_id
        WHERE link.token_hash = $1 AND link.used_at IS NULL AND link.withdrawn_at IS NULL AND link.expires_at > now() AND coalesce(person.status, 'active') = 'active'`,
      [hashSecret('link', token)],
    );
    return link;
  }

  /** @returns whether it was good until now: of two who use it at the same time, one gets true */
  async use(tx: Queryable, linkId: string): Promise<boolean> {
    return (await tx.query('UPDATE one_time_link SET used_at = now() WHERE id = $1 AND used_at IS NULL AND withdrawn_at IS NULL AND expires_at > now() RETURNING 1', [linkId])).length > 0;
  }

  /** Withdraws what a person invited others with, in one workspace or everywhere. @returns how many */
  async withdrawOf(tx: Queryable, createdBy: string, workspaceId?: string): Promise<number> {
    const rows = await tx.query(`UPDATE one_time_link SET withdrawn_at = now() WHERE created_by = $1 AND purpose = 'invite' AND ($2::text IS NULL OR workspace_id = $2) AND used_at IS NULL AND withdrawn_at IS NULL AND expires_at > now() RETURNING 1`, [createdBy, workspaceId ?? null]);
    return rows.length;
  }
}
