import { createVirtualClock } from './virtual.clock.ts';

describe('the virtual clock', () => {
  it('runs what is due in order of time, ties in the order they came, and shows each its own time', () => {
    const clock = createVirtualClock({ startMs: 1000 });
    const seen: string[] = [];
    const note = (name: string) => () => void seen.push(`${name}@${clock.now()}`);
    for (const [name, delayMs] of [['c', 30], ['a', 10], ['b1', 20], ['b2', 20], ['never', 15], ['later', 500]] as const) {
      const cancel = clock.schedule(delayMs, note(name));
      if (name === 'never') cancel();
    }
    clock.schedule(10, () => void clock.schedule(5, note('nested')));
    clock.advance(100);
    expect(seen).toEqual(['a@1010', 'nested@1015', 'b1@1020', 'b2@1020', 'c@1030']);
    expect(clock.now()).toBe(1100);
    clock.runAll();
    expect(seen.at(-1)).toBe('later@1500');
  });

  it('lets a day pass in a moment when it moves by itself', async () => {
    const clock = createVirtualClock({ autoAdvance: true });
    const startMs = clock.now();
    let ticks = 0;
    const tick = (): void => void ((ticks += 1) < 1440 && clock.schedule(60_000, tick));
    const realStartMs = Date.now();
    clock.schedule(60_000, tick);
    while (ticks < 1440) await new Promise((resolve) => setImmediate(resolve));
    expect(clock.now() - startMs).toBe(86_400_000);
    expect(Date.now() - realStartMs).toBeLessThan(2000);
    clock.stop();
  });

  it('orders many timers as a sort would', () => {
    const clock = createVirtualClock({ startMs: 0 });
    const seen: number[] = [];
    const delays = Array.from({ length: 2000 }, (_, index) => (index * 7919) % 1009);
    for (const delayMs of delays) clock.schedule(delayMs, () => void seen.push(clock.now()));
    clock.runAll();
    expect(seen).toEqual(delays.toSorted((a, b) => a - b));
  });
});
