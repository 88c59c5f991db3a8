import { fileURLToPath } from 'node:url';
import { EncodedAudioPacketSource, EncodedPacket, EncodedPacketSink, EncodedVideoPacketSource, FilePathSource, FilePathTarget, Input, MP4, Mp4OutputFormat, Output } from 'mediabunny';
import { AUDIO_FRAME_SAMPLES, AUDIO_RATE, audioFramesOf } from './audio.track.ts';
import type { ClipProfile } from './media.profile.ts';

/** Ready-made clips of 15 s beside the sources; they have no B-frames, so any number of packets is a whole clip. */
const READY_MADE = [
  { ratio: 16 / 9, file: '16x9.mp4' },
  { ratio: 9 / 16, file: '9x16.mp4' },
  { ratio: 1, file: '1x1.mp4' },
] as const;

/** One AAC-LC frame of stereo silence, and the decoder's description of such a track at 48 kHz. */
const SILENT_FRAME = new Uint8Array([0x21, 0x10, 0x04, 0x60, 0x8c, 0x1c]);
const AUDIO_CONFIG = { codec: 'mp4a.40.2', sampleRate: AUDIO_RATE, numberOfChannels: 2, description: new Uint8Array([0x11, 0x90]) };

/**
 * Makes a clip from a ready-made one by copying its packets: no encoder needed. Duration, frame rate, audio track and
 * the nearest ratio are as ordered; resolution and colours are those of the file. A longer order repeats it.
 */
export async function trimReadyMadeClip(profile: ClipProfile, outputPath: string): Promise<void> {
  const sourcePath = fileURLToPath(new URL(`../../clips/${nearestFile(profile)}`, import.meta.url));
  const input = new Input({ source: new FilePathSource(sourcePath), formats: [MP4] });
  try {
    const track = await input.getPrimaryVideoTrack();
    const codec = await track?.getCodec();
    const decoderConfig = await track?.getDecoderConfig();
    if (track == null || codec == null || decoderConfig == null) throw new Error('The ready-made clip has no readable video track.');

    const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target: new FilePathTarget(outputPath) });
    const video = new EncodedVideoPacketSource(codec);
    output.addVideoTrack(video, { frameRate: profile.frameRate });
    const audio = profile.hasAudio ? new EncodedAudioPacketSource('aac') : undefined;
    if (audio !== undefined) output.addAudioTrack(audio);
    await output.start();

    const adding = [addVideo(profile, new EncodedPacketSink(track), video, decoderConfig), ...(audio === undefined ? [] : [addSilence(profile, audio)])];
    await Promise.all(adding);
    await output.finalize();
  } finally {
    input.dispose();
  }
}

function nearestFile({ width, height }: ClipProfile): string {
  const distance = ({ ratio }: (typeof READY_MADE)[number]): number => Math.abs(Math.log(ratio / (width / height)));
  return READY_MADE.toSorted((a, b) => distance(a) - distance(b))[0]?.file ?? READY_MADE[0].file;
}

async function addVideo(profile: ClipProfile, sink: EncodedPacketSink, video: EncodedVideoPacketSource, decoderConfig: VideoDecoderConfig): Promise<void> {
  let frame = 0;
  while (frame < profile.frames) {
    const before = frame;
    for await (const packet of sink.packets()) {
      await video.add(packet.clone({ timestamp: frame / profile.frameRate, duration: 1 / profile.frameRate }), { decoderConfig });
      frame += 1;
      if (frame === profile.frames) break;
    }
    if (frame === before) throw new Error('The ready-made clip has no frames.');
  }
  video.close();
}

async function addSilence(profile: ClipProfile, audio: EncodedAudioPacketSource): Promise<void> {
  const seconds = AUDIO_FRAME_SAMPLES / AUDIO_RATE;
  for (let index = 0; index < audioFramesOf(profile); index += 1) {
    await audio.add(new EncodedPacket(SILENT_FRAME, 'key', index * seconds, seconds), { decoderConfig: AUDIO_CONFIG });
  }
  audio.close();
}
