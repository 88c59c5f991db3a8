import { Logger } from '@kp/telemetry';
import { waitFor } from '@kp/testing';
import { WorkerLoop } from './worker-loop.ts';

const logger = new Logger('test', 'silent');
const NEVER_MS = 3_600_000;
let loop: WorkerLoop;
const start = (work: () => Promise<boolean>, sweepMs = NEVER_MS) => {
  loop = new WorkerLoop({ name: 'test', sweepMs, work, logger });
  loop.start();
};
afterEach(() => loop.stop());

describe('worker loop', () => {
  it('works at once, and again and again while there is more to do', async () => {
    let left = 5;
    start(async () => (left -= 1) > 0);
    await waitFor(() => left === 0);
  });

  it('never works twice at once, however often it is woken, and misses no wake-up', async () => {
    let running = 0;
    let most = 0;
    let todo = 0;
    let done = 0;
    start(async () => {
      running += 1;
      most = Math.max(most, running);
      const taken = todo;
      await new Promise((resolve) => setImmediate(resolve));
      done += taken;
      todo -= taken;
      running -= 1;
      return false;
    });
    for (let each = 0; each < 200; each += 1) {
      todo += 1;
      loop.wake();
      if (each % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await waitFor(() => done === 200);
    expect(most).toBe(1);
  });

  it('runs once more when woken during its last step', async () => {
    let runs = 0;
    start(async () => {
      runs += 1;
      if (runs === 1) loop.wake();
      return false;
    });
    await waitFor(() => runs === 2);
  });

  it('sweeps although nobody wakes it', async () => {
    let runs = 0;
    start(async () => {
      runs += 1;
      return false;
    }, 5);
    await waitFor(() => runs >= 3);
  });

  it('outlives errors of its work', async () => {
    let runs = 0;
    start(async () => {
      runs += 1;
      throw new Error('the database is away');
    }, 5);
    await waitFor(() => runs >= 3);
  });

  it('stops after the step under way and does not work again', async () => {
    let runs = 0;
    let finished = 0;
    start(async () => {
      runs += 1;
      await new Promise((resolve) => setImmediate(resolve));
      finished += 1;
      return true;
    });
    await waitFor(() => runs > 0);
    await loop.stop();
    expect(finished).toBe(runs);
    const before = runs;
    loop.wake();
    await new Promise((resolve) => setImmediate(resolve));
    expect(runs).toBe(before);
  });
});
