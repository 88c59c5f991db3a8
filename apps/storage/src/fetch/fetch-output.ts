import { fetchFromProvider } from '@kp/http';
import type { ObjectStore, StoredObject } from '@kp/object-store';
import type { AssetFailed, OutputReady } from '@kp/task-contracts';
import { Readable } from 'node:stream';
import { MAGIC_BYTES, MEDIA_TYPES, sniffMediaType, type MediaType } from '../media/media-type.ts';
import { probeVideo, type VideoFacts } from '../media/probe-video.ts';
import { hasEnd, readImage, type ImageFacts, type ImageType } from '../media/read-image.ts';

/** Answers that mean "this link is no more", as opposed to "try again". */
const EXPIRED_STATUSES = new Set([401, 403, 404, 410]);
/** A 4k PNG without any compression has 50 MB. */
const MAX_IMAGE_BYTES = 64 * 1024 * 1024;

/** Thrown when trying the same URL again is pointless. */
export class FinalFetchError extends Error {
  readonly reason: AssetFailed['reason'];

  constructor(reason: AssetFailed['reason'], detail: string) {
    super(detail);
    this.reason = reason;
  }
}

type AnnouncedOutput = OutputReady['outputs'][number];

/** An output that lies in staging and is what it was announced as. */
export interface VerifiedOutput {
  index: number;
  contentType: MediaType;
  stagingKey: string;
  bytes: number;
  sha256: string;
  facts: VideoFacts | ImageFacts;
}

export interface FetchOutputOptions {
  allowedHosts: string[];
  stagingKey: string;
  maxBytes: number;
  signal: AbortSignal;
}

/**
 * Streams one result to its staging key, hashed on the way, and makes sure of what it is. Leaves nothing behind
 * when it throws. @throws FinalFetchError when another try at this URL would lead to the same.
 */
export async function fetchOutput(objects: ObjectStore, output: AnnouncedOutput, options: FetchOutputOptions): Promise<VerifiedOutput> {
  try {
    const { stored, contentType } = await download(objects, output, options);
    const facts = await inspect(objects, stored, contentType).catch((error: unknown) => {
      throw new FinalFetchError('not-playable', `the ${output.kind} cannot be read (${error instanceof Error ? error.message : String(error)})`);
    });
    return { index: output.index, contentType, stagingKey: stored.key, bytes: stored.bytes, sha256: stored.sha256, facts };
  } catch (error) {
    await objects.delete(options.stagingKey);
    throw error;
  }
}

async function download(objects: ObjectStore, { kind, url }: AnnouncedOutput, { allowedHosts, stagingKey, maxBytes, signal }: FetchOutputOptions): Promise<{ stored: StoredObject; contentType: MediaType }> {
  const response = await fetchFromProvider(url, allowedHosts, { signal });
  if (response.statusCode !== 200) {
    await response.body.dump();
    if (EXPIRED_STATUSES.has(response.statusCode)) throw new FinalFetchError('url-expired', `the provider answered ${response.statusCode} for the result`);
    throw new Error(`the provider answered ${response.statusCode} for the result`);
  }
  const chunks = response.body[Symbol.asyncIterator]() as AsyncIterableIterator<Buffer>;
  const beginning = await readBeginning(chunks);
  const contentType = sniffMediaType(beginning);
  // The provider's own content type is not asked. What is of no use is not read to its end.
  if (!contentType || MEDIA_TYPES[contentType].kind !== kind) {
    await chunks.return?.();
    throw new FinalFetchError('not-playable', `${contentType ?? 'something unknown'} came where a ${kind} was promised`);
  }
  const stored = await objects.put(stagingKey, Readable.from(joined(beginning, chunks), { objectMode: false }), { contentType, maxBytes: kind === 'image' ? Math.min(maxBytes, MAX_IMAGE_BYTES) : maxBytes });
  const announced = Number(response.headers['content-length'] ?? stored.bytes);
  if (announced !== stored.bytes) throw new Error(`received ${stored.bytes} of ${announced} bytes`);
  return { stored, contentType };
}

async function inspect(objects: ObjectStore, { key, bytes }: StoredObject, contentType: MediaType): Promise<VideoFacts | ImageFacts> {
  if (MEDIA_TYPES[contentType].kind === 'video') return probeVideo(objects, key, bytes);
  if (!(await hasEnd(objects, key, bytes, contentType as ImageType))) throw new Error('its end is missing');
  return readImage(objects, key, bytes);
}

/** As much as tells the type, or all of a smaller body. */
async function readBeginning(chunks: AsyncIterator<Buffer>): Promise<Buffer> {
  let beginning = Buffer.alloc(0);
  while (beginning.length < MAGIC_BYTES) {
    const { value, done } = await chunks.next();
    if (done) break;
    beginning = Buffer.concat([beginning, value]);
  }
  return beginning;
}

async function* joined(beginning: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield beginning;
  yield* rest;
}
