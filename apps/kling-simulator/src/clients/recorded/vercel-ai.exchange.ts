import { jpeg } from '@kp/kling-api/vectors/pictures';
import type { Need, RecordedExchange, RecordedStep } from './recorded.exchange.ts';

const headers = { 'content-type': 'application/json', 'user-agent': 'ai-sdk/klingai/3.0.33' };
const envelope: Record<string, Need> = { code: 'number', message: 'string', request_id: 'string?' };
const created: Record<string, Need> = {
  ...envelope,
  'data.task_id': 'string',
  'data.task_status': 'string?',
  'data.task_info': 'object?',
  'data.task_info.external_task_id': 'string?',
  'data.created_at': 'number?',
  'data.updated_at': 'number?',
};
/** Its schema is strict about types: a number where it wants a string fails the whole answer. */
const record: Record<string, Need> = {
  ...created,
  'data.task_status': 'string',
  'data.task_status_msg': 'string?',
  'data.watermark_info.enabled': 'boolean?',
  'data.final_unit_deduction': 'string?',
  'data.task_result': 'object?',
  'data.task_result.videos': 'array?',
};
const create = (name: string, path: string, body: Record<string, unknown>): RecordedStep => ({
  name,
  kind: 'create',
  method: 'POST',
  path,
  headers,
  body,
  expects: { status: 200, code: 0, reads: created, idAt: 'data.task_id' },
});
const poll = (name: string, path: string): RecordedStep => ({
  name,
  kind: 'poll',
  method: 'GET',
  path: `${path}/{id}`,
  headers: { 'user-agent': headers['user-agent'] },
  expects: {
    status: 200,
    code: 0,
    reads: record,
    // Anything but succeed and failed is pending to it; it asks every 5 s for 10 minutes.
    poll: {
      at: 'data.task_status',
      while: ['submitted', 'processing'],
      until: 'succeed',
      reads: { 'data.task_result.videos.0.url': 'url', 'data.task_result.videos.0.id': 'string?', 'data.task_result.videos.0.duration': 'string?', 'data.task_result.videos.0.watermark_url': 'string?' },
    },
  },
});

/** The AI SDK's provider: flat legacy bodies, options in camel case turned into wire names, only what was given. */
export const vercelAi: RecordedExchange = {
  client: '@ai-sdk/klingai',
  version: '3.0.33 (052b6d519f3b6062d56241ed774e5e9d095213ab)',
  source: 'vercel/ai packages/klingai/src/klingai-video-model.ts, klingai-auth.ts, klingai-error.ts',
  credential: 'jwt',
  steps: [
    create('kling-v2.6-t2v with sound', '/v1/videos/text2video', {
      model_name: 'kling-v2-6',
      prompt: 'A red fox crosses a frozen river',
      negative_prompt: 'blur',
      sound: 'on',
      mode: 'pro',
      aspect_ratio: '16:9',
      duration: '5',
      watermark_info: { enabled: false },
    }),
    poll('doStatus of text to video', '/v1/videos/text2video'),
    create('kling-v3.0-t2v, multi-shot', '/v1/videos/text2video', {
      model_name: 'kling-v3',
      prompt: 'Two scenes at the harbour',
      sound: 'off',
      duration: '6',
      multi_shot: true,
      shot_type: 'customize',
      multi_prompt: [
        { index: 1, prompt: 'A boat leaves', duration: '3' },
        { index: 2, prompt: 'Gulls follow it', duration: '3' },
      ],
    }),
    create('kling-v2.5-turbo-i2v with a last frame', '/v1/videos/image2video', {
      model_name: 'kling-v2-5-turbo',
      prompt: 'The lights go on',
      image: jpeg(1280, 720),
      image_tail: jpeg(1280, 720),
      mode: 'pro',
      duration: '10',
    }),
    poll('doStatus of image to video', '/v1/videos/image2video'),
    create('kling-v1.6-i2v with reference images', '/v1/videos/multi-image2video', {
      model_name: 'kling-v1-6',
      image_list: [{ image: jpeg(640, 640) }, { image: 'https://media.example.com/subject-2.png' }],
      prompt: 'The two friends row across the lake',
      mode: 'std',
      aspect_ratio: '16:9',
      duration: '5',
    }),
    poll('doStatus of reference to video', '/v1/videos/multi-image2video'),
    create('kling-v2.6-motion-control', '/v1/videos/motion-control', {
      model_name: 'kling-v2-6',
      video_url: 'https://media.example.com/dance.mp4',
      character_orientation: 'image',
      mode: 'std',
      prompt: 'A clown dances in the square',
      image_url: 'https://media.example.com/clown.png',
      keep_original_sound: 'yes',
    }),
    poll('doStatus of motion control', '/v1/videos/motion-control'),
    {
      name: 'doStatus of an id nobody knows',
      kind: 'error',
      method: 'GET',
      path: '/v1/videos/text2video/829000000000000001',
      expects: { status: 400, code: 1201, reads: { code: 'number', message: 'string' } },
    },
  ],
};
