import type { ClipProfile } from './media.profile.ts';

export const AUDIO_RATE = 48_000;
/** Samples in one AAC frame. */
export const AUDIO_FRAME_SAMPLES = 1024;

/** Whole AAC frames that fit into the picture's length: sound never makes a clip longer than its record says. */
export function audioFramesOf({ frames, frameRate }: Pick<ClipProfile, 'frames' | 'frameRate'>): number {
  return Math.floor((frames / frameRate) * (AUDIO_RATE / AUDIO_FRAME_SAMPLES));
}
