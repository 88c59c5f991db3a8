import { modelsFor, typesOf, type Model } from './model.ts';
import { operationWith } from './model.fixture.ts';

const MODELS: Model[] = [
  { id: 'kling-1.0', aliases: [], operations: [operationWith({ status: 'legacy' }), operationWith({ type: 'video-extend', status: 'retired' })] },
  { id: 'kling-2.6', aliases: [], operations: [operationWith()] },
  { id: 'kling-3.0', aliases: [], operations: [operationWith({ isDefault: true }), operationWith({ type: 'text-to-image' })] },
];

test('types are those that some model still makes', () => {
  expect(typesOf(MODELS)).toEqual(['text-to-video', 'text-to-image']);
});

test('the default model comes first and older ones last; retired ones are not offered', () => {
  expect(modelsFor(MODELS, 'text-to-video').map(({ id }) => id)).toEqual(['kling-3.0', 'kling-2.6', 'kling-1.0']);
  expect(modelsFor(MODELS, 'video-extend')).toEqual([]);
});
