import { listCapabilities, type KlingOrder } from './capabilities.ts';
import { billedSeconds, KLING_PRICES_VERSION, providerUnits } from './prices.ts';

const video: KlingOrder = { type: 'text-to-video', model: 'kling-3.0', prompt: 'a lake', quality: 'std', durationSeconds: 5, audio: 'off' };
const clip = { source: 'https://media.example/clip.mp4', role: 'feature' } as const;

// Written by hand from kling-api.md §9: what is asked for, Kling's units.
const EXPECTED: readonly (readonly [Partial<KlingOrder>, number])[] = [
  [{ quality: 'std' }, 3],
  [{ quality: 'std', durationSeconds: 7 }, 4.2],
  [{ quality: 'pro', durationSeconds: 15 }, 12],
  [{ quality: '4k' }, 15],
  [{ quality: 'std', audio: 'native' }, 4.5],
  [{ quality: 'pro', audio: 'native' }, 6],
  [{ quality: '4k', audio: 'native' }, 15],
  [{ model: 'kling-3.0-turbo', durationSeconds: 3, audio: undefined }, 2.4],
  [{ model: 'kling-3.0-turbo', quality: 'pro', audio: undefined }, 5],
  [{ type: 'motion-control', quality: 'pro', video: { ...clip, role: 'motion', facts: { durationSeconds: 4.2 } } }, 4.8],
  [{ type: 'omni-video', model: 'kling-3.0-omni', durationSeconds: 3 }, 1.8],
  [{ type: 'omni-video', model: 'kling-3.0-omni', audio: 'native' }, 4],
  [{ type: 'omni-video', model: 'kling-3.0-omni', quality: 'pro', video: clip }, 6],
  [{ type: 'omni-video', model: 'kling-3.0-omni', quality: '4k' }, 15],
  [{ type: 'omni-video', model: 'kling-o1', quality: 'pro' }, 4],
  [{ type: 'omni-video', model: 'kling-o1', quality: 'std', video: { ...clip, role: 'base', facts: { durationSeconds: 6.6 } }, durationSeconds: undefined }, 6.3],
  [{ model: 'kling-2.6' }, 1.5],
  [{ model: 'kling-2.6', quality: 'pro', durationSeconds: 10 }, 5],
  [{ model: 'kling-2.6', quality: 'pro', audio: 'native' }, 5],
  [{ type: 'image-to-video', model: 'kling-2.6', quality: 'pro', audio: 'native', prompt: '@voice_1 speaks', voices: [{ voiceId: '7', name: 'voice_1' }] }, 6],
  [{ type: 'image-to-video', model: 'kling-2.6', quality: 'pro', audio: 'native', voices: [{ voiceId: '7', name: 'voice_1' }] }, 5],
  [{ type: 'motion-control', model: 'kling-2.6', quality: 'std', video: { ...clip, role: 'motion', facts: { durationSeconds: 10 } } }, 5],
  [{ model: 'kling-2.5-turbo', durationSeconds: 10 }, 3],
  [{ model: 'kling-2.1-master', quality: 'pro' }, 10],
  [{ type: 'image-to-video', model: 'kling-2.1', quality: 'pro' }, 3.5],
  [{ model: 'kling-2.0-master', durationSeconds: 10 }, 20],
  [{ model: 'kling-1.6', durationSeconds: 10 }, 4],
  [{ type: 'image-to-video', model: 'kling-1.5', quality: 'pro', durationSeconds: 10 }, 7],
  [{ model: 'kling-1.0' }, 1],
  [{ type: 'multi-image-to-video', model: 'kling-1.6', quality: 'pro' }, 3.5],
  [{ type: 'video-extend', model: 'kling-1.0', durationSeconds: undefined }, 1],
  [{ type: 'video-extend', model: 'kling-1.6', durationSeconds: undefined }, 2],
  [{ type: 'video-extend', model: 'kling-1.5', quality: 'pro', durationSeconds: undefined }, 3.5],
  [{ type: 'text-to-image', imageCount: 3, resolution: '1k' }, 24],
  [{ type: 'text-to-image', model: 'kling-2.1', imageCount: 1, resolution: '2k' }, 4],
  [{ type: 'image-to-image', model: 'kling-2.1', imageCount: 2, resolution: '2k' }, 16],
  [{ type: 'text-to-image', model: 'kling-3.0-omni', imageCount: 1, resolution: '4k' }, 16],
  [{ type: 'image-to-image', model: 'kling-3.0-omni', imageCount: 1, resolution: '2k' }, 8],
  [{ type: 'text-to-image', model: 'kling-o1', imageCount: 9, resolution: '1k' }, 72],
];

describe('providerUnits', () => {
  it.each(EXPECTED.map(([change, units]) => [JSON.stringify(change), change, units] as const))('%s', (_name, change, units) => {
    expect(providerUnits({ ...video, ...change })).toBe(units);
  });

  it('has a price for everything the table offers', () => {
    for (const { model, capability } of listCapabilities()) {
      const qualities = capability.qualities.length > 0 ? capability.qualities : (['std', 'pro'] as const);
      for (const quality of qualities) {
        for (const durationSeconds of capability.durationsSeconds.length > 0 ? capability.durationsSeconds : [undefined]) {
          for (const resolution of capability.stills?.resolutions ?? [undefined]) {
            expect(providerUnits({ type: capability.type, model: model.id, prompt: '', quality, durationSeconds, resolution })).toBeGreaterThan(0);
          }
        }
      }
    }
  });

  it.each<[string, Partial<KlingOrder>]>([
    ['4k of a model without it', { model: 'kling-2.6', quality: '4k' }],
    ['sound where there is none', { model: 'kling-2.6', quality: 'std', audio: 'native' }],
    ['a length that is not sold', { type: 'image-to-video', model: 'kling-2.1', durationSeconds: 7 }],
    ['an unknown model', { model: 'unknown' }],
  ])('refuses to price %s', (_name, change) => {
    expect(() => providerUnits({ ...video, ...change })).toThrow(RangeError);
  });

  it('bills an edit by its rounded input, everything else by what was asked for', () => {
    expect(billedSeconds({ ...video, durationSeconds: 8 })).toBe(8);
    expect(billedSeconds({ ...video, type: 'omni-video', video: { ...clip, role: 'base', facts: { durationSeconds: 4.5 } } })).toBe(5);
    expect(billedSeconds({ ...video, type: 'omni-video', video: { ...clip, facts: { durationSeconds: 4.5 } }, durationSeconds: 3 })).toBe(3);
  });

  it('is versioned', () => {
    expect(KLING_PRICES_VERSION).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });
});
