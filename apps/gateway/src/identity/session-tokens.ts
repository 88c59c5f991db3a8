import { jwtVerify, SignJWT } from 'jose';
import { workspacePermissionsOf, type PlatformRole } from '@kp/task-contracts';
import type { User } from './identity.entities.ts';
import type { Principal } from './principal.ts';

const ISSUER = 'kling-platform';
const AUDIENCE = 'kling-platform-console';
export const ACCESS_TOKEN_SECONDS = 600;

/** Short-lived access tokens of console sessions: HS256, fixed issuer and audience, nothing else accepted. */
export class SessionTokens {
  private readonly key: Uint8Array;

  constructor(signingKey: string) {
    this.key = new TextEncoder().encode(signingKey);
  }

  sign(user: User): Promise<string> {
    return new SignJWT({ ws: user.workspaceId, ...(user.platformRole ? { role: user.platformRole } : {}) })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(user.id)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime(`${ACCESS_TOKEN_SECONDS}s`)
      .sign(this.key);
  }

  /** @returns undefined for anything but a valid, unexpired token of ours. */
  async verify(token: string): Promise<Principal | undefined> {
    try {
      const { payload } = await jwtVerify<{ ws?: string; role?: PlatformRole }>(token, this.key, { algorithms: ['HS256'], issuer: ISSUER, audience: AUDIENCE, requiredClaims: ['sub', 'exp'] });
      if (!payload.sub || !payload.ws) return undefined;
      return { kind: 'session', userId: payload.sub, workspaceId: payload.ws, role: 'owner', permissions: new Set(workspacePermissionsOf('owner')), mode: 'live', ...(payload.role ? { platformRole: payload.role } : {}) };
    } catch {
      return undefined;
    }
  }
}
