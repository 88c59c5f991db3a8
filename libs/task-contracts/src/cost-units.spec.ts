import { COST_TABLE, costMicroUnits, toCostUnits, type CostFeature, type Quality } from './cost-units.ts';

describe('cost units', () => {
  it.each<[number, Quality, CostFeature | undefined, number]>([
    [5, 'std', undefined, 5],
    [10, 'std', undefined, 10],
    [5, 'pro', undefined, 8],
    [10, 'pro', undefined, 16],
    [5, '4k', undefined, 25],
    [5, 'std', 'none', 5],
    [5, 'std', 'motion_control', 6.5],
    [10, 'pro', 'motion_control', 20.8],
    [5, 'std', 'avatar', 7.5],
    [10, 'pro', 'avatar', 24],
    [3, '4k', 'avatar', 22.5],
    [1, 'std', undefined, 1],
  ])('%d s %s with feature %s costs %d', (durationSeconds, quality, feature, units) => {
    const micro = costMicroUnits({ durationSeconds, quality, ...(feature ? { feature } : {}) });
    expect(micro).toBe(BigInt(Math.round(units * 1_000_000)));
    expect(toCostUnits(micro)).toBe(units);
  });

  it('rounds to the nearest micro-unit and never drifts over many seconds', () => {
    for (let seconds = 1; seconds <= 60; seconds += 1) expect(costMicroUnits({ durationSeconds: seconds, quality: 'pro', feature: 'motion_control' })).toBe(BigInt(seconds) * 2_080_000n);
  });

  it('reads amounts as the database gives them', () => {
    expect(toCostUnits('6500000')).toBe(6.5);
    expect(toCostUnits(0)).toBe(0);
  });

  it('names the version of its multipliers', () => {
    expect(COST_TABLE.version).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});
