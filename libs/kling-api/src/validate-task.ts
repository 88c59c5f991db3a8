import { countCharacters, DEFAULT_MODEL_ID, findModel, listModels, supportsType } from './capabilities.ts';
import type { AspectRatio, ModelCapabilities, Quality, VideoTaskType } from './capabilities.ts';

export interface TaskRequestInput {
  type: VideoTaskType;
  /** Public id or alias; the default model when absent. */
  model?: string | undefined;
  prompt: string;
  negativePrompt?: string | undefined;
  durationSeconds?: number | undefined;
  aspectRatio?: string | undefined;
  quality?: string | undefined;
  /** Whether the request brings a start image, in whatever form. */
  hasImage: boolean;
}

export interface TaskFieldError {
  path: string;
  code: string;
  message: string;
}

export type TaskValidation =
  | { ok: true; value: { model: string; durationSeconds: number; aspectRatio: AspectRatio; quality: Quality } }
  | { ok: false; errors: TaskFieldError[] };

/**
 * Checks a request against the capability table and fills in what was left out. Reports every bad field at once.
 * Characters are counted as Unicode code points. An aspect ratio on image-to-video is checked but has no effect:
 * the clip follows its image (kling-api.md §5.5).
 *
 * @param defaults.defaultDurationSeconds length used when the request names none (`KLING_DEFAULT_DURATION_SECONDS`)
 */
export function validateTaskRequest(request: TaskRequestInput, defaults: { defaultDurationSeconds: number }): TaskValidation {
  const errors: TaskFieldError[] = [];
  const report = (path: string, code: string, message: string): void => {
    errors.push({ path, code, message });
  };

  if (request.prompt.trim() === '') report('prompt', 'required', 'The prompt is empty.');
  if (request.type === 'image-to-video' && !request.hasImage) {
    report('imageUrl', 'required', 'image-to-video needs an image to start from.');
  }
  if (request.type === 'text-to-video' && request.hasImage) {
    report('imageUrl', 'not-allowed', 'text-to-video takes no image; use image-to-video.');
  }

  const model = findModel(request.model ?? DEFAULT_MODEL_ID);
  if (model === undefined) {
    report('model', 'unknown-model', `The model "${request.model}" does not exist. Known: ${listModels().map((known) => known.id).join(', ')}.`);
    return { ok: false, errors };
  }
  if (!supportsType(model, request.type)) {
    const able = listModels().filter((other) => supportsType(other, request.type)).map((other) => other.id);
    report('model', 'type-not-offered', `${model.id} does not make ${request.type}. These do: ${able.join(', ')}.`);
  }

  checkTexts(request, model, report);
  const durationSeconds = request.durationSeconds ?? defaults.defaultDurationSeconds;
  if (!model.durationsSeconds.includes(durationSeconds)) {
    const subject = request.durationSeconds === undefined ? `The default duration of ${durationSeconds} s` : `${durationSeconds} s`;
    report('durationSeconds', 'not-offered', `${subject} is not offered by ${model.id}. Offered: ${model.durationsSeconds.join(', ')}.`);
  }
  const quality = pickOffered('quality', request.quality, model.qualities, model, report);
  const aspectRatio = pickOffered('aspectRatio', request.aspectRatio, model.aspectRatios, model, report);

  if (errors.length > 0 || quality === undefined || aspectRatio === undefined) return { ok: false, errors };
  return { ok: true, value: { model: model.id, durationSeconds, aspectRatio, quality } };
}

type Report = (path: string, code: string, message: string) => void;

function checkTexts(request: TaskRequestInput, model: ModelCapabilities, report: Report): void {
  const promptCharacters = countCharacters(request.prompt);
  if (promptCharacters > model.promptMaxCharacters) {
    report('prompt', 'too-long', `The prompt has ${promptCharacters} characters; ${model.id} takes at most ${model.promptMaxCharacters}.`);
  }
  if (request.negativePrompt === undefined || request.negativePrompt === '') return;
  if (!model.negativePrompt) {
    report('negativePrompt', 'not-offered', `${model.id} takes no negative prompt.`);
    return;
  }
  const negativeCharacters = countCharacters(request.negativePrompt);
  if (negativeCharacters > model.negativePromptMaxCharacters) {
    report(
      'negativePrompt',
      'too-long',
      `The negative prompt has ${negativeCharacters} characters; ${model.id} takes at most ${model.negativePromptMaxCharacters}.`,
    );
  }
}

/** The requested choice, or the first offered one when nothing was requested; undefined after reporting an error. */
function pickOffered<T extends string>(path: string, requested: string | undefined, offered: readonly T[], model: ModelCapabilities, report: Report): T | undefined {
  if (requested === undefined) return offered[0];
  const found = offered.find((choice) => choice === requested);
  if (found === undefined) report(path, 'not-offered', `"${requested}" is not offered by ${model.id}. Offered: ${offered.join(', ')}.`);
  return found;
}
