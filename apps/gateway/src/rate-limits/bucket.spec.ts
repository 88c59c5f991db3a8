import { Database } from '@kp/database';
import fc from 'fast-check';
import { createGatewayDatabase } from '../gateway-database.fixture.ts';
import { fullBucket, giveBackTo, intervalUsOf, leaseFrom, type Bucket, type Rate } from './bucket.ts';

const START_US = 1_800_000_000_000_000;

type Step = { afterUs: number; replica: string; do: 'lease' | 'spend' | 'give-back' | 'die'; waiting: number; spare: number; holdUs: number };
const steps = (rate: fc.Arbitrary<Rate>) =>
  fc.record({
    rate,
    steps: fc.array(
      fc.record<Step>({
        afterUs: fc.oneof(fc.constant(0), fc.nat(20_000), fc.nat(3_000_000)),
        replica: fc.constantFrom('a', 'b', 'c'),
        do: fc.constantFrom('lease', 'lease', 'spend', 'spend', 'give-back', 'die'),
        waiting: fc.nat(12),
        spare: fc.nat(12),
        holdUs: fc.constantFrom(50_000, 2_000_000),
      }),
      { maxLength: 120 },
    ),
  });
const anyRate = fc.record({ perMinute: fc.oneof(fc.integer({ min: 1, max: 10_000 }), fc.constant(600)), burst: fc.integer({ min: 1, max: 80 }) });

/** Plays the steps: when was a request let through, at which times? */
function play(rate: Rate, all: Step[], lease: typeof leaseFrom = leaseFrom): number[] {
  let bucket: Bucket = fullBucket(rate);
  let nowUs = START_US;
  const inHand = new Map<string, { tokens: number; untilUs: number }>();
  const accepted: number[] = [];
  for (const step of all) {
    nowUs += step.afterUs;
    const hand = inHand.get(step.replica);
    const held = hand && nowUs < hand.untilUs ? hand.tokens : 0;
    if (step.do === 'lease') {
      // A replica asks when its hand is empty; what it still had it must not spend after that.
      const taken = lease(bucket, rate, step, nowUs);
      bucket = taken.bucket;
      for (let n = 0; n < taken.lease.granted; n += 1) accepted.push(nowUs);
      inHand.set(step.replica, { tokens: taken.lease.spare, untilUs: nowUs + step.holdUs });
    } else if (step.do === 'spend' && held > 0) {
      accepted.push(nowUs);
      inHand.set(step.replica, { tokens: held - 1, untilUs: hand?.untilUs ?? 0 });
    } else if (step.do === 'give-back' && held > 0) {
      bucket = giveBackTo(bucket, step.replica, held, nowUs);
      inHand.delete(step.replica);
    } else if (step.do === 'die') inHand.delete(step.replica);
  }
  return accepted;
}

/** The worst window: how many requests above rate × time + burst. */
function excess(accepted: number[], rate: Rate): number {
  let worst = -Infinity;
  for (let from = 0; from < accepted.length; from += 1) {
    for (let to = from; to < accepted.length; to += 1) {
      const requests = to - from + 1;
      worst = Math.max(worst, requests - rate.burst - ((accepted[to] ?? 0) - (accepted[from] ?? 0)) / intervalUsOf(rate));
    }
  }
  return worst;
}

describe('whatever replicas lease, hold, give back or lose', () => {
  test('no window has more requests than rate × time + burst', () => {
    fc.assert(fc.property(steps(anyRate), ({ rate, steps: all }) => expect(excess(play(rate, all), rate)).toBeLessThan(0.001)), { numRuns: 2_000 });
  });

  test('the property bites: without counting what is held, some window has more', () => {
    const forgetful: typeof leaseFrom = (bucket, rate, request, nowUs) => leaseFrom({ ...bucket, held: {} }, rate, request, nowUs);
    const found = fc.check(fc.property(steps(fc.constant({ perMinute: 600, burst: 8 })), ({ rate, steps: all }) => excess(play(rate, all, forgetful), rate) < 0.001), { numRuns: 5_000, seed: 1 });
    expect(found.failed).toBe(true);
  });

  test('a bucket that rests is full again, whatever was held or lost', () => {
    fc.assert(
      fc.property(steps(anyRate), ({ rate, steps: all }) => {
        const rest: Step = { afterUs: rate.burst * intervalUsOf(rate) * 2 + 2_000_000, replica: 'z', do: 'lease', waiting: rate.burst + 5, spare: 0, holdUs: 1 };
        expect(play(rate, [...all, rest]).filter((at, _index, accepted) => at === accepted.at(-1))).toHaveLength(rate.burst);
      }),
      { numRuns: 300 },
    );
  });
});

test('what is taken evenly at the rate is all allowed', () => {
  const rate = { perMinute: 600, burst: 1 };
  const taken = Array.from({ length: 50 }, (): Step => ({ afterUs: 100_000, replica: 'a', do: 'lease', waiting: 1, spare: 0, holdUs: 1 }));
  expect(play(rate, taken)).toHaveLength(50);
});

test('another rate keeps the share that was used: a lower one does not refuse for hours, a higher one helps at once', () => {
  const slow = { perMinute: 6, burst: 10 };
  const { bucket } = leaseFrom(fullBucket(slow), slow, { replica: 'a', waiting: 10, spare: 0, holdUs: 0 }, START_US);
  const fast = { perMinute: 600, burst: 10 };
  const first = leaseFrom(bucket, fast, { replica: 'a', waiting: 20, spare: 0, holdUs: 0 }, START_US + 30_000_000);
  expect(first.lease.granted).toBe(3);
  expect(leaseFrom(first.bucket, fast, { replica: 'a', waiting: 20, spare: 0, holdUs: 0 }, START_US + 30_500_000).lease.granted).toBe(5);
  expect(leaseFrom(first.bucket, slow, { replica: 'a', waiting: 20, spare: 0, holdUs: 0 }, START_US + 30_500_000).lease.granted).toBe(5);
});

describe('in the database', () => {
  let database: Database;
  beforeAll(async () => {
    database = new Database((await createGatewayDatabase()).roleUrl, 'gateway', 2);
  });
  afterAll(() => database.close());

  test('the functions do what leaseFrom and giveBackTo do', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(steps(anyRate), fc.array(anyRate, { minLength: 1, maxLength: 3 }), async ({ steps: all }, rates) => {
        const key = `workspace:${(run += 1)}`;
        let bucket: Bucket = fullBucket(rates[0] as Rate);
        let nowUs = START_US;
        for (const [index, step] of all.slice(0, 25).entries()) {
          nowUs += step.afterUs;
          const rate = rates[index % rates.length] as Rate;
          if (step.do === 'give-back') {
            await database.query('SELECT give_back_requests($1, $2, $3, $4)', [key, step.replica, step.waiting, nowUs]);
            if (step.waiting > 0) bucket = giveBackTo(bucket, step.replica, step.waiting, nowUs);
            continue;
          }
          const [row] = await database.query<{ granted: number; spare: number; debt_us: number }>('SELECT * FROM lease_requests($1, $2, $3, $4, $5, $6, $7, $8)', [key, intervalUsOf(rate), rate.burst, step.replica, step.waiting, step.spare, step.holdUs, nowUs]);
          const taken = leaseFrom(bucket, rate, step, nowUs);
          bucket = taken.bucket;
          expect([row?.granted, row?.spare]).toEqual([taken.lease.granted, taken.lease.spare]);
          expect(row?.debt_us).toBeCloseTo(taken.lease.debtUs, 0);
        }
      }),
      { numRuns: 60 },
    );
  });
});
