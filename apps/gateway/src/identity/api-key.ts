import { createHmac } from 'node:crypto';

/** Form of our keys: mode, then at least 27 base-62 characters (160 bits). */
export const API_KEY_FORM = /^kp_(live|test)_[A-Za-z0-9]{27,100}$/;

/** Keyed hash under which a key is stored. A fast hash is right for a key with this much entropy. */
export function hashApiKey(key: string, pepper: string): string {
  return createHmac('sha256', pepper).update(key).digest('hex');
}

/** Beginning of a key, enough to recognise it in a list. */
export function prefixOf(key: string): string {
  return key.slice(0, 12);
}
