import type { ObjectStore } from '@kp/object-store';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

/** What a checkpoint says, signed: up to this entry the chain had this hash at that time. */
export const Checkpoint = z.strictObject({
  chain: z.string(),
  seq: z.int().min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.iso.datetime(),
  /** Of the file before it, so that none can be taken away unnoticed; null for the first one of a chain. */
  previousCheckpointSha256: z.string().nullable(),
});
export type Checkpoint = z.infer<typeof Checkpoint>;

export const CHECKPOINTS = 'audit/checkpoints/';
const MAX_BYTES = 16 * 1024;
const FILE_NAME = /^(\d{12})\.jws$/;

export const folderOf = (chain: string): string => `${CHECKPOINTS}${chain}/`;
export const checkpointKey = (chain: string, seq: number): string => `${folderOf(chain)}${String(seq).padStart(12, '0')}.jws`;
export const sha256Hex = (content: string): string => createHash('sha256').update(content).digest('hex');

/** The chain that a key belongs to, and the number its name says; no number for a file of another form. */
export function partsOfKey(key: string): { chain: string; seq: number | undefined } {
  const [chain = '', ...name] = key.slice(CHECKPOINTS.length).split('/');
  const digits = FILE_NAME.exec(name.join('/'))?.[1];
  return { chain, seq: digits ? Number(digits) : undefined };
}

/** @returns what is stored for this checkpoint, undefined when nothing is. Longer content than any checkpoint has is cut off. */
export async function readCheckpointFile(objects: ObjectStore, chain: string, seq: number): Promise<string | undefined> {
  const key = checkpointKey(chain, seq);
  if (!(await objects.head(key))) return undefined;
  return text(await objects.get(key, { start: 0, end: MAX_BYTES }));
}

/** A checkpoint lies under its key already, with other content. It is never overwritten. */
export class CheckpointConflictError extends Error {
  override readonly name = 'CheckpointConflictError';
}

/** Stores a signed checkpoint; storing the same one again changes nothing. @throws CheckpointConflictError */
export async function storeCheckpoint(objects: ObjectStore, chain: string, seq: number, jws: string): Promise<void> {
  const present = await readCheckpointFile(objects, chain, seq);
  if (present === jws) return;
  if (present !== undefined) throw new CheckpointConflictError(`another checkpoint lies at ${checkpointKey(chain, seq)}`);
  await objects.put(checkpointKey(chain, seq), Readable.from([Buffer.from(jws)]), { contentType: 'application/jose', maxBytes: MAX_BYTES });
}
