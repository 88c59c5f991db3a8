import type { LegacyTaskRecord } from '@kp/kling-api/legacy-wire';
import { LegacyCreateAnswer, LegacyListAnswer, LegacyQueryAnswer } from '@kp/kling-api/legacy-wire';
import { createVirtualClock } from '../virtual.clock.ts';
import { IMAGE_PATH, startTestSimulator, TEXT_PATH, type TestSimulator } from '../simulator.harness.ts';

const order = { model_name: 'kling-v3', prompt: 'a lake', duration: '5' };

describe('tasks over HTTP', () => {
  const clock = createVirtualClock();
  let simulator: TestSimulator;
  beforeAll(async () => {
    simulator = await startTestSimulator({ speed: 1 }, clock);
  });
  afterAll(() => simulator.close());

  const read = async (id: string, path: string = TEXT_PATH): Promise<LegacyTaskRecord> =>
    LegacyQueryAnswer.parse((await simulator.call('GET', `${path}/${id}`)).body).data;

  it('goes submitted, processing, succeed, and shows the result only then', async () => {
    const created = LegacyCreateAnswer.parse((await simulator.call('POST', TEXT_PATH, { ...order, external_task_id: 'states' })).body);
    expect(created).toMatchObject({ code: 0, data: { task_status: 'submitted', task_info: { external_task_id: 'states' } } });
    const id = created.data.task_id;
    expect(id).toMatch(/^\d{18,19}$/);

    clock.advance(3999);
    expect(await read(id)).toMatchObject({ task_id: id, task_status: 'submitted' });
    clock.advance(1);
    const processing = await read('states');
    expect(processing).toMatchObject({ task_id: id, task_status: 'processing' });
    expect(processing.task_result).toBeUndefined();
    clock.advance(7999);
    expect(await read(id)).toMatchObject({ task_status: 'processing' });
    clock.advance(1);

    const done = await read(id);
    expect(done.task_status).toBe('succeed');
    const video = done.task_result?.videos?.[0];
    expect(video).toMatchObject({ duration: '5.041', url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+\/files\/\d{18,19}\/0\.mp4\?expires=\d+&signature=[0-9a-f]{40}$/) });
    expect(done).toMatchObject({ final_unit_deduction: '3', task_info: { external_task_id: 'states' } });
    expect(done.updated_at).toBe((done.created_at ?? 0) + 12_000);
  });

  it('refuses an external id twice, across products (§2.3)', async () => {
    const first = await simulator.call('POST', TEXT_PATH, { ...order, external_task_id: 'twice' });
    expect(first.status).toBe(200);
    for (const path of [TEXT_PATH, IMAGE_PATH]) {
      const again = await simulator.call('POST', path, { ...order, ...(path === IMAGE_PATH ? { image: 'https://media.example/a.png' } : {}), external_task_id: 'twice' });
      expect(again).toMatchObject({ status: 400, body: { code: 1201, message: 'External_task_id twice already exists' } });
      expect(again.body).not.toHaveProperty('data');
    }
  });

  it('does not know ids of nobody, nor of another product', async () => {
    expect(await simulator.call('GET', `${TEXT_PATH}/12345`)).toMatchObject({
      status: 400,
      body: { code: 1201, message: 'Task not found by id/external id: 12345' },
    });
    await simulator.call('POST', TEXT_PATH, { ...order, external_task_id: 'text-only' });
    expect((await simulator.call('GET', `${IMAGE_PATH}/text-only`)).body.code).toBe(1201);
  });

  it('finds external ids of any length and form', async () => {
    const name = `ü/${'x'.repeat(300)}`;
    expect((await simulator.call('POST', TEXT_PATH, { ...order, external_task_id: name })).status).toBe(200);
    expect((await read(encodeURIComponent(name))).task_info).toEqual({ external_task_id: name });
  });

  it('lists pages per product, newest first', async () => {
    for (const name of ['p1', 'p2', 'p3']) {
      await simulator.call('POST', IMAGE_PATH, { ...order, image: 'https://media.example/a.png', external_task_id: name });
    }
    const page = async (query: string) =>
      LegacyListAnswer.parse((await simulator.call('GET', `${IMAGE_PATH}?${query}`)).body).data.map((task) => task.task_info?.external_task_id);
    expect(await page('pageNum=1&pageSize=2')).toEqual(['p3', 'p2']);
    expect(await page('pageNum=2&pageSize=2')).toEqual(['p1']);
    expect(await page('pageNum=3&pageSize=2')).toEqual([]);
    expect(await page('')).toHaveLength(3);
    for (const query of ['pageNum=0', 'pageNum=1001', 'pageSize=0', 'pageSize=501', 'pageSize=x']) {
      expect((await simulator.call('GET', `${IMAGE_PATH}?${query}`)).body.code).toBe(1201);
    }
  });

  it('puts every refusal into an envelope', async () => {
    expect(await simulator.call('DELETE', `${TEXT_PATH}/1`)).toMatchObject({ status: 404, body: { code: 1202 } });
    expect(await simulator.call('GET', '/v1/videos/unknown')).toMatchObject({ status: 404, body: { code: 1203 } });
    expect(await simulator.call('POST', TEXT_PATH, [])).toMatchObject({ status: 400, body: { code: 1200 } });
    const headers = { authorization: `Bearer ${simulator.config.apiKey}` };
    for (const contentType of ['application/json', 'text/plain']) {
      const response = await fetch(`${simulator.url}${TEXT_PATH}`, { method: 'POST', headers: { ...headers, 'content-type': contentType }, body: '{broken' });
      expect(await response.json()).toMatchObject({ code: 1200, request_id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    }
  });

  it('counts what happened, and tells its tasks', async () => {
    const stats = (await (await fetch(`${simulator.url}/_simulator/stats`)).json()) as Record<string, number>;
    expect(stats).toMatchObject({ created: 7, succeeded: 1, inFlight: 6, maxInFlight: 6, tasksByExternalId: 7, duplicateExternalIds: 2, signedRequests: expect.any(Number) });
    const tasks = (await (await fetch(`${simulator.url}/_simulator/tasks`)).json()) as unknown[];
    expect(tasks[0]).toMatchObject({ externalTaskId: 'states', status: 'succeed', prompt: 'a lake', units: 3 });

    expect((await fetch(`${simulator.url}/_simulator/reset-stats`, { method: 'POST' })).status).toBe(204);
    expect(await (await fetch(`${simulator.url}/_simulator/stats`)).json()).toMatchObject({ created: 0, inFlight: 6, maxInFlight: 6, tasksByExternalId: 7 });
  });

  it('gives the same ids for the same requests with the same seed', async () => {
    const [one, two, other] = await Promise.all([startTestSimulator(), startTestSimulator(), startTestSimulator({ seed: 'another' })]);
    const ids = await Promise.all(
      [one, two, other].map(async (each) => LegacyCreateAnswer.parse((await each.call('POST', TEXT_PATH, { ...order, external_task_id: 'same' })).body)),
    );
    expect(ids[0]).toMatchObject({ request_id: ids[1]?.request_id, data: { task_id: ids[1]?.data.task_id } });
    expect(ids[0]?.data.task_id).not.toBe(ids[2]?.data.task_id);
    await Promise.all([one, two, other].map((each) => each.close()));
  });
});
