import type { Operation } from './model.ts';

/** An operation that offers nothing but a prompt; specs add what they are about. */
export function operationWith(offers: Partial<Operation> = {}): Operation {
  return {
    type: 'text-to-video',
    status: 'current',
    generations: ['new'],
    source: 'kling-api.md §4.1',
    isDefault: false,
    qualities: [],
    resolutions: {},
    imageResolutions: [],
    durationsSeconds: [],
    aspectRatios: [],
    audio: [],
    cameraTypes: [],
    promptRequired: true,
    promptMaxCharacters: 2_500,
    negativePrompt: 'accepted',
    negativePromptMaxCharacters: 2_500,
    features: [],
    limits: {},
    prices: [],
    ...offers,
  };
}
