import type { KlingOrder } from '@kp/kling-api/order';
import { COST_TABLE, toCostUnits } from '@kp/task-contracts';
import { taskCost } from './task-cost.ts';

const video: KlingOrder = { type: 'text-to-video', model: 'kling-3.0', prompt: 'a lake', quality: 'std', durationSeconds: 5 };
const clip = { source: 'https://media.example/clip.mp4' };

// Seconds × tier × feature with the mission's multipliers (design.md §5), or a price per image.
test.each<[string, Partial<KlingOrder>, number]>([
  ['5 s of std', {}, 5],
  ['10 s of pro', { quality: 'pro', durationSeconds: 10 }, 16],
  ['5 s of 4k', { quality: '4k' }, 25],
  ['a motion transfer of 4.2 s in pro', { type: 'motion-control', quality: 'pro', video: { ...clip, role: 'motion', facts: { durationSeconds: 4.2 } }, orientation: 'video', durationSeconds: undefined }, 4 * 1.6 * 1.3],
  ['a motion transfer of unknown length, at its longest', { type: 'motion-control', video: { ...clip, role: 'motion' }, orientation: 'video', durationSeconds: undefined }, 30 * 1.3],
  ['the same along the image', { type: 'motion-control', video: { ...clip, role: 'motion' }, orientation: 'image', durationSeconds: undefined }, 10 * 1.3],
  ['an edit of 6.6 s', { type: 'omni-video', video: { ...clip, role: 'base', facts: { durationSeconds: 6.6 } }, durationSeconds: undefined }, 7],
  ['an edit of unknown length, at its longest', { type: 'omni-video', video: { ...clip, role: 'base' }, durationSeconds: undefined }, 15],
  ['a clip that follows another one', { type: 'omni-video', video: { ...clip, role: 'feature', facts: { durationSeconds: 9 } }, durationSeconds: 3 }, 3],
  ['an extension', { type: 'video-extend', quality: 'pro', durationSeconds: undefined }, 8],
  ['three images', { type: 'text-to-image', imageCount: 3, resolution: '2k' }, 1.05],
  ['one 4k image', { type: 'image-to-image', resolution: '4k' }, 0.7],
])('%s', (_what, change, units) => {
  expect(toCostUnits(taskCost({ ...video, ...change }).microUnits)).toBeCloseTo(units, 6);
});

test.each<[string, Partial<KlingOrder>]>([
  ['a video', { quality: 'pro', durationSeconds: 10 }],
  ['a motion transfer', { type: 'motion-control', quality: 'pro', video: { ...clip, role: 'motion' }, orientation: 'image' }],
  ['images', { type: 'text-to-image', imageCount: 3, resolution: '4k' }],
])('the basis of %s multiplies to its price, under the table it was made with', (_what, change) => {
  const table = { ...COST_TABLE, version: 'next', tierMultiplier: { std: 2, pro: 3, '4k': 9 }, imageUnits: { '1k': 1, '2k': 1, '4k': 2 } };
  for (const each of [COST_TABLE, table]) {
    const { microUnits, basis, priceVersion } = taskCost({ ...video, ...change }, each);
    expect(basis.reduce((product, { value }) => product * value, 1)).toBeCloseTo(toCostUnits(microUnits), 6);
    expect(priceVersion).toBe(each.version);
  }
});
