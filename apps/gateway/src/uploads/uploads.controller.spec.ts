import { AskClient } from '@kp/bus';
import { ProblemFilter } from '@kp/http';
import { FileStore } from '@kp/object-store';
import { AppError, type ASKS, type AskRequest } from '@kp/task-contracts';
import { Logger } from '@kp/telemetry';
import { throwawayFolder } from '@kp/testing';
import { Module } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { request } from 'node:http';
import { createFastifyAdapter } from '../http/fastify-adapter.ts';
import { AccessGuard } from '../identity/access.guard.ts';
import type { Authenticator } from '../identity/authenticator.ts';
import { UploadsController } from './uploads.controller.ts';

const MB = 1024 * 1024;
type Registration = AskRequest<typeof ASKS.registerUpload>;

@Module({})
class UploadsModule {}
let app: NestFastifyApplication;
let objects: FileStore;
const registered: Registration[] = [];

beforeAll(async () => {
  const logger = new Logger('test', 'silent');
  objects = new FileStore(throwawayFolder('objects'));
  // Storage has specs of its own; here it answers what it was sent.
  const asks = { ask: async (_contract: unknown, registration: Registration) => (registered.push(registration), registration) } as unknown as AskClient;
  const authenticator = { authenticate: async () => ({ kind: 'api-key', workspaceId: 'ws_1', userId: 'usr_1', mode: 'live' }) } as unknown as Authenticator;
  const module = {
    module: UploadsModule,
    controllers: [UploadsController],
    providers: [{ provide: AskClient, useValue: asks }, { provide: UploadsController.OBJECTS, useValue: objects }, { provide: APP_GUARD, useValue: new AccessGuard(authenticator) }],
  };
  app = await NestFactory.create<NestFastifyApplication>(module, await createFastifyAdapter(logger), { logger: false, bodyParser: false });
  app.useGlobalFilters(new ProblemFilter(logger));
  await app.listen(0, '127.0.0.1');
});
afterAll(() => app?.close());
beforeEach(() => registered.splice(0));

async function stagedKeys(): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of objects.list('staging/')) keys.push(key);
  return keys;
}

/** Sends so many megabytes in chunks, without saying beforehand how many unless asked to. */
async function send(contentType: string, megabytes: number, options: { announce?: boolean } = {}): Promise<{ status: number; body: { code?: string; detail?: string; contentType?: string } }> {
  const url = new URL('/v1/uploads', await app.getUrl());
  return new Promise((resolve, reject) => {
    const call = request(url, { method: 'POST', headers: { 'content-type': contentType, authorization: 'Bearer x', ...(options.announce ? { 'content-length': megabytes * MB } : {}) } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject).on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()) as { code?: string } }));
      call.off('error', reject).on('error', () => undefined);
    });
    call.on('error', reject);
    const chunk = Buffer.alloc(MB, 7);
    let left = megabytes;
    const more = (): void => {
      if (left === 0) return void call.end();
      left -= 1;
      call.write(chunk, (error) => error ?? more());
    };
    more();
  });
}

test.each([
  ['image/png', 45],
  ['image/jpeg', 1],
  ['video/mp4', 150],
  ['video/quicktime', 1],
])('%s of %d MB is streamed to staging, and only its key travels on', async (contentType, megabytes) => {
  const before = process.memoryUsage().rss;
  const { status } = await send(contentType, megabytes);
  expect(status).toBe(201);
  expect(registered).toMatchObject([{ contentType, context: { workspaceId: 'ws_1' } }]);
  expect((await objects.head(registered[0]?.key ?? ''))?.bytes).toBe(megabytes * MB);
  // Sender and receiver share this process; a body held in memory would show whole.
  expect(process.memoryUsage().rss - before).toBeLessThan(100 * MB);
  await objects.delete(registered[0]?.key ?? '');
});

test.each([
  ['image/png', 51, false, 'The image has more than 50 MB.'],
  ['image/png', 51, true, 'The image has more than 50 MB.'],
  ['video/mp4', 201, false, 'The video has more than 200 MB.'],
])('%s of %d MB is too large (announced: %s), and nothing of it is kept', async (contentType, megabytes, announce, detail) => {
  expect(await send(contentType, megabytes, { announce })).toMatchObject({ status: 413, body: { code: 'payload-too-large', detail } });
  expect(registered).toEqual([]);
  expect(await stagedKeys()).toEqual([]);
});

test.each(['video/webm', 'image/gif', 'application/octet-stream'])('%s is no type we take', async (contentType) => {
  expect(await send(contentType, 1)).toMatchObject({ status: 415, body: { code: 'unsupported-media-type' } });
});

test('JSON instead of a file is told what to send', async () => {
  const answer = await fetch(new URL('/v1/uploads', await app.getUrl()), { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } });
  expect(answer.status).toBe(415);
  expect(((await answer.json()) as AppError & { detail: string }).detail).toContain('video/mp4 or video/quicktime');
});
