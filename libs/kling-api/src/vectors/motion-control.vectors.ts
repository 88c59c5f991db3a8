import { element, firstFrame, image, prompt, video } from './contents.ts';
import { jpeg, png } from './pictures.ts';
import { text, vectorsOf, type Vector } from './vector.ts';

const dance = { contents: [prompt(), image(), video()], settings: { character_orientation: 'image', resolution: '1080p' } };
const of = (model: string) => vectorsOf('motion-control-new', `/motion-control/${model}`, dance);
const v3 = of('kling-3.0');
const v26 = of('kling-2.6');
/** The complete settings with a change; contents with the three usual items and more. */
const s = (change: Record<string, unknown>) => ({ settings: { character_orientation: 'image', resolution: '1080p', ...change } });
const c = (...more: unknown[]) => ({ contents: [prompt(), image(), video(), ...more] });

export const motionControl: readonly Vector[] = [
  v3.accept('model-3.0', '§4.1', 'kling-3.0 follows a motion'),
  v26.accept('model-2.6', '§4.1', 'kling-2.6 follows a motion'),
  of('kling-3.0-turbo').refuse('model-turbo', '§4.1', 'model', 'kling-3.0-turbo follows no motion'),
  of('kling-2.5-turbo').refuse('model-2.5-turbo', '§4.1', 'model', 'kling-2.5-turbo follows no motion'),
  of('kling-3.0-omni').refuse('model-omni', '§4.1', 'model', 'kling-3.0-omni follows no motion'),
  of('kling-v2-6').refuse('model-legacy', '§3.1', 'model', 'hyphens belong to model_name'),
  v3.refuse('contents-missing', '§4.1', 'contents', 'contents is required', { contents: undefined }),
  v3.refuse('video-missing', '§5.9', 'contents', 'a motion is needed', { contents: [prompt(), image()] }, { reading: 'said of the legacy fields; there is no motion control without a motion' }),
  v26.refuse('image-missing', '§5.9', 'contents', 'a character is needed', { contents: [prompt(), video()] }, { reading: 'said of the legacy fields; there is no motion control without a character' }),
  v3.refuse('image-no-url', '§4.2', 'contents', 'an image has a url', { contents: [{ type: 'image' }, video()] }),
  v3.refuse('video-base64', '§0', 'contents', 'video input is URL only', { contents: [image(), video('AAAAIGZ0eXBpc29tAAACAGlzb21pc28yYXZjMW1wNDE=')] }),
  v3.refuse('item-first-frame', '§4.2', 'contents', 'first_frame belongs to other endpoints', c(firstFrame())),
  v3.accept('image-base64', '§4.2', 'raw Base64 of a JPEG', { contents: [image(jpeg(640, 960)), video()] }),
  v3.refuse('image-299', '§4.2', 'contents', 'a side has at least 300 px', { contents: [image(png(299, 600)), video()] }),
  v26.refuse('image-wide', '§4.2', 'contents', 'a picture is at most 2.5 times as wide as high', { contents: [image(png(1300, 500)), video()] }),
  v3.accept('no-prompt', '§5.9', 'a prompt is optional', { contents: [image(), video()] }),
  v3.accept('prompt-2500', '§3.1', 'kling-3.0 takes 2500 characters here', { contents: [prompt(text(2500, '🕺')), image(), video()] }),
  v3.refuse('prompt-2501', '§3.1', 'contents', 'kling-3.0 takes at most 2500 characters here', { contents: [prompt(text(2501)), image(), video()] }),
  v26.accept('prompt-2500-2.6', '§3.1', 'kling-2.6 takes 2500 characters', { contents: [prompt(text(2500)), image(), video()] }),
  v26.refuse('prompt-2501-2.6', '§3.1', 'contents', 'kling-2.6 takes at most 2500 characters', { contents: [prompt(text(2501)), image(), video()] }),
  v3.accept('element-1', '§3.1', 'kling-3.0 takes an element', c(element('Zhang'))),
  v3.refuse('element-2', '§3.1', 'contents', 'two elements are too many', c(element('Zhang'), element('Li', '829836802793407'))),
  v26.refuse('element-2.6', '§4.2', 'contents', 'elements are for kling-3.0', c(element('Zhang'))),
  v3.accept('orientation-video', '§4.1', 'the character may follow the video', s({ character_orientation: 'video' })),
  v26.accept('orientation-video-2.6', '§4.1', 'the character may follow the video', s({ character_orientation: 'video' })),
  v3.refuse('orientation-missing', '§4.1', 'settings.character_orientation', 'the orientation is required', s({ character_orientation: undefined })),
  v26.refuse('settings-missing', '§4.1', 'settings', 'the orientation is required', { settings: undefined }),
  v3.refuse('orientation-word', '§5.9', 'settings.character_orientation', 'front is no orientation', s({ character_orientation: 'front' })),
  v3.accept('resolution-720p', '§3.1', '720p is a resolution', s({ resolution: '720p' })),
  v26.accept('resolution-default', '§4.1', 'resolution may be left out: 720p', s({ resolution: undefined })),
  v3.refuse('resolution-4k', '§3.1', 'settings.resolution', 'there is no 4k here', s({ resolution: '4k' })),
  v26.refuse('resolution-4k-2.6', '§3.1', 'settings.resolution', 'there is no 4k here', s({ resolution: '4k' })),
  v3.refuse('resolution-pro', '§0', 'settings.resolution', 'pro is a word of the legacy generation', s({ resolution: 'pro' })),
  v3.accept('audio-original', '§3.1', 'the original sound can be kept', s({ audio: 'original' })),
  v26.accept('audio-off', '§3.1', 'the original sound can be dropped', s({ audio: 'off' })),
  v3.refuse('audio-native', '§3.1', 'settings.audio', 'no native audio here', s({ audio: 'native' })),
  v26.refuse('audio-native-2.6', '§3.1', 'settings.audio', 'no native audio here', s({ audio: 'native' })),
  v3.refuse('audio-yes', '§3.1', 'settings.audio', 'yes is a word of the legacy generation', s({ audio: 'yes' })),
  v3.accept('unknown-mode', '§2.3', 'an unknown setting is ignored', s({ mode: 'pro' })),
  v26.accept('options', '§4.1', 'all options together', { options: { callback_url: 'https://shop.example.com/kling', external_task_id: 'order-4', watermark_info: { enabled: false } } }),
  v3.refuse('callback-array', '§4.1', 'options.callback_url', 'callback_url is a string', { options: { callback_url: ['https://shop.example.com/kling'] } }),
];
