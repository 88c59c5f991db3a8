import { validateTaskRequest, type TaskRequestInput } from './validate-task.ts';

const validate = (change: Partial<TaskRequestInput>, defaultDurationSeconds = 5) =>
  validateTaskRequest({ type: 'text-to-video', prompt: 'a lake', hasImage: false, ...change }, { defaultDurationSeconds });

const codesOf = (change: Partial<TaskRequestInput>, defaultDurationSeconds = 5) => {
  const result = validate(change, defaultDurationSeconds);
  return result.ok ? [] : result.errors.map((error) => `${error.path}:${error.code}`);
};

describe('validateTaskRequest', () => {
  it('fills in model, duration, ratio and quality', () => {
    expect(validate({})).toEqual({ ok: true, value: { model: 'kling-3.0', durationSeconds: 5, aspectRatio: '16:9', quality: 'std' } });
  });

  it('answers the public id for an alias, and the only quality of a model without modes', () => {
    expect(validate({ model: 'kling-v2-1-master', durationSeconds: 10 })).toMatchObject({
      ok: true,
      value: { model: 'kling-2.1-master', durationSeconds: 10, quality: 'pro' },
    });
  });

  it.each([
    ['an empty prompt', { prompt: '  \n' }, ['prompt:required']],
    ['an unknown model', { model: 'kling-9' }, ['model:unknown-model']],
    ['a model of the wrong type', { model: 'kling-2.1' }, ['model:type-not-offered']],
    ['a duration not offered', { model: 'kling-2.6', durationSeconds: 7 }, ['durationSeconds:not-offered']],
    ['a duration of 2 s', { durationSeconds: 2 }, ['durationSeconds:not-offered']],
    ['a duration of 16 s', { durationSeconds: 16 }, ['durationSeconds:not-offered']],
    ['a fractional duration', { durationSeconds: 5.5 }, ['durationSeconds:not-offered']],
    ['a quality not offered', { model: 'kling-2.6', quality: '4k' }, ['quality:not-offered']],
    ['a ratio not offered', { aspectRatio: '21:9' }, ['aspectRatio:not-offered']],
    ['a prompt one too long', { prompt: 'x'.repeat(2501) }, ['prompt:too-long']],
    ['a negative prompt one too long', { negativePrompt: 'x'.repeat(2501) }, ['negativePrompt:too-long']],
    ['image-to-video without image', { type: 'image-to-video' }, ['imageUrl:required']],
    ['text-to-video with image', { hasImage: true }, ['imageUrl:not-allowed']],
  ] as const)('reports %s', (_name, change, expected) => {
    expect(codesOf(change)).toEqual(expected);
  });

  it.each([
    ['the shortest duration', { durationSeconds: 3 }],
    ['the longest duration', { durationSeconds: 15 }],
    ['a prompt at the limit', { prompt: 'x'.repeat(2500) }],
    ['a prompt of 2500 emoji: code points count, not UTF-16 units', { prompt: '🏔'.repeat(2500) }],
    ['a negative prompt at the limit', { negativePrompt: 'x'.repeat(2500) }],
    ['4k on 3.0', { quality: '4k' }],
    ['image-to-video with image', { type: 'image-to-video', model: 'kling-2.1', hasImage: true }],
  ] as const)('accepts %s', (_name, change) => {
    expect(codesOf(change)).toEqual([]);
  });

  it('reports every bad field at once', () => {
    const change = { type: 'image-to-video', model: 'kling-2.6', prompt: '', durationSeconds: 7, quality: '4k', aspectRatio: '2:1' } as const;
    expect(codesOf(change)).toEqual([
      'prompt:required',
      'imageUrl:required',
      'durationSeconds:not-offered',
      'quality:not-offered',
      'aspectRatio:not-offered',
    ]);
  });

  it('says what is offered, and how long the prompt was', () => {
    const result = validate({ model: 'kling-2.6', durationSeconds: 7, prompt: 'x'.repeat(2600) });
    const messages = result.ok ? [] : result.errors.map((error) => error.message);
    expect(messages).toEqual([
      'The prompt has 2600 characters; kling-2.6 takes at most 2500.',
      '7 s is not offered by kling-2.6. Offered: 5, 10.',
    ]);
  });

  it('says so when it is the default duration that does not fit', () => {
    const result = validate({ model: 'kling-2.6' }, 7);
    expect(result.ok ? '' : result.errors[0]?.message).toMatch(/^The default duration of 7 s is not offered/);
  });
});
