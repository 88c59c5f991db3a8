import { jpeg } from '@kp/kling-api/vectors/pictures';
import type { Need, RecordedExchange, RecordedStep } from './recorded.exchange.ts';

const headers = { 'content-type': 'application/json' };
/** An answer without status 200 or without the key `data` is an error to it. */
const created: Record<string, Need> = { data: 'object', 'data.task_id': 'string', 'data.task_status': 'string?' };
const create = (name: string, path: string, body: Record<string, unknown>, disputed?: RecordedStep['disputed']): RecordedStep => ({
  name,
  kind: 'create',
  method: 'POST',
  path,
  headers,
  body,
  expects: { status: 200, code: 0, reads: created, idAt: 'data.task_id' },
  ...(disputed === undefined ? {} : { disputed }),
});
/** It asks every second while submitted or processing, and takes any other state for the end. */
const poll = (name: string, path: string, always: Record<string, Need>, atEnd: Record<string, Need>): RecordedStep => ({
  name,
  kind: 'poll',
  method: 'GET',
  path: `${path}/{id}`,
  headers,
  expects: { status: 200, code: 0, reads: { ...created, ...always }, poll: { at: 'data.task_status', while: ['submitted', 'processing'], until: 'succeed', reads: atEnd } },
});
const video = { 'data.task_result.videos.0.url': 'string', 'data.task_result.videos.0.id': 'string', 'data.task_result.videos.0.duration': 'string?' } as const;

/** Kling's own ComfyUI nodes. Unset inputs travel as null, untouched text boxes as an empty string. */
export const kwaiVgiComfyUi: RecordedExchange = {
  client: 'KwaiVGI/ComfyUI-KLingAI-API',
  version: '16af222b49e4f58514a3d0e9870d50c16cf60ad9',
  source: 'KwaiVGI/ComfyUI-KLingAI-API py/api/client.py, prediction.py, text2video.py, image2video.py, py/nodes.py',
  credential: 'jwt',
  steps: [
    create('text to video with the camera as the node sets it', '/v1/videos/text2video', {
      aspect_ratio: '16:9',
      camera_control: { config: { horizontal: 0.5 }, type: 'simple' },
      cfg_scale: 0.5,
      duration: '5',
      mode: 'std',
      model_name: 'kling-v1',
      negative_prompt: '',
      prompt: 'A red fox crosses a frozen river',
    }),
    poll('wait for text to video', '/v1/videos/text2video', { 'data.task_result': 'object?' }, video),
    create('text to video with a preset camera', '/v1/videos/text2video', {
      aspect_ratio: '9:16',
      camera_control: { type: 'forward_up' },
      cfg_scale: 0.5,
      duration: '5',
      mode: 'std',
      model_name: 'kling-v1',
      negative_prompt: '',
      prompt: 'A red fox crosses a frozen river',
    }),
    create('image to video, the tail unset', '/v1/videos/image2video', {
      cfg_scale: 0.5,
      duration: '5',
      image: jpeg(1280, 720),
      image_tail: null,
      mode: 'std',
      model_name: 'kling-v1',
      negative_prompt: '',
      prompt: 'The lights go on',
    }),
    poll('wait for image to video', '/v1/videos/image2video', { 'data.task_result': 'object?' }, video),
    create(
      'image to video with an untouched prompt',
      '/v1/videos/image2video',
      { cfg_scale: 0.5, duration: '5', image: jpeg(1280, 720), image_tail: null, mode: 'pro', model_name: 'kling-v1-6', negative_prompt: '', prompt: '' },
      { fields: ['prompt'], why: 'the text box is optional and empty by default; §5.5 says as 5.4, where prompt is required' },
    ),
    create('image generation with a subject, through its library', '/v1/images/generations', {
      aspect_ratio: '16:9',
      human_fidelity: 0.45,
      image: jpeg(1024, 1024),
      image_fidelity: 0.5,
      image_reference: 'subject',
      model_name: 'kling-v2-1',
      n: 1,
      prompt: 'The same cat on a windowsill',
    }),
    // task_result has no default in its image model: it has to be there at every poll, also while submitted.
    poll('wait for images', '/v1/images/generations', { 'data.task_result': 'object' }, { 'data.task_result.images.0.url': 'string' }),
    create(
      'image generation, the image unset',
      '/v1/images/generations',
      { aspect_ratio: '16:9', image: null, image_fidelity: 0.5, model_name: 'kling-v1', n: 1, negative_prompt: '', prompt: 'A teapot on a windowsill' },
      { fields: ['model_name'], why: 'the node offers kling-v1 only, and always sends a fidelity; §3.4 leaves open what a retired name answers' },
    ),
    {
      name: 'the camera on a model without one',
      kind: 'error',
      method: 'POST',
      path: '/v1/videos/text2video',
      headers,
      body: {
        aspect_ratio: '16:9',
        camera_control: { config: { horizontal: 0.5 }, type: 'simple' },
        cfg_scale: 0.5,
        duration: '5',
        mode: 'std',
        model_name: 'kling-v1-6',
        negative_prompt: '',
        prompt: 'A red fox crosses a frozen river',
      },
      expects: { status: 400, code: 1201, reads: { code: 'integer', message: 'string' } },
    },
  ],
};
