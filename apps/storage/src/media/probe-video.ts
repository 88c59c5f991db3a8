import type { ObjectStore } from '@kp/object-store';
import { CustomSource, Input, MP4, QTFF } from 'mediabunny';
import { assertWholeBoxes } from './mp4-boxes.ts';
import { readRange } from './read-range.ts';

/** What a clip really is, read from its container. Sides in pixels. */
export interface VideoFacts {
  durationSeconds: number;
  width: number;
  height: number;
  frameRate?: number;
  videoCodec?: string;
}

/** The index of a long film has some megabytes; a file that claims more is not worth the memory. */
const MAX_READ_BYTES = 32 * 1024 * 1024;
/** So many frames tell the rate; a clip has hundreds. */
const PACKETS_FOR_RATE = 120;

/**
 * Reads a stored clip's container without loading the file. Only MP4 and QuickTime are tried: other readers of the
 * library follow playlists. @throws Error when it is not a playable video.
 */
export async function probeVideo(objects: ObjectStore, key: string, bytes: number): Promise<VideoFacts> {
  await assertWholeBoxes(objects, key, bytes);
  const input = new Input({
    formats: [MP4, QTFF],
    source: new CustomSource({
      getSize: () => bytes,
      read: async (start, end) => {
        if (end - start > MAX_READ_BYTES) throw new Error('the index of the file is too large');
        return new Uint8Array(await readRange(objects, key, start, end));
      },
    }),
  });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (!track) throw new Error('the file has no video track');
    const durationSeconds = await input.computeDuration();
    const videoCodec = await track.getCodec();
    const stats = await track.computePacketStats(PACKETS_FOR_RATE);
    if (!(durationSeconds > 0)) throw new Error('the video has no duration');
    return {
      durationSeconds: Math.round(durationSeconds * 1_000) / 1_000,
      width: await track.getDisplayWidth(),
      height: await track.getDisplayHeight(),
      ...(stats.averagePacketRate > 0 ? { frameRate: Math.round(stats.averagePacketRate * 100) / 100 } : {}),
      ...(videoCodec ? { videoCodec } : {}),
    };
  } finally {
    input.dispose();
  }
}
