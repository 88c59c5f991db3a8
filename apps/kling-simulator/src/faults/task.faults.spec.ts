import { IMAGE_PATH, startTestSimulator, TEXT_PATH, type TestSimulator } from '../simulator.harness.ts';
import { createVirtualClock } from '../virtual.clock.ts';
import { FAULT_HEADER } from './fault.header.ts';

type Record_ = Record<string, unknown>;
const NEW_PATH = '/text-to-video/kling-3.0';

describe('what becomes of tasks, and how records look', () => {
  const clock = createVirtualClock();
  let simulator: TestSimulator;
  beforeAll(async () => {
    simulator = await startTestSimulator({ speed: 1, videoConcurrency: 1000 }, clock);
  });
  afterAll(() => simulator.close());
  afterEach(async () => void (await fetch(`${simulator.url}/_simulator/faults`, { method: 'DELETE' })));

  const make = async (name: string, more: { prompt?: string; fault?: string } = {}) =>
    (await simulator.call('POST', TEXT_PATH, { model_name: 'kling-v3', prompt: more.prompt ?? 'a lake', external_task_id: name }, more.fault === undefined ? {} : { [FAULT_HEADER]: more.fault })).body;
  const read = async (name: string) => (await simulator.call('GET', `${TEXT_PATH}/${name}`)).body.data as Record_;
  const readNew = async (name: string) => ((await simulator.call('GET', `/tasks?external_task_ids=${name}`)).body.data as Record_[])[0] ?? {};
  const outcome = async (name: string) => {
    const ledger = (await (await fetch(`${simulator.url}/_simulator/ledger`)).json()) as { entries: { externalTaskId: string; outcome: string; deductedUnits: number }[] };
    const entry = ledger.entries.find((each) => each.externalTaskId === name);
    return entry && [entry.outcome, entry.deductedUnits];
  };

  it('fails after processing, for risk control or as told, and costs nothing', async () => {
    await make('moderation', { fault: 'moderation' });
    await make('told', { fault: 'fail;message=out%20of%20paint' });
    clock.advance(4000);
    expect(await read('moderation')).toMatchObject({ task_status: 'processing', task_status_msg: '' });
    clock.advance(8000);
    expect(await read('moderation')).toMatchObject({ task_status: 'failed', task_status_msg: expect.stringContaining('risk control') });
    expect(await read('moderation')).not.toHaveProperty('final_unit_deduction');
    expect(await readNew('told')).toMatchObject({ status: 'failed', message: 'out of paint', outputs: [], billing: [] });
    expect(await outcome('told')).toEqual(['failed', 0]);
  });

  it('is stuck for ever, or until it is let go; and slow', async () => {
    await make('stuck', { fault: 'stuck' });
    await make('stuck-early', { fault: 'stuck;in=submitted' });
    await make('slow', { fault: 'slow;factor=3' });
    clock.advance(12_000 * 3 - 1);
    expect(await read('slow')).toMatchObject({ task_status: 'processing' });
    clock.advance(1);
    expect(await read('slow')).toMatchObject({ task_status: 'succeed' });
    clock.advance(365 * 24 * 3600 * 1000);
    expect([(await read('stuck'))['task_status'], (await read('stuck-early'))['task_status']]).toEqual(['processing', 'submitted']);
    expect(simulator.stats).toMatchObject({ inFlight: 2, videoSlots: 2 });

    const finish = (id: string, body: object) => fetch(`${simulator.url}/_simulator/tasks/${id}/finish`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    expect((await finish('stuck', {})).status).toBe(200);
    expect((await finish('stuck', {})).status).toBe(409);
    expect((await finish('stuck-early', { outcome: 'failed', message: 'let go' })).status).toBe(200);
    expect((await finish('nobody', {})).status).toBe(404);
    expect((await finish('stuck', { outcome: 'perhaps' })).status).toBe(400);
    expect([await outcome('stuck'), await outcome('stuck-early')]).toEqual([['succeeded', 3], ['failed', 0]]);
    expect(simulator.stats).toMatchObject({ inFlight: 0, videoSlots: 0 });
  });

  it('shows an unknown status, once or for good, though it was paid for', async () => {
    await make('unknown', { fault: 'unknown-status;status=parked' });
    await make('plain');
    expect(await read('unknown')).toMatchObject({ task_status: 'submitted' });
    clock.advance(12_000);
    expect([(await read('unknown'))['task_status'], (await readNew('unknown'))['status']]).toEqual(['parked', 'parked']);
    expect(await outcome('unknown')).toEqual(['succeeded', 3]);

    await simulator.script({ match: { operation: 'read', externalTaskId: 'plain' }, times: 1, fault: { name: 'unknown-status' } });
    expect([(await read('plain'))['task_status'], (await read('plain'))['task_status']]).toEqual(['archived', 'succeed']);
  });

  it('uses up no rule on a create that is refused', async () => {
    await simulator.script({ match: { promptContains: 'rare' }, times: 1, fault: { name: 'fail' } });
    await make('rare-1');
    expect((await make('rare-1', { prompt: 'a rare bird' })).code).toBe(1201);
    await make('rare-2', { prompt: 'a rare bird' });
    clock.advance(12_000);
    expect([(await read('rare-1'))['task_status'], (await read('rare-2'))['task_status']]).toEqual(['succeed', 'failed']);
  });

  it('succeeds without a result', async () => {
    await make('hollow', { fault: 'no-output' });
    clock.advance(12_000);
    expect(await read('hollow')).toMatchObject({ task_status: 'succeed', task_result: {}, final_unit_deduction: '3' });
    expect(await readNew('hollow')).toMatchObject({ status: 'succeeded', outputs: [] });
  });

  it.each([
    ['number', expect.any(Number)],
    ['text', expect.stringMatching(/^task\/\d+ ü$/)],
    ['empty', ''],
    ['missing', undefined],
  ])('gives an odd id: %s', async (form, id) => {
    const created = await make(`odd-${form}`, { fault: `odd-id;form=${form}` });
    expect((created.data as Record_)['task_id']).toEqual(id);
    expect((await read(`odd-${form}`))['task_id']).toEqual(id);
    expect((await readNew(`odd-${form}`))['id']).toEqual(id);
  });

  it('bends records in lists, by script and by header', async () => {
    await make('in-list');
    const statuses = async (headers: Record<string, string> = {}) => {
      const legacy = (await simulator.call('GET', `${TEXT_PATH}?pageSize=1`, undefined, headers)).body.data as Record_[];
      const listed = ((await simulator.call('POST', '/tasks', { limit: 1 }, headers)).body.data as { result: Record_[] }).result;
      return [legacy[0]?.['task_status'], listed[0]?.['status']];
    };
    expect(await statuses({ [FAULT_HEADER]: 'unknown-status' })).toEqual(['archived', 'archived']);
    await simulator.script({ match: { operation: 'list' }, fault: { name: 'unknown-status', status: 'odd' } });
    expect(await statuses()).toEqual(['odd', 'odd']);
  });

  describe('magic inputs', () => {
    it.each([
      ['sim:reject-1301', 400, 1301],
      ['sim:reject-1103 and more', 403, 1103],
      ['a cat, sim:no-money', 429, 1102],
      ['sim:busy', 429, 1303],
      ['sim:created-anyway', 500, 5000],
      ['sim:timeout', 504, 5002],
      ['sim:reject-9999 is no code', 200, 0],
      ['sim:nonsense is no word', 200, 0],
    ])('%s answers %i/%i in both generations', async (prompt, status, code) => {
      for (const [path, body] of [[TEXT_PATH, { model_name: 'kling-v3', prompt }], [NEW_PATH, { prompt }]] as const) {
        expect(await simulator.call('POST', path, body)).toMatchObject({ status, body: { code } });
      }
    });

    it.each([
      ['sim:fail', 'failed'],
      ['sim:moderation', 'failed'],
      ['sim:stuck', 'processing'],
      ['sim:slow', 'processing'],
      ['sim:unknown-status', 'archived'],
      ['sim:no-output', 'succeed'],
    ])('%s ends as %s', async (prompt, status) => {
      const name = `magic-${prompt.slice(4)}`;
      await make(name, { prompt: `a lake, ${prompt}` });
      clock.advance(40_000);
      expect(await read(name)).toMatchObject({ task_status: status });
      expect(((await (await fetch(`${simulator.url}/_simulator/tasks`)).json()) as { externalTaskId: string; faults: string[] }[]).find((task) => task.externalTaskId === name)?.faults).toEqual([prompt.slice(4)]);
    });

    it('works by external id and by element, and in shots and contents', async () => {
      await make('sim:fail:1');
      const image = 'https://media.example/a.png';
      const shots = [{ index: 1, prompt: 'one', duration: '2' }, { index: 2, prompt: 'sim:fail', duration: '3' }];
      const element = { model_name: 'kling-v3', prompt: 'a lake', image, element_list: [{ element_id: 9_000_000_000_000_002 }], external_task_id: 'element' };
      expect((await simulator.call('POST', IMAGE_PATH, element)).status).toBe(200);
      expect((await simulator.call('POST', TEXT_PATH, { model_name: 'kling-v3', multi_shot: true, shot_type: 'customize', multi_prompt: shots, external_task_id: 'shots' })).status).toBe(200);
      expect((await simulator.call('POST', '/image-to-video/kling-3.0', { contents: [{ type: 'prompt', text: 'sim:fail' }, { type: 'first_frame', url: image }], options: { external_task_id: 'contents' } })).status).toBe(200);
      expect((await simulator.call('POST', IMAGE_PATH, { ...element, element_list: [{ element_id: 9_000_000_000_001_201 }], external_task_id: 'no-element' })).body).toMatchObject({ code: 1201, message: expect.stringContaining('9000000000001201') });
      clock.advance(40_000);
      for (const name of ['sim:fail:1', 'element', 'shots', 'contents']) expect([name, (await readNew(name))['status']]).toEqual([name, 'failed']);
    });
  });
});
