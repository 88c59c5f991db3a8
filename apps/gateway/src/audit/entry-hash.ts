import type { AuditActor } from '@kp/task-contracts';
import { createHash } from 'node:crypto';

/** What of an entry is hashed, besides its number. */
export interface EntryContent {
  chain: string;
  /** ISO 8601 with milliseconds. */
  occurredAt: string;
  action: string;
  actor: AuditActor;
  target: { kind: string; id: string; name?: string | undefined };
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
  requestId: string | null;
  ip: string | null;
}

const sha256 = (...parts: Uint8Array[]): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** sha256 over the content as JSON with sorted keys: the same for a value that went through the database and back. */
export function contentHash(content: EntryContent): Buffer {
  return sha256(Buffer.from(canonicalJson(content)));
}

/** Hash before the first entry of a chain. */
export const CHAIN_START = Buffer.from([0]);

/** sha256(hash before ‖ number as 8 bytes, big endian ‖ content hash), as the database computes it when it appends. */
export function linkHash(previous: Uint8Array, seq: bigint, content: Uint8Array): Buffer {
  const number = Buffer.alloc(8);
  number.writeBigInt64BE(seq);
  return sha256(previous, number, content);
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => (typeof each === 'object' && each !== null && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each));
}
