import { IMAGE_URL } from './contents.ts';
import { gif, jpeg, png } from './pictures.ts';
import { elements, text, vectorsOf, type Vector } from './vector.ts';

const PATH = '/v1/images/generations';
const scene = { prompt: 'A teapot on a windowsill' };
const bare = vectorsOf('image-generations', PATH, scene);
const v21 = vectorsOf('image-generations', PATH, { ...scene, model_name: 'kling-v2-1' });
const v3 = vectorsOf('image-generations', PATH, { ...scene, model_name: 'kling-v3' });

const subject = { image: IMAGE_URL, image_reference: 'subject' };
const face = { image: IMAGE_URL, image_reference: 'face' };

const models: Vector[] = [
  bare.accept('model-default', '§5.14', 'model_name may be left out'),
  v21.accept('model-v2-1', '§5.14', 'kling-v2-1 is offered'),
  v3.accept('model-v3', '§5.14', 'kling-v3 is offered'),
  bare.accept('model-default-2k', '§5.14', 'the default model makes 2k', { resolution: '2k' }, { reading: '§11.1.10: the table says kling-v3, a note V1; the table is taken' }),
  bare.refuse('model-image-o1', '§3.3', 'model_name', 'kling-image-o1 lives on omni-image', { model_name: 'kling-image-o1' }),
  bare.refuse('model-v3-omni', '§3.3', 'model_name', 'kling-v3-omni lives on omni-image', { model_name: 'kling-v3-omni' }),
  bare.refuse('model-v2-6', '§3.3', 'model_name', 'a video model makes no image', { model_name: 'kling-v2-6' }),
  bare.refuse('model-new-spelling', '§3.3', 'model_name', 'images exist in the legacy spelling only', { model_name: 'kling-3.0' }),
  bare.refuse('model-invented', '§5.14', 'model_name', 'kling-v7 does not exist', { model_name: 'kling-v7' }),
];

const settings: Vector[] = [
  v3.refuse('prompt-missing', '§5.14', 'prompt', 'prompt is required', { prompt: undefined }),
  v21.refuse('prompt-missing-with-image', '§5.14', 'prompt', 'a picture is no prompt', { ...subject, prompt: undefined }),
  v3.accept('prompt-2500', '§5.1', 'a prompt may have 2500 characters', { prompt: text(2500, '🫖') }),
  v3.refuse('prompt-2501', '§5.1', 'prompt', 'a prompt may not exceed 2500 characters', { prompt: text(2501) }),
  v3.accept('negative', '§5.14', 'a negative prompt goes with text alone', { negative_prompt: text(2500) }),
  v3.refuse('negative-2501', '§5.1', 'negative_prompt', 'a negative prompt may not exceed 2500 characters', { negative_prompt: text(2501) }),
  v3.refuse('negative-with-image', '§5.14', 'negative_prompt', 'no negative prompt with an image', { image: IMAGE_URL, negative_prompt: 'blur' }, { orField: ['image'] }),
  v21.refuse('negative-with-reference', '§5.14', 'negative_prompt', 'no negative prompt with an image', { ...subject, negative_prompt: 'blur' }, { orField: ['image'] }),
  v3.accept('n-1', '§5.14', 'one image', { n: 1 }),
  v3.accept('n-9', '§5.14', 'nine images are allowed', { n: 9 }),
  v21.accept('n-9-v2-1', '§5.14', 'nine images are allowed', { n: 9 }),
  v3.refuse('n-0', '§5.14', 'n', 'at least one image', { n: 0 }),
  v3.refuse('n-10', '§5.14', 'n', 'ten images are too many', { n: 10 }),
  v3.refuse('n-negative', '§5.14', 'n', 'at least one image', { n: -1 }),
  v3.refuse('n-float', '§5.14', 'n', 'images are whole', { n: 1.5 }),
  v3.refuse('n-word', '§5.14', 'n', 'n is a number', { n: 'two' }),
  v3.accept('resolution-1k', '§3.3', 'kling-v3 has 1k', { resolution: '1k' }),
  v3.accept('resolution-2k', '§3.3', 'kling-v3 has 2k', { resolution: '2k' }),
  v21.accept('resolution-2k-v2-1', '§3.3', 'kling-v2-1 has 2k', { resolution: '2k' }),
  v3.refuse('resolution-4k', '§5.14', 'resolution', '4k is for omni-image', { resolution: '4k' }),
  v21.refuse('resolution-4k-v2-1', '§5.14', 'resolution', '4k is for omni-image', { resolution: '4k' }),
  v3.refuse('resolution-1080p', '§5.14', 'resolution', '1080p is one of videos', { resolution: '1080p' }),
  v3.refuse('resolution-number', '§5.14', 'resolution', 'resolution is a string', { resolution: 2 }),
  v3.accept('ratio-16-9', '§3.3', '16:9 is a ratio', { aspect_ratio: '16:9' }),
  v3.accept('ratio-9-16', '§3.3', '9:16 is a ratio', { aspect_ratio: '9:16' }),
  v3.accept('ratio-1-1', '§3.3', '1:1 is a ratio', { aspect_ratio: '1:1' }),
  v3.accept('ratio-4-3', '§3.3', '4:3 is a ratio', { aspect_ratio: '4:3' }),
  v3.accept('ratio-3-4', '§3.3', '3:4 is a ratio', { aspect_ratio: '3:4' }),
  v3.accept('ratio-3-2', '§3.3', '3:2 is a ratio', { aspect_ratio: '3:2' }),
  v3.accept('ratio-2-3', '§3.3', '2:3 is a ratio', { aspect_ratio: '2:3' }),
  v3.accept('ratio-21-9', '§3.3', '21:9 is a ratio of kling-v3', { aspect_ratio: '21:9' }),
  v21.accept('ratio-21-9-v2-1', '§3.3', '21:9 is a ratio of kling-v2-1', { aspect_ratio: '21:9' }),
  v3.refuse('ratio-auto', '§3.3', 'aspect_ratio', 'auto is for omni-image', { aspect_ratio: 'auto' }),
  v3.refuse('ratio-5-4', '§3.3', 'aspect_ratio', '5:4 is no ratio', { aspect_ratio: '5:4' }),
  v21.refuse('ratio-number', '§3.3', 'aspect_ratio', 'a ratio is a string', { aspect_ratio: 1.78 }),
  v3.accept('common-fields', '§5.1', 'the common fields go with every product', { callback_url: 'https://shop.example.com/kling', external_task_id: 'image-1', watermark_info: { enabled: true } }),
  v3.refuse('watermark-number', '§5.1', 'watermark_info', 'enabled is a bool', { watermark_info: { enabled: 1 } }),
];

const references: Vector[] = [
  v3.accept('image', '§5.14', 'an image goes with kling-v3', { image: IMAGE_URL }),
  v21.accept('subject', '§5.14', 'kling-v2-1 takes a subject', subject),
  v21.accept('face', '§5.14', 'kling-v2-1 takes a face', face),
  v21.accept('image-base64', '§5.1', 'raw Base64 of a PNG', { ...subject, image: png(800, 600) }),
  v21.accept('image-ratio-2.5', '§5.1', 'a picture may be 2.5 times as wide as high', { ...subject, image: jpeg(1000, 400) }),
  v3.refuse('image-data-uri', '§5.1', 'image', 'Base64 has no data: prefix', { image: `data:image/png;base64,${png(800, 600)}` }),
  v3.refuse('image-gif', '§5.1', 'image', 'a GIF is not taken', { image: gif(800, 600) }),
  v3.refuse('image-299', '§5.1', 'image', 'a side has at least 300 px', { image: png(400, 299) }),
  v21.refuse('image-299-narrow', '§5.1', 'image', 'a side has at least 300 px', { ...face, image: jpeg(299, 400) }),
  v21.refuse('image-high', '§5.1', 'image', 'a picture is at most 2.5 times as high as wide', { ...subject, image: png(400, 1001) }),
  v21.refuse('reference-no-image', '§5.14', 'image', 'a reference needs its image', { image_reference: 'subject' }, { orField: ['image_reference'] }),
  v21.refuse('face-no-image', '§5.14', 'image', 'a reference needs its image', { image_reference: 'face' }, { orField: ['image_reference'] }),
  v21.refuse('reference-word', '§5.14', 'image_reference', 'style is no reference', { image: IMAGE_URL, image_reference: 'style' }),
  v3.refuse('reference-v3', '§5.14', 'image_reference', 'references are for kling-v2-1', subject),
  v3.refuse('face-v3', '§5.14', 'image_reference', 'references are for kling-v2-1', face),
  v21.accept('fidelity-0', '§5.14', 'image_fidelity begins at 0', { ...subject, image_fidelity: 0 }),
  v21.accept('fidelity-1', '§5.14', 'image_fidelity ends at 1', { ...face, image_fidelity: 1 }),
  v21.refuse('fidelity-above', '§5.14', 'image_fidelity', 'image_fidelity is at most 1', { ...subject, image_fidelity: 1.1 }),
  v21.refuse('fidelity-below', '§5.14', 'image_fidelity', 'image_fidelity is at least 0', { ...subject, image_fidelity: -0.1 }),
  v21.refuse('fidelity-word', '§5.14', 'image_fidelity', 'image_fidelity is a number', { ...subject, image_fidelity: 'faithful' }),
  v3.refuse('fidelity-v3', '§5.14', 'image_fidelity', 'image_fidelity is for kling-v2-1', { image: IMAGE_URL, image_fidelity: 0.5 }),
  v21.accept('human-fidelity', '§5.14', 'human_fidelity goes with a subject', { ...subject, image_fidelity: 0.5, human_fidelity: 0.45 }),
  v21.accept('human-fidelity-1', '§5.14', 'human_fidelity ends at 1', { ...subject, human_fidelity: 1 }),
  v21.refuse('human-fidelity-face', '§5.14', 'human_fidelity', 'human_fidelity goes with a subject only', { ...face, human_fidelity: 0.45 }, { orField: ['image_reference'] }),
  v21.refuse('human-fidelity-above', '§5.14', 'human_fidelity', 'human_fidelity is at most 1', { ...subject, human_fidelity: 1.01 }),
  v3.refuse('human-fidelity-v3', '§5.14', 'human_fidelity', 'human_fidelity is for kling-v2-1', { image: IMAGE_URL, human_fidelity: 0.45 }),
  v3.accept('elements-10', '§5.14', 'ten elements are allowed', { element_list: elements(10) }),
  v3.refuse('elements-11', '§5.14', 'element_list', 'eleven elements are too many', { element_list: elements(11) }),
  v3.accept('elements-9-image', '§5.14', 'nine elements and an image are ten', { image: IMAGE_URL, element_list: elements(9) }),
  v3.refuse('elements-10-image', '§5.14', 'element_list', 'ten elements and an image are too many', { image: IMAGE_URL, element_list: elements(10) }, { orField: ['image'] }),
  v3.refuse('element-no-id', '§5.14', 'element_list', 'an element has an id', { element_list: [{ id: 7 }] }),
  v21.refuse('elements-v2-1', '§3.3', 'element_list', 'elements are for kling-v3', { element_list: elements(1) }, { reading: '§3.3 notes element_list for kling-v3 alone' }),
];

export const imageGeneration: readonly Vector[] = [...models, ...settings, ...references];
