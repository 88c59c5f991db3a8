import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { klingCreatePaths } from '@kp/kling-api/capabilities';
import { readKlingTask } from '@kp/kling-api/task-record';
import { probeClip } from '../media/clip.probe.ts';
import { startTestSimulator, type TestSimulator } from '../simulator.harness.ts';
import { createVirtualClock } from '../virtual.clock.ts';

const PICTURE = 'https://media.example/a.png';
const CLIP = 'https://media.example/a.mp4';
const contents = (...items: object[]) => ({ contents: [{ type: 'prompt', text: 'a lake' }, ...items] });

/** One plain order of every product of both generations. */
const ORDERS: readonly [path: string, body: object][] = [
  ['/v1/videos/text2video', { model_name: 'kling-v3', prompt: 'a lake', sound: 'on', duration: '3' }],
  ['/v1/videos/image2video', { model_name: 'kling-v2-6', prompt: 'a lake', image: PICTURE }],
  ['/v1/videos/omni-video', { model_name: 'kling-v3-omni', prompt: 'a lake', aspect_ratio: '9:16' }],
  ['/v1/videos/multi-image2video', { prompt: 'a lake', image_list: [{ image: PICTURE }, { image: PICTURE }] }],
  ['/v1/videos/motion-control', { image_url: PICTURE, video_url: CLIP, character_orientation: 'video', mode: 'std' }],
  ['/v1/images/generations', { prompt: 'a lake', n: 2, aspect_ratio: '3:2' }],
  ['/v1/images/omni-image', { prompt: 'a lake', aspect_ratio: '1:1', resolution: '1k' }],
  ['/text-to-video/kling-3.0-turbo', { prompt: 'a lake', settings: { duration: 3 } }],
  ['/image-to-video/kling-2.5-turbo', contents({ type: 'first_frame', url: PICTURE })],
  ['/omni-video/kling-o1', { ...contents({ type: 'refer_image', url: PICTURE, id: 'image_1' }), settings: { aspect_ratio: '1:1', resolution: '1080p' } }],
  ['/motion-control/kling-2.6', { ...contents({ type: 'image', url: PICTURE }, { type: 'video', url: CLIP }), settings: { character_orientation: 'image' } }],
];

describe('products of both generations', () => {
  const clock = createVirtualClock();
  let simulator: TestSimulator;
  let folder: string;
  beforeAll(async () => {
    simulator = await startTestSimulator({ speed: 1, videoConcurrency: 100_000, imageConcurrency: 100_000, videoUnits: 1e8, imageUnits: 1e8 }, clock);
    folder = await mkdtemp(join(tmpdir(), 'kling-simulator-products-'));
  });
  afterAll(async () => {
    await simulator.close();
    await rm(folder, { recursive: true, force: true });
  });

  const create = async (path: string, body: object): Promise<string> => {
    const answer = await simulator.call('POST', path, body);
    expect([path, answer.status, answer.body.message]).toEqual([path, 200, 'SUCCEED']);
    const { id, task_id: legacyId } = answer.body.data as { id?: string; task_id?: string };
    return id ?? legacyId ?? '';
  };
  const readBoth = async (path: string, id: string) => {
    const [record] = (await simulator.call('GET', `/tasks?task_ids=${id}`)).body.data as unknown[];
    const legacy = path.startsWith('/v1/') ? (await simulator.call('GET', `${path}/${id}`)).body.data : undefined;
    return { normalized: readKlingTask(record), legacy: readKlingTask(legacy), record: (legacy ?? record) as Record<string, unknown> };
  };

  it.each(ORDERS)('%s: from create to a file that is what was recorded', async (path, body) => {
    const id = await create(path, body);
    clock.advance(60_000);
    const { normalized, legacy, record } = await readBoth(path, id);
    expect(normalized).toMatchObject({ taskId: id, status: 'succeeded', unitDeduction: expect.any(Number) });
    if (legacy !== undefined) expect({ ...legacy, rawStatus: normalized?.rawStatus, outputs: legacy.outputs.map(({ url }) => url) }).toEqual({ ...normalized, outputs: normalized?.outputs.map(({ url }) => url) });

    const outputs = normalized?.outputs ?? [];
    expect(outputs).toHaveLength(path.endsWith('generations') ? 2 : 1);
    for (const { url, kind } of outputs) {
      const response = await fetch(url);
      const bytes = Buffer.from(await response.arrayBuffer());
      expect([response.status, response.headers.get('content-type')]).toEqual([200, kind === 'video' ? 'video/mp4' : 'image/png']);
      if (kind === 'image') {
        expect(bytes.readUInt32BE(16) / bytes.readUInt32BE(20)).toBeCloseTo(path.endsWith('generations') ? 1.5 : 1, 2);
        continue;
      }
      const file = join(folder, `${id}.mp4`);
      await writeFile(file, bytes);
      const duration = /"duration":"([\d.]+)"/.exec(JSON.stringify(record))?.[1];
      expect(Math.floor((await probeClip(file)).durationSeconds * 1000 + 1e-6) / 1000).toBe(Number(duration));
    }
  });

  it('covers every path there is, but for the one that needs a video first', () => {
    const legacy = klingCreatePaths().filter((path) => path.startsWith('/v1/'));
    expect(legacy.filter((path) => !ORDERS.some(([covered]) => covered === path))).toEqual(['/v1/videos/video-extend']);
  });

  it('extends a video that it made, in its shape, and names its parent (§5.11)', async () => {
    const parentId = await create('/v1/videos/text2video', { model_name: 'kling-v1', prompt: 'a lake', aspect_ratio: '9:16' });
    clock.advance(60_000);
    const parent = (await readBoth('/v1/videos/text2video', parentId)).legacy?.outputs[0];
    const path = '/v1/videos/video-extend';
    const id = await create(path, { video_id: parent?.id, prompt: 'and on' });
    expect((await readBoth(path, id)).record).toMatchObject({ task_info: { parent_video: { id: parent?.id, duration: '5.033' } } });
    clock.advance(60_000);
    const { record } = await readBoth(path, id);
    expect(record).toMatchObject({ task_status: 'succeed', final_unit_deduction: '1', task_result: { videos: [{ duration: '10.033' }] } });
    const { body } = await simulator.call('POST', path, { video_id: '123456789012345678' });
    expect(body).toMatchObject({ code: 1201, message: "video_id value '123456789012345678' is invalid" });
    const newerId = await create('/v1/videos/text2video', { model_name: 'kling-v3', prompt: 'a lake' });
    clock.advance(60_000);
    const newer = (await readBoth('/v1/videos/text2video', newerId)).legacy?.outputs[0];
    expect((await simulator.call('POST', path, { video_id: newer?.id })).body).toMatchObject({ code: 1201, message: expect.stringContaining('cannot be extended') });
  });

  it('shows a series of pictures as one (§5.3)', async () => {
    const id = await create('/v1/images/omni-image', { model_name: 'kling-v3-omni', prompt: 'a lake', result_type: 'series', series_amount: 3, aspect_ratio: '1:1' });
    clock.advance(60_000);
    const { record } = await readBoth('/v1/images/omni-image', id);
    expect(record).toMatchObject({ task_result: { result_type: 'series', series_images: [{ index: 0 }, { index: 1 }, { index: 2 }] } });
  });
});
