import { createHash, randomBytes } from 'node:crypto';

/** What a secret is for; the same text hashes differently for each. */
export type SecretUse = 'refresh' | 'link' | 'oidc-login';

/** 256 random bits, as text for a cookie or a link. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/**
 * How such a secret is stored. A plain hash is enough for 256 random bits: there is nothing to guess, and the stored
 * value opens nothing. Its use goes in, so that a row of one table is worth nothing in another.
 */
export function hashSecret(use: SecretUse, secret: string): Buffer {
  return createHash('sha256').update(`kp-${use}:${secret}`).digest();
}
