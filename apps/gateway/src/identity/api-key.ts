import type { Mode } from '@kp/task-contracts';
import { createHmac, randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** 34 characters of base 62 are 202 random bits. */
const RANDOM_LENGTH = 34;
const CHECKSUM_LENGTH = 6;

/** Form of our keys: mode, random characters, checksum. For secret scanners: `kp_(live|test)_[A-Za-z0-9]{40}`. */
const CHECKED_FORM = /^kp_(?:live|test)_[A-Za-z0-9]{40}$/;
/**
 * Keys made before there was a checksum (36 characters from the launcher, 27 at least). None of this length is made any
 * more, so a new key that lost a character cannot open anything either: it is merely looked up in vain.
 */
const UNCHECKED_FORM = /^kp_(?:live|test)_[A-Za-z0-9]{27,39}$/;

/** A new key. Shown once, then only its hash is kept. */
export function mintApiKey(mode: Mode): string {
  const body = `kp_${mode}_${randomBase62(RANDOM_LENGTH)}`;
  return body + checksumOf(body);
}

/** Whether text can be one of our keys; tells typing errors and made-up keys from real ones without a look into the database. */
export function isApiKeyForm(text: string): boolean {
  if (CHECKED_FORM.test(text)) return checksumOf(text.slice(0, -CHECKSUM_LENGTH)) === text.slice(-CHECKSUM_LENGTH);
  return UNCHECKED_FORM.test(text);
}

/** CRC-32 of everything before it, in base 62: no secret, only a check on typing errors. */
export function checksumOf(body: string): string {
  let text = '';
  for (let rest = crc32(body); text.length < CHECKSUM_LENGTH; rest = Math.floor(rest / 62)) text = BASE62.charAt(rest % 62) + text;
  return text;
}

/** Keyed hash under which a key is stored. A fast hash is right for a key with this much entropy. */
export function hashApiKey(key: string, pepper: string): string {
  return createHmac('sha256', pepper).update(key).digest('hex');
}

/** Beginning of a key, enough to recognise it in a list. */
export function prefixOf(key: string): string {
  return key.slice(0, 12);
}

/** End of a key, for the same. */
export function last4Of(key: string): string {
  return key.slice(-4);
}

/** Bytes beyond the last full run of 62 are dropped, so all characters are equally likely. */
function randomBase62(length: number): string {
  let text = '';
  while (text.length < length) for (const byte of randomBytes(length)) if (byte < 248 && text.length < length) text += BASE62.charAt(byte % 62);
  return text;
}
