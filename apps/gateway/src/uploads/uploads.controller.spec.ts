import { AskClient } from '@kp/bus';
import { OutboundAllowList, OutboundGuard, ProblemFilter } from '@kp/http';
import { FileStore } from '@kp/object-store';
import type { ASKS, AskRequest } from '@kp/task-contracts';
import { Logger } from '@kp/telemetry';
import { throwawayFolder } from '@kp/testing';
import { Module } from '@nestjs/common';
import { APP_GUARD, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createServer, request, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer } from 'node:net';
import { createFastifyAdapter } from '../http/fastify-adapter.ts';
import { AccessGuard } from '../identity/access.guard.ts';
import type { Authenticator } from '../identity/authenticator.ts';
import { LimitsService } from '../limits/limits.service.ts';
import { FromUrl } from './from-url.ts';
import { UploadsController } from './uploads.controller.ts';

const MB = 1024 * 1024;
type Registration = AskRequest<typeof ASKS.registerUpload>;

@Module({})
class UploadsModule {}
let app: NestFastifyApplication;
let objects: FileStore;
const registered: Registration[] = [];

const listen = (server: TcpServer) => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
const portOf = (server: TcpServer): number => (server.address() as AddressInfo).port;
/** Where a user's files lie. */
const pages: Record<string, (response: ServerResponse) => void> = {
  '/portrait.png': (response) => response.writeHead(200, { 'content-type': 'IMAGE/png; x=y' }).end(Buffer.alloc(MB, 7)),
  '/clip.mp4': (response) => response.writeHead(200, { 'content-type': 'video/mp4' }).end(Buffer.alloc(60 * MB, 7)),
  '/moved': (response) => response.writeHead(302, { location: '/portrait.png' }).end(),
  '/page': (response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
  '/no-type': (response) => response.writeHead(200).end('x'),
  '/odd-type': (response) => response.writeHead(200, { 'content-type': '<script>alert(1)</script>' }).end('x'),
  '/missing': (response) => response.writeHead(404, { 'content-type': 'image/png' }).end('x'),
  '/announced': (response) => void response.writeHead(200, { 'content-type': 'image/png', 'content-length': 51 * MB }).write('x'),
  '/unannounced': (response) => response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.alloc(51 * MB)),
  '/gzip': (response) => response.writeHead(200, { 'content-type': 'image/png', 'content-encoding': 'gzip' }).end('x'),
  '/broken': (response) => void response.writeHead(200, { 'content-type': 'image/png', 'content-length': 100 }).write('x', () => response.destroy()),
  '/to-canary': (response) => response.writeHead(302, { location: `http://127.0.0.1:${portOf(canary)}/` }).end(),
  '/to-metadata': (response) => response.writeHead(307, { location: 'http://169.254.169.254/latest/meta-data' }).end(),
  '/circle': (response) => response.writeHead(302, { location: '/circle' }).end(),
};
const files = createServer((call, response) => pages[call.url ?? '']?.(response));
let canaryHits = 0;
const canary = createTcpServer((socket) => {
  canaryHits += 1;
  socket.destroy();
});

beforeAll(async () => {
  const logger = new Logger('test', 'silent');
  await listen(files);
  await listen(canary);
  // Only the file server may be reached on this machine, over plain http and on its port.
  const guard = new OutboundGuard({ allow: OutboundAllowList.parse(`http://127.0.0.1:${portOf(files)}`) });
  objects = new FileStore(throwawayFolder('objects'));
  // Storage has specs of its own; here it answers what it was sent.
  const asks = { ask: async (_contract: unknown, registration: Registration) => (registered.push(registration), registration) } as unknown as AskClient;
  const authenticator = { authenticate: async () => ({ kind: 'api-key', workspaceId: 'ws_1', userId: 'usr_1', mode: 'live', role: 'developer', permissions: new Set(['uploads:write']) }) } as unknown as Authenticator;
  const module = {
    module: UploadsModule,
    controllers: [UploadsController],
    providers: [{ provide: LimitsService, useValue: { limitsOf: async () => undefined } }, { provide: FromUrl, useValue: new FromUrl(guard, objects) }, { provide: AskClient, useValue: asks }, { provide: UploadsController.OBJECTS, useValue: objects }, { provide: APP_GUARD, useValue: new AccessGuard(authenticator) }],
  };
  app = await NestFactory.create<NestFastifyApplication>(module, await createFastifyAdapter(logger), { logger: false, bodyParser: false });
  app.useGlobalFilters(new ProblemFilter(logger));
  await app.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await app?.close();
  files.close().closeAllConnections();
  canary.close();
});
beforeEach(() => void registered.splice(0));

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

type Answer = { status: number; body: { code?: string; detail?: string; errors?: { path: string; code: string; message: string }[] } };

async function sendJson(body: unknown): Promise<Answer> {
  const answer = await fetch(new URL('/v1/uploads', await app.getUrl()), { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json; charset=utf-8', authorization: 'Bearer x' } });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}
const file = (path: string): string => `http://127.0.0.1:${portOf(files)}${path}`;

describe('upload by URL', () => {
  test.each([['/portrait.png', 'image/png', 1], ['/clip.mp4', 'video/mp4', 60], ['/moved', 'image/png', 1]])('%s is fetched to staging as %s', async (path, contentType, megabytes) => {
    expect((await sendJson({ url: file(path) })).status).toBe(201);
    expect(registered).toMatchObject([{ contentType, context: { workspaceId: 'ws_1' } }]);
    const key = registered[0]?.key ?? '';
    expect(await objects.head(key)).toMatchObject({ bytes: megabytes * MB, contentType });
    await objects.delete(key);
  });

  test.each([
    ['/page', 'unsupported-type', 'The host calls it text/html. Taken are image/png, image/jpeg, video/mp4, video/quicktime.'], ['/no-type', 'unsupported-type', 'nothing we know'], ['/odd-type', 'unsupported-type', 'nothing we know'], ['/missing', 'url-status', 'The host answered 404.'],
    ['/announced', 'too-large', 'The image has more than 50 MB.'], ['/unannounced', 'too-large', 'The image has more than 50 MB.'], ['/gzip', 'url-encoded', 'compressed'], ['/broken', 'url-unreachable', 'broke off'], ['/to-canary', 'host-not-allowed', 'not on the public internet'], ['/to-metadata', 'host-not-allowed', 'not on the public internet'], ['/circle', 'too-many-redirects', 'more than three'],
  ])('%s: %s, and nothing is kept', async (path, code, message) => {
    expect(await sendJson({ url: file(path) })).toEqual({ status: 400, body: expect.objectContaining({ code: 'validation-failed', errors: [{ path: 'url', code, message: expect.stringContaining(message) as string }] }) as unknown });
    expect(registered).toEqual([]);
    expect(await stagedKeys()).toEqual([]);
  });

  test.each([
    [{}, 'required'], [{ url: '' }, 'required'], [{ url: `https://files.example/${'x'.repeat(4_100)}` }, 'too-big'], [{ url: 7 }, 'invalid-type'], [{ url: 'portrait.png' }, 'invalid-url'], [{ url: 'http://files.example/a.png' }, 'scheme-not-allowed'], [{ url: 'https://me:secret@files.example/a.png' }, 'credentials-in-url'], [{ url: 'https://files.example:22/' }, 'port-not-allowed'],
  ])('%j is told: %s', async (body, code) => {
    expect(await sendJson(body)).toMatchObject({ status: 400, body: { errors: [{ path: 'url', code }] } });
  });

  test('a URL that leads inside reaches nobody, however it is written', async () => {
    const port = portOf(canary);
    const urls = ['127.0.0.1', '2130706433', '0x7f.1', '0177.0.0.1', '127.1', 'localhost', 'localhost.', '0.0.0.0', '0', '[::1]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '①②⑦.0.0.1', '127。0。0。1', 'fine.example@127.0.0.1'].flatMap((host) => [`http://${host}:${port}/a.png`, `https://${host}:${port}/a.png`]);
    for (const url of urls) expect(await sendJson({ url })).toMatchObject({ status: 400, body: { code: 'validation-failed', errors: [{ path: 'url' }] } });
    expect(canaryHits).toBe(0);
    await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    expect(canaryHits).toBe(1);
  });

  test('a caller who hangs up ends the fetch', async () => {
    let ended: () => void = () => undefined;
    const closed = new Promise<void>((resolve) => (ended = resolve));
    const gone = new AbortController();
    pages['/endless'] = (response) => {
      response.writeHead(200, { 'content-type': 'video/mp4' });
      const timer = setInterval(() => response.write(Buffer.alloc(1_000)), 10);
      response.on('close', () => {
        clearInterval(timer);
        ended();
      });
      setTimeout(() => gone.abort(), 100);
    };
    await expect(fetch(new URL('/v1/uploads', await app.getUrl()), { method: 'POST', signal: gone.signal, body: JSON.stringify({ url: file('/endless') }), headers: { 'content-type': 'application/json', authorization: 'Bearer x' } })).rejects.toThrow('abort');
    await closed;
    expect(registered).toEqual([]);
  });
});
