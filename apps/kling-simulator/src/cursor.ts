import { z } from 'zod';
import { KlingApiError } from './kling.envelope.ts';

/** Where a list goes on: the period it was asked for, and a position in it. Opaque to clients. */
const Cursor = z.strictObject({ startMs: z.number(), endMs: z.number(), position: z.number().int().min(0) });
export type Cursor = z.output<typeof Cursor>;

export function writeCursor(cursor: Cursor): string {
  return Buffer.from(JSON.stringify(cursor)).toString('base64url');
}

/** @throws KlingApiError 1201 for one that this simulator did not write */
export function readCursor(text: string): Cursor {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString()));
  } catch {
    throw new KlingApiError(1201, 'cursor value is invalid');
  }
}
