import type { KlingOrder } from './order.ts';
import { providerUnits } from './prices.ts';
import { fromLegacyPrompt, toLegacyPrompt, unresolvedReferences } from './prompt-references.ts';

const media = (name: string) => ({ source: 'https://media.example.com/harbour.png', name });
const order = (prompt: string, ...names: string[]): KlingOrder => ({ type: 'omni-video', model: 'kling-3.0-omni', prompt, images: names.map(media) });

describe('where words are not spaced, a name ends where the known one does', () => {
  it.each([
    ['@image_1在跑', ['image_1'], '<<<image_1>>>在跑'],
    ['@image_1이 달린다', ['image_1'], '<<<image_1>>>이 달린다'],
    ['@小明在跑', ['小', '小明'], '<<<image_2>>>在跑'],
    ['@image_12在跑', ['image_1'], '@image_12在跑'],
    ['@anna and @annabel', ['anna'], '<<<image_1>>> and @annabel'],
  ])('%s with %j', (prompt, names, wanted) => {
    expect(toLegacyPrompt(order(prompt, ...names), prompt)).toBe(wanted);
  });

  it('names a reference that no input has, and only that', () => {
    expect(unresolvedReferences(order('@image_1在跑 @image_2在跑 @image_3 @image_4th', 'image_1'))).toEqual(['image_2', 'image_3']);
  });

  it('bills a voice that a legacy prompt speaks of', () => {
    const spoken = (prompt: string): KlingOrder => ({ type: 'image-to-video', model: 'kling-2.6', prompt, quality: 'pro', durationSeconds: 5, audio: 'native', voices: [{ voiceId: '1', name: 'voice_1' }] });
    expect(providerUnits(spoken(fromLegacyPrompt('<<<voice_1>>>说你好')))).toBe(6);
    expect(providerUnits(spoken('没有人说话'))).toBe(5);
  });
});
