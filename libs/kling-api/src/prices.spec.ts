import { listModels } from './capabilities.ts';
import { KLING_PRICES, providerUnits } from './prices.ts';

// Written by hand from kling-api.md §9.
const EXPECTED = [
  ['kling-3.0', 'std', 5, false, 3],
  ['kling-3.0', 'std', 7, false, 4.2],
  ['kling-3.0', 'pro', 15, false, 12],
  ['kling-3.0', '4k', 5, false, 15],
  ['kling-3.0', 'pro', 5, true, 6],
  ['kling-v2-6', 'std', 5, false, 1.5],
  ['kling-2.6', 'pro', 10, false, 5],
  ['kling-2.6', 'pro', 5, true, 5],
  ['kling-2.5-turbo', 'std', 10, false, 3],
  ['kling-2.1-master', 'pro', 5, false, 10],
  ['kling-2.1', 'pro', 5, false, 3.5],
  ['kling-2.0-master', 'std', 10, false, 20],
  ['kling-1.6', 'std', 10, false, 4],
  ['kling-1.5', 'pro', 10, false, 7],
  ['kling-1.0', 'std', 5, false, 1],
] as const;

describe('providerUnits', () => {
  it.each(EXPECTED)('%s %s %i s, audio %s: %d units', (model, quality, durationSeconds, audio, units) => {
    expect(providerUnits({ model, quality, durationSeconds, audio })).toBe(units);
  });

  it('has a price for everything the capability table offers without sound', () => {
    for (const model of listModels()) {
      for (const quality of model.qualities) {
        for (const durationSeconds of model.durationsSeconds) {
          expect(providerUnits({ model: model.id, quality, durationSeconds, audio: false })).toBeGreaterThan(0);
        }
      }
    }
  });

  it('refuses to price what is not sold', () => {
    expect(() => providerUnits({ model: 'kling-2.6', quality: '4k', durationSeconds: 5, audio: false })).toThrow(RangeError);
    expect(() => providerUnits({ model: 'kling-2.6', quality: 'std', durationSeconds: 5, audio: true })).toThrow(RangeError);
    expect(() => providerUnits({ model: 'kling-2.1', quality: 'std', durationSeconds: 7, audio: false })).toThrow(RangeError);
    expect(() => providerUnits({ model: 'unknown', quality: 'std', durationSeconds: 5, audio: false })).toThrow(RangeError);
  });

  it('is versioned', () => {
    expect(KLING_PRICES).toMatchObject({ version: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/), source: 'kling-api.md §9' });
  });
});
