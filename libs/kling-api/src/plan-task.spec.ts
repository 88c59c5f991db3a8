import { planTask, type PlanOptions } from './plan-task.ts';
import type { TaskSpec } from './task-spec.ts';

const image = { source: 'https://media.example/a.png' };
const clip = { source: 'https://media.example/a.mp4' };
const plan = (change: Partial<TaskSpec>, options: Partial<PlanOptions> = {}) => planTask({ type: 'text-to-video', prompt: 'a lake', ...change }, { defaultDurationSeconds: 5, ...options });
const orderOf = (change: Partial<TaskSpec>, options: Partial<PlanOptions> = {}) => {
  const planning = plan(change, options);
  if (!planning.ok) throw new Error(JSON.stringify(planning.errors));
  return planning.plan.order;
};
const errorsOf = (change: Partial<TaskSpec>, options: Partial<PlanOptions> = {}) => {
  const planning = plan(change, options);
  return planning.ok ? [] : planning.errors.map((error) => `${error.path}:${error.code}`);
};
const legacy = { dialects: ['legacy'] } as const;

describe('what is left out', () => {
  it('is filled in: model, length, shape, quality, silence', () => {
    expect(orderOf({})).toEqual({ type: 'text-to-video', model: 'kling-3.0', prompt: 'a lake', quality: 'std', durationSeconds: 5, aspectRatio: '16:9', audio: 'off' });
  });

  it('answers the public id for an alias, and the only quality of a model without modes', () => {
    expect(orderOf({ model: 'kling-v2-1-master', durationSeconds: 10 })).toMatchObject({ model: 'kling-2.1-master', durationSeconds: 10, quality: 'pro' });
  });

  it('says so when it is the default duration that does not fit', () => {
    const planning = plan({ model: 'kling-2.6' }, { defaultDurationSeconds: 7 });
    expect(planning.ok ? '' : planning.errors[0]?.message).toMatch(/^The default duration of 7 s is not offered/);
  });

  it('takes the length of a clip from its shots', () => {
    expect(orderOf({ shots: [{ prompt: 'one', durationSeconds: 3 }, { prompt: 'two', durationSeconds: 4 }] })).toMatchObject({ durationSeconds: 7, prompt: 'shot 1, 3, one; shot 2, 4, two;' });
  });
});

describe('what is wrong', () => {
  it.each<[string, Partial<TaskSpec>, string[]]>([
    ['an empty prompt', { prompt: '  \n' }, ['prompt:required']],
    ['an unknown model', { model: 'kling-9' }, ['model:unknown-model']],
    ['a model of the wrong type', { model: 'kling-2.1' }, ['model:type-not-offered']],
    ['a model that Kling offers no more', { type: 'text-to-image', model: 'kling-v2' }, ['model:retired']],
    ['a duration not offered', { model: 'kling-2.6', durationSeconds: 7 }, ['durationSeconds:not-offered']],
    ['a duration of 2 s', { durationSeconds: 2 }, ['durationSeconds:not-offered']],
    ['a duration of 16 s', { durationSeconds: 16 }, ['durationSeconds:not-offered']],
    ['a fractional duration', { durationSeconds: 5.5 }, ['durationSeconds:not-offered']],
    ['a quality not offered', { model: 'kling-2.6', quality: '4k' }, ['quality:not-offered']],
    ['a ratio not offered', { aspectRatio: '21:9' }, ['aspectRatio:not-offered']],
    ['a prompt one too long', { prompt: 'x'.repeat(3073) }, ['prompt:too-long']],
    ['a negative prompt one too long', { model: 'kling-1.6', negativePrompt: 'x'.repeat(2501) }, ['negativePrompt:too-long']],
    ['image-to-video without image', { type: 'image-to-video' }, ['imageUrl:required']],
    ['text-to-video with image', { image }, ['imageUrl:not-allowed']],
    ['two start images', { type: 'image-to-video', image, firstFrame: image }, ['firstFrame:excluded']],
    ['sound of a silent model', { model: 'kling-2.5-turbo', audio: 'native' }, ['audio:not-offered']],
    ['an end image on a model without one', { type: 'image-to-video', model: 'kling-2.0-master', image, lastFrame: image }, ['lastFrame:not-offered']],
    ['a strength where there is none', { strength: 'faithful' }, ['strength:not-offered']],
    ['a strength above 1', { model: 'kling-1.6', strength: 1.5 }, ['strength:out-of-range']],
    ['camera control where there is none', { camera: { type: 'simple', config: { pan: 1 } } }, ['camera:not-offered']],
    ['a motion clip outside motion control', { motionClip: clip }, ['motionClip:not-offered']],
    ['motion control without its clip and orientation', { type: 'motion-control', image }, ['motionClip:required', 'characterOrientation:required']],
    ['an extension without a source', { type: 'video-extend' }, ['sourceTaskId:required']],
    ['an element without id', { type: 'image-to-video', image, references: [{ kind: 'element' }] }, ['references.0.elementId:required']],
    ['a face on a model without face references', { type: 'image-to-video', image, references: [{ kind: 'face', media: image }] }, ['references.0.kind:not-offered']],
    ['a picture reference without its picture', { type: 'omni-video', references: [{ kind: 'image' }] }, ['references.0.source:required']],
    ['a second clip', { type: 'omni-video', references: [{ kind: 'video', media: clip }, { kind: 'video', media: clip }] }, ['references.1:too-many']],
    ['a reference that no input has', { type: 'omni-video', prompt: 'as in @image_2', references: [{ kind: 'image', media: image }] }, ['prompt:unknown-reference']],
    ["a reference in a shot that no input has", { type: 'omni-video', shots: [{ prompt: 'as in @image_2', durationSeconds: 3 }], references: [{ kind: 'image', media: image }] }, ['prompt:unknown-reference']],
    ["the same in Kling's own spelling", { type: 'omni-video', prompt: 'as in <<<image_2>>>', references: [{ kind: 'image', media: image }] }, ['prompt:unknown-reference']],
    ['an orientation without a character', { characterOrientation: 'image' }, ['characterOrientation:not-offered']],
    ['shots that do not add up', { durationSeconds: 10, shots: [{ prompt: 'one', durationSeconds: 3 }] }, ['shots:duration-sum']],
    ['shots on a model that makes one', { model: 'kling-1.6', shots: [{ prompt: 'one', durationSeconds: 5 }] }, ['shots:not-offered']],
    ['stills with a length', { type: 'text-to-image', durationSeconds: 5 }, ['durationSeconds:not-offered']],
    ['stills with motion', { type: 'text-to-image', motionPreset: 'subtle' }, ['motionPreset:not-offered']],
    ['ten images', { type: 'text-to-image', imageCount: 10 }, ['imageCount:out-of-range']],
    ['image count of a video', { imageCount: 2 }, ['imageCount:not-offered']],
    ['image size of a video', { resolution: '1k' }, ['resolution:not-offered']],
    ['image-to-image without image', { type: 'image-to-image' }, ['imageUrl:required']],
  ])('%s', (_name, change, expected) => {
    expect(errorsOf(change)).toEqual(expected);
  });

  it('is told all at once', () => {
    expect(errorsOf({ type: 'image-to-video', model: 'kling-2.6', prompt: '', durationSeconds: 7, quality: '4k', aspectRatio: '21:9' })).toEqual(['aspectRatio:not-offered', 'prompt:required', 'quality:not-offered', 'durationSeconds:not-offered', 'imageUrl:required']);
  });

  it('is told with what is offered, and how long the prompt was', () => {
    const planning = plan({ model: 'kling-2.6', durationSeconds: 7, prompt: 'x'.repeat(2600) });
    expect(planning.ok ? [] : planning.errors.map((error) => error.message)).toEqual(['The prompt has 2600 characters; kling-2.6 takes at most 2500.', '7 s is not offered by kling-2.6. Offered: 5, 10.']);
  });
});

describe('what is right', () => {
  it.each<[string, Partial<TaskSpec>]>([
    ['the shortest duration', { durationSeconds: 3 }],
    ['the longest duration', { durationSeconds: 15 }],
    ['a prompt at the limit, counted in code points', { prompt: '🏔'.repeat(3072) }],
    ['a negative prompt at the limit', { model: 'kling-1.6', negativePrompt: 'x'.repeat(2500) }],
    ['4k on 3.0', { quality: '4k' }],
    ['a ratio with an image, where it has no effect', { type: 'image-to-video', image, aspectRatio: '9:16' }],
    ['an address that is somebody’s handle', { type: 'omni-video', prompt: 'a shirt that says @kling' }],
    ['seven pictures', { type: 'omni-video', references: Array.from({ length: 7 }, () => ({ kind: 'image' as const, media: image })) }],
  ])('%s', (_name, change) => {
    expect(errorsOf(change)).toEqual([]);
  });
});

describe("the guide's parameters", () => {
  it('negative prompt: a field where there is one, else the end of the prompt, which counts', () => {
    expect(orderOf({ negativePrompt: 'blur' }, legacy)).toMatchObject({ prompt: 'a lake', negativePrompt: 'blur' });
    expect(orderOf({ negativePrompt: 'blur' })).toMatchObject({ prompt: 'a lake\nAvoid: blur' });
    expect(orderOf({ type: 'omni-video', negativePrompt: 'blur' }, legacy)).toMatchObject({ prompt: 'a lake\nAvoid: blur' });
    const room = 2500 - 'x\nAvoid: '.length;
    expect(errorsOf({ prompt: 'x', model: 'kling-2.5-turbo', negativePrompt: 'y'.repeat(room) }, { dialects: ['new'] })).toEqual([]);
    expect(errorsOf({ prompt: 'x', model: 'kling-2.5-turbo', negativePrompt: 'y'.repeat(room + 1) }, { dialects: ['new'] })).toEqual(['negativePrompt:too-long']);
  });

  it.each([
    ['faithful', 0.8],
    ['balanced', 0.5],
    ['free', 0.2],
    [0.35, 0.35],
  ] as const)('strength %s is %d', (strength, value) => {
    expect(orderOf({ model: 'kling-1.6', strength })).toMatchObject({ cfgScale: value });
    expect(orderOf({ type: 'image-to-image', model: 'kling-2.1', references: [{ kind: 'subject', media: image }], strength })).toMatchObject({ imageFidelity: value, humanFidelity: value, imageReference: 'subject' });
  });

  it.each([
    ['subtle', 'Subtle, gentle motion.'],
    ['medium', 'Natural, moderate motion.'],
    ['dynamic', 'Energetic, dynamic motion.'],
    ['cinematic-camera', 'Slow, cinematic camera movement.'],
  ] as const)('motion preset %s is said in the prompt', (motionPreset, words) => {
    expect(orderOf({ motionPreset, negativePrompt: 'blur' }).prompt).toBe(`a lake\n${words}\nAvoid: blur`);
  });

  it('the cinematic camera is camera control where the model has it', () => {
    expect(orderOf({ model: 'kling-1.0', motionPreset: 'cinematic-camera' })).toMatchObject({ prompt: 'a lake', camera: { type: 'simple', config: { zoom: -5 } } });
    expect(orderOf({ model: 'kling-1.0', quality: 'pro', motionPreset: 'cinematic-camera' })).not.toHaveProperty('camera');
  });

  it('start and end frame, motion clip, subject, face and element reach the order', () => {
    expect(orderOf({ type: 'image-to-video', firstFrame: image, lastFrame: image, references: [{ kind: 'element', elementId: '12' }] })).toMatchObject({ firstFrame: image, lastFrame: image, elements: [{ elementId: '12', name: 'element_1' }] });
    expect(orderOf({ type: 'motion-control', prompt: undefined, image, motionClip: clip, characterOrientation: 'video' })).toMatchObject({ firstFrame: image, video: { ...clip, role: 'motion' }, orientation: 'video', audio: 'original' });
    expect(orderOf({ type: 'image-to-image', model: 'kling-2.1', references: [{ kind: 'face', media: image }] })).toMatchObject({ imageReference: 'face', images: [{ ...image, name: 'image_1' }] });
    expect(orderOf({ type: 'multi-image-to-video', references: [{ kind: 'subject', media: image }, { kind: 'image', media: image }] }).images).toHaveLength(2);
    expect(orderOf({ type: 'omni-video', references: [{ kind: 'video', media: clip, use: 'base', name: 'take' }] })).toMatchObject({ video: { role: 'base', name: 'take' } });
  });
});

describe('the choice between the two generations', () => {
  it('prefers the new one, where an account reaches it', () => {
    const dialectOf = (change: Partial<TaskSpec>, options: Partial<PlanOptions> = {}) => {
      const planning = plan(change, options);
      return planning.ok ? planning.plan.dialect : planning.errors[0]?.code;
    };
    expect(dialectOf({})).toBe('new');
    expect(dialectOf({}, legacy)).toBe('legacy');
    expect(dialectOf({ model: 'kling-1.6' })).toBe('legacy');
    expect(dialectOf({ model: 'kling-3.0-turbo' }, legacy)).toBe('generation-not-available');
  });

  it('takes the legacy one for what only that has, and tells the errors of the preferred one', () => {
    const planning = plan({ type: 'image-to-video', prompt: '', image, model: 'kling-2.5-turbo' });
    expect(planning.ok && planning.plan.dialect).toBe('legacy');
    expect(errorsOf({ prompt: 'x'.repeat(2600) }, legacy)).toEqual(['prompt:too-long']);
    expect(errorsOf({ prompt: 'x'.repeat(2600) })).toEqual([]);
  });
});

it('refuses a name inside another where only the new generation is left', () => {
  expect(errorsOf({ type: 'omni-video', references: [{ kind: 'image', media: image, name: 'cat' }, { kind: 'image', media: image, name: 'cats' }] }, { dialects: ['new'] })).toEqual(['references:ambiguous-name']);
});

it("takes Kling's own spelling of references, and firstFrame for imageUrl", () => {
  expect(orderOf({ type: 'omni-video', prompt: 'as in <<<image_1>>>', references: [{ kind: 'image', media: image }] }).prompt).toBe('as in @image_1');
  expect(orderOf({ prompt: 'a <<<voice_1>>>' }).prompt).toBe('a <<<voice_1>>>');
  expect(orderOf({ type: 'image-to-image', firstFrame: image })).toMatchObject({ images: [{ ...image, name: 'image_1' }] });
});

it('element ids are numbers in the legacy generation', () => {
  const change = { type: 'image-to-video', image, references: [{ kind: 'element', elementId: 'hero' }] } as const;
  expect(errorsOf(change, legacy)).toEqual(['references.0:not-a-number']);
  expect(errorsOf(change, { dialects: ['new'] })).toEqual([]);
});

describe('known media', () => {
  it.each<[string, object, string[]]>([
    ['a picture that is too small', { width: 299, height: 400 }, ['imageUrl:too-small']],
    ['a shape that is too long', { width: 1000, height: 300 }, ['imageUrl:shape']],
    ['a picture of 51 MB', { width: 600, height: 600, bytes: 51 * 1024 * 1024 }, ['imageUrl:too-large']],
    ['a clip instead of a picture', { format: 'mp4' }, ['imageUrl:format']],
    ['a picture that fits', { format: 'png', width: 300, height: 750, bytes: 50 * 1024 * 1024 }, []],
  ])('%s', (_name, facts, expected) => {
    expect(errorsOf({ type: 'image-to-video', image: { ...image, facts } })).toEqual(expected);
  });

  it.each<[string, object, 'image' | 'video', string[]]>([
    ['2.9 s', { durationSeconds: 2.9 }, 'video', ['motionClip:too-short']],
    ['30 s', { durationSeconds: 30 }, 'video', []],
    ['30.1 s', { durationSeconds: 30.1 }, 'video', ['motionClip:too-long']],
    ['10.1 s along the image', { durationSeconds: 10.1 }, 'image', ['motionClip:too-long']],
    ['a side of 339 px', { width: 339, height: 600 }, 'video', ['motionClip:too-small']],
    ['a side of 3851 px', { width: 3851, height: 600 }, 'video', ['motionClip:too-large']],
  ])('a motion clip of %s', (_name, facts, characterOrientation, expected) => {
    expect(errorsOf({ type: 'motion-control', image, motionClip: { ...clip, facts }, characterOrientation })).toEqual(expected);
  });
});
