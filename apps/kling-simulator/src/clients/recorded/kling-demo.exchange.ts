import { jpeg } from '@kp/kling-api/vectors/pictures';
import type { RecordedExchange } from './recorded.exchange.ts';

const headers = { 'content-type': 'application/json' };
const path = '/v1/videos/image2video';

/** A Python demo client of image to video: create, poll every 5 s, list; code 1004 makes it sign anew and try once more. */
export const klingDemo: RecordedExchange = {
  client: 'betasecond/KlingDemo',
  version: '65641c981ca077fea5e0efb9c4b90d9d4f43c0c4',
  source: 'betasecond/KlingDemo src/klingdemo/api/client.py',
  credential: 'jwt',
  steps: [
    {
      name: 'create with the defaults of its demo',
      kind: 'create',
      method: 'POST',
      path,
      headers,
      body: { model_name: 'kling-v1', image: jpeg(1024, 768), prompt: 'The lights go on', mode: 'std', duration: '5', cfg_scale: 0.5, external_task_id: 'demo_1790000000' },
      expects: { status: 200, code: 0, reads: { code: 'integer', data: 'object', 'data.task_id': 'string', 'data.task_status': 'string' }, idAt: 'data.task_id' },
    },
    {
      name: 'wait for completion',
      kind: 'poll',
      method: 'GET',
      path: `${path}/{id}`,
      headers,
      expects: { status: 200, code: 0, reads: { code: 'integer', data: 'object', 'data.task_status': 'string', 'data.task_status_msg': 'string?' }, poll: { at: 'data.task_status', while: ['submitted', 'processing'], until: 'succeed', reads: { 'data.task_result.videos.0.url': 'url' } } },
    },
    { name: 'list', kind: 'list', method: 'GET', path, query: { pageNum: '1', pageSize: '30' }, headers, expects: { status: 200, code: 0, reads: { code: 'integer', data: 'array', 'data.0.task_id': 'string', 'data.0.task_status': 'string' } } },
    { name: 'an id nobody knows', kind: 'error', method: 'GET', path: `${path}/829000000000000001`, headers, expects: { status: 400, code: 1201, reads: { code: 'integer', message: 'string', request_id: 'string?' } } },
  ],
};
