import { findModel, type AspectRatio, type Quality, type VideoTaskType } from './capabilities.ts';

/** A validated task: every choice made (see `validateTaskRequest`). */
export interface LegacyTaskInput {
  type: VideoTaskType;
  /** Public id or alias. */
  model: string;
  prompt: string;
  negativePrompt?: string | undefined;
  durationSeconds: number;
  aspectRatio: AspectRatio;
  quality: Quality;
  /** Start image of image-to-video: an http(s) URL, Base64, or a Base64 data URI. */
  image?: string | undefined;
}

export interface LegacyCreateOptions {
  /** Our id of this attempt; unique per account, also the key for finding the task again (kling-api.md §2.2). */
  externalTaskId: string;
  callbackUrl?: string | undefined;
}

/** Body of a legacy text2video or image2video create (§5.4, §5.5, §5.1). */
export interface LegacyCreateBody {
  model_name: string;
  prompt: string;
  negative_prompt?: string;
  image?: string;
  mode?: Quality;
  aspect_ratio?: AspectRatio;
  duration: string;
  external_task_id: string;
  callback_url?: string;
}

export const LEGACY_VIDEO_PATHS = {
  'text-to-video': '/v1/videos/text2video',
  'image-to-video': '/v1/videos/image2video',
} as const satisfies Record<VideoTaskType, string>;

export interface LegacyCreate {
  path: (typeof LEGACY_VIDEO_PATHS)[VideoTaskType];
  body: LegacyCreateBody;
}

/**
 * Turns a validated task into a legacy create request. `duration` is a string (§5.1); `mode` is left out for models
 * that do not accept it (§3.2); image2video has no `aspect_ratio` (§5.5); Base64 goes out raw, without a `data:`
 * prefix (§5.1).
 *
 * @throws TypeError for a model outside the table or an image-to-video task without an image: the task was not validated
 */
export function toLegacyCreate(task: LegacyTaskInput, options: LegacyCreateOptions): LegacyCreate {
  const model = findModel(task.model);
  if (model === undefined) throw new TypeError(`Unknown model "${task.model}".`);

  const body: LegacyCreateBody = {
    model_name: model.legacyName,
    prompt: task.prompt,
    duration: String(task.durationSeconds),
    external_task_id: options.externalTaskId,
  };
  if (task.negativePrompt !== undefined && task.negativePrompt !== '') body.negative_prompt = task.negativePrompt;
  if (model.acceptsMode) body.mode = task.quality;
  if (options.callbackUrl !== undefined) body.callback_url = options.callbackUrl;

  if (task.type === 'text-to-video') {
    body.aspect_ratio = task.aspectRatio;
  } else {
    if (task.image === undefined || task.image === '') throw new TypeError('An image-to-video task needs an image.');
    body.image = stripDataPrefix(task.image);
  }
  return { path: LEGACY_VIDEO_PATHS[task.type], body };
}

/** Removes `data:<type>;base64,` and leaves URLs and raw Base64 as they are. */
export function stripDataPrefix(image: string): string {
  return image.replace(/^data:[^,]{0,200},/i, '');
}
