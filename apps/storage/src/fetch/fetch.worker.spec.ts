import { OutboxRepository, type OutboxRelay } from '@kp/bus';
import { Database, provision } from '@kp/database';
import { FileStore } from '@kp/object-store';
import type { OutputReady } from '@kp/task-contracts';
import { Logger } from '@kp/telemetry';
import { createDatabase, throwawayFolder, waitFor, type ThrowawayDatabase } from '@kp/testing';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { migrations } from '../migrations/index.ts';
import { FetchRepository } from './fetch.repository.ts';
import { FetchWorker } from './fetch.worker.ts';

const CLIP = readFileSync(new URL('../../../kling-simulator/clips/16x9.mp4', import.meta.url));
const CLIP_SHA256 = createHash('sha256').update(CLIP).digest('hex');

let throwaway: ThrowawayDatabase;
let database: Database;
let jobs: FetchRepository;
let objects: FileStore;
let worker: FetchWorker;
let outbox: OutboxRepository;
let provider: Server;
let origin: string;
let answer: RequestListener;
let requests = 0;

beforeAll(async () => {
  throwaway = await createDatabase();
  const urls = await provision(throwaway.url, [{ name: 'storage', password: 'secret', migrations }]);
  database = new Database(urls['storage'] ?? '', 'storage');
  jobs = new FetchRepository(database);
  objects = new FileStore(throwawayFolder('objects'));
  outbox = new OutboxRepository(database);
  provider = createServer((request, response) => {
    requests += 1;
    answer(request, response);
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  worker = new FetchWorker({ jobs, objects, outbox: { wake: () => undefined } as OutboxRelay, logger: new Logger('test', 'silent'), maxOutputBytes: 1_000_000 });
  worker.loop.start();
});
afterAll(async () => {
  await worker?.stop();
  await database?.close();
  await throwaway?.drop();
  provider?.close();
});

async function addJob(n: number, overrides: Partial<OutputReady> = {}): Promise<OutputReady> {
  const output: OutputReady = { taskId: `task_${n}`, attemptId: `att_${n}`, round: 1, workspaceId: 'ws_1', userId: 'usr_1', mode: 'live', url: `${origin}/clip.mp4`, allowedHosts: ['127.0.0.1:*'], model: 'kling-3.0', promptSha256: 'abc', costUnits: 5, createdAt: new Date().toISOString(), ...overrides };
  await database.transaction((tx) => jobs.add(tx, output, undefined));
  worker.loop.wake();
  return output;
}

async function eventOf(taskId: string): Promise<{ subject: string; data: Record<string, unknown> }> {
  const event = await waitFor(async () => (await outbox.numberCommitted(100)).find((each) => (each.data as { taskId: string }).taskId === taskId), { describe: `an event about ${taskId}` });
  return { subject: event.subject, data: event.data as Record<string, unknown> };
}

async function stagedKeys(): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of objects.list('staging/')) keys.push(key);
  return keys;
}

const serveClip: RequestListener = (_request, response) => void response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': CLIP.length }).end(CLIP);

test('a result is stored whole under the task’s own key, probed, and announced', async () => {
  answer = serveClip;
  await addJob(1);
  const { subject, data } = await eventOf('task_1');
  expect(subject).toBe('evt.storage.asset.stored');
  expect(data['output']).toMatchObject({ key: 'videos/ws_1/usr_1/task_1.mp4', bytes: CLIP.length, sha256: CLIP_SHA256, videoCodec: 'avc' });
  expect((await objects.head('videos/ws_1/usr_1/task_1.mp4'))?.bytes).toBe(CLIP.length);
  const [asset] = await database.query<{ sha256: string; model: string; cost_units: number }>(`SELECT sha256, model, cost_units FROM asset WHERE task_id = 'task_1'`);
  expect(asset).toEqual({ sha256: CLIP_SHA256, model: 'kling-3.0', cost_units: 5 });
  expect(await stagedKeys()).toEqual([]);
});

test('the same announcement twice is one download and one asset', async () => {
  answer = serveClip;
  const output = await addJob(2);
  await eventOf('task_2');
  const before = requests;
  await database.transaction((tx) => jobs.add(tx, output, undefined));
  expect(await jobs.claim(10)).toEqual([]);
  expect(requests).toBe(before);
  expect(await database.query(`SELECT 1 FROM asset WHERE task_id = 'task_2'`)).toHaveLength(1);
});

test('a body shorter than announced is no result: it is fetched again', async () => {
  let calls = 0;
  answer = (request, response) => {
    calls += 1;
    if (calls > 1) return serveClip(request, response);
    response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': CLIP.length }).write(CLIP.subarray(0, 1_000), () => response.destroy());
  };
  await addJob(3);
  await waitFor(async () => (await database.query(`SELECT 1 FROM fetch_job WHERE attempt_id = 'att_3' AND last_error IS NOT NULL`)).length > 0, { describe: 'the failed try' });
  await database.query(`UPDATE fetch_job SET next_try_at = now() WHERE attempt_id = 'att_3'`);
  worker.loop.wake();
  expect((await eventOf('task_3')).data['output']).toMatchObject({ sha256: CLIP_SHA256 });
});

test.each<[string, number, RequestListener, Partial<OutputReady>, string]>([
  ['a link that has expired', 4, (_request, response) => void response.writeHead(403).end('expired'), {}, 'url-expired'],
  ['a page instead of a video', 5, (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>sorry</html>'), {}, 'not-a-video'],
  ['a file that never ends', 6, (_request, response) => {
    const write = () => void (response.destroyed || (response.write(Buffer.alloc(65_536)), setImmediate(write)));
    response.writeHead(200, { 'content-type': 'video/mp4' });
    write();
  }, {}, 'not-a-video'],
  ['a foreign host', 7, serveClip, { allowedHosts: ['.klingai.com'] }, 'refused-host'],
  ['a redirect to a foreign host', 8, (_request, response) => void response.writeHead(302, { location: 'http://192.0.2.1/clip.mp4' }).end(), {}, 'refused-host'],
])('%s is told as %s, and nothing of it is kept', async (_what, n, listener, overrides, reason) => {
  answer = listener;
  await addJob(n, overrides);
  expect(await eventOf(`task_${n}`)).toMatchObject({ subject: 'evt.storage.asset.failed', data: { reason, round: 1, attemptId: `att_${n}` } });
  expect(await objects.head(`videos/ws_1/usr_1/task_${n}.mp4`)).toBeUndefined();
  await waitFor(async () => (await stagedKeys()).length === 0, { describe: 'an empty staging area' });
});

test('what a killed worker left in staging is gone after the next try', async () => {
  answer = serveClip;
  await objects.put('staging/outputs/att_10-1-1.mp4', Readable.from([Buffer.from('half a clip')]), { contentType: 'video/mp4', maxBytes: 100 });
  const output = { taskId: 'task_10', attemptId: 'att_10', round: 1 };
  await worker.loop.stop();
  await addJob(10, output);
  await jobs.claim(1);
  await database.query(`UPDATE fetch_job SET next_try_at = now() WHERE attempt_id = 'att_10'`);
  worker.loop.start();
  expect(await eventOf('task_10')).toMatchObject({ subject: 'evt.storage.asset.stored' });
  expect(await stagedKeys()).toEqual([]);
});

test('a worker that lost its job writes nothing', async () => {
  answer = serveClip;
  await worker.loop.stop();
  await database.query('UPDATE fetch_job SET state = $1 WHERE state = $2', ['failed', 'pending']);
  await addJob(9);
  const [slow] = await jobs.claim(1);
  await database.query(`UPDATE fetch_job SET next_try_at = now() WHERE attempt_id = 'att_9'`);
  const [fast] = await jobs.claim(1);
  const stored = { key: 'videos/ws_1/usr_1/task_9.mp4', bytes: 1, sha256: 'x' };
  const video = { durationSeconds: 1, width: 1, height: 1 };
  if (!slow || !fast) throw new Error('both workers must have had the job');
  expect(await jobs.extend(slow)).toBe(false);
  expect(await jobs.finish(slow, stored, video)).toBe(false);
  expect(await jobs.finish(fast, stored, video)).toBe(true);
  expect(await database.query(`SELECT 1 FROM asset WHERE task_id = 'task_9'`)).toHaveLength(1);
});
