import type { AskClient } from '@kp/bus';
import type { KlingCredentials } from '@kp/kling-auth';
import { FileStore } from '@kp/object-store';
import { newId } from '@kp/task-contracts';
import { startProcess, throwawayFolder, waitFor, type StartedProcess } from '@kp/testing';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { accountOf as accountWith, REQUEST } from '../generation.fixture.ts';
import { KlingOfficialProvider } from './kling-official.provider.ts';
import { MediaHandover } from './media-handover.ts';
import { ProviderHttp } from './provider-http.ts';
import type { SentTo, Submission } from './provider.ts';

const SIMULATOR_MAIN = fileURLToPath(new URL('../../../kling-simulator/dist/main.js', import.meta.url));
let simulator: StartedProcess;
let keys: { url: string; accessKey: string; secretKey: string; apiKey: string };
let http: ProviderHttp;
let provider: KlingOfficialProvider;
/** Nothing here is large enough for a link. */
const NO_ASKS = { ask: () => Promise.reject(new Error('no ask is expected')) } as unknown as AskClient;

beforeAll(async () => {
  simulator = startProcess({ args: [SIMULATOR_MAIN, '--port', '0', '--seed', 'provider', '--speed', '50', '--clips-dir', path.join(throwawayFolder('clips'), 'clips')] });
  keys = JSON.parse((await simulator.printed(/\{"name".*\}/))[0]) as typeof keys;
  http = new ProviderHttp();
  provider = new KlingOfficialProvider({ http, media: new MediaHandover({ objects: new FileStore(throwawayFolder('objects')), asks: NO_ASKS, publicBaseUrl: 'http://127.0.0.1:9' }) });
});
afterAll(async () => {
  await http?.close();
  await simulator?.kill('SIGTERM');
});

const accountOf = (credentials: KlingCredentials, baseUrl = keys.url) => accountWith({ credentials, baseUrl });
const pair = (): KlingCredentials => ({ kind: 'access-key', accessKey: keys.accessKey, secretKey: keys.secretKey });
const LEGACY: SentTo = { dialect: 'legacy', path: '/v1/videos/text2video' };
const NEW: SentTo = { dialect: 'new', path: '/text-to-video/kling-3.0' };
const submission = (externalTaskId = newId('attempt'), more: Partial<Submission> = {}): Submission => ({ ...LEGACY, workspaceId: 'ws_1', request: REQUEST, externalTaskId, sendUntilMs: performance.now() + 60_000, ...more });

test.each<[string, () => KlingCredentials, SentTo]>([
  ['an AccessKey/SecretKey pair', () => pair(), LEGACY],
  ['an API key', () => ({ kind: 'api-key', apiKey: keys.apiKey }), LEGACY],
  ['an API key in the new generation', () => ({ kind: 'api-key', apiKey: keys.apiKey }), NEW],
])('with %s a task is created, found under both ids, and ends with a video', async (_what, credentials, sentTo) => {
  const account = accountOf(credentials());
  const externalTaskId = newId('attempt');
  const created = await provider.create(account, submission(externalTaskId, sentTo));
  if (created.kind !== 'created') throw new Error(`create led to ${created.kind}`);
  expect(await provider.read(account, sentTo, { externalTaskId })).toMatchObject({ kind: 'found', task: { providerTaskId: created.task.providerTaskId } });
  const videoUrl = await waitFor(async () => {
    const answer = await provider.read(account, sentTo, { taskId: created.task.providerTaskId });
    return answer.kind === 'found' && answer.task.outputs[0]?.url;
  }, { timeoutMs: 20_000, describe: 'the video' });
  expect(new URL(videoUrl).origin).toBe(keys.url);
});

test('the same external id again is known, not created', async () => {
  const account = accountOf(pair());
  const externalTaskId = newId('attempt');
  await provider.create(account, submission(externalTaskId));
  expect(await provider.create(account, submission(externalTaskId))).toEqual({ kind: 'already-exists' });
});

test('an unknown task is absent', async () => {
  expect(await provider.read(accountOf(pair()), LEGACY, { externalTaskId: newId('attempt') })).toEqual({ kind: 'absent' });
});

test.each<[string, () => KlingCredentials]>([
  ['a wrong secret', () => ({ kind: 'access-key', accessKey: keys.accessKey, secretKey: 'x'.repeat(32) })],
  ['a wrong API key', () => ({ kind: 'api-key', apiKey: 'nonsense' })],
])('%s is trouble with the account, not with the task', async (_what, credentials) => {
  expect(await provider.create(accountOf(credentials()), submission())).toMatchObject({ kind: 'account-trouble' });
});

test('an upload that is gone is refused before anything is sent', async () => {
  const outcome = await provider.create(accountOf(pair()), submission(newId('attempt'), { path: '/v1/videos/image2video', request: { ...REQUEST, type: 'image-to-video', image: { assetId: 'asset_1', key: 'uploads/ws_1/asset_1.png' } } }));
  expect(outcome).toMatchObject({ kind: 'rejected', code: 'media-missing' });
});

test('a closed port means certainly not delivered', async () => {
  expect(await provider.create(accountOf(pair(), 'http://127.0.0.1:9'), submission())).toMatchObject({ kind: 'back-off', delivered: false });
});

test.each([['kling'], ['guide']] as const)('tokens of the template %s are taken', async (template) => {
  const account = accountOf({ ...pair(), template } as KlingCredentials);
  expect(await provider.read(account, LEGACY, { externalTaskId: newId('attempt') })).toEqual({ kind: 'absent' });
});

test('a pair of keys does not reach the new generation', async () => {
  expect(await provider.create(accountOf(pair()), submission(newId('attempt'), NEW))).toMatchObject({ kind: 'account-trouble', code: '1002' });
});

test.each<[string, Partial<Submission>]>([
  ['a dialect without the model', { ...NEW, request: { ...REQUEST, model: 'kling-1.6' } }],
  ['another path than the one that is pinned', { path: '/v1/videos/image2video' }],
  ['a length that the model does not make', { request: { ...REQUEST, durationSeconds: 16 } }],
])('%s is refused before anything is sent', async (_what, change) => {
  const nowhere = accountOf(pair(), 'http://127.0.0.1:9');
  expect(await provider.create(nowhere, submission(newId('attempt'), change))).toMatchObject({ kind: 'rejected', code: 'invalid-request' });
});

test('when preparing took so long that the right to send may be lost, nothing is sent', async () => {
  const before = (await (await fetch(`${keys.url}/_simulator/stats`)).json()) as { created: number };
  expect(await provider.create(accountOf(pair()), submission(newId('attempt'), { sendUntilMs: performance.now() - 1 }))).toMatchObject({ kind: 'not-sent' });
  expect(await (await fetch(`${keys.url}/_simulator/stats`)).json()).toMatchObject({ created: before.created });
});

test('while the inputs cannot be read nothing is sent, and nobody is to blame', async () => {
  const clip = { assetId: newId('asset'), key: 'uploads/ws_1/clip.mp4', contentType: 'video/mp4' as const, bytes: 10 };
  expect(await provider.create(accountOf(pair()), submission(newId('attempt'), { path: '/v1/videos/motion-control', request: { ...REQUEST, type: 'motion-control', motionClip: clip, characterOrientation: 'video' } }))).toMatchObject({ kind: 'not-sent' });
});

describe('a provider that breaks off', () => {
  let server: Server;
  let answer: RequestListener;
  beforeAll(async () => {
    server = createServer((request, response) => answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server?.close());
  const broken = () => accountOf(pair(), `http://127.0.0.1:${(server.address() as AddressInfo).port}`);

  test('a token that is refused as expired is signed again and sent once more, not for ever', async () => {
    const tokens: string[] = [];
    answer = (request, response) => {
      tokens.push(request.headers.authorization ?? '');
      response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify({ code: 1004, message: 'expired', request_id: 'r' }));
    };
    expect(await provider.create(broken(), submission('att_1'))).toMatchObject({ kind: 'account-trouble', code: '1004' });
    expect(tokens).toHaveLength(2);
    answer = (_request, response) => response.writeHead(401).end(JSON.stringify({ code: tokens.push('x') && 1002, message: 'no' }));
    await provider.create(broken(), submission('att_1'));
    expect(tokens).toHaveLength(3);
  });

  test.each<[string, RequestListener]>([
    ['cuts the connection', (request) => void request.socket.destroy()],
    ['answers half a body', (_request, response) => void response.writeHead(200, { 'content-length': 500 }).write('{"code":0,', () => response.destroy())],
    ['answers a page', (_request, response) => void response.writeHead(502, { 'content-type': 'text/html' }).end('<html>')],
    ['answers without end', (_request, response) => {
      const write = () => void (response.destroyed || (response.write('x'.repeat(65_536)), setImmediate(write)));
      response.writeHead(200);
      write();
    }],
  ])('%s: the outcome of a create is unknown, a read just failed', async (_what, listener) => {
    answer = listener;
    expect(await provider.create(broken(), submission())).toMatchObject({ kind: 'unknown' });
    expect(await provider.read(broken(), LEGACY, { taskId: 'x' })).toMatchObject({ kind: 'unavailable' });
  });
});
