import { IMAGE_URL, VIDEO_URL } from './contents.ts';
import { jpeg, png } from './pictures.ts';
import { elements, text, vectorsOf, type Vector } from './vector.ts';

const PATH = '/v1/videos/motion-control';
const dance = { image_url: IMAGE_URL, video_url: VIDEO_URL, character_orientation: 'image', mode: 'std' };
const v26 = vectorsOf('motion-control', PATH, { ...dance, model_name: 'kling-v2-6' });
const v3 = vectorsOf('motion-control', PATH, { ...dance, model_name: 'kling-v3' });

export const motionControlLegacy: readonly Vector[] = [
  v26.accept('model-default', '§5.9', 'model_name may be left out: kling-v2-6', { model_name: undefined }),
  v26.accept('model-v2-6', '§5.9', 'kling-v2-6 is offered'),
  v3.accept('model-v3', '§5.9', 'kling-v3 is offered'),
  v26.refuse('model-v1-6', '§5.9', 'model_name', 'kling-v1-6 follows no motion', { model_name: 'kling-v1-6' }),
  v26.refuse('model-v2-5-turbo', '§5.9', 'model_name', 'kling-v2-5-turbo follows no motion', { model_name: 'kling-v2-5-turbo' }),
  v26.refuse('model-v3-omni', '§5.9', 'model_name', 'kling-v3-omni follows no motion', { model_name: 'kling-v3-omni' }),
  v26.refuse('model-new-spelling', '§3.1', 'model_name', 'dots belong to the paths of the new generation', { model_name: 'kling-2.6' }),
  v26.accept('prompt', '§5.9', 'a prompt is optional', { prompt: 'A clown dances in the square' }),
  v26.accept('prompt-2500', '§5.9', 'a prompt may have 2500 characters', { prompt: text(2500, '💃') }),
  v3.refuse('prompt-2501', '§5.9', 'prompt', 'a prompt may not exceed 2500 characters', { prompt: text(2501) }),
  v26.refuse('image-missing', '§5.9', 'image_url', 'the image is required', { image_url: undefined }),
  v26.refuse('image-wrong-key', '§5.9', 'image_url', 'the key is image_url', { image_url: undefined, image: IMAGE_URL }),
  v26.refuse('video-missing', '§5.9', 'video_url', 'the video is required', { video_url: undefined }),
  v26.refuse('video-null', '§5.9', 'video_url', 'null is no video', { video_url: null }),
  v26.refuse('video-base64', '§0', 'video_url', 'video input is URL only', { video_url: 'AAAAIGZ0eXBpc29tAAACAGlzb21pc28yYXZjMW1wNDE=' }),
  v26.accept('image-base64', '§5.1', 'raw Base64 of a JPEG', { image_url: jpeg(640, 960) }),
  v26.accept('image-300', '§5.9', 'a side may be 300 px', { image_url: png(300, 300) }),
  v26.refuse('image-299', '§5.9', 'image_url', 'a side has at least 300 px', { image_url: png(300, 299) }),
  v26.accept('image-65536', '§5.9', 'a side may be 65536 px', { image_url: png(65_536, 65_536) }),
  v26.refuse('image-65537', '§5.9', 'image_url', 'a side has at most 65536 px', { image_url: png(65_537, 65_537) }),
  v26.refuse('image-data-uri', '§5.1', 'image_url', 'Base64 has no data: prefix', { image_url: `data:image/jpeg;base64,${jpeg(640, 960)}` }),
  v26.accept('orientation-video', '§5.9', 'the character may follow the video', { character_orientation: 'video' }),
  v26.refuse('orientation-missing', '§5.9', 'character_orientation', 'the orientation is required', { character_orientation: undefined }),
  v3.refuse('orientation-missing-v3', '§5.9', 'character_orientation', 'the orientation is required', { character_orientation: undefined }),
  v26.refuse('orientation-word', '§5.9', 'character_orientation', 'front is no orientation', { character_orientation: 'front' }),
  v3.accept('mode-pro', '§5.9', 'pro is a mode', { mode: 'pro' }),
  v26.refuse('mode-missing', '§5.9', 'mode', 'mode is required here', { mode: undefined }),
  v26.refuse('mode-null', '§5.9', 'mode', 'mode is required here', { mode: null }),
  v3.refuse('mode-4k', '§5.9', 'mode', 'there is no 4k', { mode: '4k' }),
  v26.refuse('mode-4k-v2-6', '§5.9', 'mode', 'there is no 4k', { mode: '4k' }),
  v26.accept('keep-sound-yes', '§5.9', 'the original sound can be kept', { keep_original_sound: 'yes' }),
  v3.accept('keep-sound-no', '§5.9', 'the original sound can be dropped', { keep_original_sound: 'no' }),
  v3.refuse('keep-sound-on', '§5.9', 'keep_original_sound', 'yes or no', { keep_original_sound: 'on' }),
  v3.refuse('keep-sound-bool', '§5.9', 'keep_original_sound', 'yes or no', { keep_original_sound: false }),
  v3.accept('element-1', '§5.9', 'kling-v3 takes an element', { element_list: elements(1) }),
  v3.refuse('element-2', '§5.9', 'element_list', 'two elements are too many', { element_list: elements(2) }),
  v26.refuse('element-v2-6', '§5.9', 'element_list', 'elements are for kling-v3', { element_list: elements(1) }),
  v3.accept('common-fields', '§5.1', 'the common fields go with every product', { callback_url: 'https://shop.example.com/kling', external_task_id: 'motion-1', watermark_info: { enabled: true } }),
];
