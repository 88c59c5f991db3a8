import type { KlingDialect, KlingTaskType } from './order.ts';

/** Where an order's field stands on the wire. The first segment of a path decides, for example `shots.0.prompt`. */

const LEGACY: Readonly<Record<string, string>> = {
  model: 'model_name',
  prompt: 'prompt',
  negativePrompt: 'negative_prompt',
  quality: 'mode',
  durationSeconds: 'duration',
  aspectRatio: 'aspect_ratio',
  audio: 'sound',
  cfgScale: 'cfg_scale',
  firstFrame: 'image',
  lastFrame: 'image_tail',
  images: 'image_list',
  references: 'element_list',
  video: 'video_list',
  elements: 'element_list',
  voices: 'voice_list',
  camera: 'camera_control',
  staticMask: 'static_mask',
  dynamicMasks: 'dynamic_masks',
  multiShot: 'multi_shot',
  shotType: 'shot_type',
  shots: 'multi_prompt',
  orientation: 'character_orientation',
  sourceVideoId: 'video_id',
  imageCount: 'n',
  series: 'result_type',
  seriesAmount: 'series_amount',
  resolution: 'resolution',
  imageReference: 'image_reference',
  imageFidelity: 'image_fidelity',
  humanFidelity: 'human_fidelity',
};
const LEGACY_BY_TYPE: Readonly<Partial<Record<KlingTaskType, Readonly<Record<string, string>>>>> = {
  'omni-video': { firstFrame: 'image_list', lastFrame: 'image_list' },
  'motion-control': { firstFrame: 'image_url', video: 'video_url', audio: 'keep_original_sound' },
};
const NEW: Readonly<Record<string, string>> = {
  quality: 'settings.resolution',
  durationSeconds: 'settings.duration',
  aspectRatio: 'settings.aspect_ratio',
  audio: 'settings.audio',
  multiShot: 'settings.multi_shot',
  orientation: 'settings.character_orientation',
};

/** The wire field of a problem's path. */
export function wireFieldOf(path: string, type: KlingTaskType, dialect: KlingDialect, createPath: string): string {
  const [first = ''] = path.split('.', 1);
  if (dialect === 'new') return NEW[first] ?? (type === 'text-to-video' ? 'prompt' : 'contents');
  if (first === 'images' && createPath === '/v1/images/generations') return 'image';
  return LEGACY_BY_TYPE[type]?.[first] ?? LEGACY[first] ?? first;
}
