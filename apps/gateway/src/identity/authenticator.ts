import type { Queryable } from '@kp/database';
import { AppError } from '@kp/task-contracts';
import { hashApiKey, isApiKeyForm } from './api-key.ts';
import { PrincipalCache, type KnownCaller } from './principal-cache.ts';
import type { Principal } from './principal.ts';
import { PrincipalsRepository } from './principals.repository.ts';
import type { SessionTokens } from './session-tokens.ts';

/** What of a request says who sends it. */
export interface Credentials {
  headers: { authorization?: string | undefined };
  ip: string;
}

/** Limits by address, so that guessing is slow; optional, because a gateway may stand behind one that has them. */
export interface AuthenticationLimits {
  assertMayAuthenticate(ip: string, authorization?: string): void | Promise<void>;
  noteFailedAuthentication(ip: string, authorization?: string): void | Promise<void>;
  noteAuthenticated(authorization: string): void;
  takeLoginAttempt(ip: string, email: string): void | Promise<void>;
}

/** Finds out who sends a request. Every refusal reads the same: a caller learns nothing from it. */
export class Authenticator {
  private readonly tokens: SessionTokens;
  private readonly pepper: string;
  private readonly limits: AuthenticationLimits | undefined;
  private readonly cache: PrincipalCache;
  private readonly principals: PrincipalsRepository;

  constructor(parts: { database: Queryable; tokens: SessionTokens; pepper: string; limits?: AuthenticationLimits; cache?: PrincipalCache }) {
    this.tokens = parts.tokens;
    this.pepper = parts.pepper;
    this.limits = parts.limits;
    this.cache = parts.cache ?? new PrincipalCache();
    this.principals = new PrincipalsRepository(parts.database);
  }

  /** @throws AppError `unauthenticated` */
  async authenticate({ headers, ip }: Credentials): Promise<Principal> {
    const { authorization } = headers;
    await this.limits?.assertMayAuthenticate(ip, authorization);
    const token = /^Bearer ([^\s]+)$/.exec(authorization ?? '')?.[1];
    const caller = token ? await this.callerOf(token, ip) : undefined;
    if (authorization !== undefined && caller?.isIpAllowed(ip)) {
      this.limits?.noteAuthenticated(authorization);
      return caller.principal;
    }
    // Who sends nothing guesses nothing.
    if (authorization !== undefined) await this.limits?.noteFailedAuthentication(ip, authorization);
    throw new AppError('unauthenticated', 'Send a valid key as "Authorization: Bearer <key>".');
  }

  private async callerOf(token: string, ip: string): Promise<KnownCaller | undefined> {
    if (token.startsWith('kp_')) return isApiKeyForm(token) ? await this.byApiKey(hashApiKey(token, this.pepper), ip) : undefined;
    const claims = await this.tokens.verify(token);
    return claims && (await this.cache.get(`session:${claims.sessionId}:${claims.userId}:${claims.workspaceId ?? ''}`, () => this.principals.bySession(claims)));
  }

  private byApiKey(keyHash: string, ip: string): Promise<KnownCaller | undefined> {
    return this.cache.get(`key:${keyHash}`, async () => {
      const caller = await this.principals.byKeyHash(keyHash);
      if (caller?.principal.keyId && caller.isIpAllowed(ip)) await this.principals.noteUse(caller.principal.keyId, ip);
      return caller;
    });
  }
}
