import { createDataSource, provision } from '@kp/database';
import { FileStore } from '@kp/object-store';
import { AuditRecord, UNLIMITED, type RequestContext } from '@kp/task-contracts';
import { createDatabase, throwawayFolder, type ThrowawayDatabase } from '@kp/testing';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';
import type { DataSource } from 'typeorm';
import { Asset } from '../assets/asset.entity.ts';
import { jpegOf, pngOf } from '../media/image.fixture.ts';
import { migrations } from '../migrations/index.ts';
import { UploadsService } from './uploads.service.ts';

const CONTEXT: RequestContext = { workspaceId: 'ws_1', userId: 'usr_1', keyId: 'key_1', role: 'developer', mode: 'live', limits: { ...UNLIMITED, keyUnitsPerDay: null, keyUnitsPerMonth: null, defaultConcurrencyPerUser: null, version: 1, timeZone: 'UTC' }, requestId: 'req_1', ip: '192.0.2.1' };
const CLIP = readFileSync(new URL('../../../kling-simulator/clips/16x9.mp4', import.meta.url));
const CLIP_FACTS = { width: 640, height: 360, durationSeconds: 15.042, frameRate: 24 };
let throwaway: ThrowawayDatabase;
let dataSource: DataSource;
let objects: FileStore;
let uploads: UploadsService;
let woken = 0;

beforeAll(async () => {
  throwaway = await createDatabase();
  const urls = await provision(throwaway.url, [{ name: 'storage', password: 'secret', migrations }]);
  dataSource = createDataSource({ url: urls['storage'] ?? '', schema: 'storage', entities: [Asset], migrations: [] });
  await dataSource.initialize();
  objects = new FileStore(throwawayFolder('objects'));
  uploads = new UploadsService(objects, dataSource.getRepository(Asset), { wake: () => (woken += 1) });
});
afterAll(async () => {
  await dataSource?.destroy();
  await throwaway?.drop();
});

/** The same film with QuickTime's brand: the two containers are siblings. */
function asQuickTime(clip: Buffer): Buffer {
  const film = Buffer.from(clip);
  film.write('qt  ', 8, 'latin1');
  return film;
}

async function stage(assetId: string, body: Buffer, contentType = 'image/png'): Promise<{ context: typeof CONTEXT; assetId: string; key: string; contentType: string }> {
  const key = `staging/uploads/${assetId}`;
  await objects.put(key, Readable.from([body]), { contentType, maxBytes: 300_000_000 });
  return { context: CONTEXT, assetId, key, contentType };
}

test('an image is kept under its workspace with its real type, size and hash', async () => {
  const body = pngOf(640, 480);
  expect(await uploads.register(await stage('asset_1', body))).toEqual({ assetId: 'asset_1', bytes: body.length, sha256: createHash('sha256').update(body).digest('hex'), width: 640, height: 480, contentType: 'image/png' });
  expect(await objects.head('uploads/ws_1/asset_1.png')).toMatchObject({ bytes: body.length });
  expect(await objects.head('staging/uploads/asset_1')).toBeUndefined();
});

const auditOf = async (assetId: string) => ((await dataSource.query(`SELECT data FROM outbox WHERE subject = 'evt.storage.audit.recorded' AND data -> 'target' ->> 'id' = $1`, [assetId])) as { data: unknown }[]).map(({ data }) => AuditRecord.parse(data));

test('the audit log of the workspace is told who brought what, with the upload and not without it', async () => {
  const body = pngOf(640, 480);
  const wokenBefore = woken;
  const { sha256 } = await uploads.register(await stage('asset_audited', body));
  expect(await auditOf('asset_audited')).toEqual([
    { chain: 'ws_1', action: 'upload.registered', target: { kind: 'upload', id: 'asset_audited' }, after: { contentType: 'image/png', bytes: body.length, sha256, width: 640, height: 480 }, actor: { kind: 'api-key', id: 'key_1' }, requestId: 'req_1', ip: '192.0.2.1' },
  ]);
  expect(woken).toBe(wokenBefore + 1);
  // The same id again is not stored, and so not told.
  await expect(uploads.register(await stage('asset_audited', body))).rejects.toThrow();
  expect(await auditOf('asset_audited')).toHaveLength(1);
  expect(woken).toBe(wokenBefore + 1);
});

test.each<[string, Buffer, string, string?]>([
  ['nothing', Buffer.alloc(0), 'empty'],
  ['text', Buffer.from('hello, I am a picture'), 'not-an-image'],
  ['a vector graphic', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"></svg>'), 'not-an-image'],
  ['a GIF', Buffer.concat([Buffer.from('GIF89a'), Buffer.from([0x90, 1, 0x90, 1, 0, 0, 0])]), 'not-an-image'],
  ['a cut PNG', pngOf(640, 480).subarray(0, 12), 'not-an-image'],
  ['a side below 300 pixels', pngOf(299, 640), 'too-small'],
  ['a side more than 2.5 times the other', pngOf(1_000, 399), 'ratio'],
  ['more pixels than anybody wants to decode', pngOf(12_000, 12_000), 'unreadable'],
  ['a JPEG whose size is missing', jpegOf(640, 480).subarray(0, 24), 'unreadable'],
  ['a clip', CLIP, 'not-an-image'],
  ['more than 50 MB', Buffer.concat([pngOf(640, 480), Buffer.alloc(50 * 1024 * 1024)]), 'too-large'],
  ['an empty video', Buffer.alloc(0), 'empty', 'video/mp4'],
  ['an image as a video', pngOf(640, 480), 'not-a-video', 'video/mp4'],
  ['a playlist', Buffer.from('#EXTM3U\n#EXT-X-TARGETDURATION:5\nhttp://127.0.0.1/secret'), 'not-a-video', 'video/mp4'],
  ['a JPEG that poses as a video', Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), CLIP.subarray(4)]), 'not-a-video', 'video/mp4'],
  ['half a clip', CLIP.subarray(0, CLIP.length / 2), 'unreadable', 'video/mp4'],
  ['more than 200 MB of video', Buffer.concat([CLIP, Buffer.alloc(200 * 1024 * 1024)]), 'too-large', 'video/quicktime'],
])('%s is refused and leaves nothing behind', async (_what, body, code, contentType = 'image/png') => {
  await expect(uploads.register(await stage('asset_2', body, contentType))).rejects.toMatchObject({ code: 'validation-failed', errors: [{ path: 'body', code }] });
  expect(await objects.head('staging/uploads/asset_2')).toBeUndefined();
  expect(await dataSource.getRepository(Asset).findOneBy({ id: 'asset_2' })).toBeNull();
});

test('exactly 300 pixels and exactly 2.5 to 1 are accepted', async () => {
  await expect(uploads.register(await stage('asset_3', pngOf(300, 750)))).resolves.toMatchObject({ width: 300, height: 750 });
});

test('more than the 10 MB of the legacy generation is fine here: what a model takes is checked when the upload is used', async () => {
  await expect(uploads.register(await stage('asset_5', Buffer.concat([pngOf(640, 480), Buffer.alloc(11 * 1024 * 1024)])))).resolves.toMatchObject({ contentType: 'image/png' });
});

test('the content tells the type, and the object is kept as what it is', async () => {
  expect(await uploads.register(await stage('asset_6', jpegOf(640, 480)))).toMatchObject({ contentType: 'image/jpeg', width: 640, height: 480 });
  expect(await objects.head('uploads/ws_1/asset_6.jpg')).toMatchObject({ contentType: 'image/jpeg' });
});

test.each([
  ['asset_7', 'mp4', 'video/mp4', CLIP],
  ['asset_8', 'mov', 'video/quicktime', asQuickTime(CLIP)],
])('%s: a video is kept with all that limits are about (%s)', async (assetId, extension, contentType, body) => {
  const facts = { assetId, contentType, bytes: body.length, ...CLIP_FACTS };
  expect(await uploads.register(await stage(assetId, body, 'video/mp4'))).toEqual({ ...facts, sha256: createHash('sha256').update(body).digest('hex') });
  expect(await uploads.read('ws_1', [assetId, 'asset_unknown'])).toEqual([{ ...facts, key: `uploads/ws_1/${assetId}.${extension}` }]);
  expect(await objects.head(`uploads/ws_1/${assetId}.${extension}`)).toMatchObject({ contentType, bytes: body.length });
  expect(await uploads.read('ws_2', [assetId])).toEqual([]);
});

test('an upload whose bytes are gone is not found', async () => {
  await expect(uploads.register({ context: CONTEXT, assetId: 'asset_4', key: 'staging/uploads/asset_4', contentType: 'image/png' })).rejects.toMatchObject({ code: 'not-found' });
});
