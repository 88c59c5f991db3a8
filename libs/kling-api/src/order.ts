/**
 * The order: everything that can be asked of Kling, complete and independent of the dialect it travels in. A
 * caller's request becomes an order, the rules are checked on it, and a payload is made from it; the simulator goes
 * the other way. So each rule stands once.
 */

/** `legacy`: paths begin with `/v1/`, the model is `model_name`. `new`: the path ends in the model (kling-api.md §0). */
export const KLING_DIALECTS = ['legacy', 'new'] as const;
export type KlingDialect = (typeof KLING_DIALECTS)[number];

export const KLING_TASK_TYPES = ['text-to-video', 'image-to-video', 'multi-image-to-video', 'omni-video', 'motion-control', 'video-extend', 'text-to-image', 'image-to-image'] as const;
export type KlingTaskType = (typeof KLING_TASK_TYPES)[number];

/** Kling's `mode`; in the new generation std = 720p, pro = 1080p (§0). */
export const QUALITIES = ['std', 'pro', '4k'] as const;
export type Quality = (typeof QUALITIES)[number];
export const IMAGE_RESOLUTIONS = ['1k', '2k', '4k'] as const;
export type ImageResolution = (typeof IMAGE_RESOLUTIONS)[number];
/** The eight ratios of §3.3 (videos take the first three), and `auto` of omni-image (§5.14). */
export const ASPECT_RATIOS = ['16:9', '9:16', '1:1', '4:3', '3:4', '3:2', '2:3', '21:9', 'auto'] as const;
export type AspectRatio = (typeof ASPECT_RATIOS)[number];
/** `native`: made with the clip. `original`: the input video's own sound is kept. */
export const AUDIO_CHOICES = ['native', 'original', 'off'] as const;
export type AudioChoice = (typeof AUDIO_CHOICES)[number];

/** What is known about a media file before it is sent. Whatever is absent is not checked. */
export interface MediaFacts {
  format?: 'jpeg' | 'png' | 'mp4' | 'mov' | undefined;
  bytes?: number | undefined;
  /** Pixels. */
  width?: number | undefined;
  height?: number | undefined;
  durationSeconds?: number | undefined;
  /** Frames per second. */
  frameRate?: number | undefined;
}

export interface MediaInput {
  /** An http(s) URL, or raw Base64 without a `data:` prefix (§5.1). */
  source: string;
  facts?: MediaFacts | undefined;
}

/** An input that the prompt can speak of as `@name`. */
export interface NamedMedia extends MediaInput {
  name?: string | undefined;
}

export interface ReferenceVideo extends NamedMedia {
  /** `base`: the clip that is edited. `feature`: style, camera or content to follow. `motion`: movement to transfer. */
  role: 'base' | 'feature' | 'motion';
}

export interface CameraControl {
  /** `simple`, or one of the fixed moves of §5.6. */
  type: string;
  /** Exactly one non-zero movement in [-10, 10]; for `simple` only. */
  config?: Readonly<Record<string, number>> | undefined;
}

export interface DynamicMask {
  mask: MediaInput;
  /** Pixel coordinates, origin bottom-left (§5.5). */
  trajectories: readonly { x: number; y: number }[];
}

export interface Shot {
  prompt: string;
  durationSeconds: number;
}

export interface KlingOrder {
  type: KlingTaskType;
  /** Public id, for example `kling-3.0`. */
  model: string;
  /** May speak of named inputs as `@name`; empty where the model needs no prompt. */
  prompt: string;
  negativePrompt?: string | undefined;
  quality?: Quality | undefined;
  durationSeconds?: number | undefined;
  aspectRatio?: AspectRatio | undefined;
  audio?: AudioChoice | undefined;
  /** 0 to 1. */
  cfgScale?: number | undefined;
  /** Start frame; the character's picture for motion-control. */
  firstFrame?: NamedMedia | undefined;
  lastFrame?: NamedMedia | undefined;
  /** Reference images; the source image of image-to-image. */
  images?: readonly NamedMedia[] | undefined;
  video?: ReferenceVideo | undefined;
  /** Ids are longer than a double is exact, so they stay text (§5.1). */
  elements?: readonly { elementId: string; name?: string | undefined }[] | undefined;
  voices?: readonly { voiceId: string; name?: string | undefined }[] | undefined;
  camera?: CameraControl | undefined;
  staticMask?: MediaInput | undefined;
  dynamicMasks?: readonly DynamicMask[] | undefined;
  multiShot?: boolean | undefined;
  /** `customize`: shots are given. `intelligence`: Kling cuts by itself. */
  shotType?: 'customize' | 'intelligence' | undefined;
  shots?: readonly Shot[] | undefined;
  /** Whose orientation a motion transfer follows (§5.9). */
  orientation?: 'image' | 'video' | undefined;
  /** Kling's id of the clip to extend (§5.11). */
  sourceVideoId?: string | undefined;
  imageCount?: number | undefined;
  /** `imageCount` connected images instead of separate ones (§5.14). */
  series?: boolean | undefined;
  resolution?: ImageResolution | undefined;
  imageReference?: 'subject' | 'face' | undefined;
  /** 0 to 1. */
  imageFidelity?: number | undefined;
  humanFidelity?: number | undefined;
  /** Adds a second, watermarked result (§5.1). */
  watermark?: boolean | undefined;
}

/** What is wrong with an order. `path` names the order's own field, dotted where it is inside a list. */
export interface OrderProblem {
  path: string;
  code: string;
  message: string;
}

/** Length as limits count it: Unicode code points, so an emoji outside the BMP is one (Kling's own way is not stated). */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _character of text) count += 1;
  return count;
}

/** Whether a media source is an address and not content. */
export function isUrl(source: string): boolean {
  return /^https?:\/\//i.test(source);
}
