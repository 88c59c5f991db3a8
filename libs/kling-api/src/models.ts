import type { Capability, MediaLimits, ModelRow, OmniRules, PriceRow } from './capability.ts';
import { OLDER_STILLS, OMNI_IMAGE_3, OMNI_IMAGE_O1, STILLS_2_1, STILLS_3 } from './image-models.ts';
import { FIVE_OR_TEN, LEGACY_IMAGE, MEGABYTE, NEW_IMAGE, secondsFromTo, STD_PRO, STD_PRO_4K, THREE_RATIOS } from './table-parts.ts';

/**
 * The capability table: one row per model, newest first. Adding a model is one row. Every fact is from the sections
 * named in `source` of kling-api.md; a limit that is not stated there is absent here.
 */

const THREE_TO_FIFTEEN = secondsFromTo(3, 15);
const THREE_TO_TEN = secondsFromTo(3, 10);

/** What §5.1, §5.4 and §5.5 say of every legacy video. */
const LEGACY = {
  dialect: 'legacy',
  prompt: 'required',
  promptMaxCharacters: 2500,
  negativePromptMaxCharacters: 2500,
  ...STD_PRO,
  acceptsMode: true,
  frameRate: 24,
  durationsSeconds: FIVE_OR_TEN,
  cfgScale: 'refused',
  imageLimits: LEGACY_IMAGE,
} as const;
const LEGACY_TEXT = { ...LEGACY, type: 'text-to-video', path: '/v1/videos/text2video', aspectRatios: THREE_RATIOS, source: '§3.2, §5.4' } as const;
const LEGACY_IMAGE_TO_VIDEO = { ...LEGACY, type: 'image-to-video', path: '/v1/videos/image2video', prompt: 'optional', aspectRatios: [], firstFrame: 'optional', source: '§3.2, §5.5' } as const;
const LEGACY_EXTEND = { ...LEGACY, type: 'video-extend', path: '/v1/videos/video-extend', modelName: '', status: 'legacy', prompt: 'optional', qualities: [], acceptsMode: false, resolutions: {}, durationsSeconds: [], aspectRatios: [], extend: true, source: '§5.11' } as const;

/** What §3.1 and §4 say of every video of the new generation. There is no field for what to avoid. */
const NEW = {
  dialect: 'new',
  status: 'current',
  prompt: 'required',
  ...STD_PRO,
  acceptsMode: true,
  frameRate: 24,
  cfgScale: 'refused',
  imageLimits: NEW_IMAGE,
} as const;
const newText = (modelName: string, promptMaxCharacters: number) => ({ ...NEW, type: 'text-to-video', path: `/text-to-video/${modelName}`, modelName, promptMaxCharacters, aspectRatios: THREE_RATIOS, source: '§3.1, §4.1' }) as const;
const newImage = (modelName: string, promptMaxCharacters: number) => ({ ...NEW, type: 'image-to-video', path: `/image-to-video/${modelName}`, modelName, promptMaxCharacters, aspectRatios: [], firstFrame: 'required', source: '§3.1, §4.1, §4.2' }) as const;

const MOTION_VIDEO: MediaLimits = { formats: ['mp4', 'mov'], maxBytes: 100 * MEGABYTE, minSide: 340, maxSide: 3850, minSeconds: 3, maxSeconds: 30 };
const MOTION_AUDIO = { choices: ['original', 'off'] } as const;
const newMotion = (modelName: string) =>
  ({
    ...NEW,
    type: 'motion-control',
    path: `/motion-control/${modelName}`,
    modelName,
    prompt: 'optional',
    promptMaxCharacters: 2500,
    durationsSeconds: [],
    aspectRatios: [],
    audio: MOTION_AUDIO,
    firstFrame: 'required',
    motion: { image: NEW_IMAGE, video: MOTION_VIDEO, maxSecondsFollowingImage: 10 },
    source: '§3.1, §4.1, §4.2',
  }) as const;
const legacyMotion = (modelName: string) =>
  ({
    ...LEGACY,
    type: 'motion-control',
    path: '/v1/videos/motion-control',
    modelName,
    status: 'current',
    prompt: 'optional',
    durationsSeconds: [],
    aspectRatios: [],
    audio: MOTION_AUDIO,
    firstFrame: 'required',
    motion: { image: { ...LEGACY_IMAGE, maxSide: 65_536 }, video: MOTION_VIDEO, maxSecondsFollowingImage: 10 },
    source: '§3.2, §5.9',
  }) as const;

const OMNI_VIDEO: MediaLimits = { formats: ['mp4', 'mov'], maxBytes: 200 * MEGABYTE, frameRates: [24, 60], minSeconds: 3 };
const OMNI: OmniRules = {
  maxReferences: 7,
  maxReferencesWithVideo: 4,
  framesCountAsImages: false,
  maxElementsWithFrames: 3,
  referencesWithBothFrames: true,
  lastFrameWithFeatureVideo: true,
  silentWith: 'feature-video',
  ratioRequired: false,
  video: { ...OMNI_VIDEO, maxSeconds: 15.5, minSide: 700, maxSide: 4553, maxArea: 8_294_400, minAspect: 0.4, maxAspect: 2 },
};
const OMNI_O1: OmniRules = { ...OMNI, referencesWithBothFrames: false, lastFrameWithFeatureVideo: false, firstFrameOnlyDurationsSeconds: FIVE_OR_TEN, video: { ...OMNI_VIDEO, maxSeconds: 10, minSide: 700, maxSide: 2160 } };
const LEGACY_OMNI: OmniRules = { ...OMNI, framesCountAsImages: true, silentWith: 'any-video', ratioRequired: true, video: { ...OMNI_VIDEO, maxSeconds: 15, minSide: 720, maxSide: 2160 } };
const LEGACY_OMNI_O1: OmniRules = { ...LEGACY_OMNI, referencesWithBothFrames: false, maxImagesWithFrames: 2, firstFrameOnlyDurationsSeconds: FIVE_OR_TEN, video: { ...OMNI_VIDEO, maxSeconds: 10, minSide: 720, maxSide: 2160 } };
const LEGACY_OMNI_VIDEO = { ...LEGACY, type: 'omni-video', path: '/v1/videos/omni-video', status: 'current', aspectRatios: THREE_RATIOS, firstFrame: 'optional', lastFrame: [{}], source: '§3.2, §5.7' } as const;
// Omni has no field for what to avoid in either generation (§5.7).
const { negativePromptMaxCharacters: _none, ...LEGACY_OMNI_WITHOUT_NEGATIVE } = LEGACY_OMNI_VIDEO;
const newOmni = (modelName: string, promptMaxCharacters: number) => ({ ...NEW, type: 'omni-video', path: `/omni-video/${modelName}`, modelName, promptMaxCharacters, aspectRatios: THREE_RATIOS, firstFrame: 'optional', lastFrame: [{}], source: '§3.1, §4.1, §4.2' }) as const;

/** Units per second for 720p, 1080p and, where sold, 4k (§9). */
function perSecond(std: number | undefined, pro: number, fourK?: number, more: Omit<PriceRow, 'unit' | 'units'> = {}): PriceRow[] {
  const rows: PriceRow[] = [];
  if (std !== undefined) rows.push({ qualities: ['std'], ...more, unit: 'second', units: std });
  rows.push({ qualities: ['pro'], ...more, unit: 'second', units: pro });
  if (fourK !== undefined) rows.push({ qualities: ['4k'], ...more, unit: 'second', units: fourK });
  return rows;
}
/** Units per clip of 5 and 10 s (§9). */
const perClip = (quality: 'std' | 'pro', five: number, ten: number): PriceRow[] => [
  { qualities: [quality], durationsSeconds: [5], unit: 'clip', units: five },
  { qualities: [quality], durationsSeconds: [10], unit: 'clip', units: ten },
];

const PRICES_3 = [...perSecond(0.6, 0.8, 3, { audio: 'silent' }), ...perSecond(0.9, 1.2, 3, { audio: 'native' })];
const PRICES_3_OMNI = [...perSecond(0.9, 1.2, 3, { video: true }), ...perSecond(0.6, 0.8, 3, { video: false, audio: 'silent' }), ...perSecond(0.8, 1, 3, { video: false, audio: 'native' })];
const PRICES_O1 = [...perSecond(0.9, 1.2, undefined, { video: true }), ...perSecond(0.6, 0.8, undefined, { video: false })];
const PRICES_2_6 = [...perSecond(0.3, 0.5, undefined, { audio: 'silent' }), ...perSecond(undefined, 1, undefined, { audio: 'native', voices: false }), ...perSecond(undefined, 1.2, undefined, { audio: 'native', voices: true })];
const PRICES_2_5 = perSecond(0.3, 0.5);
const PRICES_1_6 = [...perClip('std', 2, 4), ...perClip('pro', 3.5, 7)];
const PRICES_1_0 = [...perClip('std', 1, 2), ...perClip('pro', 3.5, 7)];
/** The source's mode decides (§5.11): `qualities` names it. */
const extendPrices = (std: number): PriceRow[] => [{ qualities: ['std'], unit: 'clip', units: std }, { qualities: ['pro'], unit: 'clip', units: 3.5 }];

const AUDIO_3 = { choices: ['native', 'off'], native: {} } as const;
const AUDIO_2_6 = { choices: ['native', 'off'], native: { qualities: ['pro'] } } as const;
const VOICES_2_6 = { max: 2, qualities: ['pro'] } as const;
const PRO_ONLY = [{ qualities: ['pro'] }] as const;
const CAMERA_TYPES = ['simple', 'down_back', 'forward_up', 'right_turn_forward', 'left_turn_forward'] as const;

const KLING_3_0: readonly Capability[] = [
  { ...newText('kling-3.0', 3072), ...STD_PRO_4K, durationsSeconds: THREE_TO_FIFTEEN, audio: AUDIO_3, multiShot: 'prompt', multiShotSwitch: true, prices: PRICES_3 },
  { ...LEGACY_TEXT, modelName: 'kling-v3', status: 'current', ...STD_PRO_4K, durationsSeconds: THREE_TO_FIFTEEN, cfgScale: 'not-stated', audio: AUDIO_3, multiShot: 'structured', prices: PRICES_3 },
  { ...newImage('kling-3.0', 3072), ...STD_PRO_4K, durationsSeconds: THREE_TO_FIFTEEN, audio: AUDIO_3, lastFrame: [{}], maxElements: 3, multiShot: 'prompt', multiShotSwitch: true, prices: PRICES_3 },
  { ...LEGACY_IMAGE_TO_VIDEO, modelName: 'kling-v3', status: 'current', ...STD_PRO_4K, durationsSeconds: THREE_TO_FIFTEEN, cfgScale: 'not-stated', audio: AUDIO_3, lastFrame: [{}], maxElements: 3, multiShot: 'structured', prices: PRICES_3 },
  { ...newMotion('kling-3.0'), maxElements: 1, prices: perSecond(0.9, 1.2) },
  { ...legacyMotion('kling-v3'), maxElements: 1, prices: perSecond(0.9, 1.2) },
  ...STILLS_3,
];
const KLING_3_0_OMNI: readonly Capability[] = [
  { ...newOmni('kling-3.0-omni', 3072), ...STD_PRO_4K, durationsSeconds: THREE_TO_FIFTEEN, audio: { choices: ['native', 'original', 'off'], native: {} }, multiShot: 'prompt', multiShotSwitch: true, omni: OMNI, prices: PRICES_3_OMNI },
  { ...LEGACY_OMNI_WITHOUT_NEGATIVE, modelName: 'kling-v3-omni', ...STD_PRO_4K, durationsSeconds: THREE_TO_FIFTEEN, audio: { choices: ['native', 'original', 'off'], native: {} }, multiShot: 'structured', omni: LEGACY_OMNI, prices: PRICES_3_OMNI },
  ...OMNI_IMAGE_3,
];
const KLING_O1: readonly Capability[] = [
  { ...newOmni('kling-o1', 2500), durationsSeconds: THREE_TO_TEN, audio: { choices: ['original', 'off'] }, omni: OMNI_O1, prices: PRICES_O1 },
  { ...LEGACY_OMNI_WITHOUT_NEGATIVE, modelName: 'kling-video-o1', durationsSeconds: THREE_TO_TEN, audio: { choices: ['original', 'off'] }, omni: LEGACY_OMNI_O1, prices: PRICES_O1 },
  ...OMNI_IMAGE_O1,
];
const KLING_2_6: readonly Capability[] = [
  { ...newText('kling-2.6', 2500), durationsSeconds: FIVE_OR_TEN, audio: AUDIO_2_6, prices: PRICES_2_6 },
  { ...LEGACY_TEXT, modelName: 'kling-v2-6', status: 'current', audio: AUDIO_2_6, prices: PRICES_2_6 },
  { ...newImage('kling-2.6', 2500), durationsSeconds: FIVE_OR_TEN, audio: AUDIO_2_6, lastFrame: [{ qualities: ['pro'], silent: true }], voices: VOICES_2_6, prices: PRICES_2_6 },
  { ...LEGACY_IMAGE_TO_VIDEO, modelName: 'kling-v2-6', status: 'current', audio: AUDIO_2_6, lastFrame: [{ qualities: ['pro'], silent: true }], voices: VOICES_2_6, prices: PRICES_2_6 },
  { ...newMotion('kling-2.6'), prices: perSecond(0.5, 0.8) },
  { ...legacyMotion('kling-v2-6'), prices: perSecond(0.5, 0.8) },
];
const KLING_2_5_TURBO: readonly Capability[] = [
  { ...newText('kling-2.5-turbo', 2500), durationsSeconds: FIVE_OR_TEN, prices: PRICES_2_5 },
  { ...LEGACY_TEXT, modelName: 'kling-v2-5-turbo', status: 'current', prices: PRICES_2_5 },
  { ...newImage('kling-2.5-turbo', 2500), durationsSeconds: FIVE_OR_TEN, lastFrame: PRO_ONLY, prices: PRICES_2_5 },
  { ...LEGACY_IMAGE_TO_VIDEO, modelName: 'kling-v2-5-turbo', status: 'current', lastFrame: PRO_ONLY, prices: PRICES_2_5 },
];
const KLING_2_1_MASTER = { modelName: 'kling-v2-1-master', status: 'legacy', qualities: ['pro'], acceptsMode: false, resolutions: { pro: '1080p' }, prices: perClip('pro', 10, 20) } as const;
const KLING_2_0_MASTER = { modelName: 'kling-v2-master', status: 'legacy', qualities: ['std'], acceptsMode: false, resolutions: { std: '720p' }, prices: perClip('std', 10, 20) } as const;
const KLING_1_6: readonly Capability[] = [
  { ...LEGACY_TEXT, modelName: 'kling-v1-6', status: 'legacy', cfgScale: 'accepted', prices: PRICES_1_6 },
  { ...LEGACY_IMAGE_TO_VIDEO, modelName: 'kling-v1-6', status: 'legacy', frameRate: 30, cfgScale: 'accepted', lastFrame: PRO_ONLY, lastFrameAlone: PRO_ONLY, prices: PRICES_1_6 },
  { ...LEGACY, type: 'multi-image-to-video', path: '/v1/videos/multi-image2video', modelName: 'kling-v1-6', status: 'legacy', aspectRatios: THREE_RATIOS, cfgScale: 'not-stated', images: { min: 1, max: 4 }, prices: PRICES_1_6, source: '§5.8' },
  { ...LEGACY_EXTEND, cfgScale: 'accepted', prices: extendPrices(2) },
];
const KLING_1_5: readonly Capability[] = [
  {
    ...LEGACY_IMAGE_TO_VIDEO,
    modelName: 'kling-v1-5',
    status: 'legacy',
    frameRate: 30,
    cfgScale: 'accepted',
    lastFrame: PRO_ONLY,
    lastFrameAlone: PRO_ONLY,
    camera: [{ qualities: ['pro'], durationsSeconds: [5], types: ['simple'] }],
    motionBrush: [{ qualities: ['pro'], durationsSeconds: [5] }],
    prices: PRICES_1_6,
  },
  { ...LEGACY_EXTEND, frameRate: 30, cfgScale: 'accepted', prices: extendPrices(2) },
  ...OLDER_STILLS.v1_5,
];
const { negativePromptMaxCharacters: _absent, ...EXTEND_1_0 } = LEGACY_EXTEND;
const KLING_1_0: readonly Capability[] = [
  { ...LEGACY_TEXT, modelName: 'kling-v1', status: 'legacy', resolutions: { std: '720p', pro: '720p' }, frameRate: 30, cfgScale: 'accepted', camera: [{ qualities: ['std'], durationsSeconds: [5], types: CAMERA_TYPES }], prices: PRICES_1_0 },
  {
    ...LEGACY_IMAGE_TO_VIDEO,
    modelName: 'kling-v1',
    status: 'legacy',
    resolutions: { std: '720p', pro: '720p' },
    frameRate: 30,
    cfgScale: 'accepted',
    lastFrame: [{ durationsSeconds: [5] }],
    motionBrush: [{ durationsSeconds: [5] }],
    prices: PRICES_1_0,
  },
  // V1.0 extends without negative_prompt and cfg_scale (§3.2).
  { ...EXTEND_1_0, frameRate: 30, prices: extendPrices(1) },
  ...OLDER_STILLS.v1,
];

export const MODELS: readonly ModelRow[] = [
  { id: 'kling-3.0', aliases: ['kling-v3'], capabilities: KLING_3_0 },
  {
    id: 'kling-3.0-turbo',
    aliases: [],
    capabilities: [
      { ...newText('kling-3.0-turbo', 3072), durationsSeconds: THREE_TO_FIFTEEN, audioAlways: true, multiShot: 'prompt', prices: perSecond(0.8, 1) },
      // The image page says 2500 where the text page says 3072 (§11.1).
      { ...newImage('kling-3.0-turbo', 2500), durationsSeconds: THREE_TO_FIFTEEN, audioAlways: true, multiShot: 'prompt', prices: perSecond(0.8, 1) },
    ],
  },
  { id: 'kling-3.0-omni', aliases: ['kling-v3-omni'], capabilities: KLING_3_0_OMNI },
  { id: 'kling-o1', aliases: ['kling-video-o1', 'kling-image-o1'], capabilities: KLING_O1 },
  { id: 'kling-2.6', aliases: ['kling-v2-6'], capabilities: KLING_2_6 },
  { id: 'kling-2.5-turbo', aliases: ['kling-v2-5-turbo'], capabilities: KLING_2_5_TURBO },
  { id: 'kling-2.1-master', aliases: ['kling-v2-1-master'], capabilities: [{ ...LEGACY_TEXT, ...KLING_2_1_MASTER }, { ...LEGACY_IMAGE_TO_VIDEO, ...KLING_2_1_MASTER }] },
  { id: 'kling-2.1', aliases: ['kling-v2-1'], capabilities: [{ ...LEGACY_IMAGE_TO_VIDEO, modelName: 'kling-v2-1', status: 'legacy', lastFrame: PRO_ONLY, prices: PRICES_1_6 }, ...STILLS_2_1] },
  { id: 'kling-2.0-master', aliases: ['kling-v2-master'], capabilities: [{ ...LEGACY_TEXT, ...KLING_2_0_MASTER }, { ...LEGACY_IMAGE_TO_VIDEO, ...KLING_2_0_MASTER }] },
  { id: 'kling-2.0', aliases: ['kling-v2'], capabilities: OLDER_STILLS.v2 },
  { id: 'kling-1.6', aliases: ['kling-v1-6'], capabilities: KLING_1_6 },
  { id: 'kling-1.5', aliases: ['kling-v1-5'], capabilities: KLING_1_5 },
  { id: 'kling-1.0', aliases: ['kling-v1'], capabilities: KLING_1_0 },
];
