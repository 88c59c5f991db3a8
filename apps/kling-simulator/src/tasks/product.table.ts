import type { VideoTaskType } from '@kp/kling-api/capabilities';
import { LEGACY_VIDEO_PATHS } from '@kp/kling-api/legacy-payload';

export interface Product {
  /** Create path; reads are below it, the list is on it (kling-api.md §5.0). */
  path: string;
  type: VideoTaskType;
}

/** What the simulator offers. A further product of the same shape is one more row. */
export const PRODUCTS: readonly Product[] = [
  { path: LEGACY_VIDEO_PATHS['text-to-video'], type: 'text-to-video' },
  { path: LEGACY_VIDEO_PATHS['image-to-video'], type: 'image-to-video' },
];
