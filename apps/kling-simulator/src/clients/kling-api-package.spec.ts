import { KlingAPI, KlingAPIError } from 'kling-api';
import { jpeg } from '@kp/kling-api/vectors/pictures';
import { startTestSimulator, type TestSimulator } from '../simulator.harness.ts';
import { startHttpsFront, type HttpsFront } from './https.front.harness.ts';

// The npm package kling-api 1.0.0 as published. Its constructor takes a baseUrl but no plain http, hence the TLS front.

const POLL = { interval: 20, timeout: 15_000, showSpinner: false };

describe('the npm package kling-api 1.0.0', () => {
  let simulator: TestSimulator;
  let front: HttpsFront;
  let kling: KlingAPI;
  const proxyBefore = process.env['NO_PROXY'];

  beforeAll(async () => {
    process.env['NO_PROXY'] = 'localhost';
    simulator = await startTestSimulator({ speed: 200 });
    front = await startHttpsFront(simulator.url);
    kling = client();
  });
  afterAll(async () => {
    if (proxyBefore === undefined) delete process.env['NO_PROXY'];
    else process.env['NO_PROXY'] = proxyBefore;
    await front.close();
    await simulator.close();
  });

  const client = (change: { accessKey?: string; secretKey?: string } = {}): KlingAPI =>
    new KlingAPI({ accessKey: simulator.config.accessKey, secretKey: simulator.config.secretKey, baseUrl: front.url, ...change });

  it('takes no base URL but https', () => {
    expect(() => new KlingAPI({ accessKey: 'a', secretKey: 's', baseUrl: simulator.url })).toThrow('Base URL must use HTTPS protocol');
  });

  it('creates a video from text and waits for it', async () => {
    const created = await kling.textToVideo({ model_name: 'kling-v2-6', prompt: 'A red fox crosses a frozen river', mode: 'pro', sound: 'on', aspect_ratio: '16:9', duration: '5', external_task_id: 'package-1' });
    expect(created).toMatchObject({ code: 0, data: { task_id: expect.stringMatching(/^\d{18,19}$/), task_status: 'submitted' } });

    const done = await kling.waitForVideoResult(created.data.task_id, undefined, POLL);
    expect(done.data.task_status).toBe('succeed');
    const [video] = done.data.task_result?.videos ?? [];
    expect(video).toMatchObject({ id: expect.any(String), url: expect.stringContaining('http'), duration: expect.stringMatching(/^5\.\d+$/) });
    const clip = await fetch(video?.url ?? '');
    expect(clip.status).toBe(200);
    expect(Buffer.from(await clip.arrayBuffer()).subarray(4, 8).toString()).toBe('ftyp');
  });

  it('creates with nothing but a prompt', async () => {
    const created = await kling.textToVideo({ prompt: 'A red fox crosses a frozen river' });
    expect((await kling.waitForVideoResult(created.data.task_id, undefined, POLL)).data.task_result?.videos).toHaveLength(1);
  });

  it('animates an image, with an end frame', async () => {
    const created = await kling.imageToVideo({ model_name: 'kling-v2-1', image: jpeg(1280, 720), image_tail: jpeg(1280, 720), prompt: 'The lights go on', mode: 'pro', duration: '10' });
    const done = await kling.waitForVideoResult(created.data.task_id, (id) => kling.queryImageToVideoTask(id), POLL);
    expect(done.data.task_result?.videos[0]?.duration).toMatch(/^10\.\d+$/);
  });

  it('joins images, and follows references with the omni model', async () => {
    const joined = await kling.multiImageToVideo({ image_list: [{ image: jpeg(640, 640) }, { image: 'https://media.example.com/friend.png' }], prompt: 'Two friends row across the lake' });
    expect((await kling.waitForVideoResult(joined.data.task_id, (id) => kling.queryMultiImageToVideoTask(id), POLL)).data.task_result?.videos).toHaveLength(1);

    const omni = await kling.omniVideo({ prompt: '<<<image_1>>> walks by', image_list: [{ image_url: 'https://media.example.com/friend.png' }], aspect_ratio: '16:9', duration: '5' });
    expect((await kling.waitForVideoResult(omni.data.task_id, (id) => kling.queryOmniVideoTask(id), POLL)).data.task_result?.videos).toHaveLength(1);
  });

  it('extends a clip', async () => {
    const source = await kling.textToVideo({ model_name: 'kling-v1', prompt: 'A boat', duration: '5' });
    const clip = await kling.waitForVideoResult(source.data.task_id, undefined, POLL);
    const created = await kling.extendVideo({ video_id: clip.data.task_result?.videos[0]?.id ?? '', prompt: 'The boat sails on' });
    const done = await kling.waitForVideoResult(created.data.task_id, (id) => kling.queryExtendVideoTask(id), POLL);
    expect(Number(done.data.task_result?.videos[0]?.duration)).toBeGreaterThan(5);
  });

  it('paints images', async () => {
    const created = await kling.generateImage({ model_name: 'kling-v2-1', prompt: 'A teapot', n: 2, resolution: '1k', aspect_ratio: '21:9' });
    const done = await kling.waitForImageResult(created.data.task_id, undefined, POLL);
    expect(done.data.task_result?.images.map((image) => image.index)).toEqual([0, 1]);

    const omni = await kling.omniImage({ prompt: '<<<image_1>>> on a windowsill', image_list: [{ image: 'https://media.example.com/teapot.png' }], resolution: '2k', n: 1, aspect_ratio: '1:1' });
    expect((await kling.waitForImageResult(omni.data.task_id, (id) => kling.queryOmniImageTask(id), POLL)).data.task_result?.images).toHaveLength(1);
  });

  it('lists, through the HTTP client it shows (it has no method for that)', async () => {
    const { data } = await kling.client.get<{ code: number; data: { task_id: string; task_info?: { external_task_id?: string } }[] }>('/v1/videos/text2video', { params: { pageNum: 1, pageSize: 100 } });
    expect(data.code).toBe(0);
    expect(data.data.map((task) => task.task_info?.external_task_id)).toContain('package-1');
  });

  it('finds a task by the external id', async () => {
    expect((await kling.queryTextToVideoTask('package-1')).data).toMatchObject({ task_status: 'succeed', task_info: { external_task_id: 'package-1' } });
  });

  it('reads the account', async () => {
    const account = await kling.getAccountInfo(Date.now() - 3_600_000, Date.now());
    expect(account.data.code).toBe(0);
    expect(account.data.resource_pack_subscribe_infos.length).toBeGreaterThan(0);
    await expect(kling.healthCheck()).resolves.toBe(true);
  });

  it('understands an unknown id', async () => {
    const error = await refusal(kling.queryTextToVideoTask('829000000000000001'));
    expect(error).toMatchObject({ code: 1201, httpStatus: 400, message: 'Task not found by id/external id: 829000000000000001', requestId: expect.any(String) });
    expect(error.isRetryable()).toBe(false);
  });

  it('understands a refused body', async () => {
    expect(await refusal(kling.textToVideo({ model_name: 'kling-v2-6', prompt: 'A fox', mode: 'std', sound: 'on' }))).toMatchObject({ code: 1201, httpStatus: 400 });
  });

  it('understands an external id used twice', async () => {
    expect(await refusal(kling.textToVideo({ prompt: 'A fox', external_task_id: 'package-1' }))).toMatchObject({ code: 1201, httpStatus: 400, message: 'External_task_id package-1 already exists' });
  });

  it('understands a wrong secret and an unknown access key', async () => {
    expect(await refusal(client({ secretKey: 'not-the-secret' }).queryTextToVideoTask('1'))).toMatchObject({ code: 1002, httpStatus: 401 });
    expect(await refusal(client({ accessKey: 'nobody' }).queryTextToVideoTask('1'))).toMatchObject({ code: 1002, httpStatus: 401 });
  });

  it('understands a task that failed, and an account without room', async () => {
    const created = await kling.textToVideo({ prompt: 'A fox sim:fail' });
    const error = await refusal(kling.waitForVideoResult(created.data.task_id, undefined, POLL));
    expect(error.message).not.toBe('Video generation failed');
    expect(await refusal(kling.textToVideo({ prompt: 'A fox sim:busy' }))).toMatchObject({ code: 1303, httpStatus: 429 });
  });
});

async function refusal(call: Promise<unknown>): Promise<KlingAPIError> {
  const outcome: unknown = await call.catch((error: unknown) => error);
  if (!(outcome instanceof KlingAPIError)) throw new Error(`No KlingAPIError: ${String(outcome)}`);
  return outcome;
}
