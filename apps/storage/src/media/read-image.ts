import type { ObjectStore } from '@kp/object-store';
import { imageSize } from 'image-size';
import { readRange } from './read-range.ts';

/** Dimensions stand near the beginning, also behind a large EXIF block. */
const HEAD_BYTES = 512 * 1024;
/** More than any model makes or takes; decoding it would be a burden for everybody behind us. */
const MAX_PIXELS = 100_000_000;
/** Some writers add a few bytes of their own behind the end. */
const TAIL_BYTES = 64 * 1024;
const END_MARKS = { 'image/png': Buffer.from('0000000049454e44ae426082', 'hex'), 'image/jpeg': Buffer.from('ffd9', 'hex') };
export type ImageType = keyof typeof END_MARKS;

/** Pixels, as the file's header states them. */
export interface ImageFacts {
  width: number;
  height: number;
}

/** Reads the dimensions of a stored PNG or JPEG without decoding the picture. @throws Error when there is no reading them. */
export async function readImage(objects: ObjectStore, key: string, bytes: number): Promise<ImageFacts> {
  // In memory of its own: the reader looks past the end of a buffer that shares its memory, at whatever lies there.
  const head = Uint8Array.from(await readRange(objects, key, 0, Math.min(bytes, HEAD_BYTES)));
  const { width, height } = imageSize(head);
  if (!(width > 0 && height > 0)) throw new Error('the image has no size');
  if (width * height > MAX_PIXELS) throw new Error(`the image has ${width} × ${height} pixels, more than ${MAX_PIXELS / 1_000_000} million`);
  return { width, height };
}

/** Whether the mark that ends such an image is there: a cut one may have a perfect header. */
export async function hasEnd(objects: ObjectStore, key: string, bytes: number, type: ImageType): Promise<boolean> {
  const from = Math.max(0, bytes - TAIL_BYTES);
  return (await readRange(objects, key, from, bytes)).includes(END_MARKS[type]);
}
