import { countCharacters, DEFAULT_MODELS, findCapability, findModel, KLING_TASK_TYPES, klingCreatePaths, listCapabilities, listModels, modelsFor, type KlingTaskType } from './capabilities.ts';

// Written by hand from kling-api.md §3.2: legacy name, modes accepted in the body, durations, text and image to video.
const LEGACY = [
  ['kling-v1', 'std,pro', '5,10', true, true],
  ['kling-v1-5', 'std,pro', '5,10', false, true],
  ['kling-v1-6', 'std,pro', '5,10', true, true],
  ['kling-v2-master', '', '5,10', true, true],
  ['kling-v2-1', 'std,pro', '5,10', false, true],
  ['kling-v2-1-master', '', '5,10', true, true],
  ['kling-v2-5-turbo', 'std,pro', '5,10', true, true],
  ['kling-v2-6', 'std,pro', '5,10', true, true],
  ['kling-v3', 'std,pro,4k', '3,4,5,6,7,8,9,10,11,12,13,14,15', true, true],
] as const;
// §3.1: path segment, endpoints, sizes, shortest and longest clip (or the only two).
const NEW = [
  ['kling-3.0-turbo', 'text-to-video,image-to-video', '720p,1080p', [3, 15]],
  ['kling-3.0', 'text-to-video,image-to-video', '720p,1080p,4k', [3, 15]],
  ['kling-3.0-omni', 'omni-video', '720p,1080p,4k', [3, 15]],
  ['kling-o1', 'omni-video', '720p,1080p', [3, 10]],
  ['kling-2.6', 'text-to-video,image-to-video', '720p,1080p', [5, 10]],
  ['kling-2.5-turbo', 'text-to-video,image-to-video', '720p,1080p', [5, 10]],
] as const;

describe('the capability table', () => {
  it.each(LEGACY)('%s is as in §3.2', (modelName, modes, durations, text, image) => {
    const rows = { 'text-to-video': text, 'image-to-video': image } as const;
    for (const [type, isOffered] of Object.entries(rows) as [KlingTaskType, boolean][]) {
      const row = findCapability(modelName, type, 'legacy');
      expect(row !== undefined).toBe(isOffered);
      if (row === undefined) continue;
      expect(row.modelName).toBe(modelName);
      expect(row.acceptsMode ? row.qualities.join() : '').toBe(modes);
      expect(row.durationsSeconds.join()).toBe(durations);
    }
  });

  it.each(NEW)('%s is as in §3.1', (modelName, types, sizes, [shortest, longest]) => {
    for (const type of types.split(',') as KlingTaskType[]) {
      const row = findCapability(modelName, type, 'new');
      expect(row?.path).toBe(`/${type}/${modelName}`);
      expect(row?.qualities.map((quality) => row.resolutions[quality]).join()).toBe(sizes);
      expect([row?.durationsSeconds[0], row?.durationsSeconds.at(-1)]).toEqual([shortest, longest]);
    }
  });

  it('has no other rows of the new generation than those of §4.1', () => {
    expect(klingCreatePaths().filter((path) => !path.startsWith('/v1/')).toSorted()).toEqual(
      ['/image-to-video/kling-2.5-turbo', '/image-to-video/kling-2.6', '/image-to-video/kling-3.0', '/image-to-video/kling-3.0-turbo', '/motion-control/kling-2.6', '/motion-control/kling-3.0', '/omni-video/kling-3.0-omni', '/omni-video/kling-o1', '/text-to-video/kling-2.5-turbo', '/text-to-video/kling-2.6', '/text-to-video/kling-3.0', '/text-to-video/kling-3.0-turbo'],
    );
  });

  it('names every model, capability and alias once, with its source', () => {
    const names = listModels().flatMap((model) => [model.id, ...model.aliases]);
    expect(new Set(names).size).toBe(names.length);
    const rows = listCapabilities().map(({ model, capability }) => `${model.id} ${capability.type} ${capability.dialect} ${capability.path}`);
    expect(new Set(rows).size).toBe(rows.length);
    for (const { model, capability } of listCapabilities()) {
      expect(capability.source).toMatch(/^§\d/);
      expect(capability.prices.length).toBeGreaterThan(0);
      if (capability.dialect === 'legacy' && capability.modelName !== '') expect(model.aliases).toContain(capability.modelName);
      if (capability.acceptsMode) expect(Object.keys(capability.resolutions).toSorted()).toEqual([...capability.qualities].toSorted());
    }
  });

  it.each(KLING_TASK_TYPES)('%s has a default model that makes it', (type) => {
    expect(modelsFor(type)).toContain(DEFAULT_MODELS[type]);
  });

  it('finds by public id and alias only', () => {
    expect(findModel('kling-3.0')).toBe(findModel('kling-v3'));
    for (const name of ['KLING-3.0', '', 'constructor', '__proto__']) expect(findModel(name)).toBeUndefined();
  });

  it('counts code points', () => {
    expect(countCharacters('añ🏔️')).toBe(4);
    expect(countCharacters('')).toBe(0);
  });
});
