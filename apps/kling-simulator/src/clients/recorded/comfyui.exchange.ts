import { png } from '@kp/kling-api/vectors/pictures';
import { JSON_HEADERS, type Need, type RecordedExchange, type RecordedStep } from './recorded.exchange.ts';

const created: Record<string, Need> = { code: 'integer?', message: 'string?', request_id: 'string?', 'data.task_id': 'string', 'data.task_status': 'string?' };
const create = (name: string, path: string, body: Record<string, unknown>, disputed?: RecordedStep['disputed']): RecordedStep => ({
  name,
  kind: 'create',
  method: 'POST',
  path,
  headers: JSON_HEADERS,
  body,
  expects: { status: 200, code: 0, reads: created, idAt: 'data.task_id' },
  ...(disputed === undefined ? {} : { disputed }),
});
const poll = (path: string, atEnd: Record<string, Need>): RecordedStep => ({
  name: `poll ${path}`,
  kind: 'poll',
  method: 'GET',
  path: `${path}/{id}`,
  headers: JSON_HEADERS,
  expects: {
    status: 200,
    code: 0,
    reads: { ...created, 'data.created_at': 'integer?', 'data.updated_at': 'integer?', 'data.task_status_msg': 'string?', 'data.task_result': 'object?' },
    poll: { at: 'data.task_status', while: ['submitted', 'processing'], until: 'succeed', reads: atEnd },
  },
});
const video = { 'data.task_result.videos.0.url': 'url', 'data.task_result.videos.0.id': 'string?', 'data.task_result.videos.0.duration': 'string?' } as const;

/** ComfyUI's API nodes. Requests pass through Comfy's own proxy, which puts the path behind `/proxy/kling`. */
export const comfyUi: RecordedExchange = {
  client: 'comfyanonymous/ComfyUI API nodes',
  version: 'nodes 7119b278d8f8eafaf4d1402e79867e540850b169, request models 589b85e49ee6428f58a6f1171a12a3f3f998628d',
  source: 'comfyanonymous/ComfyUI comfy_api_nodes/nodes_kling.py, comfy_api_nodes/apis/kling.py',
  credential: 'api-key',
  steps: [
    create('text to video, the default of the node', '/v1/videos/text2video', {
      prompt: 'A red fox crosses a frozen river',
      duration: '5',
      mode: 'std',
      model_name: 'kling-v1-6',
      cfg_scale: 1,
      aspect_ratio: '16:9',
    }),
    poll('/v1/videos/text2video', video),
    create('text to video with the camera', '/v1/videos/text2video', {
      prompt: 'A red fox crosses a frozen river',
      duration: '5',
      mode: 'std',
      model_name: 'kling-v1',
      cfg_scale: 0.75,
      aspect_ratio: '16:9',
      camera_control: { type: 'simple', config: { horizontal: 0, vertical: 0, pan: 0.5, tilt: 0, roll: 0, zoom: 0 } },
    }),
    create('text to video with sound', '/v1/videos/text2video', {
      model_name: 'kling-v2-6',
      aspect_ratio: '16:9',
      duration: '5',
      prompt: 'A red fox crosses a frozen river',
      mode: 'pro',
      sound: 'on',
    }),
    create('start and end frame', '/v1/videos/image2video', {
      model_name: 'kling-v2-1',
      image: png(1280, 720),
      image_tail: png(1280, 720),
      prompt: 'The lights go on',
      mode: 'pro',
      duration: '10',
    }),
    poll('/v1/videos/image2video', video),
    create(
      'text to video, kling-v2-master in pro mode',
      '/v1/videos/text2video',
      { prompt: 'A red fox crosses a frozen river', duration: '5', mode: 'pro', model_name: 'kling-v2-master', aspect_ratio: '16:9' },
      { fields: ['mode'], why: 'the node offers std and pro for kling-v2-master; §3.2 says it takes no mode' },
    ),
    create(
      'image to video, the default of the node',
      '/v1/videos/image2video',
      { model_name: 'kling-v2-master', image: png(1280, 720), prompt: 'The lights go on', cfg_scale: 0.8, mode: 'std', duration: '5' },
      { fields: ['mode', 'cfg_scale'], why: 'the node sends cfg_scale 0.8 and std with its default model; §3.2 says kling-v2-master takes neither' },
    ),
    create('omni, first and last frame', '/v1/videos/omni-video', {
      model_name: 'kling-v3-omni',
      image_list: [
        { image_url: 'https://media.example.com/start.png', type: 'first_frame' },
        { image_url: 'https://media.example.com/end.png', type: 'end_frame' },
      ],
      duration: '5',
      prompt: 'The lights go on',
      mode: 'pro',
      sound: 'off',
    }),
    poll('/v1/videos/omni-video', video),
    create('omni, text in two shots', '/v1/videos/omni-video', {
      model_name: 'kling-v3-omni',
      aspect_ratio: '16:9',
      duration: '5',
      prompt: 'Two scenes at the harbour',
      mode: 'pro',
      multi_shot: true,
      multi_prompt: [
        { index: 1, prompt: 'A boat leaves', duration: '2' },
        { index: 2, prompt: 'Gulls follow it', duration: '3' },
      ],
      shot_type: 'customize',
      sound: 'on',
    }),
    create('omni, a video to edit', '/v1/videos/omni-video', {
      model_name: 'kling-video-o1',
      video_list: [{ video_url: 'https://media.example.com/dance.mp4', refer_type: 'base', keep_original_sound: 'yes' }],
      prompt: 'Make it snow',
      mode: 'pro',
    }),
    create('motion control', '/v1/videos/motion-control', {
      prompt: 'A clown dances in the square',
      image_url: 'https://media.example.com/clown.png',
      video_url: 'https://media.example.com/dance.mp4',
      keep_original_sound: 'yes',
      character_orientation: 'video',
      mode: 'pro',
      model_name: 'kling-v3',
    }),
    // The image model sends a mode too, which the endpoint has no field for.
    create('omni image', '/v1/images/omni-image', {
      model_name: 'kling-image-o1',
      resolution: '1k',
      aspect_ratio: '16:9',
      prompt: '<<<image_1>>> on a windowsill',
      mode: 'pro',
      n: 2,
      image_list: [{ image: 'https://media.example.com/teapot.png' }],
    }),
    poll('/v1/images/omni-image', { 'data.task_result.images.0.url': 'url', 'data.task_result.images.0.index': 'integer', 'data.task_result.images.1.index': 'integer' }),
    { name: 'an id nobody knows', kind: 'error', method: 'GET', path: '/v1/videos/image2video/829000000000000001', expects: { status: 400, code: 1201, reads: { code: 'integer', message: 'string' } } },
  ],
};
