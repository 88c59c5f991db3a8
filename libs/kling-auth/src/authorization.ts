import type { TokenTemplate } from './sign-token.ts';
import { createKlingTokenSource } from './token-source.ts';

/**
 * What proves an account to Kling (kling-api.md §1): an AccessKey/SecretKey pair that signs short-lived tokens (legacy
 * generation only), or an API key that is sent as it is (both generations).
 */
export type KlingCredentials =
  | { kind: 'access-key'; accessKey: string; secretKey: string; template?: TokenTemplate }
  | { kind: 'api-key'; apiKey: string };
export type KlingCredentialKind = KlingCredentials['kind'];

/** Source of one account's `Authorization` header. The secrets themselves cannot be read back from it. */
export interface KlingAuthorization {
  readonly kind: KlingCredentialKind;
  /** Value of the header. A token is signed once and reused until shortly before it expires. */
  header(): Promise<string>;
  /**
   * Kling refused what was sent with this code. @returns whether the next header may fare better: only after 1003 (not
   * yet valid) and 1004 (expired), and only where there is a token to sign again (§2.2: once, after re-sign).
   */
  refused(code: number): boolean;
}

export interface AuthorizationOptions {
  now?: () => Date;
  clockSkewSeconds?: number;
}

/** Kling's codes that a fresh token may cure (§1.3). */
const CURED_BY_NEW_TOKEN: ReadonlySet<number> = new Set([1003, 1004]);

/** @throws TypeError when a part of the credentials is empty */
export function createAuthorization(credentials: KlingCredentials, options: AuthorizationOptions = {}): KlingAuthorization {
  if (credentials.kind === 'api-key') {
    const { apiKey } = credentials;
    if (apiKey === '') throw new TypeError('The API key must not be empty.');
    return { kind: 'api-key', header: async () => `Bearer ${apiKey}`, refused: () => false };
  }
  const { accessKey, secretKey, template = 'kling' } = credentials;
  if (accessKey === '' || secretKey === '') throw new TypeError('The access key and the secret key must not be empty.');
  const tokens = createKlingTokenSource({ accessKey, secretKey, template, ...options });
  return {
    kind: 'access-key',
    header: async () => `Bearer ${await tokens.token()}`,
    refused(code) {
      if (!CURED_BY_NEW_TOKEN.has(code)) return false;
      tokens.invalidate();
      return true;
    },
  };
}
