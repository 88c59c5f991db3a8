import { jpeg } from '@kp/kling-api/vectors/pictures';
import { JSON_HEADERS as headers, type Need, type RecordedExchange, type RecordedStep } from './recorded.exchange.ts';

const external = (number: number) => `5f0c4c1e-0000-4000-8000-00000000000${number}`;
/** An unknown status or a missing id throws in its codec; everything else is optional. */
const task = (at: string): Record<string, Need> => ({
  [`${at}.id`]: 'string',
  [`${at}.status`]: 'string',
  [`${at}.external_id`]: 'string?',
  [`${at}.create_time`]: 'integer?',
  [`${at}.update_time`]: 'integer?',
});
const create = (name: string, path: string, body: Record<string, unknown>): RecordedStep => ({
  name,
  kind: 'create',
  method: 'POST',
  path,
  headers,
  body,
  expects: { status: 200, code: 0, reads: { code: 'integer', ...task('data') }, idAt: 'data.id' },
});
const poll = (name: string, query: Record<string, string>): RecordedStep => ({
  name,
  kind: 'poll',
  method: 'GET',
  path: '/tasks',
  query,
  headers,
  expects: {
    status: 200,
    code: 0,
    reads: { code: 'integer', data: 'array', ...task('data.0') },
    poll: {
      at: 'data.0.status',
      while: ['submitted', 'processing'],
      until: 'succeeded',
      reads: { 'data.0.outputs.0.type': 'string', 'data.0.outputs.0.id': 'string', 'data.0.outputs.0.url': 'url', 'data.0.outputs.0.duration': 'decimal', 'data.0.billing.0.charge_type': 'string', 'data.0.billing.0.amount': 'decimal' },
    },
  },
});
const failed: Record<string, Need> = { code: 'integer', message: 'string?', request_id: 'string?' };

/** The author's 2.0 (not published to npm): new generation for videos, legacy for images, one API key, an external id on every create. */
export const aself101: RecordedExchange = {
  client: 'aself101/kling-api 2.0',
  version: 'codecs 63c4264dba15475d91c3d15822123aa8d6ccc4d6, tasks 1c6e2c2dbe74c8ebf70433cb41d0f8eb563fef3c',
  source: 'aself101/kling-api src/http/core.ts, src/codecs/new-standard.ts, src/codecs/legacy.ts, src/products/tasks.ts, src/products/video.ts',
  credential: 'api-key',
  steps: [
    create('text to video with nothing but a prompt', '/text-to-video/kling-3.0-turbo', { prompt: 'A red fox crosses a frozen river', options: { external_task_id: external(1) } }),
    poll('get by id', { task_ids: '{id}' }),
    create('text to video with settings', '/text-to-video/kling-3.0', {
      prompt: 'A red fox crosses a frozen river',
      settings: { resolution: '1080p', aspect_ratio: '9:16', duration: 7, audio: 'native', multi_shot: false },
      options: { external_task_id: external(2), watermark_info: { enabled: true } },
    }),
    poll('recover by external id', { external_task_ids: external(2) }),
    create('image to video, both frames and an element', '/image-to-video/kling-3.0', {
      contents: [
        { type: 'prompt', text: '@element_1 turns the light on' },
        { type: 'first_frame', url: jpeg(1280, 720) },
        { type: 'last_frame', url: 'https://media.example.com/harbour-at-night.png' },
        { type: 'element', element_id: '829836802793406', id: 'element_1' },
      ],
      settings: { duration: 5 },
      options: { external_task_id: external(3) },
    }),
    poll('get by id', { task_ids: '{id}' }),
    create('omni with a reference video', '/omni-video/kling-3.0-omni', {
      contents: [{ type: 'prompt', text: 'The next shot of @video_1' }, { type: 'feature_video', url: 'https://media.example.com/dance.mp4', id: 'video_1' }],
      settings: { resolution: '720p', aspect_ratio: '16:9', duration: 5 },
      options: { external_task_id: external(4) },
    }),
    create('motion control', '/motion-control/kling-3.0', {
      contents: [{ type: 'image', url: 'https://media.example.com/clown.png' }, { type: 'video', url: 'https://media.example.com/dance.mp4' }],
      settings: { character_orientation: 'video' },
      options: { external_task_id: external(5) },
    }),
    poll('get by id', { task_ids: '{id}' }),
    { name: 'list by cursor', kind: 'list', method: 'POST', path: '/tasks', headers, body: { limit: 2, filters: [{ key: 'product_type', values: ['video'] }] }, expects: { status: 200, code: 0, reads: { 'data.result': 'array', ...task('data.result.0'), 'data.count': 'integer?', 'data.next_cursor': 'string?', 'data.has_more': 'boolean?' } } },
    { name: 'ids nobody knows are simply absent', kind: 'list', method: 'GET', path: '/tasks', query: { task_ids: '829000000000000001' }, headers, expects: { status: 200, code: 0, reads: { data: 'array' } } },
    {
      name: 'image generation',
      kind: 'create',
      method: 'POST',
      path: '/v1/images/generations',
      headers,
      body: { model_name: 'kling-v3', prompt: 'A teapot on a windowsill', resolution: '2k', n: 2, aspect_ratio: '21:9', external_task_id: external(6) },
      expects: { status: 200, code: 0, reads: { code: 'integer', 'data.task_id': 'string', 'data.task_status': 'string' }, idAt: 'data.task_id' },
    },
    {
      name: 'wait for the images',
      kind: 'poll',
      method: 'GET',
      path: '/v1/images/generations/{id}',
      headers,
      expects: { status: 200, code: 0, reads: { 'data.task_id': 'string', 'data.task_status': 'string' }, poll: { at: 'data.task_status', while: ['submitted', 'processing'], until: 'succeed', reads: { 'data.task_result.images.0.url': 'url', 'data.task_result.images.0.index': 'integer?', 'data.task_result.images.1.url': 'url', 'data.final_unit_deduction': 'decimal?' } } },
    },
    { name: 'list of images', kind: 'list', method: 'GET', path: '/v1/images/generations', query: { pageNum: '1', pageSize: '10' }, headers, expects: { status: 200, code: 0, reads: { data: 'array', 'data.0.task_id': 'string', 'data.0.task_status': 'string' } } },
    { name: 'a legacy id nobody knows (told from a bad value by the words task not found)', kind: 'error', method: 'GET', path: '/v1/images/generations/829000000000000001', headers, expects: { status: 400, code: 1201, reads: failed } },
    { name: 'the same external id again', kind: 'error', method: 'POST', path: '/text-to-video/kling-3.0-turbo', headers, body: { prompt: 'A red fox crosses a frozen river', options: { external_task_id: external(1) } }, expects: { status: 400, code: 1201, reads: failed } },
  ],
};
