import type { Queryable } from '@kp/database';
import { AppError, workspacePermissionsOf, type Mode } from '@kp/task-contracts';
import { API_KEY_FORM, hashApiKey } from './api-key.ts';
import type { Principal } from './principal.ts';
import type { SessionTokens } from './session-tokens.ts';

/** What of a request says who sends it. */
export interface Credentials {
  headers: { authorization?: string | undefined };
  ip: string;
}

interface KeyRow {
  id: string;
  workspace_id: string;
  user_id: string;
  mode: Mode;
  /** Whether the last use on record is more than a minute ago; it is not written more often. */
  is_use_stale: boolean;
}

/** Finds out who sends a request. Every refusal reads the same: a caller learns nothing from it. */
export class Authenticator {
  private readonly parts: { database: Queryable; tokens: SessionTokens; pepper: string };

  constructor(parts: Authenticator['parts']) {
    this.parts = parts;
  }

  /** @throws AppError `unauthenticated` */
  async authenticate({ headers }: Credentials): Promise<Principal> {
    const token = /^Bearer ([^\s]+)$/.exec(headers.authorization ?? '')?.[1];
    const principal = token && (API_KEY_FORM.test(token) ? await this.byApiKey(token) : await this.parts.tokens.verify(token));
    if (!principal) throw new AppError('unauthenticated', 'Send a valid key as "Authorization: Bearer <key>".');
    return principal;
  }

  private async byApiKey(key: string): Promise<Principal | undefined> {
    const [found] = await this.parts.database.query<KeyRow>(
      `SELECT id, workspace_id, user_id, mode, coalesce(last_used_at < now() - interval '1 minute', true) AS is_use_stale FROM api_key
        WHERE key_hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())`,
      [hashApiKey(key, this.parts.pepper)],
    );
    if (!found) return undefined;
    if (found.is_use_stale) await this.parts.database.query('UPDATE api_key SET last_used_at = now() WHERE id = $1', [found.id]);
    return { kind: 'api-key', workspaceId: found.workspace_id, role: 'owner', permissions: new Set(workspacePermissionsOf('owner')), userId: found.user_id, keyId: found.id, mode: found.mode };
  }
}
