import { KlingApiError } from '../kling.envelope.ts';

const MAX_BYTES = 10 * 1024 * 1024;
const MIN_SIDE_PIXELS = 300;
const MAX_RATIO = 2.5;

export interface ImageSize {
  width: number;
  height: number;
}

/**
 * Checks an image input: URL or raw Base64 of a JPEG or PNG, at most 10 MB, sides from 300 px, ratio 1:2.5 to 2.5:1
 * (kling-api.md §5.1). A URL is not fetched; only its form is checked.
 *
 * @returns the size in pixels, or undefined for a URL
 * @throws KlingApiError 1201
 */
export function checkImageInput(field: string, value: string): ImageSize | undefined {
  if (/^https?:\/\//i.test(value)) {
    if (!URL.canParse(value)) throw new KlingApiError(1201, `${field} value is not a valid URL`);
    return undefined;
  }
  if (!/^[A-Za-z0-9+/\s]+={0,2}\s*$/.test(value)) {
    throw new KlingApiError(1201, `${field} value is invalid: neither a URL nor Base64 without a data prefix`);
  }
  const bytes = Buffer.from(value, 'base64');
  if (bytes.length > MAX_BYTES) throw new KlingApiError(1201, `${field} exceeds 10 MB`);

  const size = pngSize(bytes) ?? jpegSize(bytes);
  if (size === undefined) throw new KlingApiError(1201, `${field} is neither JPEG nor PNG`);
  if (Math.min(size.width, size.height) < MIN_SIDE_PIXELS) throw new KlingApiError(1201, `${field} sides must be at least ${MIN_SIDE_PIXELS} px`);
  if (Math.max(size.width / size.height, size.height / size.width) > MAX_RATIO) {
    throw new KlingApiError(1201, `${field} aspect ratio must be between 1:2.5 and 2.5:1`);
  }
  return size;
}

function pngSize(bytes: Buffer): ImageSize | undefined {
  if (bytes.length < 24 || bytes.readUInt32BE(0) !== 0x89504e47) return undefined;
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Walks the segments up to the first start-of-frame, which holds the size. */
function jpegSize(bytes: Buffer): ImageSize | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  let offset = 2;
  while (offset + 9 <= bytes.length) {
    const marker = bytes[offset + 1] ?? 0;
    if (bytes[offset] !== 0xff) return undefined;
    const isStartOfFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isStartOfFrame) return { height: bytes.readUInt16BE(offset + 5), width: bytes.readUInt16BE(offset + 7) };
    offset += 2 + bytes.readUInt16BE(offset + 2);
  }
  return undefined;
}
