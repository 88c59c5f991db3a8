import { layoutWaterfall, placeTicks, type TimelineEntry } from './waterfall-geometry.ts';

const START_MS = Date.parse('2026-07-01T10:00:00.000Z');
const entry = (status: TimelineEntry['status'], afterSeconds: number, version: number, note?: string): TimelineEntry => ({
  status,
  at: new Date(START_MS + afterSeconds * 1000).toISOString(),
  version,
  ...(note ? { note } : {}),
});
const finished = [entry('CREATED', 0, 1), entry('QUEUED', 1, 2, 'slot 1'), entry('RUNNING', 10, 3), entry('FINALIZING', 90, 4), entry('SUCCEEDED', 100, 5)];

describe('layoutWaterfall', () => {
  it('lays finished states side by side over the whole axis', () => {
    const { totalMs, bars, outcome } = layoutWaterfall(finished, START_MS + 999_000);
    expect(totalMs).toBe(100_000);
    expect(bars.map(({ status, leftPercent, widthPercent }) => [status, leftPercent, widthPercent])).toEqual([
      ['CREATED', 0, 1],
      ['QUEUED', 1, 9],
      ['RUNNING', 10, 80],
      ['FINALIZING', 90, 10],
    ]);
    expect(outcome).toMatchObject({ status: 'SUCCEEDED', atMs: 100_000, leftPercent: 100 });
  });

  it('lets the last state of a task under way grow until now', () => {
    const { totalMs, bars, outcome } = layoutWaterfall(finished.slice(0, 3), START_MS + 50_000);
    expect(totalMs).toBe(50_000);
    expect(bars.at(-1)).toMatchObject({ status: 'RUNNING', isOngoing: true, leftPercent: 20, widthPercent: 80, lastedMs: 40_000 });
    expect(outcome).toBeUndefined();
  });

  it('is not confused by a browser clock that is behind the server', () => {
    const { totalMs, bars } = layoutWaterfall(finished.slice(0, 3), START_MS - 5_000);
    expect(totalMs).toBe(10_000);
    expect(bars.at(-1)?.lastedMs).toBe(0);
  });

  it('joins entries of one state and sorts what came out of order', () => {
    const mixed = [entry('RUNNING', 10, 4), entry('CREATED', 0, 1), entry('QUEUED', 5, 3, 'slot 2'), entry('QUEUED', 1, 2, 'no slot')];
    const { bars } = layoutWaterfall(mixed, START_MS + 20_000);
    expect(bars.map(({ status, lastedMs }) => [status, lastedMs])).toEqual([
      ['CREATED', 1_000],
      ['QUEUED', 9_000],
      ['RUNNING', 10_000],
    ]);
    expect(bars[1]?.notes).toEqual(['no slot', 'slot 2']);
  });

  it('draws nothing without entries, and survives a task that ended at once', () => {
    expect(layoutWaterfall([], START_MS).bars).toEqual([]);
    const { bars } = layoutWaterfall([entry('CREATED', 0, 1), entry('FAILED', 0, 2)], START_MS);
    expect(bars[0]).toMatchObject({ leftPercent: 0, widthPercent: 0 });
  });
});

describe('placeTicks', () => {
  it.each([
    [350, [0, 100, 200, 300]],
    [37_500, [0, 5_000, 10_000, 15_000, 20_000, 25_000, 30_000, 35_000]],
    [106_000, [0, 15_000, 30_000, 45_000, 60_000, 75_000, 90_000, 105_000]],
    [0, [0]],
  ])('%i ms', (totalMs, expected) => {
    expect(placeTicks(totalMs)).toEqual(expected);
  });

  it('never draws more than eight, from milliseconds to months', () => {
    for (let totalMs = 1; totalMs < 1e10; totalMs *= 1.7) expect(placeTicks(totalMs).length).toBeLessThanOrEqual(8);
  });
});
