import { decodeProtectedHeader, jwtVerify, SignJWT } from 'jose';
import { createHmac } from 'node:crypto';

const ISSUER = 'kling-platform';
const AUDIENCE = 'kling-platform-console';
const ALGORITHM = 'HS256';
const TYPE = 'at+jwt';
const HEADER_FIELDS = new Set(['alg', 'kid', 'typ']);
/** Ours have some 300 characters. */
const MAX_LENGTH = 2_048;
const CLOCK_TOLERANCE_SECONDS = 5;
export const ACCESS_TOKEN_SECONDS = 600;

/** What an access token says: whose session it is, and which workspace its tab shows. Rights are not in it. */
export interface SessionClaims {
  sessionId: string;
  userId: string;
  workspaceId?: string;
}

/** Keys in the order they are given: the first signs, all are accepted. @param text comma-separated */
export function signingKeysOf(text: string): string[] {
  return text.split(',').map((each) => each.trim()).filter(Boolean);
}

/** Short-lived access tokens of console sessions: HS256 with a named key, fixed issuer and audience, nothing else accepted. */
export class SessionTokens {
  private readonly keys: Map<string, Uint8Array>;
  private readonly signer: string;

  /** @param signingKeys comma-separated: the first signs, all are accepted */
  constructor(signingKeys: string) {
    this.keys = new Map(signingKeysOf(signingKeys).map((key) => [keyIdOf(key), new TextEncoder().encode(key)]));
    [this.signer = ''] = this.keys.keys();
  }

  sign({ sessionId, userId, workspaceId }: SessionClaims): Promise<string> {
    return new SignJWT({ sid: sessionId, ...(workspaceId ? { ws: workspaceId } : {}) })
      .setProtectedHeader({ alg: ALGORITHM, kid: this.signer, typ: TYPE })
      .setSubject(userId)
      .setIssuer(ISSUER)
      .setAudience(AUDIENCE)
      .setIssuedAt()
      .setExpirationTime(`${ACCESS_TOKEN_SECONDS}s`)
      .sign(this.keys.get(this.signer) ?? new Uint8Array());
  }

  /** @returns undefined for anything but a valid, unexpired token of ours. */
  async verify(token: string): Promise<SessionClaims | undefined> {
    try {
      const key = this.keyOf(token);
      if (!key) return undefined;
      const { payload } = await jwtVerify<{ sid?: unknown; ws?: unknown }>(token, key, { algorithms: [ALGORITHM], typ: TYPE, issuer: ISSUER, audience: AUDIENCE, requiredClaims: ['sub', 'sid', 'iat', 'exp'], clockTolerance: CLOCK_TOLERANCE_SECONDS });
      const { sub, sid, ws } = payload;
      if (!sub || typeof sid !== 'string' || !sid || (ws !== undefined && typeof ws !== 'string')) return undefined;
      return { sessionId: sid, userId: sub, ...(ws ? { workspaceId: ws } : {}) };
    } catch {
      return undefined;
    }
  }

  /** The key a token names. A header with anything but our own three fields is none of ours, whatever the field would mean. */
  private keyOf(token: string): Uint8Array | undefined {
    if (token.length > MAX_LENGTH) return undefined;
    const header = decodeProtectedHeader(token);
    if (header.alg !== ALGORITHM || header.typ !== TYPE || Object.keys(header).some((field) => !HEADER_FIELDS.has(field))) return undefined;
    return typeof header.kid === 'string' ? this.keys.get(header.kid) : undefined;
  }
}

/** Names a key without telling anything about it. */
function keyIdOf(key: string): string {
  return createHmac('sha256', key).update('key id').digest('hex').slice(0, 16);
}
