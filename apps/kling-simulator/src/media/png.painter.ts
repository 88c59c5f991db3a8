import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { crc32, createDeflate } from 'node:zlib';
import type { PictureProfile } from './media.profile.ts';
import { PALETTES, type Palette } from './palettes.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS = 256;
/** Painted per turn of the event loop: a few milliseconds. */
const PIXELS_PER_TURN = 20_000;

/** Writes a glow in a palette's colours as a PNG of 256 colours. Same input, same bytes; no encoder needed. */
export async function paintPicture(profile: PictureProfile, outputPath: string): Promise<void> {
  const { width, height } = profile;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits per pixel, indexed colours, the only methods there are.
  header.set([8, 3, 0, 0, 0], 8);
  const palette = PALETTES[profile.palette] ?? (PALETTES[0] as Palette);

  async function* chunks(): AsyncGenerator<Buffer> {
    yield Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('PLTE', colourTable(palette))]);
    for await (const compressed of Readable.from(rows(profile), { objectMode: false }).pipe(createDeflate({ level: 3 }))) yield chunk('IDAT', compressed as Buffer);
    yield chunk('IEND', Buffer.alloc(0));
  }
  await pipeline(Readable.from(chunks(), { objectMode: false }), createWriteStream(outputPath));
}

/** Rows of colour numbers, each after its filter byte; the distance to a centre that moves from picture to picture. */
async function* rows({ width, height, variant }: PictureProfile): AsyncGenerator<Buffer> {
  const [centreX, centreY] = [width * (0.3 + 0.05 * variant), height * (0.45 + 0.03 * variant)];
  const scale = (COLOURS - 1) / Math.hypot(Math.max(centreX, width - centreX), Math.max(centreY, height - centreY));
  const perTurn = Math.max(1, Math.floor(PIXELS_PER_TURN / width));
  for (let top = 0; top < height; top += perTurn) {
    const count = Math.min(perTurn, height - top);
    const block = Buffer.alloc(count * (width + 1));
    for (let row = 0; row < count; row += 1) {
      const dy2 = (top + row - centreY) ** 2;
      const start = row * (width + 1) + 1;
      for (let x = 0; x < width; x += 1) block[start + x] = Math.sqrt((x - centreX) ** 2 + dy2) * scale;
    }
    yield block;
    await nextTurn();
  }
}

/** From the glow to the rim, through the colours between. */
function colourTable(palette: Palette): Buffer {
  const table = Buffer.alloc(COLOURS * 3);
  const stops = palette.map((colour) => [0, 2, 4].map((offset) => Number.parseInt(colour.slice(offset, offset + 2), 16)));
  for (let index = 0; index < COLOURS; index += 1) {
    const place = (index / (COLOURS - 1)) * (stops.length - 1);
    const lower = Math.min(Math.floor(place), stops.length - 2);
    for (let channel = 0; channel < 3; channel += 1) {
      const [from, to] = [stops[lower]?.[channel] ?? 0, stops[lower + 1]?.[channel] ?? 0];
      table[index * 3 + channel] = Math.round(from + (to - from) * (place - lower));
    }
  }
  return table;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
