import type { ObjectStore } from '@kp/object-store';
import { ALL_FORMATS, CustomSource, Input } from 'mediabunny';

/** What a clip really is, read from its container. */
export interface ProbedVideo {
  durationSeconds: number;
  width: number;
  height: number;
  frameRate?: number;
  videoCodec?: string;
}

/** Reads a stored clip's container without loading the file. @throws Error when it is not a playable video. */
export async function probeVideo(objects: ObjectStore, key: string, bytes: number): Promise<ProbedVideo> {
  const input = new Input({
    formats: ALL_FORMATS,
    source: new CustomSource({
      getSize: () => bytes,
      read: async (start, end) => {
        const chunks: Buffer[] = [];
        for await (const chunk of await objects.get(key, { start, end: end - 1 })) chunks.push(chunk as Buffer);
        return new Uint8Array(Buffer.concat(chunks));
      },
    }),
  });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (!track) throw new Error('the file has no video track');
    const durationSeconds = await input.computeDuration();
    const videoCodec = await track.getCodec();
    const stats = await track.computePacketStats(120);
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
