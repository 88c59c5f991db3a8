import { AskClient, natsOptions, OnAsk } from '@kp/bus';
import { FileStore } from '@kp/object-store';
import { ASKS, type AskReply, type AskRequest, type MediaSource, type TaskRequest } from '@kp/task-contracts';
import { startThrowawayNats, throwawayFolder, type ThrowawayNats } from '@kp/testing';
import { Controller, Module, type INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Transport } from '@nestjs/microservices';
import { Readable } from 'node:stream';
import { REQUEST } from '../generation.fixture.ts';
import { MediaHandover, MediaMissingError } from './media-handover.ts';

/** What storage answers, over the real NATS; one asset is gone. */
@Controller()
class Storage {
  @OnAsk(ASKS.createProviderLinks)
  async links({ workspaceId, assetIds }: AskRequest<typeof ASKS.createProviderLinks>): Promise<AskReply<typeof ASKS.createProviderLinks>> {
    return { links: Object.fromEntries(assetIds.filter((id) => id !== 'asset_gone').map((id) => [id, `https://platform.example/media/${workspaceId}/${id}`])) };
  }
}
@Module({ controllers: [Storage] })
class StorageModule {}

const MEGABYTE = 1024 * 1024;
const PUBLIC = { baseUrl: 'https://api-singapore.klingai.com' };
let nats: ThrowawayNats;
let asks: AskClient;
let storage: INestMicroservice;
let objects: FileStore;

beforeAll(async () => {
  nats = await startThrowawayNats();
  asks = new AskClient(nats.url, 'test');
  storage = await NestFactory.createMicroservice(StorageModule, { transport: Transport.NATS, options: natsOptions(nats.url, 'storage'), logger: false });
  await storage.listen();
  objects = new FileStore(throwawayFolder('objects'));
  await objects.put('uploads/ws_1/small.png', Readable.from([Buffer.from('small')]), { contentType: 'image/png', maxBytes: 100 });
  await objects.put('uploads/ws_1/large.png', Readable.from([Buffer.from('large')]), { contentType: 'image/png', maxBytes: 100 });
});
afterAll(async () => {
  await storage.close();
  await asks.close();
  await nats.stop();
});

const handover = (publicBaseUrl: string) => new MediaHandover({ objects, asks, publicBaseUrl });
const upload = (assetId: string, name: string, contentType: string, bytes: number): MediaSource => ({ assetId, key: `uploads/ws_1/${name}`, contentType, bytes });
const small = upload('asset_small', 'small.png', 'image/png', 5);
const large = upload('asset_large', 'large.png', 'image/png', 3 * MEGABYTE);
const clip = upload('asset_clip', 'clip.mp4', 'video/mp4', 5);
const prepare = (publicBaseUrl: string, change: Partial<TaskRequest>) => handover(publicBaseUrl).prepare(PUBLIC, 'ws_1', { ...REQUEST, ...change });
const REACHABLE = 'https://platform.example';
const LOCAL = 'http://127.0.0.1:3000';

test('a small picture travels inside the request, a clip and a large picture by link', async () => {
  const inputs = await prepare(REACHABLE, { image: small, lastFrame: large, references: [{ kind: 'video', source: clip }, { kind: 'image', source: { url: 'https://elsewhere.example/a.png' } }] });
  expect(Object.fromEntries(inputs)).toEqual({
    asset_small: Buffer.from('small').toString('base64'),
    asset_large: 'https://platform.example/media/ws_1/asset_large',
    asset_clip: 'https://platform.example/media/ws_1/asset_clip',
  });
});

test('where the provider cannot reach us a large picture travels inside the request too', async () => {
  expect((await prepare(LOCAL, { image: large })).get('asset_large')).toBe(Buffer.from('large').toString('base64'));
});

test.each<[string, Partial<TaskRequest>]>([
  ['a file that is not stored any more', { image: upload('asset_lost', 'lost.png', 'image/png', 5) }],
  ['a clip that storage knows no more', { motionClip: upload('asset_gone', 'gone.mp4', 'video/mp4', 5) }],
])('%s ends the try before anything is sent', async (_what, change) => {
  await expect(prepare(REACHABLE, change)).rejects.toThrow(MediaMissingError);
});
