import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { signKlingToken } from '@kp/kling-auth';
import { FAULT_HEADER } from './faults/fault.header.ts';
import { eventually, startTestSimulator } from './simulator.harness.ts';
import { createVirtualClock } from './virtual.clock.ts';

const SECRET = 'whsec_c2ltdWxhdG9yLXNwZWMtc2VjcmV0LTEyMzQ1Njc4';
const WALL_MS = 1_790_000_000_000;
/** What the server does not decide: when an answer left. */
const VOLATILE = new Set(['date']);

const IMAGE = 'https://media.example/a.png';
const CREATES: readonly [path: string, body: (name: string, callback: string) => object][] = [
  ['/v1/videos/text2video', (name, callback) => ({ model_name: 'kling-v3', prompt: `a lake ${name}`, external_task_id: name, callback_url: callback })],
  ['/text-to-video/kling-3.0-turbo', (name, callback) => ({ prompt: `a hill ${name}`, options: { external_task_id: name, callback_url: callback } })],
  ['/v1/images/generations', (name) => ({ prompt: 'a portrait', n: 3, external_task_id: name })],
  ['/image-to-video/kling-2.6', (name) => ({ contents: [{ type: 'prompt', text: 'sim:moderation' }, { type: 'first_frame', url: IMAGE }], options: { external_task_id: name } })],
  ['/v1/videos/image2video', () => ({ model_name: 'kling-v2-6', prompt: 'without a name', image: IMAGE })],
  ['/v1/videos/text2video', (name) => ({ model_name: 'kling-v3', prompt: 'too long', duration: '99', external_task_id: name })],
  ['/omni-video/kling-3.0-omni', (name) => ({ contents: [{ type: 'prompt', text: 'sim:reject-1302' }], options: { external_task_id: name } })],
];

/** A long exchange of everything, with callbacks to a real server; every byte of it but the time it took. */
async function transcript(seed: string): Promise<string[]> {
  const lines: string[] = [];
  const callbacks: string[] = [];
  const sink = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = request.headers;
      callbacks.push(JSON.stringify([body, id, at, signature]));
      response.end();
    });
  });
  await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve));
  const callbackUrl = `http://127.0.0.1:${(sink.address() as AddressInfo).port}/`;
  const clock = createVirtualClock();
  const config = { seed, speed: 1, webhookSecret: SECRET, publicUrl: 'http://kling.example', videoConcurrency: 30 };
  const simulator = await startTestSimulator(config, clock, () => WALL_MS);
  const token = await signKlingToken({ ...simulator.config, now: () => new Date(WALL_MS) });

  const call = async (method: string, path: string, body?: object, headers: Record<string, string> = {}): Promise<string> => {
    const credential = path.startsWith('/v1/') ? token : simulator.config.apiKey;
    const init = { method, headers: { authorization: `Bearer ${credential}`, 'content-type': 'application/json', ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    try {
      const response = await fetch(`${simulator.url}${path}`, init);
      const bytes = Buffer.from(await response.arrayBuffer());
      const shown = response.headers.get('content-type')?.startsWith('application/json') ? bytes.toString() : createHash('sha256').update(bytes).digest('hex');
      lines.push(JSON.stringify([method, path, response.status, [...response.headers].filter(([name]) => !VOLATILE.has(name)), shown]));
      return shown;
    } catch {
      lines.push(JSON.stringify([method, path, 'cut']));
      return '';
    }
  };

  try {
    for (let round = 0; round < 12; round += 1) {
      for (const [index, [path, body]] of CREATES.entries()) await call('POST', path, body(`r${round}-${index}`, callbackUrl), round % 4 === 3 && index === 0 ? { [FAULT_HEADER]: 'lost-answer' } : {});
      await call('POST', '/v1/videos/text2video', CREATES[0]?.[1](`r${round}-0`, callbackUrl));
      clock.advance(3000);
      await call('GET', `/v1/videos/text2video/r${round}-0`);
      await call('GET', `/tasks?external_task_ids=r${round}-0,r${round}-1,r${round}-2,nobody`);
      await call('GET', '/v1/videos/text2video?pageSize=5');
      clock.advance(5000);
      await call('POST', '/tasks', { limit: 7 });
      await call('GET', '/account/costs?start_time=0&end_time=1');
      // Looking at the simulator changes nothing.
      if (seed === 'one' && round % 2 === 0) await fetch(`${simulator.url}/_simulator/stats`);
    }
    clock.advance(60_000);
    const pictures = await call('GET', '/v1/images/generations/r0-2');
    const link = /http:\/\/kling\.example(\/files\/[^"]+)/.exec(pictures)?.[1];
    await call('GET', link ?? '/files/none');
    await call('POST', '/account/billing/package', { start_time: 0, end_time: clock.now() });
    await call('GET', '/_simulator/ledger');
    await call('GET', '/_simulator/tasks');
    await eventually(() => (callbacks.length === simulator.stats.callbacksSent && callbacks.length >= 72 ? true : undefined));
    const { callbacksAcknowledged: _racing, ...stats } = simulator.stats;
    lines.push(JSON.stringify(stats));
    const port = new RegExp(callbackUrl, 'g');
    return [...lines, ...callbacks.toSorted()].map((line) => line.replace(port, 'http://sink/'));
  } finally {
    await simulator.close();
    sink.close();
    sink.closeAllConnections();
  }
}

it('answers the same requests with the same bytes for the same seed, and with others for another', async () => {
  const [one, again, other] = [await transcript('one'), await transcript('one'), await transcript('two')];
  expect(one.length).toBeGreaterThan(200);
  expect(again).toEqual(one);
  expect(other).not.toEqual(one);
  expect(other.map((line) => line.length)).toHaveLength(one.length);
});
