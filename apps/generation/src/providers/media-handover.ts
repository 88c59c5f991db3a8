import type { AskClient } from '@kp/bus';
import type { MediaFacts, MediaInput } from '@kp/kling-api/order';
import { NotFoundError, type ObjectStore } from '@kp/object-store';
import { ASKS, type MediaSource, type TaskRequest } from '@kp/task-contracts';
import type { ProviderAccount } from './provider-accounts.ts';
import { providerCanReach } from './reachability.ts';

/** Up to this size a picture travels inside the request: no address has to be reachable for it. */
const INLINE_MAX_BYTES = 2 * 1024 * 1024;
/** What a picture may have when it cannot be fetched: the legacy limit (kling-api.md §5.1). */
const INLINE_CEILING_BYTES = 10 * 1024 * 1024;
/** Stands for an upload's link while nothing is sent. */
const PLACEHOLDER_URL = 'https://upload.invalid/';

/** An upload is gone that a task needs. */
export class MediaMissingError extends Error {}

const FORMATS: Readonly<Record<string, MediaFacts['format']>> = { 'image/jpeg': 'jpeg', 'image/png': 'png', 'video/mp4': 'mp4', 'video/quicktime': 'mov' };

/** What is known about a media source. */
export function factsOf(source: MediaSource): MediaFacts | undefined {
  if ('url' in source) return undefined;
  const { contentType, bytes, width, height, durationSeconds, frameRate } = source;
  return { format: contentType === undefined ? undefined : FORMATS[contentType], bytes, width, height, durationSeconds, frameRate };
}

/** The input as the rules see it, before anything is fetched or linked. */
export function inputOf(source: MediaSource): MediaInput {
  return 'url' in source ? { source: source.url } : { source: PLACEHOLDER_URL, facts: factsOf(source) };
}

/** Every media source of a request with the path its caller wrote it at. */
export function mediaOf(request: TaskRequest): { path: string; source: MediaSource }[] {
  const { image, firstFrame, lastFrame, motionClip, references = [], motionBrush } = request;
  const named: readonly (readonly [string, MediaSource | undefined])[] = [
    ['imageUrl', image],
    ['firstFrame', firstFrame],
    ['lastFrame', lastFrame],
    ['motionClip', motionClip],
    ...references.map(({ source }, index) => [`references.${index}.source`, source] as const),
    ['motionBrush.staticMask', motionBrush?.staticMask],
    ...(motionBrush?.dynamicMasks ?? []).map(({ mask }, index) => [`motionBrush.dynamicMasks.${index}.mask`, mask] as const),
  ];
  return named.flatMap(([path, source]) => (source ? [{ path, source }] : []));
}

/** True when only a link can bring this upload to the provider: videos always, pictures that are too large to send along. */
export function needsLink(source: MediaSource): boolean {
  if ('url' in source) return false;
  return source.contentType?.startsWith('video/') === true || (source.bytes ?? 0) > INLINE_CEILING_BYTES;
}

/** Brings a task's uploads to the provider: inside the request as Base64, or by signed links that outlive its queue. */
export class MediaHandover {
  private readonly parts: { objects: ObjectStore; asks: AskClient; publicBaseUrl: string };

  constructor(parts: MediaHandover['parts']) {
    this.parts = parts;
  }

  /**
   * The provider's input for every upload of a request, by asset id.
   * @throws MediaMissingError when an upload is not stored any more
   */
  async prepare(account: Pick<ProviderAccount, 'baseUrl'>, workspaceId: string, request: TaskRequest): Promise<Map<string, string>> {
    const uploads = new Map(mediaOf(request).flatMap(({ source }) => ('url' in source ? [] : [[source.assetId, source] as const])));
    const canReach = providerCanReach(account.baseUrl, this.parts.publicBaseUrl);
    const byLink = [...uploads.values()].filter((upload) => needsLink(upload) || (canReach && (upload.bytes ?? 0) > INLINE_MAX_BYTES));
    const links = byLink.length > 0 ? (await this.parts.asks.ask(ASKS.createProviderLinks, { workspaceId, assetIds: byLink.map(({ assetId }) => assetId) })).links : {};
    const inputs = new Map<string, string>();
    for (const upload of uploads.values()) {
      const isLinked = byLink.includes(upload);
      const input = isLinked ? links[upload.assetId] : await this.base64Of(upload.key);
      if (input === undefined) throw new MediaMissingError(`the upload ${upload.assetId} is not stored any more`);
      inputs.set(upload.assetId, input);
    }
    return inputs;
  }

  /** At most {@link INLINE_CEILING_BYTES}, so that it fits in memory. */
  private async base64Of(key: string): Promise<string> {
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of await this.parts.objects.get(key)) chunks.push(chunk as Buffer);
    } catch (error) {
      if (error instanceof NotFoundError) throw new MediaMissingError('an uploaded file is not stored any more');
      throw error;
    }
    return Buffer.concat(chunks).toString('base64');
  }
}

