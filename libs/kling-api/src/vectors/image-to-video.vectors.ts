import { baseVideo, element, featureVideo, firstFrame, image, lastFrame, prompt, referImage, voice } from './contents.ts';
import { gif, jpeg, png } from './pictures.ts';
import { text, times, vectorsOf, type Vector } from './vector.ts';

const of = (model: string) => vectorsOf('image-to-video', `/image-to-video/${model}`, { contents: [prompt(), firstFrame()], settings: { resolution: '1080p', duration: 5 } });
const turbo = of('kling-3.0-turbo');
const v3 = of('kling-3.0');
const v26 = of('kling-2.6');
const v25 = of('kling-2.5-turbo');
/** The complete settings with a change; contents with a prompt, a first frame and more. */
const s = (change: Record<string, unknown>) => ({ settings: { resolution: '1080p', duration: 5, ...change } });
const c = (...more: unknown[]) => ({ contents: [prompt(), firstFrame(), ...more] });
const frame = (url: string) => ({ contents: [prompt(), firstFrame(url)] });
const people = (count: number) => times(count, (number) => element(`person_${number}`, `82983680279340${number}`));
const voices = (count: number) => times(count, (number) => voice(`voice_${number}`));

const models: Vector[] = [
  turbo.accept('model-3.0-turbo', '§4.1', 'kling-3.0-turbo animates an image'),
  v3.accept('model-3.0', '§4.1', 'kling-3.0 animates an image'),
  v26.accept('model-2.6', '§4.1', 'kling-2.6 animates an image'),
  v25.accept('model-2.5-turbo', '§4.1', 'kling-2.5-turbo animates an image'),
  of('kling-3.0-omni').refuse('model-3.0-omni', '§4.1', 'model', 'kling-3.0-omni lives on omni-video'),
  of('kling-o1').refuse('model-o1', '§4.1', 'model', 'kling-o1 lives on omni-video'),
  of('kling-v2-5-turbo').refuse('model-legacy', '§3.1', 'model', 'hyphens belong to model_name'),
  of('kling-1.6').refuse('model-1.6', '§3.1', 'model', 'kling-1.6 is legacy only'),
];

const frames: Vector[] = [
  v3.refuse('contents-missing', '§4.1', 'contents', 'contents is required', { contents: undefined }),
  v26.refuse('contents-object', '§4.1', 'contents', 'contents is an array', { contents: firstFrame() }),
  v3.refuse('contents-empty', '§4.2', 'contents', 'a first frame is required', { contents: [] }),
  v3.refuse('first-missing', '§4.2', 'contents', 'a first frame is required', { contents: [prompt()] }),
  turbo.refuse('first-missing-turbo', '§4.2', 'contents', 'a first frame is required', { contents: [prompt()] }),
  v3.accept('first-and-last', '§3.1', 'kling-3.0 takes both frames', c(lastFrame())),
  v3.accept('first-and-last-720p', '§3.1', 'kling-3.0 takes both frames in 720p', { ...c(lastFrame()), ...s({ resolution: '720p' }) }),
  v26.accept('first-and-last-2.6', '§3.1', 'kling-2.6 takes both frames in 1080p', c(lastFrame())),
  v25.accept('first-and-last-2.5', '§3.1', 'kling-2.5-turbo takes both frames in 1080p', c(lastFrame())),
  turbo.refuse('last-turbo', '§4.2', 'contents', 'kling-3.0-turbo takes no last frame', c(lastFrame())),
  v3.refuse('last-alone', '§3.1', 'contents', 'no last frame alone', { contents: [prompt(), lastFrame()] }),
  v26.refuse('last-alone-2.6', '§3.1', 'contents', 'no last frame alone', { contents: [prompt(), lastFrame()] }),
  v25.refuse('last-alone-2.5', '§3.1', 'contents', 'no last frame alone', { contents: [prompt(), lastFrame()] }),
  v26.refuse('first-and-last-720p-2.6', '§3.1', 'settings.resolution', 'both frames need 1080p on kling-2.6', { ...c(lastFrame()), ...s({ resolution: '720p' }) }, { orField: ['contents'] }),
  v25.refuse('first-and-last-720p-2.5', '§3.1', 'settings.resolution', 'both frames need 1080p on kling-2.5-turbo', { ...c(lastFrame()), ...s({ resolution: '720p' }) }, { orField: ['contents'] }),
  v3.refuse('first-no-url', '§4.2', 'contents', 'a frame has a url', { contents: [prompt(), { type: 'first_frame' }] }),
  v3.refuse('item-no-type', '§4.2', 'contents', 'an item has a type', { contents: [prompt(), { url: firstFrame().url }] }),
  v3.refuse('item-string', '§4.2', 'contents', 'an item is an object', { contents: [prompt(), firstFrame().url] }),
  v3.refuse('item-unknown', '§4.2', 'contents', 'end_frame is a word of the legacy generation', c({ type: 'end_frame', url: lastFrame().url })),
  v3.refuse('item-refer-image', '§4.2', 'contents', 'refer_image belongs to omni-video', c(referImage('image_1'))),
  v3.refuse('item-feature-video', '§4.2', 'contents', 'feature_video belongs to omni-video', c(featureVideo())),
  v26.refuse('item-base-video', '§4.2', 'contents', 'base_video belongs to omni-video', c(baseVideo())),
  v25.refuse('item-image', '§4.2', 'contents', 'image belongs to motion-control', c(image())),
];

const pictures: Vector[] = [
  v3.accept('image-base64', '§4.2', 'raw Base64 of a PNG', frame(png(1024, 768))),
  v26.accept('image-jpeg', '§4.2', 'raw Base64 of a JPEG', frame(jpeg(1024, 768))),
  v3.accept('image-300', '§4.2', 'a side may be 300 px', frame(png(300, 300))),
  v3.refuse('image-299', '§4.2', 'contents', 'a side has at least 300 px', frame(png(300, 299))),
  v3.accept('image-ratio-2.5', '§4.2', 'a picture may be 2.5 times as wide as high', frame(png(1000, 400))),
  v3.refuse('image-ratio-wide', '§4.2', 'contents', 'a picture is at most 2.5 times as wide as high', frame(png(1001, 400))),
  v26.refuse('image-ratio-high', '§4.2', 'contents', 'a picture is at most 2.5 times as high as wide', frame(jpeg(400, 1010))),
  v25.refuse('image-gif', '§4.2', 'contents', 'a GIF is not taken', frame(gif(640, 640))),
  v3.refuse('last-299', '§4.2', 'contents', 'the last frame has the limits of the first', c(lastFrame(png(299, 299)))),
  v3.accept('image-11-mb', '§11.1', 'a picture may have more than the 10 MB of legacy', () => frame(png(2000, 1500, { bytes: 11_000_000 }))),
  v3.refuse('image-over-50-mb', '§4.2', 'contents', 'a picture has at most 50 MB', () => frame(jpeg(2000, 1500, { bytes: 50 * 1024 * 1024 + 1 })), { reading: 'above 50 MB whether a megabyte is 10^6 or 2^20 bytes' }),
];

const promptsAndPeople: Vector[] = [
  v3.accept('prompt-3072', '§3.1', 'kling-3.0 takes 3072 characters', { contents: [prompt(text(3072)), firstFrame()] }),
  v3.refuse('prompt-3073', '§3.1', 'contents', 'kling-3.0 takes at most 3072 characters', { contents: [prompt(text(3073)), firstFrame()] }),
  turbo.accept('prompt-2500-turbo', '§11.1', 'kling-3.0-turbo takes 2500 characters with an image', { contents: [prompt(text(2500, '🚤')), firstFrame()] }),
  turbo.refuse('prompt-2501-turbo', '§11.1', 'contents', 'kling-3.0-turbo takes at most 2500 characters with an image', { contents: [prompt(text(2501)), firstFrame()] }, { reading: '§11.1.6: 3072 on the t2v page, 2500 on the i2v page; the page of this endpoint is taken' }),
  v26.accept('prompt-2500-2.6', '§3.1', 'kling-2.6 takes 2500 characters', { contents: [prompt(text(2500)), firstFrame()] }),
  v26.refuse('prompt-2501-2.6', '§3.1', 'contents', 'kling-2.6 takes at most 2500 characters', { contents: [prompt(text(2501)), firstFrame()] }),
  v25.refuse('prompt-2501-2.5', '§3.1', 'contents', 'kling-2.5-turbo takes at most 2500 characters', { contents: [prompt(text(2501)), firstFrame()] }),
  v3.refuse('prompt-no-text', '§4.2', 'contents', 'a prompt has a text', { contents: [{ type: 'prompt' }, firstFrame()] }),
  v3.accept('element-1', '§4.2', 'kling-3.0 takes an element', { contents: [prompt('@person_1 waves'), firstFrame(), ...people(1)] }),
  v3.accept('elements-3', '§3.1', 'kling-3.0 takes three elements', c(...people(3))),
  v3.accept('element-number', '§11.1', 'an element id may be a number', c(element('Zhang', 829836802793406)), { reading: '§11.1.12: string here, but examples mix' }),
  v3.refuse('elements-4', '§3.1', 'contents', 'four elements are too many', c(...people(4))),
  v3.refuse('element-no-id', '§4.2', 'contents', 'an element has an id for the prompt', c({ type: 'element', element_id: '829836802793406' })),
  v3.refuse('element-no-element-id', '§4.2', 'contents', 'an element has its element_id', c({ type: 'element', id: 'Zhang' })),
  v3.refuse('element-ids-equal', '§4.2', 'contents', 'ids are unique in a task', c(element('Zhang', '829836802793406'), element('Zhang', '829836802793407'))),
  v26.refuse('element-2.6', '§4.2', 'contents', 'kling-2.6 takes no element', c(...people(1))),
  turbo.refuse('element-turbo', '§4.2', 'contents', 'kling-3.0-turbo takes no element', c(...people(1))),
  v25.refuse('element-2.5', '§4.2', 'contents', 'kling-2.5-turbo takes no element', c(...people(1))),
  v26.accept('voice-1', '§3.1', 'kling-2.6 takes a voice', { ...c(...voices(1)), ...s({ audio: 'native' }) }),
  v26.accept('voices-2', '§4.2', 'two voices are allowed', { ...c(...voices(2)), ...s({ audio: 'native' }) }),
  v26.refuse('voices-3', '§4.2', 'contents', 'three voices are too many', { ...c(...voices(3)), ...s({ audio: 'native' }) }),
  v26.refuse('voice-audio-off', '§3.1', 'settings.audio', 'a voice needs audio', { ...c(...voices(1)), ...s({ audio: 'off' }) }, { orField: ['contents'] }),
  v26.refuse('voice-audio-default', '§4.1', 'settings.audio', 'audio is off unless told, and a voice needs it', c(...voices(1)), { orField: ['contents'] }),
  v26.refuse('voice-no-id', '§4.2', 'contents', 'a voice has an id for the prompt', { ...c({ type: 'voice', voice_id: '829824295735410756' }), ...s({ audio: 'native' }) }),
  v26.refuse('voice-no-voice-id', '§4.2', 'contents', 'a voice has its voice_id', { ...c({ type: 'voice', id: 'voice_1' }), ...s({ audio: 'native' }) }),
  v3.refuse('voice-3.0', '§4.2', 'contents', 'voices are for kling-2.6', { ...c(...voices(1)), ...s({ audio: 'native' }) }),
  v25.refuse('voice-2.5', '§4.2', 'contents', 'voices are for kling-2.6', c(...voices(1))),
];

const settings: Vector[] = [
  v3.accept('settings-missing', '§4.1', 'every setting has a default', { settings: undefined }),
  v3.accept('resolution-4k', '§3.1', 'kling-3.0 has 4k', s({ resolution: '4k' })),
  turbo.refuse('resolution-4k-turbo', '§3.1', 'settings.resolution', 'kling-3.0-turbo has no 4k', s({ resolution: '4k' })),
  v25.refuse('resolution-4k-2.5', '§3.1', 'settings.resolution', 'kling-2.5-turbo has no 4k', s({ resolution: '4k' })),
  v26.refuse('resolution-std', '§0', 'settings.resolution', 'std is a word of the legacy generation', s({ resolution: 'std' })),
  turbo.accept('duration-15-turbo', '§3.1', 'kling-3.0-turbo ends at 15 s', s({ duration: 15 })),
  turbo.refuse('duration-16-turbo', '§3.1', 'settings.duration', '16 s is too long', s({ duration: 16 })),
  v3.accept('duration-3', '§3.1', 'kling-3.0 begins at 3 s', s({ duration: 3 })),
  v3.refuse('duration-2', '§3.1', 'settings.duration', '2 s is too short', s({ duration: 2 })),
  v3.refuse('duration-string', '§0', 'settings.duration', 'duration is an int here', s({ duration: '5' })),
  v26.accept('duration-10-2.6', '§3.1', 'kling-2.6 makes 10 s', s({ duration: 10 })),
  v26.refuse('duration-6-2.6', '§3.1', 'settings.duration', 'kling-2.6 makes 5 or 10 s', s({ duration: 6 })),
  v25.refuse('duration-15-2.5', '§3.1', 'settings.duration', 'kling-2.5-turbo makes 5 or 10 s', s({ duration: 15 })),
  v3.accept('audio-native', '§3.1', 'kling-3.0 speaks', s({ audio: 'native' })),
  v3.refuse('audio-original', '§3.1', 'settings.audio', 'an image has no original sound', s({ audio: 'original' })),
  v26.accept('audio-native-2.6', '§3.1', 'kling-2.6 speaks in 1080p', s({ audio: 'native' })),
  v26.refuse('audio-native-720p-2.6', '§3.1', 'settings.audio', 'kling-2.6 speaks in 1080p only', s({ audio: 'native', resolution: '720p' }), { orField: ['settings.resolution'] }),
  v3.accept('multi-shot-false', '§3.1', 'multi_shot may be false', s({ multi_shot: false })),
  v3.refuse('multi-shot-number', '§3.1', 'settings.multi_shot', 'multi_shot is a bool', s({ multi_shot: 2 })),
  v3.accept('unknown-ratio', '§4.1', 'aspect_ratio is no setting here', s({ aspect_ratio: '16:9' }), { reading: '§2.3: an unknown key in settings is silently ignored (live)' }),
  v26.accept('unknown-mode', '§2.3', 'an unknown setting is ignored', s({ mode: 'std' })),
  v3.accept('options', '§4.1', 'all options together', { options: { callback_url: 'https://shop.example.com/kling', external_task_id: 'order-2', watermark_info: { enabled: false } } }),
  v3.refuse('external-id-bool', '§4.1', 'options.external_task_id', 'external_task_id is a string', { options: { external_task_id: true } }),
];

export const imageToVideo: readonly Vector[] = [...models, ...frames, ...pictures, ...promptsAndPeople, ...settings];
