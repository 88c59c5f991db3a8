import { createDataSource, provision } from '@kp/database';
import { FileStore } from '@kp/object-store';
import { createDatabase, throwawayFolder, type ThrowawayDatabase } from '@kp/testing';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { DataSource } from 'typeorm';
import { Asset } from '../assets/asset.entity.ts';
import { migrations } from '../migrations/index.ts';
import { UploadsService } from './uploads.service.ts';

const CONTEXT = { workspaceId: 'ws_1', userId: 'usr_1', role: 'member' as const, mode: 'live' as const, requestId: 'req_1' };
let throwaway: ThrowawayDatabase;
let dataSource: DataSource;
let objects: FileStore;
let uploads: UploadsService;

beforeAll(async () => {
  throwaway = await createDatabase();
  const urls = await provision(throwaway.url, [{ name: 'storage', password: 'secret', migrations }]);
  dataSource = createDataSource({ url: urls['storage'] ?? '', schema: 'storage', entities: [Asset], migrations: [] });
  await dataSource.initialize();
  objects = new FileStore(throwawayFolder('objects'));
  uploads = new UploadsService(objects, dataSource.getRepository(Asset));
});
afterAll(async () => {
  await dataSource?.destroy();
  await throwaway?.drop();
});

/** The beginning of a PNG: enough for its dimensions, which is all that is read. */
function pngHead(width: number, height: number): Buffer {
  const bytes = Buffer.concat([Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), Buffer.alloc(64)]);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

async function stage(assetId: string, body: Buffer): Promise<{ context: typeof CONTEXT; assetId: string; key: string; contentType: string }> {
  const key = `staging/uploads/${assetId}`;
  await objects.put(key, Readable.from([body]), { contentType: 'image/png', maxBytes: 20_000_000 });
  return { context: CONTEXT, assetId, key, contentType: 'image/png' };
}

test('an image is kept under its workspace with its real type, size and hash', async () => {
  const body = pngHead(640, 480);
  expect(await uploads.register(await stage('asset_1', body))).toEqual({ assetId: 'asset_1', bytes: body.length, sha256: createHash('sha256').update(body).digest('hex'), width: 640, height: 480, contentType: 'image/png' });
  expect(await objects.head('uploads/ws_1/asset_1.png')).toMatchObject({ bytes: body.length });
  expect(await objects.head('staging/uploads/asset_1')).toBeUndefined();
});

test.each([
  ['nothing', Buffer.alloc(0), 'empty'],
  ['text', Buffer.from('hello, I am a picture'), 'not-an-image'],
  ['a vector graphic', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="500" height="500"></svg>'), 'not-an-image'],
  ['a GIF', Buffer.concat([Buffer.from('GIF89a'), Buffer.from([0x90, 1, 0x90, 1, 0, 0, 0])]), 'not-an-image'],
  ['a cut PNG', pngHead(640, 480).subarray(0, 12), 'not-an-image'],
  ['a side below 300 pixels', pngHead(299, 640), 'too-small'],
  ['a side more than 2.5 times the other', pngHead(1_000, 399), 'ratio'],
  ['more than 10 MB', Buffer.concat([pngHead(640, 480), Buffer.alloc(10 * 1024 * 1024)]), 'too-large'],
])('%s is refused and leaves nothing behind', async (_what, body, code) => {
  await expect(uploads.register(await stage('asset_2', body))).rejects.toMatchObject({ code: 'validation-failed', errors: [{ path: 'body', code }] });
  expect(await objects.head('staging/uploads/asset_2')).toBeUndefined();
  expect(await dataSource.getRepository(Asset).findOneBy({ id: 'asset_2' })).toBeNull();
});

test('exactly 300 pixels and exactly 2.5 to 1 are accepted', async () => {
  await expect(uploads.register(await stage('asset_3', pngHead(300, 750)))).resolves.toMatchObject({ width: 300, height: 750 });
});

test('an upload whose bytes are gone is not found', async () => {
  await expect(uploads.register({ context: CONTEXT, assetId: 'asset_4', key: 'staging/uploads/asset_4', contentType: 'image/png' })).rejects.toMatchObject({ code: 'not-found' });
});
