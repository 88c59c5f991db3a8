import type { Readable } from 'node:stream';

/** What is known about a stored object without reading it. */
export interface ObjectHead {
  key: string;
  bytes: number;
  contentType: string;
  modifiedAt: Date;
}

/** Inclusive byte range, as in an HTTP `Range: bytes=start-end`. */
export interface ByteRange {
  start: number;
  end: number;
}

/** The result of a streamed write. */
export interface StoredObject {
  key: string;
  bytes: number;
  /** Lower-case hex digest of the bytes that were written. */
  sha256: string;
}

/**
 * Where bytes live. Keys are slash-separated paths of `[A-Za-z0-9._-]` segments that do not begin with a
 * dot. Objects appear whole or not at all; writing a key again replaces the object.
 */
export interface ObjectStore {
  /** Streams `body` to `key` without buffering it. @throws SizeLimitError beyond `maxBytes`, leaving nothing behind. */
  put(key: string, body: Readable, options: { contentType: string; maxBytes: number }): Promise<StoredObject>;
  /** A stream of the object or of a range of it. @throws NotFoundError */
  get(key: string, range?: ByteRange): Promise<Readable>;
  /** @returns undefined when there is no such object. */
  head(key: string): Promise<ObjectHead | undefined>;
  /** Deletes; a missing object is not an error. */
  delete(key: string): Promise<void>;
  /** Gives an object another key, and another content type where one is named, atomically where the store can. @throws NotFoundError */
  move(fromKey: string, toKey: string, contentType?: string): Promise<void>;
  /** Keys below a prefix (a path ending in `/`), unordered. */
  list(prefix: string): AsyncIterable<string>;
}

export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';
}

export class SizeLimitError extends Error {
  override readonly name = 'SizeLimitError';
}

/** @throws Error for a key that could leave the store or hide in it. */
export function assertKey(key: string): void {
  const segments = key.split('/');
  if (key.length > 512 || segments.some((segment) => !/^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(segment))) throw new Error(`not an object key: ${JSON.stringify(key.slice(0, 80))}`);
}
