import { AppError } from '@kp/task-contracts';
import { IsNull, MoreThan, type Repository } from 'typeorm';
import { API_KEY_FORM, hashApiKey } from './api-key.ts';
import type { ApiKey } from './identity.entities.ts';
import type { Principal } from './principal.ts';
import type { SessionTokens } from './session-tokens.ts';

const LAST_USED_EVERY_MS = 60_000;

/** Finds out who sends an `Authorization` header. Every refusal reads the same: a caller learns nothing from it. */
export class Authenticator {
  private readonly parts: { apiKeys: Repository<ApiKey>; tokens: SessionTokens; pepper: string };

  constructor(parts: Authenticator['parts']) {
    this.parts = parts;
  }

  /** @throws AppError `unauthenticated` */
  async authenticate(authorization: string | undefined): Promise<Principal> {
    const token = /^Bearer ([^\s]+)$/.exec(authorization ?? '')?.[1];
    const principal = token && (API_KEY_FORM.test(token) ? await this.byApiKey(token) : await this.parts.tokens.verify(token));
    if (!principal) throw new AppError('unauthenticated', 'Send a valid key as "Authorization: Bearer <key>".');
    return principal;
  }

  private async byApiKey(key: string): Promise<Principal | undefined> {
    const keyHash = hashApiKey(key, this.parts.pepper);
    const now = new Date();
    const found = await this.parts.apiKeys.findOneBy([
      { keyHash, revokedAt: IsNull(), expiresAt: IsNull() },
      { keyHash, revokedAt: IsNull(), expiresAt: MoreThan(now) },
    ]);
    if (!found) return undefined;
    if (!found.lastUsedAt || now.getTime() - found.lastUsedAt.getTime() > LAST_USED_EVERY_MS) await this.parts.apiKeys.update({ id: found.id }, { lastUsedAt: now });
    return { kind: 'api-key', workspaceId: found.workspaceId, userId: found.userId, keyId: found.id, mode: found.mode };
  }
}
