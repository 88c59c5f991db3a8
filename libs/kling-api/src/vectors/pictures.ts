/** Raw Base64 (no `data:` prefix) of the smallest files whose header states a size in pixels; `bytes` pads the file to that length. */
export function png(width: number, height: number, { bytes }: { bytes?: number } = {}): string {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header.set([8, 2, 0, 0, 0], 8); // 8 bits, RGB, the only compression and filter, not interlaced
  const parts = [Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a), chunk('IHDR', header)];
  const end = chunk('IEND', new Uint8Array());
  if (bytes !== undefined) parts.push(chunk('paDd', new Uint8Array(bytes - 45 - 12)));
  return base64([...parts, end]);
}

export function jpeg(width: number, height: number, { bytes }: { bytes?: number } = {}): string {
  const jfif = [0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];
  const components = [1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1];
  const frame = [0xff, 0xc0, 0, 17, 8, height >> 8, height & 0xff, width >> 8, width & 0xff, 3, ...components];
  const file = [0xff, 0xd8, ...jfif, ...frame];
  const padding = new Uint8Array(bytes === undefined ? 0 : bytes - file.length - 2);
  return base64([Uint8Array.from(file), padding, Uint8Array.of(0xff, 0xd9)]);
}

/** A format Kling does not take. */
export function gif(width: number, height: number): string {
  return base64([Uint8Array.from([0x47, 0x49, 0x46, 0x38, 0x39, 0x61, width & 0xff, width >> 8, height & 0xff, height >> 8, 0, 0, 0, 0x3b])]);
}

function chunk(name: string, data: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(Buffer.from(name, 'latin1'), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, crc32(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}

function base64(parts: Uint8Array[]): string {
  return Buffer.concat(parts).toString('base64');
}
