import { jpeg } from '@kp/kling-api/vectors/pictures';
import { JSON_HEADERS as headers, type Need, type RecordedExchange, type RecordedStep } from './recorded.exchange.ts';

const classic = (name: string, path: string, body: Record<string, unknown>, disputed?: RecordedStep['disputed']): RecordedStep => ({
  name,
  kind: 'create',
  method: 'POST',
  path,
  headers,
  body,
  expects: { status: 200, code: 0, reads: { code: 'integer', 'data.task_id': 'string' }, idAt: 'data.task_id' },
  ...(disputed === undefined ? {} : { disputed }),
});
const turbo = (name: string, path: string, body: Record<string, unknown>): RecordedStep => ({
  name,
  kind: 'create',
  method: 'POST',
  path,
  headers,
  body,
  expects: { status: 200, code: 0, reads: { code: 'integer', 'data.id': 'string' }, idAt: 'data.id' },
});
const pollClassic = (path: string): RecordedStep => ({
  name: `poll ${path}`,
  kind: 'poll',
  method: 'GET',
  path: `${path}/{id}`,
  headers,
  expects: {
    status: 200,
    code: 0,
    reads: { code: 'integer', 'data.task_status': 'string' },
    poll: { at: 'data.task_status', while: ['submitted', 'processing'], until: 'succeed', reads: { 'data.task_result.videos': 'array', 'data.task_result.videos.0.url': 'url' } },
  },
});
const pollTurbo: RecordedStep = {
  name: 'poll /tasks',
  kind: 'poll',
  method: 'GET',
  path: '/tasks',
  query: { task_ids: '{id}' },
  headers,
  expects: {
    status: 200,
    code: 0,
    reads: { code: 'integer', data: 'array', 'data.0.status': 'string' },
    poll: { at: 'data.0.status', while: ['submitted', 'processing'], until: 'succeeded', reads: { 'data.0.outputs': 'array', 'data.0.outputs.0.url': 'url' } },
  },
};
const failed: Record<string, Need> = { code: 'integer', message: 'string', request_id: 'string?' };

/** Both generations with one API key; reads are retried on 1302, 1303, 5000-5002, creates never. */
export const openMontage: RecordedExchange = {
  client: 'OpenMontage',
  version: 'tool 511eeb4bb72acf9c6e21a0f2b0efaa10fa066ee9, client a88896f86c4632797ccc3adaf5861035c6800f08',
  source: 'calesthio/OpenMontage tools/video/kling_official_video.py, pavelhov/OpenMontage tools/_kling/client.py',
  credential: 'api-key',
  steps: [
    classic('classic text to video', '/v1/videos/text2video', { model_name: 'kling-v3', duration: '5', mode: 'std', sound: 'off', prompt: 'A red fox crosses a frozen river', aspect_ratio: '16:9' }),
    pollClassic('/v1/videos/text2video'),
    classic('classic image to video without a prompt field', '/v1/videos/image2video', { model_name: 'kling-v3', duration: '5', mode: 'std', sound: 'off', image: jpeg(1280, 720) }, {
      fields: ['prompt'],
      why: 'it sends a prompt only when one was given; §5.5 says as 5.4, where prompt is required',
    }),
    classic('classic image to video', '/v1/videos/image2video', { model_name: 'kling-v3', duration: '5', mode: 'pro', sound: 'on', image: jpeg(1280, 720), prompt: 'The lights go on', external_task_id: 'open-montage-1' }),
    pollClassic('/v1/videos/image2video'),
    classic(
      'classic multi-shot',
      '/v1/videos/text2video',
      {
        model_name: 'kling-v3',
        duration: '5',
        mode: 'std',
        sound: 'off',
        prompt: 'Two scenes',
        multi_shot: true,
        shot_type: 'customize',
        multi_prompt: [{ prompt: 'A boat leaves', duration: '2' }, { prompt: 'Gulls follow it', duration: '3' }],
      },
      { fields: ['multi_prompt'], why: 'its shots carry no index; §5.4 lists one' },
    ),
    classic('omni with a first frame and a reference', '/v1/videos/omni-video', {
      model_name: 'kling-v3-omni',
      prompt: '<<<image_2>>> enters the room',
      mode: 'pro',
      duration: '5',
      image_list: [{ image_url: jpeg(1280, 720), type: 'first_frame' }, { image_url: 'https://media.example.com/actor.png' }],
    }),
    pollClassic('/v1/videos/omni-video'),
    turbo('turbo text to video', '/text-to-video/kling-3.0-turbo', { prompt: 'A red fox crosses a frozen river', settings: { resolution: '720p', duration: 5, aspect_ratio: '16:9' } }),
    pollTurbo,
    turbo('turbo image to video', '/image-to-video/kling-3.0-turbo', {
      contents: [{ type: 'prompt', text: 'The lights go on' }, { type: 'first_frame', url: 'https://media.example.com/harbour.png' }],
      settings: { resolution: '1080p', duration: 3 },
      options: { external_task_id: 'open-montage-2', watermark_info: { enabled: false } },
    }),
    pollTurbo,
    { name: 'a key nobody issued', kind: 'error', method: 'GET', path: '/v1/videos/text2video/829000000000000001', headers, wrongKey: true, expects: { status: 401, code: 1002, reads: failed } },
    { name: 'a duration out of range', kind: 'error', method: 'POST', path: '/text-to-video/kling-3.0-turbo', headers, body: { prompt: 'A fox', settings: { resolution: '720p', duration: 16, aspect_ratio: '16:9' } }, expects: { status: 400, code: 1201, reads: failed } },
  ],
};
