import { IMAGE_URL, TAIL_URL, VIDEO_URL } from './contents.ts';
import { png } from './pictures.ts';
import { elements, shots, text, times, vectorsOf, type Vector } from './vector.ts';

const PATH = '/v1/videos/omni-video';
const scene = { prompt: 'A market street in the rain', duration: '5', aspect_ratio: '16:9' };
const bare = vectorsOf('omni-video', PATH, scene);
const o1 = vectorsOf('omni-video', PATH, { ...scene, model_name: 'kling-video-o1', mode: 'pro' });
const v3 = vectorsOf('omni-video', PATH, { ...scene, model_name: 'kling-v3-omni', mode: 'pro' });

const first = { image_url: IMAGE_URL, type: 'first_frame' };
const end = { image_url: TAIL_URL, type: 'end_frame' };
const images = (count: number) => times(count, (number) => ({ image_url: `https://media.example.com/subject-${number}.png` }));
const feature = { video_url: VIDEO_URL, refer_type: 'feature' };
const base = { video_url: VIDEO_URL, refer_type: 'base' };
const customize = { multi_shot: true, shot_type: 'customize', prompt: undefined };

const modelsAndPrompt: Vector[] = [
  bare.accept('model-default', '§5.7', 'model_name may be left out: kling-video-o1'),
  bare.accept('model-o1', '§5.7', 'kling-video-o1 is offered', { model_name: 'kling-video-o1' }),
  bare.accept('model-v3-omni', '§5.7', 'kling-v3-omni is offered', { model_name: 'kling-v3-omni' }),
  bare.refuse('model-v3', '§5.7', 'model_name', 'kling-v3 is not an omni model', { model_name: 'kling-v3' }),
  bare.refuse('model-v2-6', '§5.7', 'model_name', 'kling-v2-6 is not an omni model', { model_name: 'kling-v2-6' }),
  bare.refuse('model-new-o1', '§3.1', 'model_name', 'kling-o1 is the spelling of the new generation', { model_name: 'kling-o1' }),
  bare.refuse('model-new-omni', '§3.1', 'model_name', 'kling-3.0-omni is the spelling of the new generation', { model_name: 'kling-3.0-omni' }),
  bare.refuse('model-image-o1', '§3.3', 'model_name', 'kling-image-o1 makes images', { model_name: 'kling-image-o1' }),
  o1.refuse('prompt-missing', '§5.7', 'prompt', 'prompt is required', { prompt: undefined }),
  v3.refuse('prompt-missing-with-image', '§5.7', 'prompt', 'a reference is no prompt', { prompt: undefined, image_list: images(1) }),
  o1.accept('prompt-2500', '§5.7', 'a prompt may have 2500 characters', { prompt: text(2500) }),
  v3.refuse('prompt-2501', '§5.7', 'prompt', 'a prompt may not exceed 2500 characters', { prompt: text(2501) }),
  v3.accept('prompt-2500-emoji', '§5.7', 'an emoji is one character', { prompt: text(2500, '🎏') }),
  v3.accept('references-in-prompt', '§5.7', 'the prompt names its references', { prompt: '<<<image_1>>> meets <<<element_1>>>', image_list: images(1), element_list: elements(1) }),
];

const frames: Vector[] = [
  v3.accept('first-frame', '§5.7', 'a first frame needs no ratio', { aspect_ratio: undefined, image_list: [first] }),
  v3.accept('first-and-end', '§5.7', 'an end frame goes with a first frame', { aspect_ratio: undefined, image_list: [first, end] }),
  o1.accept('o1-first-and-end', '§3.2', 'kling-video-o1 takes both frames', { aspect_ratio: undefined, image_list: [first, end] }),
  v3.refuse('end-alone', '§5.7', 'image_list', 'an end frame needs a first frame', { image_list: [end] }),
  o1.refuse('o1-end-alone', '§5.7', 'image_list', 'an end frame needs a first frame', { image_list: [end] }),
  v3.refuse('frame-type', '§5.7', 'image_list', 'last_frame belongs to the new generation', { image_list: [first, { ...end, type: 'last_frame' }] }),
  v3.refuse('image-no-url', '§5.7', 'image_list', 'an image has a URL', { image_list: [{ type: 'first_frame' }] }),
  v3.refuse('image-string', '§5.7', 'image_list', 'an image is an object', { image_list: [IMAGE_URL] }),
  v3.refuse('images-object', '§5.7', 'image_list', 'image_list is an array', { image_list: { image_url: IMAGE_URL } }),
  o1.refuse('o1-frame-with-3-images', '§5.7', 'image_list', 'kling-video-o1 takes no frames with more than 2 images', { image_list: [first, ...images(2)] }),
  o1.refuse('o1-frames-with-3-images', '§5.7', 'image_list', 'kling-video-o1 takes no frames with more than 2 images', { image_list: [first, end, ...images(1)] }),
  v3.accept('v3-frame-with-3-images', '§5.7', 'the rule about 2 images is one of kling-video-o1', { image_list: [first, ...images(2)] }),
  v3.accept('image-base64', '§5.1', 'raw Base64 of a PNG', { image_list: [{ image_url: png(720, 720) }] }),
  v3.refuse('image-data-uri', '§5.1', 'image_list', 'Base64 has no data: prefix', { image_list: [{ image_url: `data:image/png;base64,${png(720, 720)}` }] }),
  v3.refuse('image-299', '§5.1', 'image_list', 'a side has at least 300 px', { image_list: [{ image_url: png(299, 600) }] }),
  v3.refuse('image-wide', '§5.1', 'image_list', 'a picture is at most 2.5 times as wide as high', { image_list: [{ image_url: png(1000, 390) }] }),
];

const counts: Vector[] = [
  v3.accept('images-7', '§5.7', 'seven images are allowed', { image_list: images(7) }),
  v3.refuse('images-8', '§5.7', 'image_list', 'eight images are too many', { image_list: images(8) }),
  o1.accept('o1-images-7', '§5.7', 'seven images are allowed', { image_list: images(7) }),
  o1.refuse('o1-images-8', '§5.7', 'image_list', 'eight images are too many', { image_list: images(8) }),
  v3.accept('images-4-elements-3', '§5.7', 'images and elements together are at most 7', { image_list: images(4), element_list: elements(3) }),
  o1.refuse('images-5-elements-3', '§5.7', 'image_list', 'images and elements together are at most 7', { image_list: images(5), element_list: elements(3) }, { orField: ['element_list'] }),
  v3.refuse('images-7-element-1', '§5.7', 'image_list', 'images and elements together are at most 7', { image_list: images(7), element_list: elements(1) }, { orField: ['element_list'] }),
  v3.accept('frame-elements-3', '§5.7', 'three elements go with a first frame', { image_list: [first], element_list: elements(3) }),
  v3.refuse('frame-elements-4', '§5.7', 'element_list', 'at most three elements go with frames', { image_list: [first], element_list: elements(4) }, { orField: ['image_list'] }),
  o1.refuse('o1-frames-element', '§5.7', 'element_list', 'kling-video-o1 takes no element with both frames', { image_list: [first, end], element_list: elements(1) }, { orField: ['image_list'] }),
  v3.refuse('element-no-id', '§5.7', 'element_list', 'an element has an id', { element_list: [{}] }),
  v3.accept('video-images-4', '§5.7', 'four images go with a video', { image_list: images(4), video_list: [feature] }),
  v3.refuse('video-images-5', '§5.7', 'image_list', 'at most four images go with a video', { image_list: images(5), video_list: [feature] }, { orField: ['video_list'] }),
  o1.accept('o1-base-images-4', '§5.7', 'four images go with a video to edit', { aspect_ratio: undefined, image_list: images(4), video_list: [base] }),
  o1.refuse('o1-video-images-3-elements-2', '§5.7', 'image_list', 'images and elements with a video are at most 4', { image_list: images(3), element_list: elements(2), video_list: [feature] }, { orField: ['element_list', 'video_list'] }),
];

const videos: Vector[] = [
  v3.accept('feature-video', '§5.7', 'a video can be a reference', { video_list: [feature] }),
  o1.accept('o1-base-video', '§5.7', 'a video can be edited; its ratio is kept', { aspect_ratio: undefined, video_list: [base] }),
  o1.accept('video-type-default', '§5.7', 'a video is to be edited unless told', { aspect_ratio: undefined, video_list: [{ video_url: VIDEO_URL }] }),
  o1.accept('keep-sound-yes', '§5.7', 'the original sound can be kept', { aspect_ratio: undefined, video_list: [{ ...base, keep_original_sound: 'yes' }] }),
  v3.accept('keep-sound-no', '§5.7', 'the original sound can be dropped', { video_list: [{ ...feature, keep_original_sound: 'no' }] }),
  v3.refuse('keep-sound-bool', '§5.7', 'video_list', 'keep_original_sound is yes or no', { video_list: [{ ...feature, keep_original_sound: true }] }),
  v3.refuse('videos-2', '§5.7', 'video_list', 'two videos are too many', { video_list: [feature, { ...feature, video_url: 'https://media.example.com/run.mp4' }] }),
  v3.refuse('video-no-url', '§5.7', 'video_list', 'a video has a URL', { video_list: [{ refer_type: 'feature' }] }),
  v3.refuse('video-base64', '§0', 'video_list', 'video input is URL only', { video_list: [{ ...feature, video_url: 'AAAAIGZ0eXBpc29tAAACAGlzb21pc28yYXZjMW1wNDE=' }] }),
  v3.refuse('video-type', '§5.7', 'video_list', 'style is no refer_type', { video_list: [{ video_url: VIDEO_URL, refer_type: 'style' }] }),
  v3.refuse('base-with-first', '§5.7', 'video_list', 'a video to edit forbids frames', { image_list: [first], video_list: [base] }, { orField: ['image_list'] }),
  o1.refuse('base-with-both', '§5.7', 'video_list', 'a video to edit forbids frames', { image_list: [first, end], video_list: [base] }, { orField: ['image_list'] }),
  o1.refuse('default-type-with-first', '§5.7', 'video_list', 'a video without refer_type is to be edited and forbids frames', { image_list: [first], video_list: [{ video_url: VIDEO_URL }] }, { orField: ['image_list'] }),
  o1.accept('feature-with-first', '§5.7', 'a reference video goes with a first frame', { aspect_ratio: undefined, image_list: [first], video_list: [feature] }),
  v3.refuse('feature-sound', '§5.7', 'sound', 'a video forces sound off', { sound: 'on', video_list: [feature] }, { orField: ['video_list'], reading: 'forced off is read as: on is refused, not silently changed' }),
  v3.refuse('base-sound', '§5.7', 'sound', 'a video forces sound off', { aspect_ratio: undefined, sound: 'on', video_list: [base] }, { orField: ['video_list'], reading: 'forced off is read as: on is refused, not silently changed' }),
  v3.accept('feature-sound-off', '§5.7', 'sound off goes with a video', { sound: 'off', video_list: [feature] }),
  v3.accept('feature-4k', '§3.2', '4k goes with a reference video', { mode: '4k', video_list: [feature] }, { reading: 'excluded until 2026-06-17 only; the newer rule is taken' }),
  o1.accept('base-duration-ignored', '§5.7', 'the length of an edited video is its own', { aspect_ratio: undefined, duration: '12', video_list: [base] }, { reading: 'ignored is read as: not checked against the model' }),
];

const settings: Vector[] = [
  v3.accept('v3-sound', '§5.7', 'kling-v3-omni speaks', { sound: 'on' }),
  v3.accept('v3-sound-std', '§3.2', 'kling-v3-omni speaks in std too', { mode: 'std', sound: 'on' }),
  o1.refuse('o1-sound', '§5.7', 'sound', 'kling-video-o1 is silent', { sound: 'on' }),
  v3.refuse('sound-word', '§5.7', 'sound', 'sound is on or off', { sound: 'loud' }),
  v3.accept('v3-4k', '§5.7', 'kling-v3-omni has 4k', { mode: '4k' }),
  o1.accept('o1-std', '§5.7', 'kling-video-o1 has std', { mode: 'std' }),
  o1.refuse('o1-4k', '§5.7', 'mode', '4k is for kling-v3-omni', { mode: '4k' }),
  v3.refuse('mode-word', '§5.7', 'mode', 'hd is no mode', { mode: 'hd' }),
  v3.accept('ratio-9-16', '§5.7', '9:16 is a ratio', { aspect_ratio: '9:16' }),
  o1.accept('ratio-1-1', '§5.7', '1:1 is a ratio', { aspect_ratio: '1:1' }),
  o1.refuse('ratio-4-3', '§5.7', 'aspect_ratio', '4:3 is a ratio of images only', { aspect_ratio: '4:3' }),
  v3.refuse('ratio-missing', '§5.7', 'aspect_ratio', 'text alone needs a ratio', { aspect_ratio: undefined }),
  o1.refuse('ratio-missing-images', '§5.7', 'aspect_ratio', 'reference images give no ratio', { aspect_ratio: undefined, image_list: images(2) }),
  v3.refuse('ratio-missing-feature', '§5.7', 'aspect_ratio', 'a reference video gives no ratio', { aspect_ratio: undefined, video_list: [feature] }),
  v3.accept('v3-3s', '§3.2', 'kling-v3-omni begins at 3 s', { duration: '3' }),
  v3.accept('v3-15s', '§3.2', 'kling-v3-omni ends at 15 s', { duration: '15' }),
  v3.accept('duration-default', '§5.7', 'duration may be left out: 5 s', { duration: undefined }),
  v3.refuse('v3-2s', '§3.2', 'duration', '2 s is too short', { duration: '2' }),
  v3.refuse('v3-16s', '§3.2', 'duration', '16 s is too long', { duration: '16' }),
  v3.refuse('duration-number', '§5.1', 'duration', 'duration is a string', { duration: 5 }, { reading: '§5.1 gives the type in bold; whether the server would convert is not said' }),
  v3.refuse('duration-unit', '§5.7', 'duration', 'no unit after the number', { duration: '5s' }),
  o1.accept('o1-text-10s', '§3.2', 'kling-video-o1 makes 10 s', { duration: '10' }),
  o1.accept('o1-text-7s', '§11.1', 'kling-video-o1 makes 7 s from text', { duration: '7' }, { reading: '§11.1.6: the endpoint says 3-10, the map 5 or 10; the endpoint is taken' }),
  o1.accept('o1-images-7s', '§3.2', 'kling-video-o1 makes any whole second from references', { duration: '7', image_list: images(2) }),
  o1.accept('o1-first-10s', '§3.2', 'a first frame alone makes 10 s', { aspect_ratio: undefined, duration: '10', image_list: [first] }),
  o1.refuse('o1-first-7s', '§3.2', 'duration', 'a first frame alone makes 5 or 10 s', { aspect_ratio: undefined, duration: '7', image_list: [first] }, { orField: ['image_list'] }),
  o1.refuse('o1-11s', '§3.2', 'duration', 'kling-video-o1 ends at 10 s', { duration: '11', image_list: images(2) }),
  o1.refuse('o1-2s', '§3.2', 'duration', 'kling-video-o1 begins at 3 s', { duration: '2', image_list: images(2) }),
  v3.accept('shots', '§5.7', 'kling-v3-omni takes shots', { ...customize, multi_prompt: shots(['2', '3']) }),
  v3.accept('shots-intelligence', '§5.7', 'kling-v3-omni cuts the prompt itself', { multi_shot: true, shot_type: 'intelligence' }),
  v3.accept('shots-with-first', '§11.1', 'shots go with a first frame', { ...customize, aspect_ratio: undefined, image_list: [first], multi_prompt: shots(['2', '3']) }, { reading: '§11.1.9: allowed since 2026-05-07; the newer rule is taken' }),
  o1.refuse('o1-shots', '§5.7', 'multi_shot', 'kling-video-o1 has no multi_shot', { multi_shot: true, shot_type: 'intelligence' }),
  v3.refuse('shots-7', '§5.4', 'multi_prompt', 'seven shots are too many', { ...customize, duration: '7', multi_prompt: shots(times(7, () => '1')) }),
  v3.refuse('shots-sum', '§5.4', 'multi_prompt', 'the shots add up to the duration', { ...customize, multi_prompt: shots(['2', '4']) }, { orField: ['duration'] }),
  v3.refuse('shots-type-missing', '§5.4', 'shot_type', 'multi_shot needs a shot_type', { multi_shot: true }),
  o1.accept('common-fields', '§5.1', 'the common fields go with every product', { callback_url: 'https://shop.example.com/kling', external_task_id: 'omni-1', watermark_info: { enabled: false } }),
  o1.refuse('watermark-string', '§5.1', 'watermark_info', 'watermark_info is an object', { watermark_info: 'on' }),
];

export const omniVideoLegacy: readonly Vector[] = [...modelsAndPrompt, ...frames, ...counts, ...videos, ...settings];
