import { AccountPauses } from './account-pauses.ts';
import { backoffMs } from './retry-policy.ts';

let nowMs = 0;
const pauses = () => {
  nowMs = 0;
  return new AccountPauses(() => nowMs);
};

test('an account is paused after a refusal, then probed, then used again', () => {
  const account = pauses();
  expect([account.reasonFor('kling'), account.isProbing('kling')]).toEqual([undefined, false]);
  account.extend('kling', 'away', 1_000);
  expect(account.reasonFor('kling')).toBe('away');
  expect(account.reasonFor('sandbox')).toBeUndefined();
  nowMs = 1_000;
  expect([account.reasonFor('kling'), account.isProbing('kling')]).toEqual([undefined, true]);
  account.clear('kling');
  expect(account.isProbing('kling')).toBe(false);
});

test('refusals of calls begun before the pause do not prolong it', () => {
  const account = pauses();
  account.extend('kling', 'away', 1_000);
  nowMs = 999;
  account.extend('kling', 'away', 1_000);
  nowMs = 1_000;
  expect(account.reasonFor('kling')).toBeUndefined();
});

test('back-off grows, is capped and never zero, whatever the chance', () => {
  for (const random of [() => 0, () => 0.5, () => 0.999]) {
    const delays = Array.from({ length: 20 }, (_, deferrals) => backoffMs(deferrals, random));
    for (const [index, delay] of delays.entries()) {
      expect(delay).toBeGreaterThanOrEqual(500);
      expect(delay).toBeLessThanOrEqual(15_000);
      if (index > 0) expect(delay).toBeGreaterThanOrEqual(delays[index - 1] ?? 0);
    }
  }
});
