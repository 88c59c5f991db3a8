import { createThrottle } from './throttle.ts';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('createThrottle', () => {
  it('runs at once, and once more after the interval however often it was asked', async () => {
    let runs = 0;
    const throttle = createThrottle(50, () => (runs += 1));
    for (let index = 0; index < 200; index += 1) throttle.request();
    expect(runs).toBe(1);
    await pause(150);
    expect(runs).toBe(2);
  });

  it('does nothing more once canceled', async () => {
    let runs = 0;
    const throttle = createThrottle(20, () => (runs += 1));
    throttle.request();
    throttle.request();
    throttle.cancel();
    await pause(60);
    expect(runs).toBe(1);
  });
});
