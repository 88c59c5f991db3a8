import { FailedFetchError, RefusedUrlError, type OutboundGuard } from '@kp/http';
import { SizeLimitError, type ObjectStore } from '@kp/object-store';
import { AppError } from '@kp/task-contracts';
import { MAX_UPLOAD_BYTES, mediaTypeOf, UPLOAD_TYPES, uploadLimitOf } from './upload-limits.ts';

/** For the whole fetch; the caller waits for it. */
const FETCH_MS = 120_000;

/** Fetches a file from a URL that a caller chose, through the guard, as if the caller had sent it. */
export class FromUrl {
  private readonly guard: OutboundGuard;
  private readonly objects: ObjectStore;

  constructor(guard: OutboundGuard, objects: ObjectStore) {
    this.guard = guard;
    this.objects = objects;
  }

  /**
   * Streams what lies at a URL to a staging key; leaves nothing behind when it throws.
   *
   * @returns its content type, one of those we take
   * @throws AppError `validation-failed` that says what is wrong with the field `url`
   */
  async stage(url: string, key: string, signal: AbortSignal): Promise<string> {
    try {
      const { statusCode, headers, body } = await this.guard.fetch(url, { headers: { accept: UPLOAD_TYPES.join(', ') }, maxBytes: MAX_UPLOAD_BYTES, totalMs: FETCH_MS, signal });
      const contentType = mediaTypeOf(headers['content-type']);
      const limit = uploadLimitOf(contentType);
      const refusal =
        statusCode !== 200 ? fieldError('url-status', `The host answered ${statusCode}.`)
        : !limit ? fieldError('unsupported-type', `The host calls it ${shown(contentType)}. Taken are ${UPLOAD_TYPES.join(', ')}.`)
        : Number(headers['content-length'] ?? 0) > limit.maxBytes ? tooLarge(limit)
        : undefined;
      if (refusal || !limit) {
        body.destroy();
        throw refusal;
      }
      await this.objects.put(key, body, { contentType, maxBytes: limit.maxBytes }).catch((error: unknown) => Promise.reject(error instanceof SizeLimitError ? tooLarge(limit) : error));
      return contentType;
    } catch (error) {
      if (error instanceof RefusedUrlError || error instanceof FailedFetchError) throw fieldError(error.reason, error.message, error);
      throw error;
    }
  }
}

const fieldError = (code: string, message: string, cause?: unknown): AppError => {
  const { message: detail, errors = [] } = AppError.validation([{ path: 'url', code, message }]);
  return new AppError('validation-failed', detail, { errors, cause });
};
const tooLarge = (limit: { kind: string; megabytes: number }): AppError => fieldError('too-large', `The ${limit.kind} has more than ${limit.megabytes} MB.`);
const shown = (contentType: string): string => (/^[\w.+-]+\/[\w.+-]+$/.test(contentType) ? contentType.slice(0, 80) : 'nothing we know');
