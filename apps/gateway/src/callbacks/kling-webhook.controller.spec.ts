import { AskClient, natsOptions, OnAsk } from '@kp/bus';
import { ProblemFilter } from '@kp/http';
import { AppError, ASKS, type AskReply, type AskRequest } from '@kp/task-contracts';
import { Logger } from '@kp/telemetry';
import { startThrowawayNats, waitFor, type ThrowawayNats } from '@kp/testing';
import { Controller, Module, type INestMicroservice } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import { Transport } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { randomBytes } from 'node:crypto';
import { connect, type AddressInfo } from 'node:net';
import { createFastifyAdapter } from '../http/fastify-adapter.ts';
import { AccessGuard } from '../identity/access.guard.ts';
import type { Authenticator } from '../identity/authenticator.ts';
import { KlingWebhookController } from './kling-webhook.controller.ts';
import { takeCallbacksAsBytes } from './raw-bodies.ts';

type Received = AskRequest<typeof ASKS.receiveCallback>;
const received: Received[] = [];
let answer = async (): Promise<AskReply<typeof ASKS.receiveCallback>> => ({ accepted: true });

/** Stands where generation stands. */
@Controller()
class Generation {
  @OnAsk(ASKS.receiveCallback)
  async receive(request: Received): Promise<AskReply<typeof ASKS.receiveCallback>> {
    received.push(request);
    return answer();
  }
}
@Module({ controllers: [Generation] })
class GenerationModule {}

let nats: ThrowawayNats;
let generation: INestMicroservice;
let asks: AskClient;
@Module({})
class GatewayModule {}
let app: NestFastifyApplication;
let port: number;
const ours = () => `http://127.0.0.1:${port}/api/kling/webhook`;

beforeAll(async () => {
  nats = await startThrowawayNats();
  generation = await NestFactory.createMicroservice(GenerationModule, { transport: Transport.NATS, options: { ...natsOptions(nats.url, 'test'), queue: 'generation' }, logger: false });
  await generation.listen();
  asks = new AskClient(nats.url, 'test');
  const logger = new Logger('test', 'silent');
  const authenticator = { authenticate: () => Promise.reject(new AppError('unauthenticated', 'nobody')) } as unknown as Authenticator;
  const module = { module: GatewayModule, controllers: [KlingWebhookController], providers: [{ provide: AskClient, useValue: asks }, { provide: APP_GUARD, useValue: new AccessGuard(authenticator) }] };
  app = await NestFactory.create<NestFastifyApplication>(module, await createFastifyAdapter(logger), { logger: false, bodyParser: false });
  app.useGlobalFilters(new ProblemFilter(logger));
  takeCallbacksAsBytes(app.getHttpAdapter().getInstance(), 3_000);
  await app.listen(0, '127.0.0.1');
  port = (app.getHttpServer().address() as AddressInfo).port;
});
afterAll(async () => {
  await app.close();
  await asks.close();
  await generation.close();
  await nats.stop();
});
beforeEach(() => {
  received.length = 0;
  answer = async () => ({ accepted: true });
});

const bytesOf = (callback: Received | undefined) => Buffer.from(callback?.rawBodyBase64 ?? '', 'base64');
const post = (url: string, body: Uint8Array<ArrayBuffer> | string, headers: Record<string, string> = {}) => fetch(url, { method: 'POST', body, headers });

test.each([
  ['in the path', '/tok_en-1', 'tok_en-1'],
  ['in the query', '?token=tok_en-1', 'tok_en-1'],
  ['in the path of a configured URL with parameters of its own', '/tok_en-1?a=1', 'tok_en-1'],
])('a token %s goes to generation', async (_where, path, token) => {
  const answered = await post(ours() + path, '{"task_id":"p1"}', { 'content-type': 'application/json' });
  expect([answered.status, await answered.json()]).toEqual([200, { ok: true }]);
  expect(received).toEqual([{ token, headers: {}, rawBodyBase64: Buffer.from('{"task_id":"p1"}').toString('base64') }]);
});

test.each([
  ['JSON with spaces, duplicate keys and a prototype', Buffer.from('{ "a": 1,\r\n "a" : 2, "__proto__": {} }'), 'application/json'],
  ['JSON that is none', Buffer.from('{"a":'), 'application/json; charset=utf-8'],
  ['bytes that are no text', randomBytes(2_000), 'application/json'],
  ['a form', Buffer.from('a=1&b=2'), 'application/x-www-form-urlencoded'],
  ['a type that is none', Buffer.from('x'), 'not a type;;;'],
  ['the most it may be', randomBytes(64 * 1024), 'application/octet-stream'],
  ['nothing', Buffer.alloc(0), 'application/json'],
])('the bytes arrive as they were sent: %s', async (_what, body, contentType) => {
  const headers = { 'content-type': contentType, 'webhook-id': 'w1', 'webhook-timestamp': '1', 'webhook-signature': 'v1,abc', 'x-other': 'no' };
  expect((await post(ours(), new Uint8Array(body), headers)).status).toBe(200);
  expect(received[0]?.headers).toEqual({ 'webhook-id': 'w1', 'webhook-timestamp': '1', 'webhook-signature': 'v1,abc' });
  expect(bytesOf(received[0]).equals(body)).toBe(true);
});

test.each([
  ['no token and no signature', ''],
  ['a token that cannot be one', '/a.b'],
  ['a token that is too long for one', `/${'a'.repeat(99)}!`],
  ['a token that is encoded', '/%2e%2e%2f'],
  ['a token sent twice', '?token=a&token=b'],
  ['an unknown token', '/unknown'],
])('the answer is the same for %s', async (what, path) => {
  answer = async () => ({ accepted: false });
  const answered = await post(ours() + path, '{}', { 'content-type': 'application/json' });
  expect([answered.status, await answered.json()]).toEqual([200, { ok: true }]);
  // What cannot count costs generation nothing.
  expect(received).toHaveLength(what === 'an unknown token' ? 1 : 0);
});

test.each([`/${'a'.repeat(5_000)}`, '/a/b'])('an address that can be of no attempt is none: %.20s', async (path) => {
  expect([404, 414]).toContain((await post(ours() + path, '{}')).status);
  expect(received).toEqual([]);
});

test.each(['', '/token'])('more than 64 KiB are refused, and 10 MB as well, whether their length is said or not', async (path) => {
  for (const size of [64 * 1024 + 1, 10_000_000]) {
    const answered = await post(ours() + path, new Uint8Array(size), { 'content-type': 'application/json' });
    expect([answered.status, ((await answered.json()) as { code: string }).code]).toEqual([413, 'payload-too-large']);
  }
  const chunked = connect(port, '127.0.0.1');
  let text = '';
  chunked.on('data', (data) => (text += data.toString())).on('error', () => undefined);
  chunked.write(`POST /api/kling/webhook${path} HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\n`);
  for (let n = 0; n < 20; n += 1) chunked.write(`4000\r\n${'x'.repeat(0x4000)}\r\n`);
  await waitFor(() => text.startsWith('HTTP/1.1 413'));
  chunked.destroy();
  expect(received).toEqual([]);
});

test('a body that never ends is given up, and costs nobody else anything', async () => {
  const slow = connect(port, '127.0.0.1');
  let isClosed = false;
  slow.on('close', () => (isClosed = true)).on('error', () => undefined).resume();
  slow.write('POST /api/kling/webhook/token HTTP/1.1\r\nhost: x\r\ncontent-length: 1000\r\n\r\n{');
  const drip = setInterval(() => slow.write(' '), 500);
  expect((await post(`${ours()}/token`, '{}')).status).toBe(200);
  await waitFor(() => isClosed, { timeoutMs: 15_000 });
  clearInterval(drip);
  expect(received).toHaveLength(1);
}, 20_000);

test('when generation hangs or is away the provider is told within two seconds', async () => {
  answer = () => new Promise(() => undefined);
  const startedMs = performance.now();
  expect((await post(`${ours()}/token`, '{}')).status).toBe(504);
  expect(performance.now() - startedMs).toBeLessThan(2_000);
  answer = async () => Promise.reject(new AppError('service-unavailable', 'The database is not available.'));
  expect((await post(`${ours()}/token`, '{}')).status).toBe(503);
});
