import { toLegacyCreate, type LegacyTaskInput } from './legacy-payload.ts';

const text: LegacyTaskInput = { type: 'text-to-video', model: 'kling-3.0', prompt: 'a lake', durationSeconds: 5, aspectRatio: '9:16', quality: 'pro' };
const image: LegacyTaskInput = { ...text, type: 'image-to-video', image: 'https://media.example/start.png' };
const options = { externalTaskId: 'attempt-1' };

describe('toLegacyCreate', () => {
  it('maps text-to-video (§5.4)', () => {
    expect(toLegacyCreate({ ...text, negativePrompt: 'blur' }, { ...options, callbackUrl: 'https://platform.example/callback' })).toEqual({
      path: '/v1/videos/text2video',
      body: {
        model_name: 'kling-v3',
        prompt: 'a lake',
        negative_prompt: 'blur',
        mode: 'pro',
        aspect_ratio: '9:16',
        duration: '5',
        external_task_id: 'attempt-1',
        callback_url: 'https://platform.example/callback',
      },
    });
  });

  it('maps image-to-video without aspect_ratio (§5.5), and sends nothing that was not asked for', () => {
    expect(toLegacyCreate({ ...image, negativePrompt: '' }, options)).toEqual({
      path: '/v1/videos/image2video',
      body: {
        model_name: 'kling-v3',
        prompt: 'a lake',
        image: 'https://media.example/start.png',
        mode: 'pro',
        duration: '5',
        external_task_id: 'attempt-1',
      },
    });
  });

  it.each([
    ['data:image/png;base64,iVBORw0KGgo=', 'iVBORw0KGgo='],
    ['DATA:image/jpeg;charset=x;base64,/9j/4A==', '/9j/4A=='],
    ['iVBORw0KGgo=', 'iVBORw0KGgo='],
    ['https://media.example/a,b.png', 'https://media.example/a,b.png'],
  ])('sends the image %s as %s (§5.1)', (given, sent) => {
    expect(toLegacyCreate({ ...image, image: given }, options).body.image).toBe(sent);
  });

  it.each(['kling-2.1-master', 'kling-2.0-master'])('leaves mode out for %s, which does not accept it (§3.2)', (model) => {
    expect(toLegacyCreate({ ...text, model }, options).body).not.toHaveProperty('mode');
  });

  it('refuses a task that was not validated', () => {
    expect(() => toLegacyCreate({ ...text, model: 'unknown' }, options)).toThrow(TypeError);
    expect(() => toLegacyCreate({ ...image, image: undefined }, options)).toThrow(TypeError);
  });
});
