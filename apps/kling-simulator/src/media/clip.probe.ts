import { FilePathSource, Input, MP4 } from 'mediabunny';

/** What a clip really is, read from the file. */
export interface ClipFacts {
  durationSeconds: number;
  width: number;
  height: number;
  codec: string | null;
  /** Frames per second, over the whole clip. */
  frameRate: number;
  audioCodec: string | null;
}

/**
 * Reads length, size, rate and tracks of an MP4 without decoding it.
 *
 * @throws Error when the file is no MP4 or has no video track
 */
export async function probeClip(path: string): Promise<ClipFacts> {
  const input = new Input({ source: new FilePathSource(path), formats: [MP4] });
  try {
    const track = await input.getPrimaryVideoTrack();
    if (track == null) throw new Error('The file has no video track.');
    const audio = await input.getPrimaryAudioTrack();
    return {
      durationSeconds: await input.computeDuration(),
      width: await track.getDisplayWidth(),
      height: await track.getDisplayHeight(),
      codec: await track.getCodec(),
      frameRate: (await track.computePacketStats()).averagePacketRate,
      audioCodec: audio == null ? null : await audio.getCodec(),
    };
  } finally {
    input.dispose();
  }
}
