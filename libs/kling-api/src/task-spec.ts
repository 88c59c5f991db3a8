import type { AspectRatio, AudioChoice, CameraControl, DynamicMask, ImageResolution, KlingTaskType, MediaInput, Quality, Shot } from './order.ts';

/** How strongly the result follows its input: `faithful`, `balanced` and `free`, or a number from 0 to 1. */
export const STRENGTH_PRESETS = { faithful: 0.8, balanced: 0.5, free: 0.2 } as const;
export type StrengthPreset = keyof typeof STRENGTH_PRESETS;

export const MOTION_PRESETS = ['subtle', 'medium', 'dynamic', 'cinematic-camera'] as const;
export type MotionPreset = (typeof MOTION_PRESETS)[number];

export const REFERENCE_KINDS = ['face', 'subject', 'image', 'element', 'video'] as const;

export interface TaskReference {
  kind: (typeof REFERENCE_KINDS)[number];
  /** The picture or clip; absent for elements. */
  media?: MediaInput | undefined;
  elementId?: string | undefined;
  /** The prompt speaks of it as `@name`; `image_1`, `element_1`, `video_1` when absent. */
  name?: string | undefined;
  /** Of a video: follow it (`feature`, the default) or edit it (`base`). */
  use?: 'feature' | 'base' | undefined;
}

/**
 * What a caller asks for, in the words of the public API, with media resolved to inputs. The parameters of the
 * mission's guide are all here; `seed` is not: Kling has none (kling-api.md §0), it is only kept with the task.
 */
export interface TaskSpec {
  type: KlingTaskType;
  /** Public id or alias; the default model of the type when absent. */
  model?: string | undefined;
  prompt?: string | undefined;
  negativePrompt?: string | undefined;
  durationSeconds?: number | undefined;
  aspectRatio?: AspectRatio | undefined;
  quality?: Quality | undefined;
  resolution?: ImageResolution | undefined;
  audio?: AudioChoice | undefined;
  /** `imageUrl`: start frame, source image, or the character of a motion transfer. */
  image?: MediaInput | undefined;
  firstFrame?: MediaInput | undefined;
  lastFrame?: MediaInput | undefined;
  motionClip?: MediaInput | undefined;
  references?: readonly TaskReference[] | undefined;
  voices?: readonly { voiceId: string; name?: string | undefined }[] | undefined;
  multiShot?: boolean | undefined;
  shots?: readonly Shot[] | undefined;
  strength?: StrengthPreset | number | undefined;
  motionPreset?: MotionPreset | undefined;
  camera?: CameraControl | undefined;
  motionBrush?: { staticMask?: MediaInput | undefined; dynamicMasks?: readonly DynamicMask[] | undefined } | undefined;
  characterOrientation?: 'image' | 'video' | undefined;
  imageCount?: number | undefined;
  /** Kling's id of the clip to extend. */
  sourceVideoId?: string | undefined;
}
