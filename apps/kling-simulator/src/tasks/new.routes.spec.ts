import { NewTaskPage, NewTaskRecord } from '@kp/kling-api/new-wire';
import { z } from 'zod';
import { startTestSimulator, TEXT_PATH, type TestSimulator } from '../simulator.harness.ts';
import { createVirtualClock } from '../virtual.clock.ts';

const NEW_PATH = '/text-to-video/kling-3.0';
const body = (externalId: string, more: object = {}) => ({ prompt: 'a lake', settings: { resolution: '720p', duration: 5, multi_shot: false }, options: { external_task_id: externalId, ...more } });
const Records = z.array(NewTaskRecord);

describe('the new generation over HTTP (kling-api.md §4)', () => {
  const clock = createVirtualClock();
  let simulator: TestSimulator;
  beforeAll(async () => {
    simulator = await startTestSimulator({ speed: 1, videoConcurrency: 1000 }, clock);
  });
  afterAll(() => simulator.close());

  const read = async (query: string) => Records.parse((await simulator.call('GET', `/tasks?${query}`)).body.data);
  const list = async (request: object = {}) => NewTaskPage.parse((await simulator.call('POST', '/tasks', request)).body.data);

  it('creates, shows every state, and bills on success', async () => {
    const created = await simulator.call('POST', NEW_PATH, body('one', { watermark_info: { enabled: true } }));
    expect(created).toMatchObject({ status: 200, body: { code: 0, message: 'SUCCEED', data: { id: expect.stringMatching(/^\d{18,19}$/), status: 'submitted', external_id: 'one', create_time: clock.now() } } });
    const { id } = created.body.data as { id: string };
    expect(await read(`task_ids=${id}`)).toEqual([{ id, status: 'submitted', message: '', create_time: clock.now(), update_time: clock.now(), external_id: 'one', outputs: [], billing: [] }]);
    clock.advance(4000);
    expect((await read('external_task_ids=one'))[0]).toMatchObject({ id, status: 'processing', outputs: [] });
    clock.advance(8000);
    const url = expect.stringMatching(/\/files\/\d+\/0\.mp4\?/);
    expect((await read(`task_ids=${id}`))[0]).toMatchObject({
      status: 'succeeded',
      outputs: [{ type: 'video', id: expect.stringMatching(/^\d{18,19}$/), url, watermark_url: expect.stringContaining('0-watermark.mp4'), duration: '5.041' }],
      billing: [{ charge_type: 'unit', amount: '3', package_type: 'video' }],
    });
  });

  it('refuses a token, and garbage, with the words seen live (§1.3)', async () => {
    const { signKlingToken } = await import('@kp/kling-auth');
    for (const token of [await signKlingToken(simulator.config), 'garbage']) {
      for (const [method, path] of [['POST', NEW_PATH], ['GET', '/tasks?task_ids=0'], ['POST', '/tasks']] as const) {
        const answer = await simulator.call(method, path, method === 'POST' ? body('refused') : undefined, { authorization: `Bearer ${token}` });
        expect(answer).toMatchObject({ status: 401, body: { code: 1002, message: expect.stringContaining('The current API does not support AK/SK') } });
      }
    }
    expect(await simulator.call('GET', '/tasks?task_ids=0', undefined, { authorization: '' })).toMatchObject({ status: 401, body: { code: 1001 } });
  });

  it('reads up to twenty ids of either generation, and leaves out what is not there', async () => {
    const legacy = await simulator.call('POST', TEXT_PATH, { model_name: 'kling-v3', prompt: 'a lake', external_task_id: 'old' });
    clock.advance(20_000);
    expect(await read('external_task_ids=old,one,nobody')).toMatchObject([
      { id: (legacy.body.data as { task_id: string }).task_id, status: 'succeeded', external_id: 'old', outputs: [{ type: 'video' }], billing: [{ amount: '3' }] },
      { external_id: 'one' },
    ]);
    expect(await read('task_ids=0')).toEqual([]);
    const ids = (count: number) => Array.from({ length: count }, (_, index) => index + 1).join(',');
    expect(await read(`task_ids=${ids(20)}`)).toEqual([]);
    const refusals = [
      [`task_ids=${ids(21)}`, 'cannot exceed 20 in total'],
      ['', 'task_ids or external_task_ids is required'],
      ['task_ids=1&external_task_ids=one', 'only one of'],
    ] as const;
    for (const [query, message] of refusals) {
      expect(await simulator.call('GET', `/tasks?${query}`)).toMatchObject({ status: 400, body: { code: 1201, message: expect.stringContaining(message) } });
    }
  });

  it('refuses an external id of the other generation, and a wrong method', async () => {
    expect(await simulator.call('POST', NEW_PATH, body('old'))).toMatchObject({ status: 400, body: { code: 1201, message: 'External_task_id old already exists' } });
    expect(await simulator.call('POST', TEXT_PATH, { prompt: 'a lake', external_task_id: 'one' })).toMatchObject({ status: 400, body: { message: 'External_task_id one already exists' } });
    expect(await simulator.call('GET', NEW_PATH)).toMatchObject({ status: 404, body: { code: 1202 } });
    expect(await simulator.call('POST', '/text-to-video/kling-9', body('x'))).toMatchObject({ status: 404, body: { code: 1203 } });
    expect(await simulator.call('GET', `${TEXT_PATH}/one`)).toMatchObject({ status: 400, body: { message: 'Task not found by id/external id: one' } });
  });

  it('lists by cursor, newest first, while more tasks arrive', async () => {
    const beforeMs = clock.now() + 1;
    clock.advance(10);
    for (let index = 0; index < 7; index += 1) await simulator.call('POST', NEW_PATH, body(`list-${index}`));
    const first = await list({ start_time: String(beforeMs), limit: 3 });
    expect(first).toMatchObject({ count: 3, has_more: true, result: [{ external_id: 'list-6' }, { external_id: 'list-5' }, { external_id: 'list-4' }] });
    await simulator.call('POST', NEW_PATH, body('list-late'));
    const second = await list({ cursor: first.next_cursor, limit: 3, start_time: 0 });
    expect(second.result.map((task) => task.external_id)).toEqual(['list-3', 'list-2', 'list-1']);
    const third = await list({ cursor: second.next_cursor, limit: 3 });
    expect(third).toMatchObject({ count: 1, has_more: false, next_cursor: '', result: [{ external_id: 'list-0' }] });
  });

  it('filters by state, product and time, and has limits', async () => {
    await simulator.call('POST', '/v1/images/generations', { prompt: 'a lake', external_task_id: 'picture' });
    const of = async (filters: object[], more: object = {}) => (await list({ filters, ...more })).result.map((task) => task.external_id);
    expect(await of([{ key: 'product_type', values: ['image'] }])).toEqual(['picture']);
    expect(await of([{ key: 'status', values: ['succeeded'] }])).toEqual(['old', 'one']);
    expect(await of([{ key: 'status', values: ['succeeded'] }, { key: 'product_type', values: ['image', 'try_on'] }])).toEqual([]);
    expect(await of([], { end_time: clock.now() - 100_000 })).toEqual([]);
    for (const bad of [{ limit: 0 }, { limit: 501 }, { cursor: 'x' }, { filters: [{ key: 'status', values: ['succeed'] }] }, { start_time: 'soon' }]) {
      expect(await simulator.call('POST', '/tasks', bad)).toMatchObject({ status: 400, body: { code: 1201 } });
    }
    clock.advance(31 * 24 * 3600 * 1000);
    expect(await list()).toMatchObject({ result: [], count: 0, has_more: false });
  });
});
