import { imageGeneration } from './image-generation.vectors.ts';
import { imageToVideoLegacy } from './image-to-video-legacy.vectors.ts';
import { imageToVideo } from './image-to-video.vectors.ts';
import { motionControlLegacy } from './motion-control-legacy.vectors.ts';
import { motionControl } from './motion-control.vectors.ts';
import { multiImageLegacy } from './multi-image-legacy.vectors.ts';
import { omniImage } from './omni-image.vectors.ts';
import { omniVideoLegacy } from './omni-video-legacy.vectors.ts';
import { omniVideo } from './omni-video.vectors.ts';
import { textToVideoLegacy } from './text-to-video-legacy.vectors.ts';
import { textToVideo } from './text-to-video.vectors.ts';
import type { Vector } from './vector.ts';
import { videoExtendLegacy } from './video-extend-legacy.vectors.ts';

/** Every create request with a known answer, both generations. Heavy bodies are built when they are read: do not spread a vector. */
export const ALL_VECTORS: readonly Vector[] = [
  ...textToVideoLegacy,
  ...imageToVideoLegacy,
  ...omniVideoLegacy,
  ...multiImageLegacy,
  ...motionControlLegacy,
  ...videoExtendLegacy,
  ...imageGeneration,
  ...omniImage,
  ...textToVideo,
  ...imageToVideo,
  ...omniVideo,
  ...motionControl,
];
