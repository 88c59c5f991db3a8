import { jpeg } from '@kp/kling-api/vectors/pictures';
import type { Need, RecordedExchange, RecordedStep } from './recorded.exchange.ts';

const headers = { 'content-type': 'application/json', accept: 'application/json', 'user-agent': 'kling-sdk/1.0' };
/** It decodes into Go structs: absent is fine, another type fails the answer. */
const answer: Record<string, Need> = {
  code: 'integer',
  message: 'string',
  request_id: 'string?',
  'data.task_id': 'string',
  'data.task_status': 'string?',
  'data.task_status_msg': 'string?',
  'data.created_at': 'integer?',
  'data.updated_at': 'integer?',
};
/** It writes the model twice, always sends a mode, a ratio and a cfg_scale, and leaves out what is empty. */
const body = (model: string, more: Record<string, unknown> = {}) => ({
  prompt: 'A red fox crosses a frozen river',
  mode: 'std',
  duration: '5',
  aspect_ratio: '1:1',
  model_name: model,
  model,
  cfg_scale: 0.5,
  ...more,
});
const create = (name: string, path: string, sent: Record<string, unknown>, disputed?: RecordedStep['disputed']): RecordedStep => ({
  name,
  kind: 'create',
  method: 'POST',
  path,
  headers,
  body: sent,
  expects: { status: 200, code: 0, reads: answer, idAt: 'data.task_id' },
  ...(disputed === undefined ? {} : { disputed }),
});
const fetchTask = (path: string): RecordedStep => ({
  name: `FetchTask ${path}`,
  kind: 'poll',
  method: 'GET',
  path: `${path}/{id}`,
  headers: { accept: headers.accept, 'user-agent': headers['user-agent'] },
  expects: {
    status: 200,
    code: 0,
    reads: { ...answer, 'data.task_status': 'string' },
    // Any other status is an error to it.
    poll: { at: 'data.task_status', while: ['submitted', 'processing'], until: 'succeed', reads: { 'data.task_result.videos.0.url': 'url', 'data.task_result.videos.0.id': 'string', 'data.task_result.videos.0.duration': 'decimal' } },
  },
});

/** The gateway that most Kling resellers run; credentials are stored as `accessKey|secretKey`. */
export const newApi: RecordedExchange = {
  client: 'QuantumNous/new-api',
  version: '070818b8d0b4cb599049cfa46a063baf2c809445',
  source: 'QuantumNous/new-api relay/channel/task/kling/adaptor.go',
  credential: 'jwt',
  steps: [
    create('text to video without a model', '/v1/videos/text2video', { ...body('kling-v1'), model: undefined }),
    fetchTask('/v1/videos/text2video'),
    create('text to video, kling-v1-6, 1280x720', '/v1/videos/text2video', body('kling-v1-6', { aspect_ratio: '16:9', duration: '10' })),
    create('image to video, kling-v1-6', '/v1/videos/image2video', body('kling-v1-6', { image: jpeg(1024, 1024) })),
    fetchTask('/v1/videos/image2video'),
    create('text to video, kling-v2-6', '/v1/videos/text2video', body('kling-v2-6'), {
      fields: ['cfg_scale'],
      why: 'cfg_scale 0.5 goes with every model it lists; §3.2 says v2.x takes none',
    }),
    {
      name: 'a duration the model has not',
      kind: 'error',
      method: 'POST',
      path: '/v1/videos/text2video',
      headers,
      body: body('kling-v1', { duration: '7' }),
      expects: { status: 400, code: 1201, reads: { code: 'integer', message: 'string', request_id: 'string?' } },
    },
  ],
};
