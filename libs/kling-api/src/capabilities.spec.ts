import { countCharacters, DEFAULT_MODEL_ID, findModel, listModels } from './capabilities.ts';

// Written by hand from kling-api.md §3.2: legacy name, t2v, i2v, modes accepted in the body, durations.
const EXPECTED = [
  ['kling-v1', true, true, 'std,pro', '5,10'],
  ['kling-v1-5', false, true, 'std,pro', '5,10'],
  ['kling-v1-6', true, true, 'std,pro', '5,10'],
  ['kling-v2-master', true, true, '', '5,10'],
  ['kling-v2-1', false, true, 'std,pro', '5,10'],
  ['kling-v2-1-master', true, true, '', '5,10'],
  ['kling-v2-5-turbo', true, true, 'std,pro', '5,10'],
  ['kling-v2-6', true, true, 'std,pro', '5,10'],
  ['kling-v3', true, true, 'std,pro,4k', '3,4,5,6,7,8,9,10,11,12,13,14,15'],
] as const;

describe('the capability table', () => {
  it.each(EXPECTED)('%s is as in §3.2', (legacyName, textToVideo, imageToVideo, modes, durations) => {
    const model = findModel(legacyName);
    expect(model).toBeDefined();
    expect(model).toMatchObject({ legacyName, textToVideo, imageToVideo });
    expect(model?.acceptsMode === true ? model.qualities.join() : '').toBe(modes);
    expect(model?.durationsSeconds.join()).toBe(durations);
  });

  it('has no other rows, no name twice, and a resolution for each quality', () => {
    expect(listModels()).toHaveLength(EXPECTED.length);
    const names = listModels().flatMap((model) => [model.id, ...model.aliases]);
    expect(new Set(names).size).toBe(names.length);
    for (const model of listModels()) {
      expect(model.aliases).toContain(model.legacyName);
      expect(Object.keys(model.resolutions).toSorted()).toEqual([...model.qualities].toSorted());
    }
  });

  it('finds by public id and alias only', () => {
    expect(findModel('kling-3.0')).toBe(findModel('kling-v3'));
    expect(findModel(DEFAULT_MODEL_ID)?.status).toBe('current');
    expect(findModel('KLING-3.0')).toBeUndefined();
    expect(findModel('')).toBeUndefined();
    expect(findModel('constructor')).toBeUndefined();
  });

  it('counts code points', () => {
    expect(countCharacters('añ🏔️')).toBe(4);
    expect(countCharacters('')).toBe(0);
  });
});
