import { createHash } from 'node:crypto';

/**
 * What of an entry is hashed besides its number, as SQL that reads it back exactly: `before` and `after` are
 * kept as the text they were written as, and the time to the microsecond, so that no edit hides in a conversion.
 */
export const HASHED_COLUMNS = [
  'chain::text',
  `to_char(occurred_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`,
  'action::text',
  'actor_kind::text',
  'actor_id::text',
  'actor_name::text',
  'target_kind::text',
  'target_id::text',
  'target_name::text',
  'before::text',
  'after::text',
  'reason::text',
  'request_id::text',
  'ip::text',
] as const;

/** Names of chains. A chain is also a folder of the object store. */
export const CHAIN_NAME = /^[A-Za-z0-9_-]{1,100}$/;

/** Values of HASHED_COLUMNS, in their order. */
export type EntryFields = readonly (string | null)[];

/** A time as HASHED_COLUMNS reads it. */
export const hashedTime = (at: Date): string => `${at.toISOString().slice(0, -1)}000Z`;

const sha256 = (...parts: (Uint8Array | string)[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** sha256 over the fields as a JSON array of strings: unambiguous, and NULL differs from every text. */
export function contentHash(fields: EntryFields): Buffer {
  return sha256(JSON.stringify(fields));
}

/** Hash before the first entry of a chain. */
export const CHAIN_START: Buffer = Buffer.from([0]);

const number = Buffer.alloc(8);

/** sha256(hash before ‖ number as 8 bytes, big endian ‖ content hash), as the database computes it when it appends. */
export function linkHash(previous: Uint8Array, seq: number, content: Uint8Array): Buffer {
  number.writeBigInt64BE(BigInt(seq));
  return sha256(previous, number, content);
}
