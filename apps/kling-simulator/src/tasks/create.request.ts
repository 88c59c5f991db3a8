import { countCharacters, findModel, supportsType, type AspectRatio, type ModelCapabilities, type Quality } from '@kp/kling-api/capabilities';
import { providerUnits } from '@kp/kling-api/prices';
import { z } from 'zod';
import { KlingApiError } from '../kling.envelope.ts';
import { checkImageInput, type ImageSize } from './image.input.ts';
import type { Product } from './product.table.ts';
import type { NewTask } from './task.store.ts';

/** Field types of kling-api.md §5.1, §5.4, §5.5; null counts as absent, unknown keys are ignored. */
const CreateBody = z.looseObject({
  model_name: z.string().nullish(),
  prompt: z.string().nullish(),
  negative_prompt: z.string().nullish(),
  image: z.string().nullish(),
  image_tail: z.string().nullish(),
  mode: z.string().nullish(),
  aspect_ratio: z.string().nullish(),
  duration: z.string().nullish(),
  cfg_scale: z.number().min(0).max(1).nullish(),
  sound: z.enum(['on', 'off']).nullish(),
  external_task_id: z.string().nullish(),
  callback_url: z.string().nullish(),
});
type CreateBody = z.output<typeof CreateBody>;

/** Model that an absent or empty `model_name` means (§5.4). */
const DEFAULT_LEGACY_NAME = 'kling-v1';

/**
 * Reads a create body as Kling would: legacy model names only, limits from the capability table, the first bad field
 * named in the message. The wording follows the pattern seen live (§2.3); for most fields it is inferred.
 *
 * @throws KlingApiError 1200 for a body of the wrong kind, 1201 for a bad field
 */
export function readCreateRequest(product: Product, payload: unknown): NewTask {
  if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) throw new KlingApiError(1200, 'Invalid request parameters');
  const parsed = CreateBody.safeParse(payload);
  if (!parsed.success) throw new KlingApiError(1201, `${parsed.error.issues[0]?.path.join('.') ?? 'body'} value is invalid`);
  const body = parsed.data;

  const model = readModel(product, body.model_name || DEFAULT_LEGACY_NAME);
  const prompt = checkText('prompt', body.prompt ?? '', model.promptMaxCharacters);
  if (prompt.trim() === '') throw new KlingApiError(1201, 'prompt is required');
  checkText('negative_prompt', body.negative_prompt ?? '', model.negativePromptMaxCharacters);
  if (body.cfg_scale != null && model.cfgScale === 'refused') throw new KlingApiError(1201, `cfg_scale is not supported by ${model.legacyName}`);

  const durationSeconds = readDuration(model, body.duration ?? '5');
  const quality = readQuality(model, body.mode ?? undefined);
  const audio = body.sound === 'on';
  if (audio && !model.soundQualities.includes(quality)) throw new KlingApiError(1201, `sound value 'on' is invalid for ${model.legacyName} ${quality}`);

  return {
    product,
    externalTaskId: body.external_task_id || undefined,
    callbackUrl: readCallbackUrl(body.callback_url || undefined),
    order: { prompt, model: model.id, durationSeconds, aspectRatio: readAspectRatio(product, model, body), quality, audio },
    units: providerUnits({ model: model.id, quality, durationSeconds, audio }),
  };
}

function readModel(product: Product, legacyName: string): ModelCapabilities {
  const model = findModel(legacyName);
  if (model?.legacyName !== legacyName || !supportsType(model, product.type)) throw invalid('model_name', legacyName);
  return model;
}

function checkText(field: string, text: string, maxCharacters: number): string {
  if (countCharacters(text) > maxCharacters) throw new KlingApiError(1201, `${field} must not exceed ${maxCharacters} characters`);
  return text;
}

function readDuration(model: ModelCapabilities, value: string): number {
  const durationSeconds = model.durationsSeconds.find((offered) => String(offered) === value);
  if (durationSeconds === undefined) throw invalid('duration', value);
  return durationSeconds;
}

function readQuality(model: ModelCapabilities, mode: string | undefined): Quality {
  const [cheapest = 'std'] = model.qualities;
  if (mode === undefined) return cheapest;
  const quality = model.qualities.find((offered) => offered === mode);
  if (!model.acceptsMode || quality === undefined) throw invalid('mode', mode);
  return quality;
}

/** Text decides by `aspect_ratio`; with an image the clip follows the image, here to the nearest shape we can make. */
function readAspectRatio(product: Product, model: ModelCapabilities, body: CreateBody): AspectRatio {
  if (product.type === 'text-to-video') {
    const value = body.aspect_ratio ?? '16:9';
    const ratio = model.aspectRatios.find((offered) => offered === value);
    if (ratio === undefined) throw invalid('aspect_ratio', value);
    return ratio;
  }
  const sizes: (ImageSize | undefined)[] = [];
  if (body.image) sizes.push(checkImageInput('image', body.image));
  if (body.image_tail) sizes.push(checkImageInput('image_tail', body.image_tail));
  if (sizes.length === 0) throw new KlingApiError(1201, 'image or image_tail is required');
  const [size] = sizes;
  return size === undefined ? '16:9' : nearestRatio(size);
}

function nearestRatio({ width, height }: ImageSize): AspectRatio {
  const logRatio = Math.log(width / height);
  // Halfway, on a logarithmic scale, between square and 16:9.
  const boundary = Math.log(16 / 9) / 2;
  if (logRatio > boundary) return '16:9';
  return logRatio < -boundary ? '9:16' : '1:1';
}

function readCallbackUrl(value: string | undefined): string | undefined {
  if (value !== undefined && !(URL.canParse(value) && /^https?:$/.test(new URL(value).protocol))) throw invalid('callback_url', value);
  return value;
}

function invalid(field: string, value: string): KlingApiError {
  return new KlingApiError(1201, `${field} value '${value.slice(0, 100)}' is invalid`);
}
