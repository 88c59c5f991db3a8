import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LegacyCallbackBody } from '@kp/kling-api/legacy-wire';
import { verifyCallbackSignature } from '@kp/kling-auth';
import { eventually, startTestSimulator, TEXT_PATH, type TestSimulator } from '../simulator.harness.ts';

const secret = 'whsec_c2ltdWxhdG9yLXNwZWMtc2VjcmV0LTEyMzQ1Njc4';
interface Received {
  headers: IncomingHttpHeaders;
  rawBody: string;
}

describe('callbacks (kling-api.md §7)', () => {
  let sink: Server;
  let sinkUrl: string;
  let received: Received[] = [];
  let answers: number[] = [];
  let simulator: TestSimulator;

  beforeAll(async () => {
    sink = createServer((request, response) => {
      let rawBody = '';
      request.on('data', (chunk: Buffer) => (rawBody += chunk.toString()));
      request.on('end', () => {
        received.push({ headers: request.headers, rawBody });
        response.writeHead(answers.shift() ?? 200).end();
      });
    });
    await new Promise<void>((resolve) => sink.listen(0, '127.0.0.1', resolve));
    sinkUrl = `http://127.0.0.1:${(sink.address() as AddressInfo).port}/callback`;
  });
  afterAll(() => sink.close());
  afterEach(async () => {
    await simulator.close();
    received = [];
    answers = [];
  });

  const order = (name: string) => ({ model_name: 'kling-v3', prompt: 'a lake', external_task_id: name, callback_url: sinkUrl });
  const receive = (count: number) => eventually(() => (received.length >= count ? received : undefined));

  it('sends the bare task object at every change of status, in order', async () => {
    simulator = await startTestSimulator();
    await simulator.call('POST', TEXT_PATH, order('cb-1'));
    const bodies = (await receive(3)).map((callback) => LegacyCallbackBody.parse(JSON.parse(callback.rawBody)));
    expect(bodies.map((body) => body.task_status)).toEqual(['submitted', 'processing', 'succeed']);
    expect(bodies.every((body) => body.task_info?.external_task_id === 'cb-1')).toBe(true);
    expect(bodies[2]?.task_result?.videos?.[0]?.url).toContain('/files/');
    expect(received[0]?.headers['content-type']).toBe('application/json; charset=utf-8');
    expect(received[0]?.headers).not.toHaveProperty('webhook-signature');
    expect(simulator.stats).toMatchObject({ callbacksSent: 3 });
  });

  it('signs them when a secret is set, each with an id of its own', async () => {
    simulator = await startTestSimulator({ webhookSecret: secret });
    await simulator.call('POST', TEXT_PATH, order('cb-2'));
    const callbacks = await receive(3);
    for (const callback of callbacks) expect(verifyCallbackSignature({ secret, ...callback }).ok).toBe(true);
    expect(new Set(callbacks.map((callback) => callback.headers['webhook-id'])).size).toBe(3);
  });

  it('tries again after a failure, with the same id', async () => {
    answers = [500];
    simulator = await startTestSimulator({ webhookSecret: secret });
    await simulator.call('POST', TEXT_PATH, order('cb-3'));
    const [first, second] = await receive(4);
    expect(second?.rawBody).toBe(first?.rawBody);
    expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id']);
    await eventually(() => (simulator.stats.callbacksAcknowledged === 3 ? true : undefined));
    expect(simulator.stats).toMatchObject({ callbacksSent: 3, callbacksFailed: 0 });
  });

  it('lets the task go on when nobody answers', async () => {
    simulator = await startTestSimulator();
    await simulator.call('POST', TEXT_PATH, { ...order('cb-4'), callback_url: 'http://127.0.0.1:9/none' });
    await eventually(() => (simulator.stats.succeeded === 1 ? true : undefined));
    expect(simulator.stats.callbacksAcknowledged).toBe(0);
  });
});
