import { runLimiters } from './two-replicas.fixture.ts';

// 6,000 per minute for 15 seconds stands for 600 per minute for minutes: bench/rate-limit.mjs runs those, with gateways.
const rate = { perMinute: 6_000, burst: 600 };

test('two processes, skewed and shifting load, the busy one killed and started again: 98 to 100 % of rate and burst get through', async () => {
  const outcome = await runLimiters({ rate, seconds: 15, offeredPerSecond: 220, killAt: 0.4 });
  expect({ ...outcome, isWithin: outcome.ratio >= 0.98 && outcome.ratio <= 1 }).toMatchObject({ isWithin: true });
}, 90_000);

test('a limit per process would not pass: with a database each, more gets through', async () => {
  const { ratio } = await runLimiters({ rate, seconds: 5, offeredPerSecond: 500 }, false);
  expect(ratio).toBeGreaterThan(1.2);
}, 60_000);
