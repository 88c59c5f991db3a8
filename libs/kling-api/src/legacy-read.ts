import { z } from 'zod';
import type { Capability, ModelRow } from './capability.ts';
import { imageInput } from './image-header.ts';
import type { AspectRatio, AudioChoice, ImageResolution, KlingOrder, Quality } from './order.ts';
import { fromLegacyPrompt } from './prompt-references.ts';
import type { OrderReading, WireProblem } from './order-reading.ts';

/** Legacy create bodies (kling-api.md §5.1, §5.4-5.11, §5.14) as orders. Types only; limits are the rules' business. */

const text = z.string().nullish();
/** A long on the wire; text is taken too, since the examples mix (§11.1). */
const ElementId = z.union([z.string().regex(/^\d+$/), z.number().int()]).transform(String);
const Id = z.union([z.string().min(1), z.number().int()]).transform(String);
const Element = z.looseObject({ element_id: ElementId });

const LegacyBody = z.looseObject({
  model_name: text,
  prompt: text,
  negative_prompt: text,
  mode: text,
  duration: text,
  aspect_ratio: text,
  sound: z.enum(['on', 'off']).nullish(),
  cfg_scale: z.number().nullish(),
  image: text,
  image_tail: text,
  static_mask: text,
  dynamic_masks: z.array(z.looseObject({ mask: z.string(), trajectories: z.array(z.looseObject({ x: z.number(), y: z.number() })) })).nullish(),
  camera_control: z.looseObject({ type: z.string(), config: z.record(z.string(), z.number()).nullish() }).nullish(),
  element_list: z.array(Element).nullish(),
  voice_list: z.array(z.looseObject({ voice_id: Id })).nullish(),
  multi_shot: z.boolean().nullish(),
  shot_type: z.enum(['customize', 'intelligence']).nullish(),
  multi_prompt: z.array(z.looseObject({ index: z.int(), prompt: z.string(), duration: z.string() })).nullish(),
  image_list: z.array(z.looseObject({ image_url: z.string().optional(), image: z.string().optional(), type: z.enum(['first_frame', 'end_frame']).nullish() })).nullish(),
  video_list: z.array(z.looseObject({ video_url: z.string(), refer_type: z.enum(['base', 'feature']).nullish(), keep_original_sound: z.enum(['yes', 'no']).nullish() })).nullish(),
  image_url: text,
  video_url: text,
  keep_original_sound: z.enum(['yes', 'no']).nullish(),
  character_orientation: z.enum(['image', 'video']).nullish(),
  video_id: text,
  image_reference: z.enum(['subject', 'face']).nullish(),
  image_fidelity: z.number().nullish(),
  human_fidelity: z.number().nullish(),
  resolution: text,
  n: z.number().nullish(),
  result_type: z.enum(['single', 'series']).nullish(),
  series_amount: z.union([z.int(), z.literal('auto')]).nullish(),
  watermark_info: z.looseObject({ enabled: z.boolean() }).nullish(),
  external_task_id: text,
  callback_url: text,
});
type LegacyBody = z.output<typeof LegacyBody>;

/** What an absent or empty `model_name` means (§5.4, §5.7-5.9, §5.14; for images the page of 2026-09). */
const DEFAULT_MODEL_NAMES: Readonly<Record<string, string>> = {
  '/v1/videos/text2video': 'kling-v1',
  '/v1/videos/image2video': 'kling-v1',
  '/v1/videos/omni-video': 'kling-video-o1',
  '/v1/videos/multi-image2video': 'kling-v1-6',
  '/v1/videos/motion-control': 'kling-v2-6',
  '/v1/images/generations': 'kling-v3',
  '/v1/images/omni-image': 'kling-image-o1',
};

type Row = { model: ModelRow; capability: Capability };

/** Reads a legacy body against the rows of its path. */
export function readLegacyOrder(path: string, rows: readonly Row[], body: object): OrderReading {
  const parsed = LegacyBody.safeParse(body);
  if (!parsed.success) return { problems: parsed.error.issues.map((issue) => invalid(issue.path.join('.') || 'body')) };
  const given = parsed.data;
  const row = findRow(path, rows, given);
  if (row === undefined) return { problems: [{ field: 'model_name', code: 'not-offered', message: `model_name value '${(given.model_name ?? '').slice(0, 100)}' is invalid` }] };

  const problems: WireProblem[] = [];
  const { capability } = row;
  if (!capability.acceptsMode && capability.extend === undefined && given.mode != null && capability.stills === undefined) problems.push({ field: 'mode', code: 'not-offered', message: `${capability.modelName} accepts no mode.` });
  if (capability.motion && given.mode == null) problems.push({ field: 'mode', code: 'required', message: 'mode is required' });
  for (const [index, image] of (given.image_list ?? []).entries()) if (!sourceOf(image, capability)) problems.push({ field: `image_list.${index}`, code: 'required', message: 'An entry of image_list has no image.' });
  if ((given.video_list?.length ?? 0) > 1) problems.push({ field: 'video_list', code: 'too-many', message: 'At most one video is taken.' });
  if (problems.length > 0) return { problems };
  const seconds = readSeconds(given, capability);
  if (Number.isNaN(seconds)) return { problems: [invalid('duration')] };
  return { order: toOrder(row, given, seconds), capability, externalTaskId: given.external_task_id || undefined, callbackUrl: given.callback_url || undefined };
}

const invalid = (field: string): WireProblem => ({ field, code: 'invalid', message: `${field} value is invalid` });

/** The path and what it is given decide the type; the model's row must be among those of the path. */
function findRow(path: string, rows: readonly Row[], given: LegacyBody): Row | undefined {
  const offered = rows.filter(({ capability }) => capability.status !== 'retired');
  const [first] = offered;
  if (first?.capability.extend) return first;
  const modelName = given.model_name || DEFAULT_MODEL_NAMES[path];
  const hasImage = Boolean(given.image) || (given.image_list?.length ?? 0) > 0;
  const type = first?.capability.stills ? (hasImage ? 'image-to-image' : 'text-to-image') : first?.capability.type;
  return offered.find(({ capability }) => capability.modelName === modelName && capability.type === type);
}

/** Seconds, undefined where the length follows an input, NaN when unreadable: the documentation says a string of digits (§5.1). */
function readSeconds(given: LegacyBody, capability: Capability): number | undefined {
  if (capability.durationsSeconds.length === 0 || given.video_list?.some(({ refer_type: role }) => (role ?? 'base') === 'base')) return undefined;
  const written = given.duration ?? '5';
  return /^\d{1,6}$/.test(written) ? Number(written) : Number.NaN;
}

function toOrder({ model, capability }: Row, given: LegacyBody, durationSeconds: number | undefined): KlingOrder {
  const order: KlingOrder = { type: capability.type, model: model.id, prompt: fromLegacyPrompt(given.prompt ?? ''), durationSeconds };
  if (given.negative_prompt) order.negativePrompt = given.negative_prompt;
  order.quality = qualityOf(given, capability);
  // Where the shape follows an input, a ratio is a key that is not known there.
  if (capability.aspectRatios.length > 0) order.aspectRatio = (given.aspect_ratio ?? (capability.omni || capability.stills ? undefined : '16:9')) as AspectRatio | undefined;
  order.audio = audioOf(given, capability);
  order.cfgScale = given.cfg_scale ?? undefined;
  if (given.camera_control) order.camera = { type: given.camera_control.type, config: given.camera_control.config ?? undefined };
  if (given.static_mask) order.staticMask = imageInput(given.static_mask);
  if (given.dynamic_masks?.length) order.dynamicMasks = given.dynamic_masks.map(({ mask, trajectories }) => ({ mask: imageInput(mask), trajectories: trajectories.map(({ x, y }) => ({ x, y })) }));
  if (given.element_list?.length) order.elements = given.element_list.map(({ element_id: elementId }, index) => ({ elementId, name: `element_${index + 1}` }));
  if (given.voice_list?.length) order.voices = given.voice_list.map(({ voice_id: voiceId }, index) => ({ voiceId, name: `voice_${index + 1}` }));
  if (given.multi_shot) order.multiShot = true;
  if (given.multi_shot && given.shot_type) order.shotType = given.shot_type;
  if (given.multi_shot && given.shot_type === 'customize' && given.multi_prompt) order.shots = given.multi_prompt.map(({ prompt, duration }) => ({ prompt: fromLegacyPrompt(prompt), durationSeconds: Number(duration.trim() || Number.NaN) }));
  order.orientation = given.character_orientation ?? undefined;
  order.sourceVideoId = capability.extend ? given.video_id || undefined : undefined;
  readMedia(order, given, capability);
  if (capability.stills) readStills(order, given);
  if (given.watermark_info?.enabled) order.watermark = true;
  return order;
}

function qualityOf(given: LegacyBody, capability: Capability): Quality | undefined {
  if (!capability.acceptsMode) return capability.qualities[0];
  // The default is std, but pro for omni-video (§5.7).
  return (given.mode ?? (capability.omni ? 'pro' : 'std')) as Quality;
}

function audioOf(given: LegacyBody, capability: Capability): AudioChoice | undefined {
  if (capability.motion) return given.keep_original_sound === 'no' ? 'off' : 'original';
  if (given.sound === 'on') return 'native';
  if (given.video_list?.[0]?.keep_original_sound === 'yes') return 'original';
  return capability.audio || given.sound ? 'off' : undefined;
}

function readMedia(order: KlingOrder, given: LegacyBody, capability: Capability): void {
  if (capability.motion) {
    if (given.image_url) order.firstFrame = imageInput(given.image_url);
    if (given.video_url) order.video = { source: given.video_url, role: 'motion' };
    return;
  }
  if (capability.firstFrame && !capability.omni) {
    if (given.image) order.firstFrame = imageInput(given.image);
    if (given.image_tail) order.lastFrame = imageInput(given.image_tail);
  }
  if (given.image && capability.stills) order.images = [{ ...imageInput(given.image), name: 'image_1' }];
  const listed = (given.image_list ?? []).map((image, index) => ({ ...imageInput(sourceOf(image, capability) ?? ''), name: `image_${index + 1}`, role: image.type }));
  if (capability.omni) for (const { role, ...image } of listed) if (role === 'first_frame') order.firstFrame = image; else if (role === 'end_frame') order.lastFrame = image;
  const images = listed.filter(({ role }) => !capability.omni || role == null).map(({ role: _role, ...image }) => image);
  if (images.length > 0) order.images = images;
  const [video] = given.video_list ?? [];
  if (video) order.video = { source: video.video_url, role: video.refer_type ?? 'base', name: 'video_1' };
}

function readStills(order: KlingOrder, given: LegacyBody): void {
  order.resolution = (given.resolution ?? '1k') as ImageResolution;
  if (given.result_type === 'series') order.series = true;
  // "auto" leaves the number to the model; four is the documented default (§5.14).
  order.imageCount = order.series ? (typeof given.series_amount === 'number' ? given.series_amount : 4) : (given.n ?? 1);
  order.imageReference = given.image_reference ?? undefined;
  order.imageFidelity = given.image_fidelity ?? undefined;
  order.humanFidelity = given.human_fidelity ?? undefined;
}

/** Omni-video calls it `image_url`, the others `image` (§5.7, §5.8, §5.14). */
const sourceOf = (entry: { image_url?: string | undefined; image?: string | undefined }, capability: Capability): string | undefined => (capability.omni ? entry.image_url : entry.image) || undefined;
