import { text, vectorsOf, type Vector } from './vector.ts';

/** Id of a made-up finished clip. A server that keeps clips has to know it, or refuses every `accept` here as not found. */
export const EXTENDED_VIDEO_ID = '829123456789012345';

const v = vectorsOf('video-extend', '/v1/videos/video-extend', { video_id: EXTENDED_VIDEO_ID });

export const videoExtendLegacy: readonly Vector[] = [
  v.accept('id-alone', '§5.11', 'only video_id is required'),
  v.refuse('id-missing', '§5.11', 'video_id', 'video_id is required', { video_id: undefined, prompt: 'The boat sails on' }),
  v.refuse('id-null', '§5.11', 'video_id', 'null is no id', { video_id: null }),
  v.refuse('id-object', '§5.11', 'video_id', 'video_id is a string', { video_id: { id: EXTENDED_VIDEO_ID } }),
  v.refuse('url-instead-of-id', '§5.11', 'video_id', 'a clip is named by its id', { video_id: undefined, video_url: 'https://media.example.com/dance.mp4' }),
  v.accept('prompt', '§5.11', 'a prompt is optional', { prompt: 'The boat sails on' }),
  v.accept('prompt-2500', '§5.1', 'a prompt may have 2500 characters', { prompt: text(2500) }),
  v.refuse('prompt-2501', '§5.1', 'prompt', 'a prompt may not exceed 2500 characters', { prompt: text(2501) }),
  v.refuse('prompt-number', '§5.11', 'prompt', 'prompt is a string', { prompt: 1 }),
  v.accept('negative', '§5.11', 'a negative prompt is optional', { negative_prompt: 'blur' }),
  v.refuse('negative-2501', '§5.1', 'negative_prompt', 'a negative prompt may not exceed 2500 characters', { negative_prompt: text(2501) }),
  v.accept('cfg-0', '§5.11', 'cfg_scale begins at 0', { cfg_scale: 0 }),
  v.accept('cfg-1', '§5.11', 'cfg_scale ends at 1', { cfg_scale: 1 }),
  v.refuse('cfg-above', '§5.4', 'cfg_scale', 'cfg_scale is at most 1', { cfg_scale: 1.5 }),
  v.refuse('cfg-below', '§5.4', 'cfg_scale', 'cfg_scale is at least 0', { cfg_scale: -1 }),
  v.refuse('cfg-word', '§5.4', 'cfg_scale', 'cfg_scale is a number', { cfg_scale: 'high' }),
  v.accept('common-fields', '§5.1', 'the common fields go with every product', { callback_url: 'https://shop.example.com/kling', external_task_id: 'extend-1', watermark_info: { enabled: true } }),
  v.refuse('external-id-array', '§5.1', 'external_task_id', 'external_task_id is a string', { external_task_id: ['extend-1'] }),
  v.refuse('watermark-array', '§5.1', 'watermark_info', 'watermark_info is an object', { watermark_info: [true] }),
];
