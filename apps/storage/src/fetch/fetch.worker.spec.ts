import { OutboxRepository, type OutboxRelay } from '@kp/bus';
import { Database, provision } from '@kp/database';
import { FileStore } from '@kp/object-store';
import type { OutputReady } from '@kp/task-contracts';
import { Logger } from '@kp/telemetry';
import { createDatabase, throwawayFolder, waitFor, type ThrowawayDatabase } from '@kp/testing';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { migrations } from '../migrations/index.ts';
import { jpegOf, pngOf } from '../media/image.fixture.ts';
import { FetchRepository, type StoredOutput } from './fetch.repository.ts';
import { FetchWorker } from './fetch.worker.ts';

const CLIP = readFileSync(new URL('../../../kling-simulator/clips/16x9.mp4', import.meta.url));
const CLIP_SHA256 = createHash('sha256').update(CLIP).digest('hex');
const IMAGES = [pngOf(640, 360), pngOf(360, 640), jpegOf(400, 400)];

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
  const output: OutputReady = { taskId: `task_${n}`, attemptId: `att_${n}`, round: 1, workspaceId: 'ws_1', userId: 'usr_1', mode: 'live', outputs: [{ index: 0, kind: 'video', url: `${origin}/clip.mp4` }], allowedHosts: ['127.0.0.1:*'], model: 'kling-3.0', promptSha256: 'abc', costUnits: 5, createdAt: new Date().toISOString(), ...overrides };
  await database.transaction((tx) => jobs.add(tx, output, undefined));
  worker.loop.wake();
  return output;
}

async function eventOf(taskId: string): Promise<{ subject: string; data: Record<string, unknown> }> {
  const event = await waitFor(async () => (await outbox.numberCommitted(100)).find((each) => (each.data as { taskId: string }).taskId === taskId), { describe: `an event about ${taskId}` });
  return { subject: event.subject, data: event.data as Record<string, unknown> };
}

async function keysBelow(prefix: string): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of objects.list(prefix)) keys.push(key);
  return keys.toSorted();
}
const stagedKeys = () => keysBelow('staging/');

const serveClip: RequestListener = (_request, response) => void response.writeHead(200, { 'content-type': 'video/mp4', 'content-length': CLIP.length }).end(CLIP);

const imagesAt = (...urls: string[]): Partial<OutputReady> => ({ outputs: urls.map((path, index) => ({ index, kind: 'image', url: origin + path })) });
/** Serves `/0`, `/1` and `/2`, and counts how often each was asked for. */
function serveImages(instead: (index: number, time: number, response: ServerResponse) => boolean = () => false): number[] {
  const asked = [0, 0, 0];
  answer = (request, response) => {
    const index = Number(request.url?.slice(1));
    asked[index] = (asked[index] ?? 0) + 1;
    const body = IMAGES[index] ?? Buffer.alloc(0);
    if (!instead(index, asked[index] ?? 0, response)) response.writeHead(200, { 'content-type': 'application/octet-stream', 'content-length': body.length }).end(body);
  };
  return asked;
}
const dueNow = (n: number) => database.query(`UPDATE fetch_job SET next_try_at = now() WHERE attempt_id = $1`, [`att_${n}`]);
const verifiedOf = async (n: number) => Object.keys((await database.query<{ verified: object }>('SELECT verified FROM fetch_job WHERE attempt_id = $1', [`att_${n}`]))[0]?.verified ?? {});

test('a result is stored whole under the task’s own key, probed, and announced', async () => {
  answer = serveClip;
  await addJob(1);
  const { subject, data } = await eventOf('task_1');
  expect(subject).toBe('evt.storage.asset.stored');
  expect(data['outputs']).toMatchObject([{ index: 0, kind: 'video', key: 'videos/ws_1/usr_1/task_1.mp4', bytes: CLIP.length, sha256: CLIP_SHA256, videoCodec: 'avc' }]);
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
  await dueNow(3);
  worker.loop.wake();
  expect((await eventOf('task_3')).data['outputs']).toMatchObject([{ sha256: CLIP_SHA256 }]);
});

test.each<[string, number, RequestListener, Partial<OutputReady>, string]>([
  ['a link that has expired', 4, (_request, response) => void response.writeHead(403).end('expired'), {}, 'url-expired'],
  ['a page instead of a video', 5, (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>sorry</html>'), {}, 'not-playable'],
  ['a file that never ends', 6, (_request, response) => {
    const write = () => void (response.destroyed || (response.write(Buffer.alloc(65_536)), setImmediate(write)));
    response.writeHead(200, { 'content-type': 'video/mp4' }).write(CLIP);
    write();
  }, {}, 'not-playable'],
  ['a clip that was cut before it came to us', 20, (_request, response) => void response.end(CLIP.subarray(0, CLIP.length - 1_000)), {}, 'not-playable'],
  ['a playlist', 15, (_request, response) => void response.end('#EXTM3U\n#EXT-X-TARGETDURATION:5\nhttp://127.0.0.1/secret'), {}, 'not-playable'],
  ['an image where a video was promised', 16, (_request, response) => void response.writeHead(200, { 'content-type': 'video/mp4' }).end(IMAGES[0]), {}, 'not-playable'],
  ['a video where an image was promised', 17, serveClip, { outputs: [{ index: 0, kind: 'image', url: 'here' }] }, 'not-playable'],
  ['an image without its end', 18, (_request, response) => void response.end(IMAGES[0]?.subarray(0, -20)), { outputs: [{ index: 0, kind: 'image', url: 'here' }] }, 'not-playable'],
  ['an image of 2500 million pixels', 19, (_request, response) => void response.end(pngOf(50_000, 50_000)), { outputs: [{ index: 0, kind: 'image', url: 'here' }] }, 'not-playable'],
  ['a foreign host', 7, serveClip, { allowedHosts: ['.klingai.com'] }, 'refused-host'],
  ['a redirect to a foreign host', 8, (_request, response) => void response.writeHead(302, { location: 'http://192.0.2.1/clip.mp4' }).end(), {}, 'refused-host'],
])('%s is told as %s, and nothing of it is kept', async (_what, n, listener, overrides, reason) => {
  answer = listener;
  await addJob(n, { ...overrides, ...(overrides.outputs ? { outputs: overrides.outputs.map((output) => ({ ...output, url: `${origin}/image` })) } : {}) });
  expect(await eventOf(`task_${n}`)).toMatchObject({ subject: 'evt.storage.asset.failed', data: { reason, round: 1, attemptId: `att_${n}` } });
  expect(await keysBelow('videos/')).not.toContain(`videos/ws_1/usr_1/task_${n}.mp4`);
  expect(await keysBelow('images/')).toEqual([]);
  await waitFor(async () => (await stagedKeys()).length === 0, { describe: 'an empty staging area' });
});

test('what a killed worker left in staging is gone after the next try', async () => {
  answer = serveClip;
  await objects.put('staging/outputs/att_10-1-1-0', Readable.from([Buffer.from('half a clip')]), { contentType: 'video/mp4', maxBytes: 100 });
  const output = { taskId: 'task_10', attemptId: 'att_10', round: 1 };
  await worker.loop.stop();
  await addJob(10, output);
  await jobs.claim(1);
  await dueNow(10);
  worker.loop.start();
  expect(await eventOf('task_10')).toMatchObject({ subject: 'evt.storage.asset.stored' });
  expect(await stagedKeys()).toEqual([]);
});

test('several images are stored together, each under a key of its own, and announced once', async () => {
  serveImages();
  await addJob(11, imagesAt('/0', '/1', '/2'));
  const { data } = await eventOf('task_11');
  expect(data['outputs']).toMatchObject([
    { index: 0, kind: 'image', key: 'images/ws_1/usr_1/task_11-0.png', width: 640, height: 360 },
    { index: 1, kind: 'image', key: 'images/ws_1/usr_1/task_11-1.png', width: 360, height: 640 },
    { index: 2, kind: 'image', key: 'images/ws_1/usr_1/task_11-2.jpg', width: 400, height: 400 },
  ]);
  expect(JSON.stringify(data)).not.toContain('duration');
  expect((await objects.head('images/ws_1/usr_1/task_11-2.jpg'))?.contentType).toBe('image/jpeg');
  const assets = await database.query(`SELECT output_index, content_type, bytes::int FROM asset WHERE task_id = 'task_11' ORDER BY output_index`);
  expect(assets).toEqual(IMAGES.map((image, index) => ({ output_index: index, content_type: index === 2 ? 'image/jpeg' : 'image/png', bytes: image.length })));
  expect(await stagedKeys()).toEqual([]);
});

test('of three images one is cut at first: the others are not fetched again, and nothing is told before all are there', async () => {
  const asked = serveImages((index, time, response) => {
    if (index !== 1 || time > 1) return false;
    response.writeHead(200, { 'content-length': IMAGES[1]?.length ?? 0 }).write(IMAGES[1]?.subarray(0, 60), () => response.destroy());
    return true;
  });
  await addJob(12, imagesAt('/0', '/1', '/2'));
  await waitFor(async () => (await database.query(`SELECT 1 FROM fetch_job WHERE attempt_id = 'att_12' AND last_error IS NOT NULL`)).length > 0, { describe: 'the failed try' });
  expect(await verifiedOf(12)).toEqual(['0', '2']);
  expect(await stagedKeys()).toEqual(['staging/outputs/att_12-1-1-0', 'staging/outputs/att_12-1-1-2']);
  expect(await database.query(`SELECT 1 FROM asset WHERE task_id = 'task_12' UNION ALL SELECT 1 FROM outbox WHERE data ->> 'taskId' = 'task_12'`)).toEqual([]);
  await dueNow(12);
  worker.loop.wake();
  expect((await eventOf('task_12')).data['outputs']).toHaveLength(3);
  expect(asked).toEqual([1, 2, 1]);
  expect(await stagedKeys()).toEqual([]);
});

test('a worker killed between two outputs: the next one goes on where it was, and the dead one can do no harm', async () => {
  let hanging: ServerResponse | undefined;
  const asked = serveImages((index, time, response) => {
    if (index !== 1 || time > 1) return false;
    hanging = response;
    response.writeHead(200, { 'content-length': IMAGES[1]?.length ?? 0 }).write(IMAGES[1]?.subarray(0, 60));
    return true;
  });
  await addJob(13, imagesAt('/0', '/1', '/2'));
  await waitFor(async () => hanging !== undefined && (await verifiedOf(13)).length === 1, { describe: 'the first output' });
  await dueNow(13);
  worker.loop.wake();
  expect((await eventOf('task_13')).data['outputs']).toHaveLength(3);
  expect(asked).toEqual([1, 2, 1]);
  // The one believed dead wakes up, completes its download, and has nothing to write it to.
  hanging?.end(IMAGES[1]?.subarray(60));
  await waitFor(async () => (await stagedKeys()).length === 0, { describe: 'an empty staging area' });
  expect(await database.query(`SELECT 1 FROM asset WHERE task_id = 'task_13'`)).toHaveLength(3);
  expect(await database.query(`SELECT 1 FROM outbox WHERE data ->> 'taskId' = 'task_13'`)).toHaveLength(1);
});

test('when one of several outputs is hopeless, nothing of the others is kept', async () => {
  serveImages((index, _time, response) => index === 2 && Boolean(response.writeHead(410).end()));
  await addJob(14, imagesAt('/0', '/1', '/2'));
  expect(await eventOf('task_14')).toMatchObject({ subject: 'evt.storage.asset.failed', data: { reason: 'url-expired' } });
  expect(await stagedKeys()).toEqual([]);
  expect((await keysBelow('images/')).filter((key) => key.includes('task_14'))).toEqual([]);
});

test('a worker that lost its job writes nothing', async () => {
  answer = serveClip;
  await worker.loop.stop();
  await database.query('UPDATE fetch_job SET state = $1 WHERE state = $2', ['failed', 'pending']);
  await addJob(9);
  const [slow] = await jobs.claim(1);
  await dueNow(9);
  const [fast] = await jobs.claim(1);
  const stored: StoredOutput[] = [{ index: 0, contentType: 'video/mp4', stagingKey: 'staging/outputs/att_9-1-1-0', key: 'videos/ws_1/usr_1/task_9.mp4', bytes: 1, sha256: 'x', facts: { durationSeconds: 1, width: 1, height: 1 } }];
  if (!slow || !fast) throw new Error('both workers must have had the job');
  expect(await jobs.extend(slow)).toBe(false);
  for (const output of stored) expect(await jobs.keep(slow, output)).toBe(false);
  expect(await jobs.finish(slow, stored)).toBe(false);
  expect(await jobs.finish(fast, stored)).toBe(true);
  expect(await database.query(`SELECT 1 FROM asset WHERE task_id = 'task_9'`)).toHaveLength(1);
});
