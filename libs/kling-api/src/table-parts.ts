import type { MediaLimits } from './capability.ts';
import type { AspectRatio } from './order.ts';

/** Pieces that many rows of the capability table share. */

/** Kling's megabyte is not defined; the larger reading is taken, so that nothing it accepts is refused. */
export const MEGABYTE = 1024 * 1024;
export const FIVE_OR_TEN = [5, 10] as const;
export const THREE_RATIOS: readonly AspectRatio[] = ['16:9', '9:16', '1:1'];
export const EIGHT_RATIOS: readonly AspectRatio[] = ['16:9', '9:16', '1:1', '4:3', '3:4', '3:2', '2:3', '21:9'];
export const STD_PRO = { qualities: ['std', 'pro'], resolutions: { std: '720p', pro: '1080p' } } as const;
export const STD_PRO_4K = { qualities: ['std', 'pro', '4k'], resolutions: { std: '720p', pro: '1080p', '4k': '4k' } } as const;

/** Whole seconds from `first` to `last`. */
export const secondsFromTo = (first: number, last: number): readonly number[] => Array.from({ length: last - first + 1 }, (_, index) => first + index);

const ANY_IMAGE = { formats: ['jpeg', 'png'], minSide: 300, minAspect: 0.4, maxAspect: 2.5 } as const;
/** §5.1. */
export const LEGACY_IMAGE: MediaLimits = { ...ANY_IMAGE, maxBytes: 10 * MEGABYTE };
/** §4.2. */
export const NEW_IMAGE: MediaLimits = { ...ANY_IMAGE, maxBytes: 50 * MEGABYTE };
