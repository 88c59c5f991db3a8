import { isUrl, type MediaFacts, type MediaInput } from './order.ts';

/** Enough for the size of any PNG and of JPEGs whose metadata is not excessive. */
const HEADER_CHARACTERS = 512 * 1024;

/** Facts of an image given as raw Base64, read from its header; `format` is absent when it is neither JPEG nor PNG. */
export function imageFactsOf(base64: string): MediaFacts {
  const header = Buffer.from(base64.slice(0, HEADER_CHARACTERS), 'base64');
  return { bytes: Buffer.byteLength(base64, 'base64'), ...(pngFacts(header) ?? jpegFacts(header)) };
}

/** An image with what its header says; of an address nothing is known. */
export function imageInput(source: string): MediaInput {
  return isUrl(source) ? { source } : { source, facts: imageFactsOf(source) };
}

function pngFacts(bytes: Buffer): MediaFacts | undefined {
  if (bytes.length < 24 || bytes.readUInt32BE(0) !== 0x89504e47) return undefined;
  return { format: 'png', width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

/** Walks the segments up to the first start-of-frame, which holds the size. */
function jpegFacts(bytes: Buffer): MediaFacts | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  let offset = 2;
  while (offset + 9 <= bytes.length) {
    const marker = bytes[offset + 1] ?? 0;
    if (bytes[offset] !== 0xff) return undefined;
    const isStartOfFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isStartOfFrame) return { format: 'jpeg', height: bytes.readUInt16BE(offset + 5), width: bytes.readUInt16BE(offset + 7) };
    offset += 2 + bytes.readUInt16BE(offset + 2);
  }
  return undefined;
}
