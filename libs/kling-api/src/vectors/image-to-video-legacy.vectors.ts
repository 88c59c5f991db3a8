import { IMAGE_URL, TAIL_URL } from './contents.ts';
import { gif, jpeg, png } from './pictures.ts';
import { elements, points, shots, text, times, vectorsOf, type Vector } from './vector.ts';

const PATH = '/v1/videos/image2video';
const clip = { image: IMAGE_URL, prompt: 'The harbour wakes up' };
const bare = vectorsOf('image2video', PATH, clip);
const v1 = vectorsOf('image2video', PATH, { ...clip, model_name: 'kling-v1', mode: 'std', duration: '5' });
const v15 = vectorsOf('image2video', PATH, { ...clip, model_name: 'kling-v1-5', mode: 'pro', duration: '5' });
const v16 = vectorsOf('image2video', PATH, { ...clip, model_name: 'kling-v1-6', mode: 'pro', duration: '5' });
const v21 = vectorsOf('image2video', PATH, { ...clip, model_name: 'kling-v2-1', mode: 'pro', duration: '5' });
const turbo = vectorsOf('image2video', PATH, { ...clip, model_name: 'kling-v2-5-turbo', mode: 'pro', duration: '5' });
const v26 = vectorsOf('image2video', PATH, { ...clip, model_name: 'kling-v2-6', mode: 'pro', duration: '5' });
const v3 = vectorsOf('image2video', PATH, { ...clip, model_name: 'kling-v3', mode: 'std', duration: '5' });

const retired = '§3.4 is conflicting about retirement; Kling\'s changelog has no discontinuation and §5.5 lists the model';
const MASK = 'https://media.example.com/mask.png';
const brush = (count: number, trajectory = points(2)) => times(count, () => ({ mask: MASK, trajectories: trajectory }));
const voices = (count: number) => times(count, (number) => ({ voice_id: `82982429573541075${number}` }));
const simple = { type: 'simple', config: { zoom: 4 } };

const models: Vector[] = [
  bare.accept('model-default', '§5.5', 'model_name may be left out'),
  bare.accept('model-v1', '§5.5', 'kling-v1 is offered', { model_name: 'kling-v1' }),
  bare.accept('model-v1-5', '§5.5', 'kling-v1-5 is offered', { model_name: 'kling-v1-5' }, { reading: retired }),
  bare.accept('model-v1-6', '§5.5', 'kling-v1-6 is offered', { model_name: 'kling-v1-6' }, { reading: retired }),
  bare.accept('model-v2-master', '§5.5', 'kling-v2-master is offered', { model_name: 'kling-v2-master' }),
  bare.accept('model-v2-1', '§5.5', 'kling-v2-1 is offered', { model_name: 'kling-v2-1' }, { reading: retired }),
  bare.accept('model-v2-1-master', '§5.5', 'kling-v2-1-master is offered', { model_name: 'kling-v2-1-master' }, { reading: retired }),
  bare.accept('model-v2-5-turbo', '§5.5', 'kling-v2-5-turbo is offered', { model_name: 'kling-v2-5-turbo' }),
  bare.accept('model-v2-6', '§5.5', 'kling-v2-6 is offered', { model_name: 'kling-v2-6' }),
  bare.accept('model-v3', '§5.5', 'kling-v3 is offered', { model_name: 'kling-v3' }),
  bare.refuse('model-o1', '§3.2', 'model_name', 'kling-video-o1 lives on omni-video', { model_name: 'kling-video-o1' }),
  bare.refuse('model-v3-omni', '§3.2', 'model_name', 'kling-v3-omni lives on omni-video', { model_name: 'kling-v3-omni' }),
  bare.refuse('model-new-spelling', '§3.1', 'model_name', 'dots belong to the paths of the new generation', { model_name: 'kling-2.5-turbo' }),
  bare.refuse('model-invented', '§5.5', 'model_name', 'kling-v4 does not exist', { model_name: 'kling-v4' }),
  bare.accept('old-model-key', '§5.1', 'the old name model is accepted and counts as no model_name', { model: 'kling-v3' }),
  bare.refuse('old-model-key-is-v1', '§5.1', 'element_list', 'with model instead of model_name there are no elements', { model: 'kling-v3', element_list: elements(1) }),
];

const pictures: Vector[] = [
  bare.refuse('image-missing', '§5.5', 'image', 'a start or an end frame is required', { image: undefined }, { orField: ['image_tail'] }),
  bare.refuse('image-null', '§5.5', 'image', 'null is no picture', { image: null }, { orField: ['image_tail'] }),
  bare.refuse('image-number', '§5.5', 'image', 'image is a string', { image: 7 }),
  bare.accept('image-png', '§5.1', 'raw Base64 of a PNG', { image: png(640, 480) }),
  bare.accept('image-jpeg', '§5.1', 'raw Base64 of a JPEG', { image: jpeg(640, 480) }),
  bare.refuse('image-data-uri', '§5.1', 'image', 'Base64 has no data: prefix', { image: `data:image/png;base64,${png(640, 480)}` }),
  bare.refuse('image-gif', '§5.1', 'image', 'a GIF is not taken', { image: gif(640, 480) }),
  bare.refuse('image-file-name', '§5.1', 'image', 'a file name is neither a URL nor Base64', { image: './harbour.png' }),
  bare.accept('image-300', '§5.1', 'a side may be 300 px', { image: png(300, 300) }),
  bare.refuse('image-299-wide', '§5.1', 'image', 'a side has at least 300 px', { image: png(299, 300) }),
  bare.refuse('image-299-high', '§5.1', 'image', 'a side has at least 300 px', { image: jpeg(300, 299) }),
  bare.accept('image-ratio-2.5', '§5.1', 'a picture may be 2.5 times as wide as high', { image: png(750, 300) }),
  bare.accept('image-ratio-0.4', '§5.1', 'a picture may be 2.5 times as high as wide', { image: jpeg(400, 1000) }),
  bare.refuse('image-ratio-wide', '§5.1', 'image', 'a picture is at most 2.5 times as wide as high', { image: png(760, 300) }),
  bare.refuse('image-ratio-high', '§5.1', 'image', 'a picture is at most 2.5 times as high as wide', { image: jpeg(300, 760) }),
  bare.accept('image-7-mb', '§5.1', 'a picture may have 7 MB', () => ({ image: png(1280, 720, { bytes: 7_000_000 }) })),
  bare.refuse('image-over-10-mb', '§5.1', 'image', 'a picture has at most 10 MB', () => ({ image: jpeg(1280, 720, { bytes: 10 * 1024 * 1024 + 1 }) }), { reading: 'above 10 MB whether a megabyte is 10^6 or 2^20 bytes' }),
  v3.refuse('tail-299', '§5.5', 'image_tail', 'the end frame has the limits of the start frame', { image: png(640, 480), image_tail: png(299, 480) }),
  v3.refuse('tail-data-uri', '§5.1', 'image_tail', 'Base64 has no data: prefix', { image_tail: `data:image/jpeg;base64,${jpeg(640, 480)}` }),
];

const tails: Vector[] = [
  v1.accept('tail-v1-std-5', '§3.2', 'kling-v1 std takes an end frame at 5 s', { image_tail: TAIL_URL }),
  v1.accept('tail-v1-pro-5', '§3.2', 'kling-v1 pro takes an end frame at 5 s', { mode: 'pro', image_tail: TAIL_URL }),
  v1.refuse('tail-v1-std-10', '§3.2', 'image_tail', 'kling-v1 takes an end frame at 5 s only', { duration: '10', image_tail: TAIL_URL }, { orField: ['duration'] }),
  v1.refuse('tail-v1-pro-10', '§3.2', 'image_tail', 'kling-v1 takes an end frame at 5 s only', { mode: 'pro', duration: '10', image_tail: TAIL_URL }, { orField: ['duration'] }),
  v15.accept('tail-v1-5-pro-10', '§3.2', 'kling-v1-5 pro takes an end frame', { duration: '10', image_tail: TAIL_URL }, { reading: retired }),
  v15.refuse('tail-v1-5-std', '§3.2', 'image_tail', 'kling-v1-5 takes an end frame in pro only', { mode: 'std', image_tail: TAIL_URL }, { orField: ['mode'] }),
  v16.accept('tail-v1-6-pro', '§3.2', 'kling-v1-6 pro takes an end frame', { image_tail: TAIL_URL }, { reading: retired }),
  v16.refuse('tail-v1-6-std', '§3.2', 'image_tail', 'kling-v1-6 takes an end frame in pro only', { mode: 'std', image_tail: TAIL_URL }, { orField: ['mode'] }),
  bare.refuse('tail-v2-master', '§3.2', 'image_tail', 'kling-v2-master takes no end frame', { model_name: 'kling-v2-master', image_tail: TAIL_URL }),
  v21.accept('tail-v2-1-pro', '§3.2', 'kling-v2-1 pro takes an end frame', { image_tail: TAIL_URL }, { reading: retired }),
  v21.refuse('tail-v2-1-std', '§3.2', 'image_tail', 'kling-v2-1 takes an end frame in pro only', { mode: 'std', image_tail: TAIL_URL }, { orField: ['mode'] }),
  bare.refuse('tail-v2-1-master', '§3.2', 'image_tail', 'kling-v2-1-master takes no end frame', { model_name: 'kling-v2-1-master', image_tail: TAIL_URL }),
  turbo.accept('tail-v2-5-turbo-pro-10', '§3.2', 'kling-v2-5-turbo pro takes an end frame', { duration: '10', image_tail: TAIL_URL }),
  turbo.refuse('tail-v2-5-turbo-std', '§3.2', 'image_tail', 'kling-v2-5-turbo takes an end frame in pro only', { mode: 'std', image_tail: TAIL_URL }, { orField: ['mode'] }),
  v26.accept('tail-v2-6-pro', '§3.2', 'kling-v2-6 pro takes an end frame', { image_tail: TAIL_URL }),
  v26.accept('tail-v2-6-pro-off', '§3.2', 'kling-v2-6 takes an end frame when silent', { sound: 'off', duration: '10', image_tail: TAIL_URL }),
  v26.refuse('tail-v2-6-sound', '§3.2', 'image_tail', 'kling-v2-6 takes an end frame only when silent', { sound: 'on', image_tail: TAIL_URL }, { orField: ['sound'] }),
  v26.refuse('tail-v2-6-std', '§3.2', 'image_tail', 'kling-v2-6 takes an end frame in pro only', { mode: 'std', image_tail: TAIL_URL }, { orField: ['mode'] }),
  v3.accept('tail-v3-std', '§3.2', 'kling-v3 takes an end frame', { image_tail: TAIL_URL }),
  v3.accept('tail-v3-15s', '§3.2', 'kling-v3 takes an end frame at any length', { mode: 'pro', duration: '15', image_tail: TAIL_URL }),
  v3.accept('tail-null', '§5.6', 'null counts as absent', { image_tail: null }, { reading: '§5.6 treats null as absent; taken for every optional field' }),
  v15.accept('only-tail-v1-5-pro', '§3.2', 'kling-v1-5 pro takes an end frame alone', { image: undefined, image_tail: TAIL_URL }, { reading: retired }),
  v16.accept('only-tail-v1-6-pro-10', '§3.2', 'kling-v1-6 pro takes an end frame alone', { image: undefined, duration: '10', image_tail: TAIL_URL }, { reading: retired }),
  v16.refuse('only-tail-v1-6-std', '§3.2', 'image_tail', 'an end frame alone needs pro', { image: undefined, mode: 'std', image_tail: TAIL_URL }, { orField: ['mode', 'image'] }),
  v1.refuse('only-tail-v1', '§3.2', 'image_tail', 'kling-v1 takes no end frame alone', { image: undefined, image_tail: TAIL_URL }, { orField: ['image'] }),
  v21.refuse('only-tail-v2-1', '§3.2', 'image_tail', 'kling-v2-1 takes no end frame alone', { image: undefined, image_tail: TAIL_URL }, { orField: ['image'] }),
  turbo.refuse('only-tail-v2-5-turbo', '§3.2', 'image_tail', 'kling-v2-5-turbo takes no end frame alone', { image: undefined, image_tail: TAIL_URL }, { orField: ['image'] }),
  v3.refuse('only-tail-v3', '§3.2', 'image_tail', 'kling-v3 takes no end frame alone', { image: undefined, image_tail: TAIL_URL }, { orField: ['image'] }),
];

const masksAndCamera: Vector[] = [
  v1.accept('static-mask-v1', '§3.2', 'kling-v1 std has the motion brush at 5 s', { static_mask: MASK }),
  v1.accept('brush-v1-pro', '§3.2', 'kling-v1 pro has the motion brush at 5 s', { mode: 'pro', dynamic_masks: brush(1) }),
  v15.accept('brush-v1-5-pro', '§3.2', 'kling-v1-5 pro has the motion brush at 5 s', { static_mask: MASK, dynamic_masks: brush(2) }, { reading: retired }),
  v1.accept('brush-6', '§5.5', 'six dynamic masks are allowed', { dynamic_masks: brush(6) }),
  v1.refuse('brush-7', '§5.5', 'dynamic_masks', 'seven dynamic masks are too many', { dynamic_masks: brush(7) }),
  v1.accept('points-77', '§5.5', 'a trajectory may have 77 points', { dynamic_masks: brush(1, points(77)) }),
  v1.refuse('points-78', '§5.5', 'dynamic_masks', 'a trajectory has at most 77 points', { dynamic_masks: brush(1, points(78)) }),
  v1.refuse('points-1', '§5.5', 'dynamic_masks', 'a trajectory has at least 2 points', { dynamic_masks: brush(1, points(1)) }),
  v1.refuse('points-float', '§5.5', 'dynamic_masks', 'points are whole pixels', { dynamic_masks: brush(1, [{ x: 1.5, y: 2 }, { x: 3, y: 4 }]) }),
  v1.refuse('brush-no-mask', '§5.5', 'dynamic_masks', 'a dynamic mask has a mask', { dynamic_masks: [{ trajectories: points(2) }] }),
  v1.refuse('brush-no-points', '§5.5', 'dynamic_masks', 'a dynamic mask has trajectories', { dynamic_masks: [{ mask: MASK }] }),
  v1.accept('mask-same-ratio', '§5.5', 'a mask has the ratio of the image', { image: png(900, 600), static_mask: png(600, 400) }),
  v1.refuse('mask-other-ratio', '§5.5', 'static_mask', 'a mask has the ratio of the image', { image: png(900, 600), static_mask: png(600, 600) }),
  v1.refuse('masks-of-two-sizes', '§5.5', 'static_mask', 'all masks have one resolution', { image: png(900, 600), static_mask: png(900, 600), dynamic_masks: [{ mask: png(600, 400), trajectories: points(2) }] }, { orField: ['dynamic_masks'] }),
  v1.refuse('brush-v1-10s', '§3.2', 'dynamic_masks', 'the motion brush is 5 s only', { duration: '10', dynamic_masks: brush(1) }, { orField: ['duration'] }),
  v15.refuse('brush-v1-5-std', '§3.2', 'static_mask', 'kling-v1-5 has the motion brush in pro only', { mode: 'std', static_mask: MASK }, { orField: ['mode'] }),
  v16.refuse('brush-v1-6', '§2.3', 'dynamic_masks', 'kling-v1-6 has no motion brush', { dynamic_masks: brush(1) }, { orField: ['model_name'] }),
  v21.refuse('brush-v2-1', '§3.2', 'static_mask', 'kling-v2-1 has no motion brush', { static_mask: MASK }),
  v3.refuse('brush-v3', '§3.2', 'dynamic_masks', 'kling-v3 has no motion brush', { dynamic_masks: brush(1) }),
  v15.accept('camera-v1-5-pro', '§3.2', 'kling-v1-5 pro has the simple camera at 5 s', { camera_control: simple }, { reading: retired }),
  v15.refuse('camera-v1-5-preset', '§3.2', 'camera_control', 'kling-v1-5 has the simple camera only', { camera_control: { type: 'forward_up' } }),
  v15.refuse('camera-v1-5-std', '§3.2', 'camera_control', 'kling-v1-5 has the camera in pro only', { mode: 'std', camera_control: simple }, { orField: ['mode'] }),
  v15.refuse('camera-v1-5-10s', '§3.2', 'camera_control', 'kling-v1-5 has the camera at 5 s only', { duration: '10', camera_control: simple }, { orField: ['duration'] }),
  v15.refuse('camera-v1-5-two-axes', '§5.6', 'camera_control', 'exactly one axis is not zero', { camera_control: { type: 'simple', config: { zoom: 1, roll: 1 } } }),
  v1.refuse('camera-v1', '§3.2', 'camera_control', 'the camera of kling-v1 is for text to video', { camera_control: simple }),
  v16.refuse('camera-v1-6', '§3.2', 'camera_control', 'kling-v1-6 has no camera', { camera_control: simple }),
  v15.refuse('tail-and-static-mask', '§5.5', 'image_tail', 'an end frame excludes masks', { image_tail: TAIL_URL, static_mask: MASK }, { orField: ['static_mask'] }),
  v15.refuse('tail-and-brush', '§5.5', 'image_tail', 'an end frame excludes masks', { image_tail: TAIL_URL, dynamic_masks: brush(1) }, { orField: ['dynamic_masks'] }),
  v15.refuse('tail-and-camera', '§5.5', 'image_tail', 'an end frame excludes the camera', { image_tail: TAIL_URL, camera_control: simple }, { orField: ['camera_control'] }),
  v15.refuse('brush-and-camera', '§5.5', 'camera_control', 'masks exclude the camera', { dynamic_masks: brush(1), camera_control: simple }, { orField: ['dynamic_masks'] }),
  v15.refuse('static-mask-and-camera', '§5.5', 'camera_control', 'masks exclude the camera', { static_mask: MASK, camera_control: simple }, { orField: ['static_mask'] }),
];

const elementsAndVoices: Vector[] = [
  v3.accept('elements-1', '§5.5', 'kling-v3 takes an element', { element_list: elements(1) }),
  v3.accept('elements-3', '§5.5', 'kling-v3 takes three elements', { element_list: elements(3) }),
  v3.accept('element-numeric-string', '§11.1', 'an element id may be written as a string', { element_list: [{ element_id: '829836802793406' }] }, { reading: '§11.1.12: long in legacy, but examples mix' }),
  v3.accept('elements-null', '§5.6', 'null counts as absent', { element_list: null }, { reading: '§5.6 treats null as absent; taken for every optional field' }),
  v3.refuse('elements-4', '§5.5', 'element_list', 'four elements are too many', { element_list: elements(4) }),
  v3.refuse('element-no-id', '§5.5', 'element_list', 'an element has an id', { element_list: [{ name: 'Zhang' }] }),
  v3.refuse('element-word', '§5.1', 'element_list', 'an element id is a long', { element_list: [{ element_id: 'Zhang' }] }),
  v26.refuse('elements-v2-6', '§5.5', 'element_list', 'elements are for kling-v3', { element_list: elements(1) }),
  v16.refuse('elements-v1-6', '§5.5', 'element_list', 'elements are for kling-v3', { element_list: elements(1) }),
  v26.accept('voices-1', '§3.2', 'kling-v2-6 pro with sound takes a voice', { sound: 'on', voice_list: voices(1), prompt: '<<<voice_1>>> greets the harbour' }),
  v26.accept('voices-2', '§5.5', 'two voices are allowed', { sound: 'on', voice_list: voices(2) }),
  v26.refuse('voices-3', '§5.5', 'voice_list', 'three voices are too many', { sound: 'on', voice_list: voices(3) }),
  v26.refuse('voices-no-sound', '§5.5', 'voice_list', 'voices need sound', { voice_list: voices(1) }, { orField: ['sound'] }),
  v26.refuse('voices-sound-off', '§5.5', 'voice_list', 'voices need sound', { sound: 'off', voice_list: voices(1) }, { orField: ['sound'] }),
  v26.refuse('voice-no-id', '§5.5', 'voice_list', 'a voice has an id', { sound: 'on', voice_list: [{}] }),
  v3.refuse('voices-v3', '§3.2', 'voice_list', 'voices are for kling-v2-6', { sound: 'on', voice_list: voices(1) }, { reading: 'every capability map shows voice control for v2-6 pro only' }),
  turbo.refuse('voices-v2-5-turbo', '§3.2', 'voice_list', 'a silent model has no voices', { voice_list: voices(1) }),
  v3.refuse('elements-and-voices', '§5.5', 'voice_list', 'elements exclude voices', { sound: 'on', element_list: elements(1), voice_list: voices(1) }, { orField: ['element_list'] }),
];

const rest: Vector[] = [
  v3.accept('v3-4k', '§5.4', 'kling-v3 has 4k', { mode: '4k' }),
  v26.refuse('v2-6-4k', '§5.4', 'mode', '4k is for kling-v3', { mode: '4k' }),
  v21.refuse('v2-1-4k', '§5.4', 'mode', '4k is for kling-v3', { mode: '4k' }),
  bare.refuse('v2-master-mode', '§3.2', 'mode', 'kling-v2-master takes no mode', { model_name: 'kling-v2-master', mode: 'pro' }),
  v21.accept('v2-1-std-10', '§3.2', 'kling-v2-1 std makes 10 s', { mode: 'std', duration: '10' }, { reading: retired }),
  v21.refuse('v2-1-4s', '§3.2', 'duration', 'kling-v2-1 makes 5 or 10 s', { duration: '4' }),
  v3.accept('v3-3s', '§3.2', 'kling-v3 begins at 3 s', { duration: '3' }),
  v3.accept('v3-15s', '§3.2', 'kling-v3 ends at 15 s', { duration: '15' }),
  v3.refuse('v3-16s', '§3.2', 'duration', '16 s is too long', { duration: '16' }),
  v26.refuse('duration-number', '§5.1', 'duration', 'duration is a string', { duration: 10 }, { reading: '§5.1 gives the type in bold; whether the server would convert is not said' }),
  v26.accept('sound-pro-on', '§3.2', 'kling-v2-6 pro speaks', { sound: 'on' }),
  v26.refuse('sound-std-on', '§3.2', 'sound', 'kling-v2-6 std is silent', { mode: 'std', sound: 'on' }, { orField: ['mode'] }),
  v21.refuse('sound-v2-1', '§3.2', 'sound', 'kling-v2-1 is silent', { sound: 'on' }),
  v15.accept('cfg-v1-5', '§3.2', 'kling-v1-5 takes cfg_scale', { cfg_scale: 0.8 }, { reading: retired }),
  v21.refuse('cfg-v2-1', '§5.4', 'cfg_scale', 'v2.x takes no cfg_scale', { cfg_scale: 0.8 }),
  v1.refuse('cfg-2', '§5.4', 'cfg_scale', 'cfg_scale is at most 1', { cfg_scale: 2 }),
  v26.accept('prompt-2500', '§5.1', 'a prompt may have 2500 characters', { prompt: text(2500) }),
  v26.refuse('prompt-2501', '§5.1', 'prompt', 'a prompt may not exceed 2500 characters', { prompt: text(2501) }),
  v26.refuse('negative-2501', '§5.1', 'negative_prompt', 'a negative prompt may not exceed 2500 characters', { negative_prompt: text(2501) }),
  v3.accept('shots', '§5.5', 'an image can begin several shots', { prompt: undefined, multi_shot: true, shot_type: 'customize', multi_prompt: shots(['2', '3']) }),
  v3.accept('shots-with-tail', '§11.1', 'shots go with an end frame', { multi_shot: true, shot_type: 'intelligence', image_tail: TAIL_URL }, { reading: '§11.1.9: allowed since 2026-05-07; the newer rule is taken' }),
  v3.refuse('shots-sum', '§5.4', 'multi_prompt', 'the shots add up to the duration', { prompt: undefined, multi_shot: true, shot_type: 'customize', multi_prompt: shots(['2', '2']) }, { orField: ['duration'] }),
  turbo.refuse('shots-v2-5-turbo', '§5.4', 'multi_shot', 'kling-v2-5-turbo has no multi_shot', { multi_shot: true, shot_type: 'intelligence' }),
  bare.accept('common-fields', '§5.1', 'the common fields go with every product', { callback_url: 'https://shop.example.com/kling', external_task_id: 'i2v-1', watermark_info: { enabled: true } }),
  bare.refuse('external-id-object', '§5.1', 'external_task_id', 'external_task_id is a string', { external_task_id: {} }),
];

export const imageToVideoLegacy: readonly Vector[] = [...models, ...pictures, ...tails, ...masksAndCamera, ...elementsAndVoices, ...rest];
