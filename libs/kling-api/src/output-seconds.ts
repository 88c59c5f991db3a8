import type { KlingOrder } from './order.ts';
import { billedSeconds } from './prices.ts';

/** An extension adds 4 to 5 s (kling-api.md §5.11). */
const EXTENSION_SECONDS = 5;
/** Longest input a clip may follow (§4.2, §5.7, §5.9). */
const LONGEST_INPUT_SECONDS = { 'motion-image': 10, 'motion-video': 30, base: 15 } as const;

export interface OutputLength {
  /** Whole seconds; 0 for stills. */
  seconds: number;
  /** True when the clip follows an input whose length nobody knows: then `seconds` is the longest that is possible. */
  isAssumed: boolean;
}

/** How long the clip of an order becomes: what callers pay for and what plans limit. */
export function outputLength(order: Pick<KlingOrder, 'type' | 'durationSeconds' | 'video' | 'orientation'>): OutputLength {
  if (order.type === 'text-to-image' || order.type === 'image-to-image') return { seconds: 0, isAssumed: false };
  if (order.type === 'video-extend') return { seconds: EXTENSION_SECONDS, isAssumed: false };
  const followsInput = order.type === 'motion-control' || order.video?.role === 'base';
  if (!followsInput) return { seconds: order.durationSeconds ?? 0, isAssumed: false };
  if (order.video?.facts?.durationSeconds !== undefined) return { seconds: billedSeconds(order), isAssumed: false };
  return { seconds: LONGEST_INPUT_SECONDS[order.type !== 'motion-control' ? 'base' : order.orientation === 'image' ? 'motion-image' : 'motion-video'], isAssumed: true };
}
