import type { ObjectStore } from '@kp/object-store';
import { AppError, type ASKS, type AskReply, type AskRequest } from '@kp/task-contracts';
import { imageSize } from 'image-size';
import { createHash } from 'node:crypto';
import type { Repository } from 'typeorm';
import type { Asset } from '../assets/asset.entity.ts';

/** Kling's limits for an image input (kling-api.md §5.1). */
const MAX_BYTES = 10 * 1024 * 1024;
const MIN_SIDE_PIXELS = 300;
const MAX_RATIO = 2.5;
/** Dimensions stand near the beginning, also behind a large EXIF block. */
const HEAD_BYTES = 512 * 1024;
const EXTENSIONS: Record<string, string> = { png: 'png', jpg: 'jpg' };

/** Takes in images that the gateway has streamed to staging: checked by content, not by what was claimed. */
export class UploadsService {
  private readonly objects: ObjectStore;
  private readonly assets: Repository<Asset>;

  constructor(objects: ObjectStore, assets: Repository<Asset>) {
    this.objects = objects;
    this.assets = assets;
  }

  /** @throws AppError `validation-failed` for anything Kling would refuse; the staged object is deleted then. */
  async register({ context, assetId, key }: AskRequest<typeof ASKS.registerUpload>): Promise<AskReply<typeof ASKS.registerUpload>> {
    const head = await this.objects.head(key);
    if (!head) throw new AppError('not-found', 'The upload is not there any more; send it again.');
    try {
      const { extension, width, height } = await this.inspect(key, head.bytes);
      const sha256 = await this.hash(key);
      const contentType = extension === 'png' ? 'image/png' : 'image/jpeg';
      const finalKey = `uploads/${context.workspaceId}/${assetId}.${extension}`;
      await this.objects.move(key, finalKey);
      await this.assets.insert({ id: assetId, workspaceId: context.workspaceId, userId: context.userId, kind: 'upload', key: finalKey, contentType, bytes: String(head.bytes), sha256, width, height });
      return { assetId, bytes: head.bytes, sha256, width, height, contentType };
    } catch (error) {
      await this.objects.delete(key);
      throw error;
    }
  }

  private async inspect(key: string, bytes: number): Promise<{ extension: string; width: number; height: number }> {
    const refuse = (code: string, message: string) => AppError.validation([{ path: 'body', code, message }]);
    if (bytes === 0) throw refuse('empty', 'The image is empty.');
    if (bytes > MAX_BYTES) throw refuse('too-large', 'The image has more than 10 MB.');
    const chunks: Buffer[] = [];
    for await (const chunk of await this.objects.get(key, { start: 0, end: Math.min(bytes, HEAD_BYTES) - 1 })) chunks.push(chunk as Buffer);
    let size: { width: number; height: number; type?: string };
    try {
      size = imageSize(Buffer.concat(chunks));
    } catch {
      throw refuse('not-an-image', 'The file is not a PNG or JPEG image.');
    }
    const { width, height } = size;
    const extension = EXTENSIONS[size.type ?? ''];
    if (!extension) throw refuse('not-an-image', 'The file is not a PNG or JPEG image.');
    if (Math.min(width, height) < MIN_SIDE_PIXELS) throw refuse('too-small', `The image is ${width} × ${height} pixels; each side needs at least ${MIN_SIDE_PIXELS}.`);
    if (Math.max(width / height, height / width) > MAX_RATIO) throw refuse('ratio', `The image is ${width} × ${height} pixels; one side may be at most ${MAX_RATIO} times the other.`);
    return { extension, width, height };
  }

  private async hash(key: string): Promise<string> {
    const hash = createHash('sha256');
    for await (const chunk of await this.objects.get(key)) hash.update(chunk as Buffer);
    return hash.digest('hex');
  }
}
