import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { LegacyCallbackBody } from '@kp/kling-api/legacy-wire';
import { NewTaskRecord } from '@kp/kling-api/new-wire';
import { verifyCallbackSignature } from '@kp/kling-auth';
import { FAULT_HEADER } from '../faults/fault.header.ts';
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

  it('speaks the dialect of the create (§7)', async () => {
    simulator = await startTestSimulator({ webhookSecret: secret });
    const body = { prompt: 'a lake', options: { external_task_id: 'cb-new', callback_url: sinkUrl } };
    expect((await simulator.call('POST', '/text-to-video/kling-3.0-turbo', body)).status).toBe(200);
    const bodies = (await receive(3)).map((callback) => NewTaskRecord.parse(JSON.parse(callback.rawBody)));
    expect(bodies.map((record) => record.status)).toEqual(['submitted', 'processing', 'succeeded']);
    expect(bodies[2]).toMatchObject({ external_id: 'cb-new', outputs: [{ type: 'video', duration: '5.041' }], billing: [{ amount: '4' }] });
    for (const callback of received) expect(verifyCallbackSignature({ secret, ...callback }).ok).toBe(true);
  });

  describe('with faults', () => {
    const statuses = () => received.map((callback) => (JSON.parse(callback.rawBody) as { task_status: string }).task_status);
    const create = (name: string, fault: string) => simulator.call('POST', TEXT_PATH, order(name), { [FAULT_HEADER]: fault });
    const settled = () => eventually(() => (simulator.stats.succeeded === 1 ? true : undefined)).then(() => new Promise((resolve) => setTimeout(resolve, 100)));

    it('sends them twice, under the same id', async () => {
      simulator = await startTestSimulator({ webhookSecret: secret });
      await create('twice', 'callback-duplicated');
      await receive(6);
      expect(statuses()).toEqual(['submitted', 'submitted', 'processing', 'processing', 'succeed', 'succeed']);
      expect(new Set(received.map((callback) => callback.headers['webhook-id'])).size).toBe(3);
    });

    it('sends them newest first', async () => {
      simulator = await startTestSimulator();
      await create('reordered', 'callback-reordered');
      await receive(3);
      expect(statuses()).toEqual(['succeed', 'processing', 'submitted']);
    });

    it('loses all, or the ones a script names', async () => {
      simulator = await startTestSimulator();
      await create('lost', 'callback-lost');
      await settled();
      expect(received).toEqual([]);
      await simulator.script({ match: { externalTaskId: 'one-lost' }, after: 1, times: 1, fault: { name: 'callback-lost' } });
      await simulator.call('POST', TEXT_PATH, order('one-lost'));
      await receive(2);
      expect(statuses()).toEqual(['submitted', 'succeed']);
    });

    it('forges one with a wrong signature', async () => {
      simulator = await startTestSimulator({ webhookSecret: secret });
      await simulator.script({ times: 1, fault: { name: 'callback-forged' } });
      await simulator.call('POST', TEXT_PATH, order('forged'));
      await receive(4);
      expect(statuses()).toEqual(['succeed', 'submitted', 'processing', 'succeed']);
      expect(received.map((callback) => verifyCallbackSignature({ secret, ...callback }).ok)).toEqual([false, true, true, true]);
    });

    it('lies about the status under a good signature', async () => {
      simulator = await startTestSimulator({ webhookSecret: secret });
      await create('lied', 'callback-forged;kind=status');
      await receive(6);
      expect(statuses()).toEqual(['succeed', 'submitted', 'succeed', 'processing', 'failed', 'succeed']);
      for (const callback of received) expect(verifyCallbackSignature({ secret, ...callback }).ok).toBe(true);
    });

    it('calls back before the create is answered', async () => {
      simulator = await startTestSimulator({ speed: 1 });
      const answer = create('early', 'callback-early,delay;ms=200');
      await receive(1);
      expect(statuses()).toEqual(['submitted']);
      expect(await Promise.race([answer, Promise.resolve('not yet')])).toBe('not yet');
      expect((await answer).status).toBe(200);
    });

    it('does so by script too', async () => {
      simulator = await startTestSimulator({ speed: 1 });
      await simulator.script({ fault: { name: 'callback-early' } });
      await simulator.call('POST', TEXT_PATH, order('early-by-script'));
      expect(statuses()).toEqual(['submitted']);
      await expect(simulator.script({ match: { operation: 'callback' }, fault: { name: 'callback-early' } })).rejects.toThrow('can strike at create');
    });

    it('bends what they say', async () => {
      simulator = await startTestSimulator();
      await simulator.script({ match: { operation: 'callback' }, after: 2, fault: { name: 'unknown-status' } });
      await simulator.call('POST', TEXT_PATH, order('bent'));
      await receive(3);
      expect(statuses()).toEqual(['submitted', 'processing', 'archived']);
    });
  });

  it('lets the task go on when nobody answers', async () => {
    simulator = await startTestSimulator();
    await simulator.call('POST', TEXT_PATH, { ...order('cb-4'), callback_url: 'http://127.0.0.1:9/none' });
    await eventually(() => (simulator.stats.succeeded === 1 ? true : undefined));
    expect(simulator.stats.callbacksAcknowledged).toBe(0);
  });
});
