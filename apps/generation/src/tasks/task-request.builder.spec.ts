import { AskClient, natsOptions, OnAsk } from '@kp/bus';
import { AppError, ASKS, newId, type AskReply, type AskRequest, type CreateTaskBody, type UploadFacts } from '@kp/task-contracts';
import { startThrowawayNats, type ThrowawayNats } from '@kp/testing';
import { Controller, Module, type INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Transport } from '@nestjs/microservices';
import { accountOf, CONTEXT, openGenerationDatabase, type GenerationDatabase } from '../generation.fixture.ts';
import type { ProviderAccount } from '../providers/provider-accounts.ts';
import { TaskRequestBuilder } from './task-request.builder.ts';

const CLIP = newId('asset');
const PICTURE = newId('asset');
const TINY = newId('asset');
const HUGE = newId('asset');
const UPLOADS: Record<string, Omit<UploadFacts, 'assetId'>> = {
  [CLIP]: { contentType: 'video/mp4', bytes: 1_000, width: 720, height: 720, durationSeconds: 4, frameRate: 24 },
  [PICTURE]: { contentType: 'image/png', bytes: 1_000, width: 640, height: 480 },
  [TINY]: { contentType: 'image/png', bytes: 1_000, width: 299, height: 480 },
  [HUGE]: { contentType: 'image/png', bytes: 11 * 1024 * 1024, width: 640, height: 480 },
};

/** What storage knows of uploads, over the real NATS. */
@Controller()
class Storage {
  @OnAsk(ASKS.readUploads)
  async readUploads({ assetIds }: AskRequest<typeof ASKS.readUploads>): Promise<AskReply<typeof ASKS.readUploads>> {
    return { uploads: assetIds.flatMap((assetId) => (UPLOADS[assetId] ? [{ assetId, key: `uploads/ws_1/${assetId}`, ...UPLOADS[assetId] }] : [])) };
  }
}
@Module({ controllers: [Storage] })
class StorageModule {}

let generation: GenerationDatabase;
let nats: ThrowawayNats;
let asks: AskClient;
let storage: INestMicroservice;

beforeAll(async () => {
  [nats, generation] = await Promise.all([startThrowawayNats(), openGenerationDatabase()]);
  asks = new AskClient(nats.url, 'test');
  storage = await NestFactory.createMicroservice(StorageModule, { transport: Transport.NATS, options: natsOptions(nats.url, 'storage'), logger: false });
  await storage.listen();
});
afterAll(async () => {
  await storage.close();
  await asks.close();
  await Promise.all([nats.stop(), generation.close()]);
});

const KLING = { baseUrl: 'https://api-singapore.klingai.com' };
const withKey = accountOf({ ...KLING, credentials: { kind: 'api-key', apiKey: 'k' } });
const withPair = accountOf({ ...KLING, name: 'pair', credentials: { kind: 'access-key', accessKey: 'a', secretKey: 's' } });
const build = (body: CreateTaskBody, accounts: ProviderAccount[] = [withKey], publicBaseUrl = 'https://platform.example') =>
  new TaskRequestBuilder({ repository: generation.tasks, asks, defaultDurationSeconds: 5, publicBaseUrl }).build(body, CONTEXT, accounts);
const errorsOf = async (...parameters: Parameters<typeof build>): Promise<string[]> =>
  build(...parameters).then(
    () => [],
    (error: unknown) => (error instanceof AppError ? (error.errors ?? []).map(({ path, code }) => `${path}:${code}`) : Promise.reject(error)),
  );
const MOTION: CreateTaskBody = { type: 'motion-control', imageUrl: PICTURE, motionClip: CLIP, characterOrientation: 'video' };

test('uploads are resolved with what is known about them, and every choice is made', async () => {
  const { request } = await build({ type: 'image-to-video', prompt: 'it moves', imageUrl: PICTURE, seed: 7 });
  expect(request).toMatchObject({ model: 'kling-3.0', durationSeconds: 5, quality: 'std', seed: 7, image: { assetId: PICTURE, width: 640, height: 480 } });
});

test('a clip that the provider has to fetch is refused where it cannot reach us, before money moves', async () => {
  expect(await errorsOf(MOTION)).toEqual([]);
  expect(await errorsOf(MOTION, [withKey], 'http://127.0.0.1:3000')).toEqual(['motionClip:unreachable-for-provider']);
  expect(await errorsOf(MOTION, [withKey], 'http://192.168.1.7')).toEqual(['motionClip:unreachable-for-provider']);
  expect(await errorsOf(MOTION, [withKey, accountOf({ name: 'local' })], 'http://127.0.0.1:3000')).toEqual([]);
  // An address of the caller's own is the provider's to fetch.
  expect(await errorsOf({ ...MOTION, motionClip: 'https://media.example/dance.mp4' }, [withKey], 'http://127.0.0.1:3000')).toEqual([]);
});

test.each<[string, CreateTaskBody, string[]]>([
  ['a picture that is too small', { type: 'image-to-video', prompt: 'x', imageUrl: TINY }, ['imageUrl:too-small']],
  ['a clip as a picture', { type: 'image-to-video', prompt: 'x', imageUrl: CLIP }, ['imageUrl:format']],
  ['a picture as a clip', { ...MOTION, motionClip: PICTURE }, ['motionClip:format']],
  ['several unknown uploads at once', { type: 'omni-video', prompt: 'x', lastFrame: newId('asset'), references: [{ kind: 'image', source: newId('asset') }] }, ['lastFrame:unknown-asset', 'references.0.source:unknown-asset']],
  ['an extension of nothing', { type: 'video-extend', sourceTaskId: newId('task') }, ['sourceTaskId:unknown-task']],
  ['a source of something else', { type: 'text-to-video', prompt: 'x', sourceTaskId: newId('task') }, ['sourceTaskId:not-allowed']],
])('%s is refused by its own name', async (_what, body, expected) => {
  expect(await errorsOf(body)).toEqual(expected);
});

test('limits are those of the generation that an account reaches', async () => {
  const body: CreateTaskBody = { type: 'image-to-video', prompt: 'x', imageUrl: HUGE };
  // 50 MB in the new generation, 10 MB in the legacy one (kling-api.md §4.2, §5.1).
  expect(await errorsOf(body, [withKey])).toEqual([]);
  expect(await errorsOf(body, [withPair])).toEqual(['imageUrl:too-large']);
  expect(await errorsOf({ type: 'text-to-video', prompt: 'x', model: 'kling-3.0-turbo' }, [withPair])).toEqual(['model:generation-not-available']);
  expect(await errorsOf({ type: 'text-to-video', prompt: 'x', model: 'kling-3.0-turbo' }, [withPair, withKey])).toEqual([]);
});

test('more images than any account has slots for would wait for ever', async () => {
  const images = (imageCount: number): CreateTaskBody => ({ type: 'text-to-image', prompt: 'x', imageCount });
  expect(await errorsOf(images(withKey.maxImageConcurrency))).toEqual([]);
  expect(await errorsOf(images(withKey.maxImageConcurrency + 1))).toEqual(['imageCount:above-provider-slots']);
  expect(await errorsOf(images(9), [withKey, accountOf({ name: 'large', maxImageConcurrency: 9 })])).toEqual([]);
  expect(await errorsOf(images(9), [])).toEqual([]);
});

test('a clip can be extended when it is finished, known to the provider and of the right model', async () => {
  const taskId = await generation.acceptTask({ request: { type: 'text-to-video', prompt: 'a fox', model: 'kling-1.6', quality: 'pro', durationSeconds: 5, tags: [], metadata: {} } });
  const body: CreateTaskBody = { type: 'video-extend', sourceTaskId: taskId };
  expect(await errorsOf(body, [withKey])).toEqual(['sourceTaskId:not-ready']);
  await generation.database.query(
    `INSERT INTO attempt (id, task_id, number, state, account, base_url, path, callback_token, lease_until, finished_at) VALUES ($1, $2, 1, 'succeeded', 'kling', $3, '/v1/videos/text2video', $1, now(), now())`,
    [newId('attempt'), taskId, KLING.baseUrl],
  );
  await generation.database.query(`UPDATE task SET status = 'SUCCEEDED' WHERE id = $1`, [taskId]);
  expect(await errorsOf(body)).toEqual(['sourceTaskId:not-extendable']);
  await generation.database.query(`UPDATE attempt SET provider_video_id = '77' WHERE task_id = $1`, [taskId]);
  const { request } = await build(body);
  expect(request).toMatchObject({ model: 'kling-1.6', quality: 'pro', sourceVideo: { providerId: '77', account: 'kling' } });
  await generation.database.query(`UPDATE attempt SET finished_at = now() - interval '31 days' WHERE task_id = $1`, [taskId]);
  expect(await errorsOf(body)).toEqual(['sourceTaskId:too-old']);
});
