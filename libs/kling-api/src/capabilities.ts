/**
 * What each Kling model can do, as data: the one table that validation, `GET /v1/models`, prices and the simulator
 * read. Adding a model is one row. This edition holds the legacy text2video and image2video models of
 * kling-api.md §3.2; limits that the source does not state are marked as such and never guessed.
 */

export type Quality = 'std' | 'pro' | '4k';
export type AspectRatio = '16:9' | '9:16' | '1:1';
export type VideoTaskType = 'text-to-video' | 'image-to-video';

export interface ModelCapabilities {
  /** Public id in the spelling of the new generation (kling-api.md §3.1, note on spelling). */
  readonly id: string;
  /** Other names we accept for it; the legacy `model_name` is one of them. */
  readonly aliases: readonly string[];
  /** `model_name` on legacy paths. */
  readonly legacyName: string;
  /** `current`: also documented in the new generation (§3.1). `legacy`: only in older pages, may be retired (§3.4). */
  readonly status: 'current' | 'legacy';
  readonly textToVideo: boolean;
  readonly imageToVideo: boolean;
  /** Offered qualities, cheapest first; where `acceptsMode` is false this is the model's only output. */
  readonly qualities: readonly Quality[];
  /** Whether the body may carry `mode`. */
  readonly acceptsMode: boolean;
  readonly resolutions: Readonly<Partial<Record<Quality, '720p' | '1080p' | '4k'>>>;
  /** Whole seconds that may be requested, ascending. */
  readonly durationsSeconds: readonly number[];
  /** For text-to-video only: image-to-video follows its image (§5.5). */
  readonly aspectRatios: readonly AspectRatio[];
  /** Unicode code points. */
  readonly promptMaxCharacters: number;
  readonly negativePrompt: boolean;
  readonly negativePromptMaxCharacters: number;
  readonly cfgScale: 'accepted' | 'refused' | 'not-stated';
  /** Qualities for which `sound: "on"` is offered. */
  readonly soundQualities: readonly Quality[];
  /** Section of kling-api.md that the row was read from. */
  readonly source: string;
}

/** Requests without a model use this one. */
export const DEFAULT_MODEL_ID = 'kling-3.0';

const FIVE_OR_TEN = [5, 10] as const;
const THREE_TO_FIFTEEN = [3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15] as const;

/** What §5.4, §5.5 and §5.1 say of every legacy text2video and image2video model. */
const LEGACY_COMMON = {
  imageToVideo: true,
  acceptsMode: true,
  resolutions: { std: '720p', pro: '1080p' },
  qualities: ['std', 'pro'],
  durationsSeconds: FIVE_OR_TEN,
  aspectRatios: ['16:9', '9:16', '1:1'],
  promptMaxCharacters: 2500,
  negativePrompt: true,
  negativePromptMaxCharacters: 2500,
  cfgScale: 'refused',
  soundQualities: [],
  source: 'kling-api.md §3.2',
} as const;

/** Newest first: the order in which models are shown. */
const MODELS: readonly ModelCapabilities[] = [
  {
    ...LEGACY_COMMON,
    id: 'kling-3.0',
    aliases: ['kling-v3'],
    legacyName: 'kling-v3',
    status: 'current',
    textToVideo: true,
    qualities: ['std', 'pro', '4k'],
    resolutions: { std: '720p', pro: '1080p', '4k': '4k' },
    durationsSeconds: THREE_TO_FIFTEEN,
    cfgScale: 'not-stated',
    soundQualities: ['std', 'pro', '4k'],
  },
  { ...LEGACY_COMMON, id: 'kling-2.6', aliases: ['kling-v2-6'], legacyName: 'kling-v2-6', status: 'current', textToVideo: true, soundQualities: ['pro'] },
  { ...LEGACY_COMMON, id: 'kling-2.5-turbo', aliases: ['kling-v2-5-turbo'], legacyName: 'kling-v2-5-turbo', status: 'current', textToVideo: true },
  {
    ...LEGACY_COMMON,
    id: 'kling-2.1-master',
    aliases: ['kling-v2-1-master'],
    legacyName: 'kling-v2-1-master',
    status: 'legacy',
    textToVideo: true,
    qualities: ['pro'],
    acceptsMode: false,
    resolutions: { pro: '1080p' },
  },
  { ...LEGACY_COMMON, id: 'kling-2.1', aliases: ['kling-v2-1'], legacyName: 'kling-v2-1', status: 'legacy', textToVideo: false },
  {
    ...LEGACY_COMMON,
    id: 'kling-2.0-master',
    aliases: ['kling-v2-master'],
    legacyName: 'kling-v2-master',
    status: 'legacy',
    textToVideo: true,
    qualities: ['std'],
    acceptsMode: false,
    resolutions: { std: '720p' },
  },
  { ...LEGACY_COMMON, id: 'kling-1.6', aliases: ['kling-v1-6'], legacyName: 'kling-v1-6', status: 'legacy', textToVideo: true, cfgScale: 'accepted' },
  { ...LEGACY_COMMON, id: 'kling-1.5', aliases: ['kling-v1-5'], legacyName: 'kling-v1-5', status: 'legacy', textToVideo: false, cfgScale: 'accepted' },
  {
    ...LEGACY_COMMON,
    id: 'kling-1.0',
    aliases: ['kling-v1'],
    legacyName: 'kling-v1',
    status: 'legacy',
    textToVideo: true,
    resolutions: { std: '720p', pro: '720p' },
    cfgScale: 'accepted',
  },
];

const MODELS_BY_NAME: ReadonlyMap<string, ModelCapabilities> = new Map(
  MODELS.flatMap((model) => [model.id, ...model.aliases].map((name) => [name, model] as const)),
);

/** Every model, newest first. */
export function listModels(): readonly ModelCapabilities[] {
  return MODELS;
}

/** The model with this public id or alias (spelled exactly), or undefined. */
export function findModel(idOrAlias: string): ModelCapabilities | undefined {
  return MODELS_BY_NAME.get(idOrAlias);
}

/** Whether the model makes this type of task. */
export function supportsType(model: ModelCapabilities, type: VideoTaskType): boolean {
  return type === 'text-to-video' ? model.textToVideo : model.imageToVideo;
}

/** Length as limits count it: Unicode code points, so an emoji outside the BMP is one (Kling's own way is not stated). */
export function countCharacters(text: string): number {
  return Array.from(text).length;
}
