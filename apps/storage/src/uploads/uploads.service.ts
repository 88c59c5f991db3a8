import { appendEvent, type OutboxRelay } from '@kp/bus';
import type { ObjectStore } from '@kp/object-store';
import { AppError, EVENTS, toAuditOrigin, type ASKS, type AskReply, type AskRequest, type UploadFacts } from '@kp/task-contracts';
import { createHash } from 'node:crypto';
import { In, type Repository } from 'typeorm';
import { Asset } from '../assets/asset.entity.ts';
import { MAGIC_BYTES, MEDIA_TYPES, sniffMediaType, type MediaType } from '../media/media-type.ts';
import { probeVideo, type VideoFacts } from '../media/probe-video.ts';
import { readImage, type ImageFacts } from '../media/read-image.ts';
import { readRange } from '../media/read-range.ts';

/**
 * What no model of Kling takes at all (kling-api.md §4.2). The limits of one model and dialect, such as 10 MB for
 * images of the legacy generation (§5.1), are checked when the upload is used.
 */
const LIMITS = {
  image: { megabytes: 50, code: 'not-an-image', words: 'a PNG or JPEG image' },
  video: { megabytes: 200, code: 'not-a-video', words: 'an MP4 or QuickTime video' },
} as const;
const MIN_SIDE_PIXELS = 300;
const MAX_RATIO = 2.5;

type NewUpload = Pick<Asset, 'id' | 'workspaceId' | 'userId' | 'kind' | 'key' | 'contentType' | 'bytes' | 'sha256' | 'width' | 'height' | 'durationSeconds' | 'frameRate' | 'videoCodec'>;

interface Inspected {
  contentType: MediaType;
  facts: ImageFacts & Partial<VideoFacts>;
}

/** Takes in images and videos that the gateway has streamed to staging: checked by content, not by what was claimed. */
export class UploadsService {
  private readonly objects: ObjectStore;
  private readonly assets: Repository<Asset>;
  private readonly outbox: Pick<OutboxRelay, 'wake'>;

  constructor(objects: ObjectStore, assets: Repository<Asset>, outbox: Pick<OutboxRelay, 'wake'>) {
    this.objects = objects;
    this.assets = assets;
    this.outbox = outbox;
  }

  /** Keeps the upload and tells the audit log who brought it. @throws AppError `validation-failed` for anything Kling would refuse; the staged object is deleted then. */
  async register({ context, assetId, key, contentType: claimed }: AskRequest<typeof ASKS.registerUpload>): Promise<AskReply<typeof ASKS.registerUpload>> {
    const head = await this.objects.head(key);
    if (!head) throw new AppError('not-found', 'The upload is not there any more; send it again.');
    try {
      const { contentType, facts } = await this.inspect(key, head.bytes, claimed.startsWith('video/') ? 'video' : 'image');
      const { width, height, durationSeconds = null, frameRate = null, videoCodec = null } = facts;
      const sha256 = await this.hash(key);
      const finalKey = `uploads/${context.workspaceId}/${assetId}.${MEDIA_TYPES[contentType].extension}`;
      await this.objects.move(key, finalKey, contentType);
      const asset = { id: assetId, workspaceId: context.workspaceId, userId: context.userId, kind: 'upload' as const, key: finalKey, contentType, bytes: String(head.bytes), sha256, width, height, durationSeconds, frameRate, videoCodec };
      await this.keep(asset, context);
      this.outbox.wake();
      return { ...toUploadFacts(asset), sha256 };
    } catch (error) {
      await this.objects.delete(key);
      throw error;
    }
  }

  private async keep(asset: NewUpload, context: AskRequest<typeof ASKS.registerUpload>['context']): Promise<void> {
    const { id, workspaceId, contentType, bytes, sha256, width, height, durationSeconds } = asset;
    await this.assets.manager.transaction(async (manager) => {
      await manager.insert(Asset, asset);
      const tx = { query: <Row extends object>(sql: string, parameters?: unknown[]) => manager.query(sql, parameters) as Promise<Row[]> };
      await appendEvent(tx, EVENTS.storageAudited, {
        chain: workspaceId,
        action: 'upload.registered',
        target: { kind: 'upload', id },
        after: { contentType, bytes: Number(bytes), sha256, width, height, ...(durationSeconds === null ? {} : { durationSeconds }) },
        ...toAuditOrigin(context),
      });
    });
  }

  /** What is known of these uploads; those of another workspace are left out like those that do not exist. */
  async read(workspaceId: string, assetIds: string[]): Promise<AskReply<typeof ASKS.readUploads>['uploads']> {
    const assets = await this.assets.findBy({ id: In(assetIds), workspaceId, kind: 'upload' });
    return assets.map((asset) => ({ ...toUploadFacts(asset), key: asset.key }));
  }

  private async inspect(key: string, bytes: number, expected: keyof typeof LIMITS): Promise<Inspected> {
    const { megabytes, code, words } = LIMITS[expected];
    const refuse = (reason: string, message: string) => AppError.validation([{ path: 'body', code: reason, message }]);
    if (bytes === 0) throw refuse('empty', `The ${expected} is empty.`);
    if (bytes > megabytes * 1024 * 1024) throw refuse('too-large', `The ${expected} has more than ${megabytes} MB.`);
    const contentType = sniffMediaType(await readRange(this.objects, key, 0, Math.min(bytes, MAGIC_BYTES)));
    if (!contentType || MEDIA_TYPES[contentType].kind !== expected) throw refuse(code, `The file is not ${words}.`);
    let facts: Inspected['facts'];
    try {
      facts = await (expected === 'video' ? probeVideo : readImage)(this.objects, key, bytes);
    } catch (error) {
      throw refuse('unreadable', `The ${expected} cannot be read: ${error instanceof Error ? error.message : String(error)}.`);
    }
    if (expected === 'image') checkShape(facts, refuse);
    return { contentType, facts };
  }

  private async hash(key: string): Promise<string> {
    const hash = createHash('sha256');
    for await (const chunk of await this.objects.get(key)) hash.update(chunk as Buffer);
    return hash.digest('hex');
  }
}

function checkShape({ width, height }: ImageFacts, refuse: (code: string, message: string) => AppError): void {
  if (Math.min(width, height) < MIN_SIDE_PIXELS) throw refuse('too-small', `The image is ${width} × ${height} pixels; each side needs at least ${MIN_SIDE_PIXELS}.`);
  if (Math.max(width / height, height / width) > MAX_RATIO) throw refuse('ratio', `The image is ${width} × ${height} pixels; one side may be at most ${MAX_RATIO} times the other.`);
}

function toUploadFacts({ id, contentType, bytes, width, height, durationSeconds, frameRate }: Pick<Asset, 'id' | 'contentType' | 'bytes' | 'width' | 'height' | 'durationSeconds' | 'frameRate'>): UploadFacts {
  return {
    assetId: id,
    contentType: contentType as MediaType,
    bytes: Number(bytes),
    width: width ?? 0,
    height: height ?? 0,
    ...(durationSeconds === null ? {} : { durationSeconds }),
    ...(frameRate === null ? {} : { frameRate }),
  };
}
