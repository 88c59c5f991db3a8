import { createHash } from 'node:crypto';
import { findModel, type AspectRatio } from '@kp/kling-api/capabilities';
import type { Order } from '../tasks/task.store.ts';
import { PALETTES } from './palettes.ts';

/** Everything that tells one clip from another; two orders with the same profile share a file. */
export interface ClipProfile {
  durationSeconds: number;
  aspectRatio: AspectRatio;
  width: number;
  height: number;
  /** Index into the palettes. */
  palette: number;
}

/** 24 fps is what Kling's omni pages state (kling-api.md §3.1); other models state 24 or 30 (§3.2). */
export const FRAMES_PER_SECOND = 24;

const SHORT_SIDE_PIXELS = { '720p': 720, '1080p': 1080, '4k': 2160 } as const;
const LONG_SIDE_PIXELS = { '720p': 1280, '1080p': 1920, '4k': 3840 } as const;

/** The clip for an order: size from model and quality, colours from a hash of the prompt. */
export function clipProfileOf(order: Order): ClipProfile {
  const resolution = findModel(order.model)?.resolutions[order.quality] ?? '720p';
  const [short, long] = [SHORT_SIDE_PIXELS[resolution], LONG_SIDE_PIXELS[resolution]];
  const [width, height] = { '16:9': [long, short], '9:16': [short, long], '1:1': [short, short] }[order.aspectRatio] as [number, number];
  const palette = createHash('sha256').update(order.prompt).digest().readUInt32BE() % PALETTES.length;
  return { durationSeconds: order.durationSeconds, aspectRatio: order.aspectRatio, width, height, palette };
}

/** One frame more than asked for, as Kling does: 5 s come out as 5.041 s (§6). */
export function frameCountOf(profile: ClipProfile): number {
  return profile.durationSeconds * FRAMES_PER_SECOND + 1;
}
