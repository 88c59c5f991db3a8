import { createDataSource, provision } from '@kp/database';
import { verifyMediaLink } from '@kp/object-store';
import { ASKS } from '@kp/task-contracts';
import { createDatabase, type ThrowawayDatabase } from '@kp/testing';
import type { DataSource } from 'typeorm';
import { migrations } from '../migrations/index.ts';
import { Asset } from './asset.entity.ts';
import { AssetLinks } from './asset-links.ts';

const SIGNING_KEY = 'k'.repeat(32);
const DAY_MS = 86_400_000;
let throwaway: ThrowawayDatabase;
let dataSource: DataSource;
let links: AssetLinks;

beforeAll(async () => {
  throwaway = await createDatabase();
  const urls = await provision(throwaway.url, [{ name: 'storage', password: 'secret', migrations }]);
  dataSource = createDataSource({ url: urls['storage'] ?? '', schema: 'storage', entities: [Asset], migrations: [] });
  await dataSource.initialize();
  const assets = dataSource.getRepository(Asset);
  const file = { userId: 'usr_1', contentType: 'image/png', bytes: '7', sha256: 'abc' };
  await assets.insert([
    { ...file, id: 'asset_upload', workspaceId: 'ws_1', kind: 'upload', key: 'uploads/ws_1/asset_upload.png' },
    { ...file, id: 'asset_output', workspaceId: 'ws_1', kind: 'output', taskId: 'task_1', outputIndex: 1, key: 'images/ws_1/usr_1/task_1-1.png' },
    { ...file, id: 'asset_foreign', workspaceId: 'ws_2', kind: 'upload', key: 'uploads/ws_2/asset_foreign.png' },
  ]);
  links = new AssetLinks(assets, { publicBaseUrl: 'https://media.example.com', signingKey: SIGNING_KEY, ttlSeconds: 3_600 });
});
afterAll(async () => {
  await dataSource?.destroy();
  await throwaway?.drop();
});

/** Whether a link opens its object some time from now. */
function opens(link: string, inMs: number): boolean {
  const { pathname, searchParams } = new URL(link);
  return verifyMediaLink(pathname.replace('/media/', ''), { expires: searchParams.get('expires') ?? '', signature: searchParams.get('signature') ?? '' }, SIGNING_KEY, Date.now() + inMs);
}

test('a provider gets links to uploads and outputs of the one workspace, and to nothing else', async () => {
  const signed = await links.forProvider('ws_1', ['asset_upload', 'asset_output', 'asset_foreign', 'asset_unknown'], 60);
  expect(Object.keys(signed).toSorted()).toEqual(['asset_output', 'asset_upload']);
  expect(new URL(signed['asset_upload'] ?? '').pathname).toBe('/media/uploads/ws_1/asset_upload.png');
  expect(new URL(signed['asset_output'] ?? '').pathname).toBe('/media/images/ws_1/usr_1/task_1-1.png');
});

test.each([
  ['by default', undefined, 7],
  ['on demand', 30 * 86_400, 30],
])('%s they open their object until the provider’s queue is through', async (_when, ttlSeconds, days) => {
  const request = ASKS.createProviderLinks.request.parse({ workspaceId: 'ws_1', assetIds: ['asset_upload'], ...(ttlSeconds ? { ttlSeconds } : {}) });
  const link = (await links.forProvider(request.workspaceId, request.assetIds, request.ttlSeconds))['asset_upload'] ?? '';
  expect(opens(link, days * DAY_MS - 60_000)).toBe(true);
  expect(opens(link, days * DAY_MS + 60_000)).toBe(false);
});

test('links for people stay short', async () => {
  const { asset_output: link = '' } = await links.forReaders(['asset_output']);
  expect([opens(link, 3_599_000), opens(link, 3_901_000)]).toEqual([true, false]);
});

test('links for people that are made within five minutes are the same', async () => {
  const start = Math.floor(Date.now() / 300_000) * 300_000;
  const at = async (ms: number) => (await links.forReaders(['asset_output'], ms))['asset_output'];
  expect(await at(start + 299_000)).toBe(await at(start + 1_000));
  expect(await at(start + 301_000)).not.toBe(await at(start + 1_000));
});

test.each([59, 30 * 86_400 + 1, 1.5, Number.POSITIVE_INFINITY])('a life of %d seconds is refused', (ttlSeconds) => {
  expect(ASKS.createProviderLinks.request.safeParse({ workspaceId: 'ws_1', assetIds: ['asset_upload'], ttlSeconds }).success).toBe(false);
});
