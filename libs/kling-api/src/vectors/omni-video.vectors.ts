import { baseVideo, element, featureVideo, firstFrame, image, lastFrame, prompt, referImage, video, voice } from './contents.ts';
import { jpeg, png } from './pictures.ts';
import { text, times, vectorsOf, type Vector } from './vector.ts';

const scene = { contents: [prompt()], settings: { resolution: '1080p', aspect_ratio: '16:9', duration: 5 } };
const of = (model: string) => vectorsOf('omni-video-new', `/omni-video/${model}`, scene);
const v3 = of('kling-3.0-omni');
const o1 = of('kling-o1');
/** The complete settings with a change; contents with a prompt and more. */
const s = (change: Record<string, unknown>) => ({ settings: { resolution: '1080p', aspect_ratio: '16:9', duration: 5, ...change } });
const c = (...more: unknown[]) => ({ contents: [prompt(), ...more] });
const images = (count: number) => times(count, (number) => referImage(`image_${number}`, `https://media.example.com/subject-${number}.png`));
const people = (count: number) => times(count, (number) => element(`person_${number}`, `82983680279340${number}`));
const oneShot = s({ multi_shot: false });
const followsFrame = s({ aspect_ratio: undefined });

const models: Vector[] = [
  v3.accept('model-3.0-omni', '§4.1', 'kling-3.0-omni is offered'),
  o1.accept('model-o1', '§4.1', 'kling-o1 is offered'),
  of('kling-3.0').refuse('model-3.0', '§4.1', 'model', 'kling-3.0 is not an omni model'),
  of('kling-2.6').refuse('model-2.6', '§4.1', 'model', 'kling-2.6 is not an omni model'),
  of('kling-3.0-turbo').refuse('model-turbo', '§4.1', 'model', 'kling-3.0-turbo is not an omni model'),
  of('kling-v3-omni').refuse('model-legacy-omni', '§3.1', 'model', 'hyphens belong to model_name'),
  of('kling-video-o1').refuse('model-legacy-o1', '§3.1', 'model', 'kling-video-o1 is a model_name'),
];

const frames: Vector[] = [
  v3.accept('first-frame', '§3.1', 'a first frame needs no ratio', { ...c(firstFrame()), ...followsFrame }),
  v3.accept('first-and-last', '§4.2', 'both frames are allowed', { ...c(firstFrame(), lastFrame()), ...followsFrame }),
  o1.accept('o1-first-and-last', '§4.2', 'kling-o1 takes both frames', { ...c(firstFrame(), lastFrame()), ...followsFrame }),
  v3.accept('frame-id', '§4.2', 'a frame may have an id', { contents: [prompt('@start opens'), { ...firstFrame(), id: 'start' }], ...followsFrame }),
  v3.refuse('last-alone', '§4.2', 'contents', 'a last frame needs a first frame', c(lastFrame())),
  o1.refuse('o1-last-alone', '§3.1', 'contents', 'a last frame needs a first frame', c(lastFrame())),
  v3.accept('image-base64', '§4.2', 'raw Base64 of a JPEG', c(referImage('image_1', jpeg(800, 800)))),
  v3.refuse('image-299', '§4.2', 'contents', 'a side has at least 300 px', c(referImage('image_1', png(299, 500)))),
  v3.refuse('frame-wide', '§4.2', 'contents', 'a picture is at most 2.5 times as wide as high', { ...c(firstFrame(png(1010, 400))), ...followsFrame }),
  v3.refuse('image-no-url', '§4.2', 'contents', 'an image has a url', c({ type: 'refer_image', id: 'image_1' })),
  v3.accept('image-no-id', '§4.2', 'a reference image may have no id', c({ type: 'refer_image', url: 'https://media.example.com/subject-1.png' })),
  v3.refuse('ids-equal', '§4.2', 'contents', 'ids are unique in a task', c(referImage('image_1'), referImage('image_1', 'https://media.example.com/subject-2.png'))),
  o1.refuse('ids-equal-across-types', '§4.2', 'contents', 'ids are unique in a task', c(referImage('Zhang'), element('Zhang'))),
  v3.refuse('item-voice', '§4.2', 'contents', 'voices are for kling-2.6', c(voice('voice_1'))),
  v3.refuse('item-image', '§4.2', 'contents', 'image belongs to motion-control', c(image())),
  o1.refuse('item-video', '§4.2', 'contents', 'video belongs to motion-control', c(video())),
  o1.refuse('contents-missing', '§4.1', 'contents', 'contents is required', { contents: undefined, prompt: 'A boat' }),
];

const counts: Vector[] = [
  v3.accept('images-7', '§4.2', 'seven reference images are allowed', c(...images(7))),
  v3.refuse('images-8', '§4.2', 'contents', 'eight reference images are too many', c(...images(8))),
  o1.accept('o1-images-7', '§4.2', 'seven reference images are allowed', c(...images(7))),
  o1.refuse('o1-images-8', '§4.2', 'contents', 'eight reference images are too many', c(...images(8))),
  v3.accept('images-4-elements-3', '§4.2', 'four images and three elements are allowed', c(...images(4), ...people(3)), { reading: 'allowed whichever kind the elements are' }),
  v3.refuse('images-7-element-1', '§4.2', 'contents', 'images and elements are at most 7', c(...images(7), ...people(1))),
  o1.accept('o1-images-5-elements-2', '§4.2', 'images and elements are at most 7', c(...images(5), ...people(2))),
  o1.refuse('o1-images-5-elements-3', '§4.2', 'contents', 'images and elements are at most 7', c(...images(5), ...people(3))),
  v3.accept('first-elements-3', '§4.2', 'three elements go with a first frame', { ...c(firstFrame(), ...people(3)), ...followsFrame }),
  v3.refuse('first-elements-4', '§4.2', 'contents', 'at most three elements go with a first frame', { ...c(firstFrame(), ...people(4)), ...followsFrame }),
  v3.refuse('both-frames-elements-4', '§4.2', 'contents', 'at most three elements go with both frames', { ...c(firstFrame(), lastFrame(), ...people(4)), ...followsFrame }),
  o1.refuse('o1-both-frames-element', '§4.2', 'contents', 'kling-o1 takes no element with both frames', { ...c(firstFrame(), lastFrame(), ...people(1)), ...followsFrame }),
  o1.refuse('o1-both-frames-image', '§4.2', 'contents', 'kling-o1 takes no reference image with both frames', { ...c(firstFrame(), lastFrame(), ...images(1)), ...followsFrame }),
  v3.accept('feature-images-4', '§4.2', 'four images go with a video', c(featureVideo(), ...images(4))),
  v3.refuse('feature-images-5', '§4.2', 'contents', 'at most four images go with a video', c(featureVideo(), ...images(5))),
  o1.accept('o1-base-images-4', '§4.2', 'four images go with a video', c(baseVideo(), ...images(4))),
  o1.refuse('o1-feature-images-3-elements-2', '§4.2', 'contents', 'images and elements with a video are at most 4', c(featureVideo(), ...images(3), ...people(2))),
  v3.accept('feature-element-1', '§4.2', 'an element goes with a video', c(featureVideo(), ...people(1)), { reading: 'allowed whichever kind the element is' }),
  v3.refuse('feature-elements-5', '§4.2', 'contents', 'five elements with a video are too many', c(featureVideo(), ...people(5)), { reading: 'refused whichever kind the elements are' }),
  v3.refuse('element-no-id', '§4.2', 'contents', 'an element has an id for the prompt', c({ type: 'element', element_id: '829836802793406' })),
];

const videos: Vector[] = [
  v3.accept('feature', '§4.2', 'a video can be a reference', c(featureVideo())),
  v3.accept('feature-audio-off', '§4.2', 'audio off goes with a reference video', { ...c(featureVideo()), ...s({ audio: 'off', multi_shot: true }) }),
  o1.accept('o1-feature', '§4.2', 'kling-o1 takes a reference video', c(featureVideo())),
  o1.accept('o1-base', '§4.2', 'kling-o1 edits a video', { ...c(baseVideo()), ...followsFrame }),
  v3.accept('base', '§4.2', 'kling-3.0-omni edits a video', { ...c(baseVideo()), ...oneShot }),
  v3.accept('base-original', '§4.2', 'an edited video may keep its sound', { ...c(baseVideo()), ...s({ audio: 'original', multi_shot: false }) }),
  o1.accept('o1-base-original', '§3.1', 'an edited video may keep its sound', { ...c(baseVideo()), ...s({ audio: 'original' }) }),
  v3.refuse('feature-native', '§4.2', 'settings.audio', 'a reference video silences the clip', { ...c(featureVideo()), ...s({ audio: 'native' }) }, { orField: ['contents'] }),
  v3.refuse('feature-original', '§4.2', 'settings.audio', 'a reference video silences the clip', { ...c(featureVideo()), ...s({ audio: 'original' }) }, { orField: ['contents'] }),
  v3.refuse('feature-one-shot', '§4.2', 'settings.multi_shot', 'with a reference video multi_shot is true only', { ...c(featureVideo()), ...oneShot }, { orField: ['contents'] }),
  v3.refuse('base-native', '§4.2', 'settings.audio', 'an edited video has no native audio', { ...c(baseVideo()), ...s({ audio: 'native', multi_shot: false }) }, { orField: ['contents'] }),
  v3.refuse('base-shots', '§4.2', 'settings.multi_shot', 'an edited video has no shots', { ...c(baseVideo()), ...s({ multi_shot: true }) }, { orField: ['contents'] }),
  v3.refuse('base-first', '§4.2', 'contents', 'a video to edit forbids frames', { ...c(baseVideo(), firstFrame()), ...oneShot }),
  v3.refuse('base-both', '§4.2', 'contents', 'a video to edit forbids frames', { ...c(baseVideo(), firstFrame(), lastFrame()), ...oneShot }),
  o1.accept('o1-feature-first', '§4.2', 'a reference video goes with a first frame', c(featureVideo(), firstFrame())),
  o1.refuse('o1-feature-both', '§4.2', 'contents', 'on kling-o1 a reference video goes with a first frame only', c(featureVideo(), firstFrame(), lastFrame())),
  v3.refuse('features-2', '§4.2', 'contents', 'one video at most', c(featureVideo(), { ...featureVideo('https://media.example.com/run.mp4'), id: 'video_2' })),
  o1.refuse('o1-bases-2', '§4.2', 'contents', 'one video at most', c(baseVideo(), { ...baseVideo('https://media.example.com/run.mp4'), id: 'video_2' })),
  o1.refuse('feature-and-base', '§4.2', 'contents', 'one video at most', c(featureVideo(), { ...baseVideo('https://media.example.com/run.mp4'), id: 'video_2' }), { reading: 'the two roles share one limit, as video_list does in §5.7' }),
  v3.refuse('feature-base64', '§4.2', 'contents', 'video input is URL only', c(featureVideo('AAAAIGZ0eXBpc29tAAACAGlzb21pc28yYXZjMW1wNDE='))),
  v3.refuse('feature-no-url', '§4.2', 'contents', 'a video has a url', c({ type: 'feature_video', id: 'video_1' })),
];

const settings: Vector[] = [
  v3.accept('resolution-720p', '§3.1', '720p is a resolution', s({ resolution: '720p' })),
  v3.accept('resolution-4k', '§3.1', 'kling-3.0-omni has 4k', s({ resolution: '4k' })),
  o1.refuse('o1-resolution-4k', '§3.1', 'settings.resolution', 'kling-o1 has no 4k', s({ resolution: '4k' })),
  v3.refuse('resolution-2k', '§3.1', 'settings.resolution', '2k is one of images', s({ resolution: '2k' })),
  v3.accept('ratio-9-16', '§3.1', '9:16 is a ratio', s({ aspect_ratio: '9:16' })),
  o1.accept('o1-ratio-1-1', '§3.1', '1:1 is a ratio', s({ aspect_ratio: '1:1' })),
  v3.refuse('ratio-21-9', '§3.1', 'settings.aspect_ratio', '21:9 is a ratio of images only', s({ aspect_ratio: '21:9' })),
  o1.refuse('o1-ratio-auto', '§3.1', 'settings.aspect_ratio', 'auto belongs to omni-image', s({ aspect_ratio: 'auto' })),
  v3.accept('duration-3', '§3.1', 'kling-3.0-omni begins at 3 s', s({ duration: 3 })),
  v3.accept('duration-15', '§3.1', 'kling-3.0-omni ends at 15 s', s({ duration: 15 })),
  v3.refuse('duration-2', '§3.1', 'settings.duration', '2 s is too short', s({ duration: 2 })),
  v3.refuse('duration-16', '§3.1', 'settings.duration', '16 s is too long', s({ duration: 16 })),
  v3.refuse('duration-string', '§0', 'settings.duration', 'duration is an int here', s({ duration: '8' })),
  o1.accept('o1-text-7s', '§11.1', 'kling-o1 makes 7 s from text', s({ duration: 7 }), { reading: '§11.1.6: the endpoint says 3-10, the map 5 or 10; the endpoint is taken' }),
  o1.accept('o1-images-3s', '§3.1', 'kling-o1 begins at 3 s', { ...c(...images(2)), ...s({ duration: 3 }) }),
  o1.accept('o1-first-10s', '§3.1', 'a first frame alone makes 10 s', { ...c(firstFrame()), ...s({ aspect_ratio: undefined, duration: 10 }) }),
  o1.accept('o1-first-image-7s', '§3.1', 'a first frame with another reference makes 7 s', { ...c(firstFrame(), ...images(1)), ...s({ duration: 7 }) }),
  o1.refuse('o1-first-7s', '§3.1', 'settings.duration', 'a first frame alone makes 5 or 10 s', { ...c(firstFrame()), ...s({ aspect_ratio: undefined, duration: 7 }) }, { orField: ['contents'] }),
  o1.refuse('o1-11s', '§3.1', 'settings.duration', 'kling-o1 ends at 10 s', { ...c(...images(2)), ...s({ duration: 11 }) }),
  o1.refuse('o1-2s', '§3.1', 'settings.duration', 'kling-o1 begins at 3 s', { ...c(...images(2)), ...s({ duration: 2 }) }),
  v3.accept('audio-native', '§3.1', 'kling-3.0-omni speaks', s({ audio: 'native' })),
  v3.refuse('audio-on', '§3.1', 'settings.audio', 'on is a word of the legacy generation', s({ audio: 'on' })),
  o1.refuse('o1-audio-native', '§3.1', 'settings.audio', 'kling-o1 does not speak', s({ audio: 'native' })),
  v3.accept('multi-shot-false', '§3.1', 'multi_shot may be false', s({ multi_shot: false })),
  v3.refuse('multi-shot-word', '§3.1', 'settings.multi_shot', 'multi_shot is a bool', s({ multi_shot: 'false' })),
  v3.accept('prompt-3072', '§3.1', 'kling-3.0-omni takes 3072 characters', { contents: [prompt(text(3072, '🎏'))] }),
  v3.refuse('prompt-3073', '§3.1', 'contents', 'kling-3.0-omni takes at most 3072 characters', { contents: [prompt(text(3073))] }),
  o1.accept('o1-prompt-2500', '§3.1', 'kling-o1 takes 2500 characters', { contents: [prompt(text(2500))] }),
  o1.refuse('o1-prompt-2501', '§3.1', 'contents', 'kling-o1 takes at most 2500 characters', { contents: [prompt(text(2501))] }),
  o1.accept('unknown-sound', '§2.3', 'an unknown setting is ignored', s({ sound: 'on' })),
  o1.accept('options', '§4.1', 'all options together', { options: { callback_url: 'https://shop.example.com/kling', external_task_id: 'order-3', watermark_info: { enabled: true } } }),
  o1.refuse('watermark-string', '§4.1', 'options.watermark_info', 'watermark_info is an object', { options: { watermark_info: 'on' } }),
];

export const omniVideo: readonly Vector[] = [...models, ...frames, ...counts, ...videos, ...settings];
