import { Logger } from '@kp/telemetry';
import { waitFor } from '@kp/testing';
import { setTimeout as delay } from 'node:timers/promises';
import { fullBucket, giveBackTo, leaseFrom, type Bucket, type Lease, type LeaseRequest, type Rate } from './bucket.ts';
import { RateLimiter } from './rate-limiter.ts';

const RATE: Rate = { perMinute: 600, burst: 40 };
const check = { key: 'workspace:ws_1', rate: RATE };
const steady = { key: 'workspace:steady', rate: { perMinute: 6_000, burst: 400 } };

/** The buckets of a database, in memory: what is looked at here is the replica. */
class Store {
  readonly buckets = new Map<string, Bucket>();
  leases = 0;
  givenBack = 0;
  failure: Error | undefined;
  delayMs = 0;
  private readonly nowMs: () => number;

  constructor(nowMs: () => number) {
    this.nowMs = nowMs;
  }

  async lease(key: string, rate: Rate, request: LeaseRequest): Promise<Lease> {
    this.leases += 1;
    if (this.delayMs) await delay(this.delayMs);
    if (this.failure) throw this.failure;
    const { bucket, lease } = leaseFrom(this.buckets.get(key) ?? fullBucket(rate), rate, request, this.nowMs() * 1_000);
    this.buckets.set(key, bucket);
    return lease;
  }

  async giveBack(key: string, replica: string, tokens: number): Promise<void> {
    this.givenBack += tokens;
    const bucket = this.buckets.get(key);
    if (bucket) this.buckets.set(key, giveBackTo(bucket, replica, tokens, this.nowMs() * 1_000));
  }
}

let nowMs: number;
let store: Store;
let limiter: RateLimiter;
beforeEach(() => {
  nowMs = 1_000_000;
  store = new Store(() => nowMs);
  limiter = new RateLimiter({ store, logger: new Logger('test', 'silent'), nowMs: () => nowMs });
});
afterEach(() => limiter.onApplicationShutdown());

const take = async (each = check) => (await limiter.take([each])).every(({ decision }) => decision.allowed);
const takeMany = async (count: number) => (await Promise.all(Array.from({ length: count }, () => take()))).filter(Boolean).length;

test('all who wait share one lease; who comes meanwhile is in the next', async () => {
  store.delayMs = 20;
  expect(await takeMany(30)).toBe(30);
  expect(store.leases).toBeLessThanOrEqual(2);
});

test('a refusal is remembered until the next token is there: nobody asks for it before', async () => {
  expect(await takeMany(50)).toBe(40);
  const { leases } = store;
  expect(await takeMany(500)).toBe(0);
  expect(store.leases).toBe(leases);
  nowMs += 101;
  expect(await takeMany(500)).toBe(1);
});

test('steady traffic below the rate needs about a query per 0.2 s, not one per request', async () => {
  const fast = { key: 'workspace:fast', rate: { perMinute: 60_000, burst: 4_000 } };
  for (let n = 0; n < 2_500; n += 1) {
    expect(await take(fast)).toBe(true);
    nowMs += 2;
  }
  expect(store.leases / 2_500).toBeLessThan(0.05);
});

/** Steady requests, up to one that brings a lease with tokens to spare. @returns how many */
async function holdSome(): Promise<number> {
  for (let n = 0; n < 100; n += 1) {
    await take(steady);
    nowMs += 20;
  }
  for (const { leases } = store; store.leases === leases; nowMs += 20) await take(steady);
  const [[tokens] = [0]] = Object.values(store.buckets.get(steady.key)?.held ?? {});
  return tokens;
}

test('tokens that nobody asked for go back after a second, and all of them at the end', async () => {
  const held = await holdSome();
  expect(held).toBeGreaterThan(3);
  nowMs += 1_000;
  await waitFor(() => store.givenBack === held);
  expect(store.buckets.get(steady.key)?.held).toEqual({});
  const again = await holdSome();
  await limiter.onApplicationShutdown();
  expect([store.givenBack, store.buckets.get(steady.key)?.held]).toEqual([held + again, {}]);
});

test('a token that is held longer than two seconds is void', async () => {
  expect(await holdSome()).toBeGreaterThan(3);
  const { leases } = store;
  expect(await take(steady)).toBe(true);
  expect(store.leases).toBe(leases);
  nowMs += 2_100;
  expect(await take(steady)).toBe(true);
  expect(store.leases).toBe(leases + 1);
});

test('one that a second limit refuses takes nothing from the first, once that is known', async () => {
  const tight = { key: 'workspace:tight', rate: { perMinute: 6, burst: 1 } };
  expect((await limiter.take([check, tight])).map(({ decision }) => decision.allowed)).toEqual([true, true]);
  await limiter.take([check, tight]);
  const before = store.buckets.get(check.key);
  expect((await limiter.take([check, tight])).map(({ check: { key }, decision }) => [key, decision.allowed])).toEqual([['workspace:tight', false]]);
  expect(store.buckets.get(check.key)).toEqual(before);
});

test('a database that goes away in the middle of a burst brings no second burst', async () => {
  expect(await takeMany(35)).toBe(35);
  store.failure = new Error('gone');
  expect(await takeMany(35)).toBeLessThanOrEqual(5);
});

test('without the database each replica limits alone, at the whole rate, and comes back to it', async () => {
  store.failure = new Error('gone');
  expect(await takeMany(60)).toBe(40);
  const { leases } = store;
  nowMs += 500;
  expect(await takeMany(60)).toBe(5);
  expect(store.leases).toBe(leases);
  store.failure = undefined;
  nowMs += 1_500;
  expect(await take()).toBe(true);
  expect(store.leases).toBe(leases + 1);
});

test('another rate holds from the next request on', async () => {
  expect(await takeMany(50)).toBe(40);
  expect(await take({ ...check, rate: { perMinute: 600, burst: 80 } })).toBe(true);
});

test('a million keys do not fill the memory', async () => {
  for (let n = 0; n < 25_000; n += 1) await take({ key: `api-key:${n}`, rate: RATE });
  expect((limiter as unknown as { limiters: Map<string, unknown> }).limiters.size).toBe(20_000);
});
