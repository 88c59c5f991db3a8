import type { Principal } from './principal.ts';
import { PrincipalCache, type KnownCaller } from './principal-cache.ts';

const caller = (userId: string, { workspaceId = 'ws_1', expiresInMs = Infinity } = {}): KnownCaller => ({ principal: { kind: 'api-key', userId, workspaceId, permissions: new Set(), mode: 'live' } satisfies Principal, expiresInMs, isIpAllowed: () => true });

/** A source that counts how often it is read. */
function source(answer: () => Promise<KnownCaller | undefined>) {
  const counted = { reads: 0, load: () => ((counted.reads += 1), answer()) };
  return counted;
}

test('many who ask for the same caller at once cost one read', async () => {
  const cache = new PrincipalCache();
  const { load, ...counted } = source(async () => caller('usr_1'));
  const reading = source(load);
  const got = await Promise.all(Array.from({ length: 100 }, () => cache.get('key:a', reading.load)));
  expect([reading.reads, got.length, counted.reads]).toEqual([1, 100, 0]);
});

test('a caller is read again after 5 s, or sooner when the credential expires', async () => {
  let nowMs = 0;
  const cache = new PrincipalCache(() => nowMs);
  const lasting = source(async () => caller('usr_1'));
  const expiring = source(async () => caller('usr_2', { expiresInMs: 1_000 }));
  const ask = async () => (await cache.get('key:a', lasting.load), await cache.get('key:b', expiring.load));
  await ask();
  nowMs = 999;
  await ask();
  expect([lasting.reads, expiring.reads]).toEqual([1, 1]);
  nowMs = 1_000;
  await ask();
  expect([lasting.reads, expiring.reads]).toEqual([1, 2]);
  nowMs = 5_000;
  await ask();
  expect(lasting.reads).toBe(2);
});

test('who is not known is not remembered, and made-up credentials push nobody out', async () => {
  const cache = new PrincipalCache();
  const known = source(async () => caller('usr_1'));
  const unknown = source(async () => undefined);
  await cache.get('key:known', known.load);
  for (let index = 0; index < 20_000; index += 1) await cache.get(`key:${index}`, unknown.load);
  await cache.get('key:known', known.load);
  expect([known.reads, cache.size]).toEqual([1, 1]);
});

test('it holds 10 000 and forgets who was not used for longest', async () => {
  const cache = new PrincipalCache(() => 0);
  const first = source(async () => caller('first'));
  const second = source(async () => caller('second'));
  await cache.get('key:first', first.load);
  await cache.get('key:second', second.load);
  for (let index = 0; index < 9_999; index += 1) {
    await cache.get(`key:${index}`, async () => caller('usr'));
    await cache.get('key:first', first.load);
  }
  await cache.get('key:second', second.load);
  expect([cache.size, first.reads, second.reads]).toEqual([10_000, 1, 2]);
});

test('a change makes everybody of that workspace read again, and nobody else', async () => {
  const cache = new PrincipalCache();
  const one = source(async () => caller('usr_1'));
  const two = source(async () => caller('usr_2', { workspaceId: 'ws_2' }));
  const ask = async () => (await cache.get('key:a', one.load), await cache.get('key:b', two.load));
  await ask();
  cache.forget('ws_1');
  await ask();
  expect([one.reads, two.reads]).toEqual([2, 1]);
  cache.forget();
  await ask();
  expect([one.reads, two.reads]).toEqual([3, 2]);
});

test('a read that began before a change is neither kept nor joined afterwards', async () => {
  const cache = new PrincipalCache();
  let finish: (known: KnownCaller) => void = () => undefined;
  const slow = source(() => new Promise((resolve) => (finish = resolve)));
  const before = cache.get('key:a', slow.load);
  cache.forget('ws_1');
  const after = cache.get('key:a', async () => caller('new'));
  finish(caller('old'));
  expect([(await before)?.principal.userId, (await after)?.principal.userId]).toEqual(['old', 'new']);
  expect((await cache.get('key:a', async () => caller('newest')))?.principal.userId).toBe('new');
});

test('a read that fails is not remembered', async () => {
  const cache = new PrincipalCache();
  await expect(cache.get('key:a', () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect((await cache.get('key:a', async () => caller('usr_1')))?.principal.userId).toBe('usr_1');
});
