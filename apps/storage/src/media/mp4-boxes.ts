import type { ObjectStore } from '@kp/object-store';
import { readRange } from './read-range.ts';

/** A film in fragments has two for each second; more is somebody keeping us busy. */
const MAX_BOXES = 10_000;
const HEADER_BYTES = 16;

/**
 * Walks the outermost boxes of an MP4 or QuickTime file. The index of a clip stands in front of its pictures, so a
 * cut one can be probed like a whole one; but then its last box is longer than the file.
 * @throws Error when the file ends inside a box
 */
export async function assertWholeBoxes(objects: ObjectStore, key: string, bytes: number): Promise<void> {
  let at = 0;
  for (let count = 0; at < bytes; count += 1) {
    if (count === MAX_BOXES) throw new Error(`it has more than ${MAX_BOXES} parts`);
    const header = await readRange(objects, key, at, Math.min(bytes, at + HEADER_BYTES));
    const size = sizeOf(header);
    // The last box may say that it goes on to the end.
    if (size === 0) return;
    if (size === undefined || at + size > bytes) throw new Error('its end is missing');
    at += size;
  }
}

/** @returns undefined when this is no box */
function sizeOf(header: Buffer): number | undefined {
  if (header.length < 8) return undefined;
  const size = header.readUInt32BE(0);
  if (size === 1) return header.length === HEADER_BYTES ? Number(header.readBigUInt64BE(8)) : undefined;
  return size === 0 || size >= 8 ? size : undefined;
}
