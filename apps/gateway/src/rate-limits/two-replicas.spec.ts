import { provision } from '@kp/database';
import { createDatabase } from '@kp/testing';
import { migrations } from '../migrations/index.ts';
import { LimiterReplica } from './limiter-replica.fixture.ts';
import { offerSkewedLoad, type Outcome, type Scenario } from './skewed-load.fixture.ts';

// 6,000 per minute for 15 seconds stands for 600 per minute for minutes: bench/rate-limit.mjs runs those, with gateways.
const rate = { perMinute: 6_000, burst: 600 };

async function run({ isShared, ...scenario }: Scenario & { isShared: boolean }): Promise<Outcome> {
  const urls = await Promise.all([createDatabase(), createDatabase()].map(async (database) => (await provision((await database).url, [{ name: 'gateway', password: 'test', migrations }]))['gateway'] ?? ''));
  const replicas: [LimiterReplica, LimiterReplica] = [new LimiterReplica(urls[0] ?? '', rate), new LimiterReplica(urls[isShared ? 0 : 1] ?? '', rate)];
  try {
    await Promise.all(replicas.map((replica) => replica.start()));
    return await offerSkewedLoad(replicas, scenario);
  } finally {
    await Promise.all(replicas.map((replica) => replica.kill()));
  }
}

test('two processes, skewed and shifting load, the busy one killed and started again: 98 to 100 % of rate and burst get through', async () => {
  const outcome = await run({ rate, seconds: 15, offeredPerSecond: 220, killAt: 0.4, isShared: true });
  expect(outcome).toMatchObject({ ratio: expect.any(Number) as number });
  expect({ ...outcome, isWithin: outcome.ratio >= 0.98 && outcome.ratio <= 1 }).toMatchObject({ isWithin: true });
}, 90_000);

test('a limit per process would not pass: with a database each, more gets through', async () => {
  const { ratio } = await run({ rate, seconds: 5, offeredPerSecond: 500, isShared: false });
  expect(ratio).toBeGreaterThan(1.2);
}, 60_000);
