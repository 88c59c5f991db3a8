import { LegacyQueryAnswer } from '@kp/kling-api/legacy-wire';
import { parseRange } from './files.routes.ts';
import { FAULT_HEADER } from '../faults/fault.header.ts';
import { eventually, startTestSimulator, TEXT_PATH, type TestSimulator } from '../simulator.harness.ts';
import { createVirtualClock } from '../virtual.clock.ts';

describe('result files', () => {
  let simulator: TestSimulator;
  let url: string;
  beforeAll(async () => {
    simulator = await startTestSimulator();
    await simulator.call('POST', TEXT_PATH, { model_name: 'kling-v3', prompt: 'a lake', external_task_id: 'file' });
    url = await eventually(async () => LegacyQueryAnswer.parse((await simulator.call('GET', `${TEXT_PATH}/file`)).body).data.task_result?.videos?.[0]?.url);
  });
  afterAll(() => simulator.close());

  it('serves the whole MP4 with its length, without credentials', async () => {
    const response = await fetch(url);
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({ 'content-type': 'video/mp4', 'accept-ranges': 'bytes', 'content-length': String(bytes.length) });
    expect(bytes.subarray(4, 8).toString()).toBe('ftyp');
    expect(simulator.stats.downloads).toBe(1);
  });

  it('answers HEAD and ranges', async () => {
    const whole = Buffer.from(await (await fetch(url)).arrayBuffer());
    const head = await fetch(url, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe(String(whole.length));

    const middle = await fetch(url, { headers: { range: 'bytes=100-199' } });
    expect(middle.status).toBe(206);
    expect(middle.headers.get('content-range')).toBe(`bytes 100-199/${whole.length}`);
    expect(Buffer.from(await middle.arrayBuffer()).equals(whole.subarray(100, 200))).toBe(true);

    const beyond = await fetch(url, { headers: { range: `bytes=${whole.length}-` } });
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get('content-range')).toBe(`bytes */${whole.length}`);
  });

  it.each(['/files/none.mp4', '/files/123456789012345678/0.mp4', '/files/..%2f..%2fetc%2fpasswd/0.mp4', '/files/%2e%2e'])('knows no %s', async (path) => {
    expect((await fetch(`${simulator.url}${path}`)).status).toBe(404);
  });

  it('refuses a link that was changed', async () => {
    for (const change of [['signature=', 'signature=0'], ['expires=', 'expires=9'], ['/0.mp4', '/0-watermark.mp4']] as const) {
      expect((await fetch(url.replace(change[0], change[1]))).status).toBe(403);
    }
    expect((await fetch(url.replace('/0.mp4', '/1.mp4'))).status).toBe(404);
  });

  it.each([
    [undefined, undefined],
    ['bytes=0-0', { start: 0, end: 0 }],
    ['bytes=10-', { start: 10, end: 99 }],
    ['bytes=-10', { start: 90, end: 99 }],
    ['bytes=-1000', { start: 0, end: 99 }],
    ['bytes=90-1000', { start: 90, end: 99 }],
    ['bytes=100-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=20-10', undefined],
    ['bytes=0-1,5-6', undefined],
    ['items=0-1', undefined],
    ['bytes=-', undefined],
  ])('reads the range %s of 100 bytes', (header, expected) => {
    expect(parseRange(header, 100)).toEqual(expected);
  });
});

describe('links that end, and downloads that fail', () => {
  const clock = createVirtualClock();
  let simulator: TestSimulator;
  let count = 0;
  beforeAll(async () => {
    simulator = await startTestSimulator({ speed: 1, resultTtlSeconds: 60 }, clock);
  });
  afterAll(() => simulator.close());

  const make = async (fault?: string): Promise<string> => {
    const name = `task-${(count += 1)}`;
    await simulator.call('POST', TEXT_PATH, { model_name: 'kling-v3', prompt: 'a lake', external_task_id: name }, fault === undefined ? {} : { [FAULT_HEADER]: fault });
    clock.advance(12_000);
    return name;
  };
  const linkOf = async (name: string): Promise<string> => LegacyQueryAnswer.parse((await simulator.call('GET', `${TEXT_PATH}/${name}`)).body).data.task_result?.videos?.[0]?.url ?? '';

  it('gives a fresh link at every read for 30 days, and none that lives longer (§6)', async () => {
    const name = await make();
    const first = await linkOf(name);
    expect((await fetch(first)).status).toBe(200);
    clock.advance(60_000);
    expect((await fetch(first)).status).toBe(403);
    const second = await linkOf(name);
    expect(second).not.toBe(first);
    expect((await fetch(second)).status).toBe(200);
    clock.advance(30 * 24 * 3600 * 1000 - 61_000);
    const last = await linkOf(name);
    expect((await fetch(last)).status).toBe(200);
    clock.advance(2000);
    expect((await fetch(last)).status).toBe(403);
    // The record stays; its link leads nowhere any more.
    expect((await fetch(await linkOf(name))).status).toBe(403);
  });

  it.each([
    ['expired-url', 403],
    ['download-missing', 404],
  ])('%s answers %i', async (fault, status) => {
    expect((await fetch(await linkOf(await make(fault)))).status).toBe(status);
  });

  it('breaks off, is slow, or is no video at all', async () => {
    const [truncated, slow, wrong] = [await make('download-truncated'), await make('download-slow;ms=300'), await make('download-wrong-type')];
    const response = await fetch(await linkOf(truncated));
    expect(Number(response.headers.get('content-length'))).toBeGreaterThan(1000);
    await expect(response.arrayBuffer()).rejects.toThrow();

    const startedMs = Date.now();
    const bytes = await (await fetch(await linkOf(slow))).arrayBuffer();
    expect(Date.now() - startedMs).toBeGreaterThan(250);
    expect(Buffer.from(bytes).subarray(4, 8).toString()).toBe('ftyp');

    const page = await fetch(await linkOf(wrong));
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  });

  it('fails by script too: one kind once, and any answer fault', async () => {
    const name = await make();
    await simulator.script([
      { match: { externalTaskId: name }, times: 1, fault: { name: 'download-missing' } },
      { match: { operation: 'download', externalTaskId: name }, after: 1, times: 1, fault: { name: 'error', code: 5000 } },
      { match: { operation: 'download', externalTaskId: name }, after: 1, times: 1, fault: { name: 'lost-answer' } },
    ]);
    const statuses = [];
    for (let index = 0; index < 4; index += 1) statuses.push(await fetch(await linkOf(name)).then((response) => response.status, () => 0));
    expect(statuses).toEqual([404, 500, 0, 200]);
  });
});
