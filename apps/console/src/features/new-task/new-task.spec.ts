import { operationWith } from '../../app/models/model.fixture.ts';
import { countCharacters, fieldsOf } from './form-fields.ts';
import { errorsByField, toTaskBody } from './task-body.ts';

const OMNI = operationWith({
  type: 'omni-video',
  qualities: ['std', 'pro'],
  resolutions: { std: '720p', pro: '1080p' },
  durationsSeconds: [3, 4, 5],
  aspectRatios: ['16:9', '9:16'],
  audio: ['native', 'off'],
  features: ['audio', 'first-frame', 'last-frame', 'multi-shot', 'elements', 'reference-images', 'reference-video'],
  limits: { maxReferenceImages: 7, maxElements: 3, maxShots: 6 },
});
const namesOf = (operation = OMNI) => fieldsOf(operation).map((field) => field.name);

describe('the fields of a form', () => {
  it('are the prompts alone where a model offers nothing else', () => {
    expect(namesOf(operationWith())).toEqual(['prompt', 'negativePrompt']);
  });

  it('are what the model offers, with its limits', () => {
    expect(namesOf()).toEqual(['prompt', 'negativePrompt', 'imageUrl', 'lastFrame', 'referenceImages', 'referenceVideo', 'referenceVideoUse', 'elements', 'shots', 'quality', 'durationSeconds', 'aspectRatio', 'audio']);
    const fields = fieldsOf(OMNI);
    expect(fields.find(({ name }) => name === 'quality')).toMatchObject({ options: [{ value: 'std', note: '720p' }, { value: 'pro', note: '1080p' }] });
    expect(fields.find(({ name }) => name === 'referenceImages')).toMatchObject({ kind: 'media-list', max: 7 });
    expect(fields.find(({ name }) => name === 'shots')).toMatchObject({ max: 6 });
  });

  it.each([
    ['text-to-image', operationWith({ imageResolutions: ['1k', '2k'], features: ['image-count', 'fidelity'], limits: { maxImageCount: 9 } }), ['resolution', 'imageCount', 'strength']],
    ['motion-control', operationWith({ features: ['first-frame', 'motion-clip'] }), ['imageUrl', 'motionClip', 'characterOrientation']],
    ['video-extend', operationWith({ features: ['extends-a-clip', 'cfg-scale'] }), ['sourceTaskId', 'strength']],
    ['image-to-image', operationWith({ features: ['reference-images', 'face-reference', 'subject-reference'], limits: { maxReferenceImages: 1 } }), ['referenceImages', 'referenceKind']],
    ['an older model', operationWith({ features: ['camera', 'motion-brush', 'voices', 'motion-preset'], cameraTypes: ['simple', 'down_back'] }), ['voices', 'motionBrush.staticMask', 'motionPreset', 'camera.type', 'camera.axis', 'camera.amount']],
    ['a model with fixed moves only', operationWith({ features: ['camera'], cameraTypes: ['down_back'] }), ['camera.type']],
  ])('of %s', (_what, operation, names) => {
    expect(namesOf(operation).slice(2)).toEqual(names);
  });

  it('say when what to avoid goes into the prompt', () => {
    expect(fieldsOf(operationWith({ negativePrompt: 'appended-to-prompt' }))[1]).toMatchObject({ hint: 'appended' });
  });
});

test.each([
  ['', 0],
  ['boat', 4],
  ['Zoë 山', 5],
  ['🏔️', 2],
  ['🚣🚣', 2],
])('%j counts %d characters, in code points', (text, count) => {
  expect(countCharacters(text)).toBe(count);
});

describe('the body that is sent', () => {
  const values = {
    prompt: 'A boat',
    negativePrompt: ' ',
    imageUrl: 'asset_1',
    durationSeconds: '4',
    quality: '4k',
    aspectRatio: '',
    referenceImages: ['asset_2', '', 'https://example.com/a.png'],
    referenceVideo: 'asset_3',
    referenceVideoUse: 'base',
    elements: ['871234567890123456'],
    shots: [{ prompt: 'one', durationSeconds: '2' }],
    imageCount: '3',
  };

  it('has what was filled in, in the API’s own shape, and nothing this model does not offer', () => {
    expect(toTaskBody('omni-video', 'kling-3.0-omni', fieldsOf(OMNI), values).body).toEqual({
      type: 'omni-video',
      model: 'kling-3.0-omni',
      prompt: 'A boat',
      imageUrl: 'asset_1',
      durationSeconds: 4,
      references: [
        { kind: 'image', source: 'asset_2' },
        { kind: 'image', source: 'https://example.com/a.png' },
        { kind: 'video', source: 'asset_3', use: 'base' },
        { kind: 'element', elementId: '871234567890123456' },
      ],
      shots: [{ prompt: 'one', durationSeconds: 2 }],
    });
  });

  it('asks for a still image with its own fields', () => {
    const fields = fieldsOf(operationWith({ imageResolutions: ['1k', '2k'], features: ['image-count', 'fidelity', 'camera', 'motion-brush', 'voices'], cameraTypes: ['simple', 'down_back'], limits: { maxImageCount: 9, maxVoices: 2 } }));
    expect(toTaskBody('text-to-image', 'kling-3.0', fields, { prompt: 'x', resolution: '2k', imageCount: '3', strength: '0.5', voices: ['v1'], 'camera.type': 'simple', 'camera.axis': 'zoom', 'camera.amount': '-5', 'motionBrush.staticMask': 'asset_4' }).body).toEqual({
      type: 'text-to-image',
      model: 'kling-3.0',
      prompt: 'x',
      resolution: '2k',
      imageCount: 3,
      strength: 0.5,
      voices: [{ voiceId: 'v1' }],
      camera: { type: 'simple', config: { zoom: -5 } },
      motionBrush: { staticMask: 'asset_4' },
    });
  });

  it('lets every message of the API find its field', () => {
    const sent = toTaskBody('omni-video', 'kling-3.0-omni', fieldsOf(OMNI), values);
    const errors = { prompt: 'p', model: 'm', 'references.1.source': 'second', 'references.2': 'video', 'references.3.elementId': 'e', references: 'too many', 'shots.0.prompt': 's', durationSeconds: 'd', tags: 't' };
    expect(errorsByField(errors, sent)).toEqual({ prompt: ['p'], model: ['m'], referenceImages: ['second', 'too many'], referenceVideo: ['video'], elements: ['e'], shots: ['s'], durationSeconds: ['d'], '': ['tags: t'] });
  });
});
