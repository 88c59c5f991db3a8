import { randomBytes } from 'node:crypto';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const ID_PREFIXES = { task: 'task', attempt: 'att', asset: 'asset', event: 'evt', decision: 'dec', request: 'req', key: 'key', user: 'usr', session: 'ses', account: 'acc', workspace: 'ws', invite: 'inv', override: 'ovr', link: 'lnk' } as const;
export type IdKind = keyof typeof ID_PREFIXES;

/**
 * A new identifier: kind, then 48 bits of Unix milliseconds and 80 random bits in Crockford base 32, so
 * that ids of one kind sort by creation time and cannot be guessed.
 */
export function newId(kind: IdKind, nowMs = Date.now()): string {
  let time = '';
  for (let rest = nowMs, digit = 0; digit < 10; digit += 1, rest = Math.floor(rest / 32)) time = ALPHABET.charAt(rest % 32) + time;
  let random = '';
  for (const byte of randomBytes(16)) random += ALPHABET.charAt(byte % 32);
  return `${ID_PREFIXES[kind]}_${time}${random}`;
}

/** True when the text has the form of an id of that kind; says nothing about its existence. */
export function isId(kind: IdKind, text: string): boolean {
  return new RegExp(`^${ID_PREFIXES[kind]}_[0-9a-hjkmnp-tv-z]{26}$`).test(text);
}
