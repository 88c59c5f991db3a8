import type { KlingDialect, KlingOrder } from './order.ts';
import { toCreateRequest } from './payload.ts';

const options = { externalTaskId: 'att_1', callbackUrl: 'https://platform.example/callback' };
const image = 'https://media.example/a.png';
const clip = 'https://media.example/a.mp4';
const base: KlingOrder = { type: 'text-to-video', model: 'kling-3.0', prompt: 'a lake', quality: 'pro', durationSeconds: 5, aspectRatio: '9:16', audio: 'native' };
const legacyOptions = { external_task_id: 'att_1', callback_url: 'https://platform.example/callback' };
const newOptions = { external_task_id: 'att_1', callback_url: 'https://platform.example/callback' };

/** One of each product, as kling-api.md writes it. */
const GOLDEN: readonly (readonly [string, KlingDialect, KlingOrder, string, object])[] = [
  ['text2video (§5.4)', 'legacy', { ...base, negativePrompt: 'blur', watermark: true }, '/v1/videos/text2video', { model_name: 'kling-v3', prompt: 'a lake', negative_prompt: 'blur', mode: 'pro', duration: '5', aspect_ratio: '9:16', sound: 'on', watermark_info: { enabled: true }, ...legacyOptions }],
  ['text2video with shots (§5.4)', 'legacy', { ...base, prompt: '', audio: 'off', multiShot: true, shotType: 'customize', shots: [{ prompt: 'one', durationSeconds: 2 }, { prompt: 'two', durationSeconds: 3 }] }, '/v1/videos/text2video', { model_name: 'kling-v3', mode: 'pro', duration: '5', aspect_ratio: '9:16', multi_shot: true, shot_type: 'customize', multi_prompt: [{ index: 1, prompt: 'one', duration: '2' }, { index: 2, prompt: 'two', duration: '3' }], ...legacyOptions }],
  ['text2video with a camera (§5.6)', 'legacy', { ...base, model: 'kling-1.0', quality: 'std', audio: undefined, cfgScale: 0.8, camera: { type: 'simple', config: { zoom: -5 } } }, '/v1/videos/text2video', { model_name: 'kling-v1', prompt: 'a lake', mode: 'std', duration: '5', aspect_ratio: '9:16', cfg_scale: 0.8, camera_control: { type: 'simple', config: { zoom: -5 } }, ...legacyOptions }],
  ['a model without mode (§3.2)', 'legacy', { ...base, model: 'kling-2.1-master', audio: undefined }, '/v1/videos/text2video', { model_name: 'kling-v2-1-master', prompt: 'a lake', duration: '5', aspect_ratio: '9:16', ...legacyOptions }],
  ['image2video without a ratio (§5.5)', 'legacy', { ...base, type: 'image-to-video', audio: 'off', firstFrame: { source: image }, lastFrame: { source: 'iVBORw0KGgo=' } }, '/v1/videos/image2video', { model_name: 'kling-v3', prompt: 'a lake', mode: 'pro', duration: '5', image, image_tail: 'iVBORw0KGgo=', ...legacyOptions }],
  ['image2video with voices (§5.5)', 'legacy', { ...base, type: 'image-to-video', model: 'kling-2.6', prompt: '@voice_1 says hello', firstFrame: { source: image }, voices: [{ voiceId: 'v7', name: 'voice_1' }] }, '/v1/videos/image2video', { model_name: 'kling-v2-6', prompt: '<<<voice_1>>> says hello', mode: 'pro', duration: '5', image, sound: 'on', voice_list: [{ voice_id: 'v7' }], ...legacyOptions }],
  ['image2video with a motion brush (§5.5)', 'legacy', { ...base, type: 'image-to-video', model: 'kling-1.5', audio: undefined, firstFrame: { source: image }, staticMask: { source: image }, dynamicMasks: [{ mask: { source: image }, trajectories: [{ x: 1, y: 2 }, { x: 3, y: 4 }] }] }, '/v1/videos/image2video', { model_name: 'kling-v1-5', prompt: 'a lake', mode: 'pro', duration: '5', image, static_mask: image, dynamic_masks: [{ mask: image, trajectories: [{ x: 1, y: 2 }, { x: 3, y: 4 }] }], ...legacyOptions }],
  [
    'omni-video: names become positions, frames first (§5.7)',
    'legacy',
    { ...base, type: 'omni-video', model: 'kling-3.0-omni', prompt: '@hero walks past @house with @prop', audio: 'off', firstFrame: { source: image, name: 'start' }, images: [{ source: image, name: 'hero' }, { source: image, name: 'house' }], elements: [{ elementId: '12', name: 'prop' }] },
    '/v1/videos/omni-video',
    { model_name: 'kling-v3-omni', prompt: '<<<image_2>>> walks past <<<image_3>>> with <<<element_1>>>', mode: 'pro', duration: '5', aspect_ratio: '9:16', image_list: [{ image_url: image, type: 'first_frame' }, { image_url: image }, { image_url: image }], element_list: [{ element_id: 12 }], ...legacyOptions },
  ],
  ['omni-video that edits a clip (§5.7)', 'legacy', { ...base, type: 'omni-video', model: 'kling-o1', prompt: 'make @video_1 snow', audio: 'original', durationSeconds: undefined, aspectRatio: undefined, video: { source: clip, role: 'base', name: 'video_1' } }, '/v1/videos/omni-video', { model_name: 'kling-video-o1', prompt: 'make <<<video_1>>> snow', mode: 'pro', video_list: [{ video_url: clip, refer_type: 'base', keep_original_sound: 'yes' }], ...legacyOptions }],
  ['an element id that no double holds stays text (§5.1)', 'legacy', { ...base, type: 'image-to-video', audio: 'off', firstFrame: { source: image }, elements: [{ elementId: '829836802793406551' }] }, '/v1/videos/image2video', { model_name: 'kling-v3', prompt: 'a lake', mode: 'pro', duration: '5', image, element_list: [{ element_id: '829836802793406551' }], ...legacyOptions }],
  ['an element id keeps its zeros', 'legacy', { ...base, type: 'image-to-video', audio: 'off', firstFrame: { source: image }, elements: [{ elementId: '0042' }] }, '/v1/videos/image2video', { model_name: 'kling-v3', prompt: 'a lake', mode: 'pro', duration: '5', image, element_list: [{ element_id: '0042' }], ...legacyOptions }],
  ['multi-image2video (§5.8)', 'legacy', { ...base, type: 'multi-image-to-video', model: 'kling-1.6', audio: undefined, images: [{ source: image }, { source: image }] }, '/v1/videos/multi-image2video', { model_name: 'kling-v1-6', prompt: 'a lake', mode: 'pro', duration: '5', aspect_ratio: '9:16', image_list: [{ image }, { image }], ...legacyOptions }],
  ['motion-control (§5.9)', 'legacy', { ...base, type: 'motion-control', durationSeconds: undefined, audio: 'off', firstFrame: { source: image }, video: { source: clip, role: 'motion' }, orientation: 'video' }, '/v1/videos/motion-control', { model_name: 'kling-v3', prompt: 'a lake', mode: 'pro', image_url: image, video_url: clip, keep_original_sound: 'no', character_orientation: 'video', ...legacyOptions }],
  ['video-extend (§5.11)', 'legacy', { ...base, type: 'video-extend', model: 'kling-1.6', audio: undefined, sourceVideoId: '77', cfgScale: 0.5 }, '/v1/videos/video-extend', { prompt: 'a lake', cfg_scale: 0.5, video_id: '77', ...legacyOptions }],
  ['images (§5.14)', 'legacy', { type: 'image-to-image', model: 'kling-2.1', prompt: 'a lake', aspectRatio: '21:9', resolution: '2k', imageCount: 3, images: [{ source: image }], imageReference: 'subject', imageFidelity: 0.8, humanFidelity: 0.8 }, '/v1/images/generations', { model_name: 'kling-v2-1', prompt: 'a lake', aspect_ratio: '21:9', image, resolution: '2k', n: 3, image_reference: 'subject', image_fidelity: 0.8, human_fidelity: 0.8, ...legacyOptions }],
  ['omni-image (§5.14)', 'legacy', { type: 'image-to-image', model: 'kling-3.0-omni', prompt: '@image_1 at night', resolution: '4k', imageCount: 1, images: [{ source: image, name: 'image_1' }] }, '/v1/images/omni-image', { model_name: 'kling-v3-omni', prompt: '<<<image_1>>> at night', image_list: [{ image }], resolution: '4k', n: 1, ...legacyOptions }],
  ['text-to-video (§4.1)', 'new', base, '/text-to-video/kling-3.0', { prompt: 'a lake', settings: { resolution: '1080p', duration: 5, aspect_ratio: '9:16', audio: 'native' }, options: newOptions }],
  ['turbo has no switch for sound (§3.1)', 'new', { ...base, model: 'kling-3.0-turbo', audio: undefined, watermark: true }, '/text-to-video/kling-3.0-turbo', { prompt: 'a lake', settings: { resolution: '1080p', duration: 5, aspect_ratio: '9:16' }, options: { ...newOptions, watermark_info: { enabled: true } } }],
  ['image-to-video (§4.2)', 'new', { ...base, type: 'image-to-video', multiShot: false, firstFrame: { source: image }, lastFrame: { source: image }, elements: [{ elementId: '829836802793406551', name: 'cat' }] }, '/image-to-video/kling-3.0', { contents: [{ type: 'prompt', text: 'a lake' }, { type: 'first_frame', url: image }, { type: 'last_frame', url: image }, { type: 'element', element_id: '829836802793406551', id: 'cat' }], settings: { resolution: '1080p', duration: 5, audio: 'native', multi_shot: false }, options: newOptions }],
  ['omni-video (§4.2)', 'new', { ...base, type: 'omni-video', model: 'kling-3.0-omni', audio: 'off', prompt: '@hero as in @video_1', images: [{ source: image, name: 'hero' }], video: { source: clip, role: 'feature', name: 'video_1' } }, '/omni-video/kling-3.0-omni', { contents: [{ type: 'prompt', text: '@hero as in @video_1' }, { type: 'refer_image', url: image, id: 'hero' }, { type: 'feature_video', url: clip, id: 'video_1' }], settings: { resolution: '1080p', duration: 5, aspect_ratio: '9:16', audio: 'off' }, options: newOptions }],
  ['motion-control (§4.2)', 'new', { ...base, type: 'motion-control', prompt: '', durationSeconds: undefined, audio: 'original', firstFrame: { source: image }, video: { source: clip, role: 'motion' }, orientation: 'image' }, '/motion-control/kling-3.0', { contents: [{ type: 'image', url: image }, { type: 'video', url: clip }], settings: { resolution: '1080p', audio: 'original', character_orientation: 'image' }, options: newOptions }],
];

describe('toCreateRequest', () => {
  it.each(GOLDEN)('%s', (_name, dialect, order, path, body) => {
    expect(toCreateRequest(order, dialect, options)).toEqual({ path, body });
  });

  it('refuses an order that no row of the table knows', () => {
    expect(() => toCreateRequest({ ...base, model: 'unknown' }, 'legacy', options)).toThrow(TypeError);
    expect(() => toCreateRequest({ ...base, model: 'kling-1.6' }, 'new', options)).toThrow(TypeError);
  });
});
