import { createHash } from 'node:crypto';

/** JSON with sorted keys: two bodies that differ only in key order are the same request. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => (typeof each === 'object' && each !== null && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each));
}

/** SHA-256 of a value's canonical JSON. */
export function canonicalSha256(value: unknown, encoding: 'hex' | 'base64url' = 'hex'): string {
  return createHash('sha256').update(canonicalJson(value)).digest(encoding);
}
