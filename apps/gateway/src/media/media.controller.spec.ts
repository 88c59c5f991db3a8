import { ProblemFilter } from '@kp/http';
import { FileStore, signMediaLink } from '@kp/object-store';
import { Logger } from '@kp/telemetry';
import { throwawayFolder } from '@kp/testing';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Readable } from 'node:stream';
import { createFastifyAdapter } from '../http/fastify-adapter.ts';
import { MediaController } from './media.controller.ts';

const SIGNING_KEY = 'k'.repeat(32);
const VIDEO = 'uploads/ws_1/asset_1.mov';
const IMAGE = 'images/ws_1/usr_1/task_1-0.png';
const BODY = Buffer.from(Array.from({ length: 1_000 }, (_, index) => index % 251));

@Module({})
class MediaModule {}
let app: NestFastifyApplication;
let origin: string;

beforeAll(async () => {
  const logger = new Logger('test', 'silent');
  const objects = new FileStore(throwawayFolder('objects'));
  await objects.put(VIDEO, Readable.from([BODY]), { contentType: 'video/quicktime', maxBytes: 2_000 });
  await objects.put(IMAGE, Readable.from([BODY.subarray(0, 100)]), { contentType: 'image/png', maxBytes: 2_000 });
  const module = { module: MediaModule, controllers: [MediaController], providers: [{ provide: MediaController.OBJECTS, useValue: objects }, { provide: MediaController.SIGNING_KEY, useValue: SIGNING_KEY }] };
  app = await NestFactory.create<NestFastifyApplication>(module, await createFastifyAdapter(logger), { logger: false, bodyParser: false });
  app.useGlobalFilters(new ProblemFilter(logger));
  await app.listen(0, '127.0.0.1');
  origin = await app.getUrl();
});
afterAll(() => app?.close());

const link = (key: string, ttlSeconds = 60, nowMs = Date.now()) => signMediaLink(key, ttlSeconds, { publicBaseUrl: origin, signingKey: SIGNING_KEY }, nowMs);

test.each([
  [VIDEO, 'video/quicktime', 1_000],
  [IMAGE, 'image/png', 100],
])('a provider that fetches %s gets all of it, as %s', async (key, contentType, bytes) => {
  const answer = await fetch(link(key, 7 * 86_400));
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(['content-type', 'content-length', 'accept-ranges'].map((name) => [name, answer.headers.get(name)]))).toEqual({ 'content-type': contentType, 'content-length': String(bytes), 'accept-ranges': 'bytes' });
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(BODY.subarray(0, bytes));
});

test('HEAD tells the same without the bytes', async () => {
  const answer = await fetch(link(VIDEO), { method: 'HEAD' });
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-length')]).toEqual([200, 'video/quicktime', '1000']);
  expect((await answer.arrayBuffer()).byteLength).toBe(0);
});

test.each([
  ['bytes=100-199', 'bytes 100-199/1000', BODY.subarray(100, 200)],
  ['bytes=-10', 'bytes 990-999/1000', BODY.subarray(990)],
  ['bytes=990-5000', 'bytes 990-999/1000', BODY.subarray(990)],
])('the range %s is %s', async (range, contentRange, part) => {
  const answer = await fetch(link(VIDEO), { headers: { range } });
  expect([answer.status, answer.headers.get('content-range'), answer.headers.get('content-length')]).toEqual([206, contentRange, String(part.length)]);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(part);
  const head = await fetch(link(VIDEO), { method: 'HEAD', headers: { range } });
  expect([head.status, head.headers.get('content-range')]).toEqual([206, contentRange]);
});

test('a range outside the object is refused with its size', async () => {
  const answer = await fetch(link(VIDEO), { headers: { range: 'bytes=1000-' } });
  expect([answer.status, answer.headers.get('content-range')]).toEqual([416, 'bytes */1000']);
});

test.each([
  ['that has expired', () => link(VIDEO, 60, Date.now() - 61_000)],
  ['stretched to a later hour', () => link(VIDEO).replace(/expires=\d+/, 'expires=99999999999')],
  ['turned to another object', () => link(VIDEO).replace(VIDEO, IMAGE)],
  ['with another signature', () => link(VIDEO).replace(/signature=./, 'signature=_')],
  ['without a signature', () => link(VIDEO).replace(/&signature=.*/, '')],
  ['to what is not there', () => link('uploads/ws_1/asset_2.png')],
])('a link %s opens nothing and does not say why', async (_what, changed) => {
  const answer = await fetch(changed());
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ code: 'not-found', detail: 'This link is not valid or has expired.' });
});
