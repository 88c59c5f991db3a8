import { DEFAULT_MODELS, KLING_TASK_TYPES, listModels } from './capabilities.ts';
import { toModelView, type OperationView } from './model-view.ts';

const operation = (id: string, type: string): OperationView | undefined => listModels().map(toModelView).find((model) => model.id === id)?.operations.find((each) => each.type === type);

describe('the table as callers read it', () => {
  it('is one operation per type, with what either generation offers', () => {
    expect(operation('kling-3.0', 'text-to-video')).toMatchObject({ status: 'current', generations: ['new', 'legacy'], qualities: ['std', 'pro', '4k'], promptMaxCharacters: 3072, negativePrompt: 'accepted', negativePromptMaxCharacters: 2500, isDefault: true, limits: { maxShots: 6 } });
    expect(operation('kling-o1', 'omni-video')).toMatchObject({ negativePrompt: 'appended-to-prompt', limits: { maxReferenceImages: 7, maxElements: 7 } });
  });

  it('tells features, camera types and what stills have instead', () => {
    expect(operation('kling-1.0', 'text-to-video')).toMatchObject({ features: ['camera', 'cfg-scale', 'motion-preset'], cameraTypes: ['simple', 'down_back', 'forward_up', 'right_turn_forward', 'left_turn_forward'] });
    expect(operation('kling-2.1', 'image-to-image')).toMatchObject({ features: ['reference-images', 'image-count', 'face-reference', 'subject-reference', 'fidelity'], imageResolutions: ['1k', '2k'], durationsSeconds: [], limits: { maxImageCount: 9, maxReferenceImages: 1 } });
  });

  it('shows a price for each quality and length that is sold apart', () => {
    expect(operation('kling-1.6', 'text-to-video')?.prices).toEqual([
      { quality: 'std', durationSeconds: 5, unit: 'clip', units: 2 },
      { quality: 'std', durationSeconds: 10, unit: 'clip', units: 4 },
      { quality: 'pro', durationSeconds: 5, unit: 'clip', units: 3.5 },
      { quality: 'pro', durationSeconds: 10, unit: 'clip', units: 7 },
    ]);
  });

  it.each(KLING_TASK_TYPES)('%s has exactly one default', (type) => {
    const defaults = listModels().map(toModelView).filter((model) => model.operations.some((each) => each.type === type && each.isDefault));
    expect(defaults.map(({ id }) => id)).toEqual([DEFAULT_MODELS[type]]);
  });
});
