interface UploadLimit {
  kind: 'image' | 'video';
  megabytes: number;
  maxBytes: number;
}

const limit = (kind: UploadLimit['kind'], megabytes: number): UploadLimit => ({ kind, megabytes, maxBytes: megabytes * 1024 * 1024 });
const IMAGE = limit('image', 50);
const VIDEO = limit('video', 200);
/** The largest files that any model takes (kling-api.md §4.2). */
const LIMITS: Record<string, UploadLimit> = { 'image/png': IMAGE, 'image/jpeg': IMAGE, 'video/mp4': VIDEO, 'video/quicktime': VIDEO };

export const UPLOAD_TYPES = Object.keys(LIMITS);

/** What an upload of a type may weigh. @returns undefined for a type we do not take */
export function uploadLimitOf(contentType: string): UploadLimit | undefined {
  return Object.hasOwn(LIMITS, contentType) ? LIMITS[contentType] : undefined;
}

/** A content type without its parameters, in lower case; empty when there is none. */
export function mediaTypeOf(contentType: string | string[] | undefined): string {
  return typeof contentType === 'string' ? (contentType.split(';')[0] ?? '').trim().toLowerCase() : '';
}

/** The most that any type may weigh. */
export const MAX_UPLOAD_BYTES = Math.max(...Object.values(LIMITS).map(({ maxBytes }) => maxBytes));
