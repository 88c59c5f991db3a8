import type { AspectRatio, AudioChoice, ImageResolution, KlingDialect, KlingTaskType, Quality } from './order.ts';

/** The words of the capability table: what one model does for one type of task in one dialect. */

export type VideoResolution = '720p' | '1080p' | '4k';
/** `current`: in today's documentation. `legacy`: in older pages only, may be gone (§3.4). `retired`: not offered any more. */
export type CapabilityStatus = 'current' | 'legacy' | 'retired';

/** Under which choices something is offered; what is absent does not matter. */
export interface Combination {
  readonly qualities?: readonly Quality[];
  readonly durationsSeconds?: readonly number[];
  /** Only without sound. */
  readonly silent?: true;
}

export interface CameraOffer extends Combination {
  readonly types: readonly string[];
}

/** Bounds of a media file; sides and area in pixels. */
export interface MediaLimits {
  readonly formats: readonly ('jpeg' | 'png' | 'mp4' | 'mov')[];
  readonly maxBytes: number;
  readonly minSide?: number;
  readonly maxSide?: number;
  readonly maxArea?: number;
  /** Width divided by height. */
  readonly minAspect?: number;
  readonly maxAspect?: number;
  readonly minSeconds?: number;
  readonly maxSeconds?: number;
  readonly frameRates?: readonly [min: number, max: number];
}

/** What omni-video takes beside a prompt (§4.2, §5.7). */
export interface OmniRules {
  /** Images and elements together, without and with an input video. */
  readonly maxReferences: number;
  readonly maxReferencesWithVideo: number;
  /** Legacy: frames stand in `image_list` and count as images. */
  readonly framesCountAsImages: boolean;
  readonly maxElementsWithFrames: number;
  /** Elements and reference images may stand beside a first and last frame. */
  readonly referencesWithBothFrames: boolean;
  /** No frames when there are more images than this. */
  readonly maxImagesWithFrames?: number;
  /** Whether an end frame may stand beside a feature video. */
  readonly lastFrameWithFeatureVideo: boolean;
  /** Lengths when a first frame is the only reference. */
  readonly firstFrameOnlyDurationsSeconds?: readonly number[];
  /** Which input video forces native sound off, and whether it may keep its own. */
  readonly silentWith: 'any-video' | 'feature-video';
  /** Legacy: a ratio must be given where no input decides the shape. */
  readonly ratioRequired: boolean;
  readonly video: MediaLimits;
}

export interface PriceRow extends Combination {
  readonly audio?: 'silent' | 'native';
  readonly voices?: boolean;
  /** With an input video. */
  readonly video?: boolean;
  readonly resolution?: ImageResolution;
  /** `second`: of the requested length. `clip`: the length is in `durationsSeconds`. */
  readonly unit: 'second' | 'clip' | 'image';
  /** Kling's video units, or image units where `unit` is `image`. */
  readonly units: number;
}

export interface Capability {
  readonly type: KlingTaskType;
  readonly dialect: KlingDialect;
  /** Path of the create call. */
  readonly path: string;
  /** `model_name`, or the last segment of the path; empty where the body names no model (video-extend). */
  readonly modelName: string;
  readonly status: CapabilityStatus;
  /** Sections of kling-api.md that the row was read from. */
  readonly source: string;

  readonly prompt: 'required' | 'optional';
  /** Unicode code points. */
  readonly promptMaxCharacters: number;
  /** Absent: the model has no such field, and what to avoid becomes the prompt's tail. */
  readonly negativePromptMaxCharacters?: number;
  /** Cheapest first; empty where there is nothing to choose. Without `acceptsMode` the one entry is the only output. */
  readonly qualities: readonly Quality[];
  readonly acceptsMode: boolean;
  readonly resolutions: Readonly<Partial<Record<Quality, VideoResolution>>>;
  /** Frames per second of the result: stated for some (§3.1, §3.2), 24 where it is not. */
  readonly frameRate: 24 | 30;
  /** Whole seconds that may be requested, ascending; empty where the length follows an input. */
  readonly durationsSeconds: readonly number[];
  /** Empty where the shape follows an input. */
  readonly aspectRatios: readonly AspectRatio[];
  /** Absent: no choice. */
  readonly audio?: { readonly choices: readonly AudioChoice[]; readonly native?: Combination };
  readonly audioAlways?: true;
  readonly cfgScale: 'accepted' | 'refused' | 'not-stated';

  readonly firstFrame?: 'required' | 'optional';
  /** End frame beside a start frame. */
  readonly lastFrame?: readonly Combination[];
  /** End frame without a start frame. */
  readonly lastFrameAlone?: readonly Combination[];
  readonly camera?: readonly CameraOffer[];
  readonly motionBrush?: readonly Combination[];
  /** `structured`: fields of its own. `prompt`: a syntax inside the prompt (§4.2). */
  readonly multiShot?: 'structured' | 'prompt';
  /** The new generation's switch `settings.multi_shot` exists. */
  readonly multiShotSwitch?: true;
  readonly maxElements?: number;
  readonly voices?: { readonly max: number } & Combination;
  readonly images?: { readonly min: number; readonly max: number };
  readonly omni?: OmniRules;
  readonly motion?: { readonly image: MediaLimits; readonly video: MediaLimits; readonly maxSecondsFollowingImage: number };
  readonly extend?: true;
  readonly stills?: {
    readonly resolutions: readonly ImageResolution[];
    readonly maxCount: number;
    /** Images and elements together. */
    readonly maxReferences: number;
    readonly references?: readonly ('subject' | 'face')[];
    readonly fidelity?: true;
    /** Connected images instead of separate ones. */
    readonly series?: true;
  };
  readonly imageLimits: MediaLimits;
  readonly prices: readonly PriceRow[];
}

export interface ModelRow {
  /** Public id in the spelling of the new generation (§3.1, note on spelling). */
  readonly id: string;
  /** Other names we accept for it; legacy `model_name`s are among them. */
  readonly aliases: readonly string[];
  readonly capabilities: readonly Capability[];
}

/** True when what is asked for is one of the combinations. */
export function isOffered(combinations: readonly Combination[] | undefined, asked: { quality?: Quality | undefined; durationSeconds?: number | undefined; silent: boolean }): boolean {
  return (combinations ?? []).some(
    ({ qualities, durationsSeconds, silent }) =>
      (qualities === undefined || asked.quality === undefined || qualities.includes(asked.quality)) &&
      (durationsSeconds === undefined || asked.durationSeconds === undefined || durationsSeconds.includes(asked.durationSeconds)) &&
      (silent === undefined || asked.silent),
  );
}

/** A combination in words, for messages: "pro, 5 or 10 s, without sound". */
export function describeCombination({ qualities, durationsSeconds, silent }: Combination): string {
  const parts = [qualities?.join(' or '), durationsSeconds && `${durationsSeconds.join(' or ')} s`, silent && 'without sound'].filter(Boolean);
  return parts.length === 0 ? 'any settings' : parts.join(', ');
}
