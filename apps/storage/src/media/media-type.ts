import type { OutputKind, UploadFacts } from '@kp/task-contracts';

export type MediaType = UploadFacts['contentType'];

/** What each type is, and the ending its keys get. */
export const MEDIA_TYPES: Record<MediaType, { kind: OutputKind; extension: string }> = {
  'image/png': { kind: 'image', extension: 'png' },
  'image/jpeg': { kind: 'image', extension: 'jpg' },
  'video/mp4': { kind: 'video', extension: 'mp4' },
  'video/quicktime': { kind: 'video', extension: 'mov' },
};

/** So much of a file's beginning tells its type. */
export const MAGIC_BYTES = 32;
const PNG_BEGINNING = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const JPEG_BEGINNING = Buffer.from('ffd8ff', 'hex');
/** Real ones have some tens of bytes; the length of a JPEG that poses as one would be billions. */
const MAX_FTYP_BYTES = 4_096;

/**
 * The type of a file by its first bytes, whatever it was called. The beginnings exclude each other, so no file
 * passes for two kinds. @returns undefined for everything we do not take.
 */
export function sniffMediaType(beginning: Buffer): MediaType | undefined {
  if (beginning.subarray(0, PNG_BEGINNING.length).equals(PNG_BEGINNING)) return 'image/png';
  if (beginning.length < 12) return undefined;
  const isFtyp = beginning.toString('latin1', 4, 8) === 'ftyp';
  if (beginning.subarray(0, JPEG_BEGINNING.length).equals(JPEG_BEGINNING)) return isFtyp ? undefined : 'image/jpeg';
  if (!isFtyp || beginning.readUInt32BE(0) > MAX_FTYP_BYTES) return undefined;
  return beginning.toString('latin1', 8, 12) === 'qt  ' ? 'video/quicktime' : 'video/mp4';
}
