import { KLING_ERRORS } from '@kp/kling-api/errors';
import { IMAGE_PATH, startTestSimulator, TEXT_PATH, type TestSimulator } from '../simulator.harness.ts';
import { createVirtualClock } from '../virtual.clock.ts';
import { FAULT_HEADER } from './fault.header.ts';

const NEW_PATH = '/text-to-video/kling-3.0';

describe('faults of answers', () => {
  const clock = createVirtualClock();
  let simulator: TestSimulator;
  let count = 0;
  beforeAll(async () => {
    simulator = await startTestSimulator({ speed: 1, videoConcurrency: 1000 }, clock);
  });
  afterAll(() => simulator.close());
  afterEach(async () => void (await fetch(`${simulator.url}/_simulator/faults`, { method: 'DELETE' })));

  const order = (name: string, prompt = 'a lake') => ({ model_name: 'kling-v3', prompt, external_task_id: name });
  /** Creates with a fault; the answer as it came, or the error that took its place. */
  const create = async (fault: string, name = `task-${(count += 1)}`) => {
    const startedMs = Date.now();
    const headers = { authorization: `Bearer ${simulator.config.apiKey}`, 'content-type': 'application/json', [FAULT_HEADER]: fault };
    try {
      const response = await fetch(`${simulator.url}${TEXT_PATH}`, { method: 'POST', headers, body: JSON.stringify(order(name)) });
      const text = await response.text();
      return { name, status: response.status, type: response.headers.get('content-type'), text, ms: Date.now() - startedMs };
    } catch (error) {
      return { name, status: 0, type: null, text: String(error), ms: Date.now() - startedMs };
    }
  };
  const exists = async (name: string): Promise<boolean> => (await simulator.call('GET', `${TEXT_PATH}/${name}`)).status === 200;

  it.each([
    ['connection-cut', { status: 0 }, false],
    ['lost-answer', { status: 0 }, true],
    ['truncated-body', { status: 0 }, true],
    ['html', { status: 200, type: 'text/html; charset=utf-8', text: expect.stringContaining('<html>') }, true],
    ['html;httpStatus=502', { status: 502 }, true],
    ['empty-body', { status: 200, text: '' }, true],
    ['invalid-json', { status: 200, type: 'application/json; charset=utf-8', text: expect.stringMatching(/^\{"code":0.*:$/) }, true],
    ['error;code=5000', { status: 500 }, false],
    ['error;code=5002;accepted=true', { status: 504 }, true],
    ['error;code=1301;message=not%20this', { status: 400, text: expect.stringContaining('not this') }, false],
    ['storm', { status: 429 }, false],
    ['maintenance', { status: 503 }, false],
  ])('%s: answers %j, and the task exists: %s', async (fault, answer, isThere) => {
    const created = await create(fault);
    expect(created).toMatchObject(answer);
    expect(await exists(created.name)).toBe(isThere);
  });

  it('delays an answer, and lets a body trickle in', async () => {
    for (const fault of ['delay;ms=300', 'slow-body;ms=300']) {
      const created = await create(fault);
      expect(created.ms).toBeGreaterThan(250);
      expect(JSON.parse(created.text)).toMatchObject({ code: 0 });
    }
  });

  it.each(KLING_ERRORS.filter((row) => row.code !== 0).map((row) => [row.code, row.httpStatus]))('can answer %i with HTTP %i in both generations', async (code, httpStatus) => {
    await simulator.script({ match: { operation: 'create' }, fault: { name: 'error', code } });
    for (const [path, body] of [[TEXT_PATH, order(`never-${code}`)], [NEW_PATH, { prompt: 'a lake' }]] as const) {
      const answer = await simulator.call('POST', path, body);
      expect(answer).toMatchObject({ status: httpStatus, body: { code, message: expect.any(String), request_id: expect.any(String) } });
      expect(answer.body).not.toHaveProperty('data');
    }
    expect(await exists(`never-${code}`)).toBe(false);
  });

  it('storms for so long, on the simulator’s clock', async () => {
    await simulator.script({ match: { path: TEXT_PATH }, fault: { name: 'storm', seconds: 5, code: 1303 } });
    expect(await simulator.call('POST', TEXT_PATH, order('storm-1'))).toMatchObject({ status: 429, body: { code: 1303 } });
    clock.advance(4999);
    expect((await simulator.call('GET', `${TEXT_PATH}/storm-1`)).body.code).toBe(1303);
    clock.advance(2);
    expect((await simulator.call('POST', TEXT_PATH, order('storm-1'))).status).toBe(200);
  });

  it('is under maintenance between two times', async () => {
    await simulator.script({ fault: { name: 'maintenance', from: clock.now() + 1000, until: clock.now() + 2000 } });
    const codes: number[] = [];
    for (const step of [0, 1000, 999, 1]) {
      clock.advance(step);
      codes.push((await simulator.call('GET', '/tasks?task_ids=0')).body.code, (await simulator.call('GET', '/account/costs?start_time=0&end_time=1')).body.code);
    }
    expect(codes).toEqual([0, 0, 5001, 5001, 5001, 5001, 0, 0]);
  });

  it('matches on operation, path, external id and prompt; skips some, then strikes some', async () => {
    await simulator.script([
      { match: { operation: 'read', externalTaskId: 'matched' }, after: 1, times: 2, fault: { name: 'error', code: 5000 } },
      { match: { operation: 'create', path: IMAGE_PATH }, fault: { name: 'error', code: 1100 } },
      { match: { promptContains: 'mountain' }, fault: { name: 'error', code: 1302 } },
      { match: { operation: 'list' }, times: 1, fault: { name: 'error', code: 5001 } },
    ]);
    expect((await simulator.call('POST', TEXT_PATH, order('matched'))).status).toBe(200);
    expect((await simulator.call('POST', TEXT_PATH, order('other'))).status).toBe(200);
    const reads = [];
    for (let index = 0; index < 4; index += 1) reads.push((await simulator.call('GET', `${TEXT_PATH}/matched`)).status);
    expect(reads).toEqual([200, 500, 500, 200]);
    expect((await simulator.call('GET', `${TEXT_PATH}/other`)).status).toBe(200);
    expect((await simulator.call('POST', IMAGE_PATH, { image: 'https://media.example/a.png', prompt: 'a lake' })).body.code).toBe(1100);
    expect((await simulator.call('POST', TEXT_PATH, order('high', 'a mountain'))).body.code).toBe(1302);
    expect((await simulator.call('GET', TEXT_PATH)).body.code).toBe(5001);
    expect((await simulator.call('POST', '/tasks')).body.code).toBe(0);

    const rules = (await (await fetch(`${simulator.url}/_simulator/faults`)).json()) as { id: number; matched: number; struck: number }[];
    expect(rules.map((rule) => [rule.matched, rule.struck])).toEqual([[4, 2], [1, 1], [1, 1], [2, 1]]);
    expect((await fetch(`${simulator.url}/_simulator/faults/${rules[2]?.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await simulator.call('POST', TEXT_PATH, order('high', 'a mountain'))).status).toBe(200);
  });

  it('judges tokens by a wrong clock (§1.3)', async () => {
    const codes = [];
    for (const seconds of [-3600, 3600, 60]) {
      const answer = await simulator.call('GET', `${TEXT_PATH}/nobody`, undefined, { [FAULT_HEADER]: `clock-skew;seconds=${seconds}` });
      codes.push(answer.body.code);
    }
    expect(codes).toEqual([1003, 1004, 1201]);
    await simulator.script({ match: { operation: 'read' }, times: 1, fault: { name: 'clock-skew' } });
    expect([(await simulator.call('GET', `${TEXT_PATH}/x`)).body.code, (await simulator.call('GET', `${TEXT_PATH}/x`)).body.code]).toEqual([1004, 1201]);
  });

  it('says everything that is wrong with a rule or a header', async () => {
    const post = (rules: unknown) => fetch(`${simulator.url}/_simulator/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(rules) });
    const response = await post([{ fault: { name: 'delay', ms: -1 }, times: 0 }, { match: { operation: 'list' }, fault: { name: 'stuck' } }, { fault: { name: 'nonsense' } }]);
    expect(response.status).toBe(400);
    expect(((await response.json()) as { problems: { path: string }[] }).problems.map((problem) => problem.path)).toEqual(expect.arrayContaining(['0.times', '0.fault.ms', '2.fault.name']));
    const misplaced = (await (await post({ match: { operation: 'list' }, fault: { name: 'stuck' } })).json()) as unknown;
    expect(misplaced).toMatchObject({ problems: [{ path: 'match.operation', message: expect.stringContaining('create') }] });
    const { status, text } = await create('delay;ms=x,html');
    expect(status).toBe(400);
    expect(text).toContain('delay: ms');
  });
});
