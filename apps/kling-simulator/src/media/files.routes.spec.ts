import { LegacyQueryAnswer } from '@kp/kling-api/legacy-wire';
import { parseRange } from './files.routes.ts';
import { eventually, startTestSimulator, TEXT_PATH, type TestSimulator } from '../simulator.harness.ts';

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
