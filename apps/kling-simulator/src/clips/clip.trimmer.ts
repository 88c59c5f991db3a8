import { fileURLToPath } from 'node:url';
import { EncodedPacketSink, EncodedVideoPacketSource, FilePathSource, FilePathTarget, Input, MP4, Mp4OutputFormat, Output } from 'mediabunny';
import { FRAMES_PER_SECOND, frameCountOf, type ClipProfile } from './clip.profile.ts';

/** Ready-made clips of 15 s beside the sources; they have no B-frames, so any number of packets is a whole clip. */
const READY_MADE = { '16:9': '16x9.mp4', '9:16': '9x16.mp4', '1:1': '1x1.mp4' } as const;

/**
 * Cuts a ready-made clip to length by copying its packets: no encoder needed. Duration and ratio are as ordered;
 * resolution and colours are those of the file.
 *
 * @throws Error when the ready-made clip is shorter than the order
 */
export async function trimReadyMadeClip(profile: ClipProfile, outputPath: string): Promise<void> {
  const sourcePath = fileURLToPath(new URL(`../../clips/${READY_MADE[profile.aspectRatio]}`, import.meta.url));
  const input = new Input({ source: new FilePathSource(sourcePath), formats: [MP4] });
  try {
    const track = await input.getPrimaryVideoTrack();
    const codec = await track?.getCodec();
    const decoderConfig = await track?.getDecoderConfig();
    if (track == null || codec == null || decoderConfig == null) throw new Error('The ready-made clip has no readable video track.');

    const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target: new FilePathTarget(outputPath) });
    const video = new EncodedVideoPacketSource(codec);
    output.addVideoTrack(video, { frameRate: FRAMES_PER_SECOND });
    await output.start();

    let missing = frameCountOf(profile);
    for await (const packet of new EncodedPacketSink(track).packets()) {
      await video.add(packet, { decoderConfig });
      missing -= 1;
      if (missing === 0) break;
    }
    if (missing > 0) throw new Error(`The ready-made clip is ${missing} frames too short.`);
    await output.finalize();
  } finally {
    input.dispose();
  }
}
