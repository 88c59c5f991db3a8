import { png } from './pictures.ts';
import { elements, text, times, vectorsOf, type Vector } from './vector.ts';

const PATH = '/v1/images/omni-image';
const images = (count: number) => times(count, (number) => ({ image: `https://media.example.com/subject-${number}.png` }));
const scene = { prompt: '<<<image_1>>> on a windowsill', image_list: images(1) };
const bare = vectorsOf('omni-image', PATH, scene);
const o1 = vectorsOf('omni-image', PATH, { ...scene, model_name: 'kling-image-o1' });
const v3 = vectorsOf('omni-image', PATH, { ...scene, model_name: 'kling-v3-omni' });

export const omniImage: readonly Vector[] = [
  bare.accept('model-default', '§5.14', 'model_name may be left out: kling-image-o1'),
  o1.accept('model-image-o1', '§5.14', 'kling-image-o1 is offered'),
  v3.accept('model-v3-omni', '§5.14', 'kling-v3-omni is offered'),
  bare.refuse('model-v3', '§5.14', 'model_name', 'kling-v3 lives on generations', { model_name: 'kling-v3' }),
  bare.refuse('model-v2-1', '§5.14', 'model_name', 'kling-v2-1 lives on generations', { model_name: 'kling-v2-1' }),
  bare.refuse('model-video-o1', '§5.14', 'model_name', 'kling-video-o1 makes videos', { model_name: 'kling-video-o1' }),
  bare.refuse('model-invented', '§5.14', 'model_name', 'kling-image-o2 does not exist', { model_name: 'kling-image-o2' }),
  o1.refuse('prompt-missing', '§5.14', 'prompt', 'prompt is required', { prompt: undefined }),
  v3.accept('prompt-2500', '§5.1', 'a prompt may have 2500 characters', { prompt: text(2500, '🫖') }),
  v3.refuse('prompt-2501', '§5.1', 'prompt', 'a prompt may not exceed 2500 characters', { prompt: text(2501) }),
  v3.accept('text-alone', '§5.14', 'an image is optional', { prompt: 'A teapot', image_list: undefined, aspect_ratio: '16:9' }),
  o1.accept('images-10', '§5.14', 'ten images are allowed', { image_list: images(10) }),
  o1.refuse('images-11', '§5.14', 'image_list', 'eleven images are too many', { image_list: images(11) }),
  v3.accept('images-6-elements-4', '§5.14', 'images and elements together are at most 10', { image_list: images(6), element_list: elements(4) }),
  v3.refuse('images-7-elements-4', '§5.14', 'image_list', 'images and elements together are at most 10', { image_list: images(7), element_list: elements(4) }, { orField: ['element_list'] }),
  o1.refuse('images-1-elements-10', '§5.14', 'image_list', 'images and elements together are at most 10', { element_list: elements(10) }, { orField: ['element_list'] }),
  v3.refuse('image-key', '§5.14', 'image_list', 'an entry has an image', { image_list: [{ image_url: 'https://media.example.com/a.png' }] }),
  v3.refuse('images-string', '§5.14', 'image_list', 'image_list is an array', { image_list: 'https://media.example.com/a.png' }),
  v3.refuse('element-no-id', '§5.14', 'element_list', 'an element has an id', { element_list: [{}] }),
  v3.accept('image-base64', '§5.1', 'raw Base64 of a PNG', { image_list: [{ image: png(512, 512) }] }),
  v3.refuse('image-data-uri', '§5.1', 'image_list', 'Base64 has no data: prefix', { image_list: [{ image: `data:image/png;base64,${png(512, 512)}` }] }),
  v3.refuse('image-299', '§5.1', 'image_list', 'a side has at least 300 px', { image_list: [{ image: png(299, 299) }] }),
  o1.accept('resolution-1k', '§3.3', 'kling-image-o1 has 1k', { resolution: '1k' }),
  o1.accept('resolution-2k', '§3.3', 'kling-image-o1 has 2k', { resolution: '2k' }),
  o1.accept('resolution-4k-o1', '§3.3', 'kling-image-o1 has 4k', { resolution: '4k' }, { reading: 'the map says 1k and 2k, the endpoint lists 4k; the endpoint is taken' }),
  v3.accept('resolution-4k', '§3.3', 'kling-v3-omni has 4k', { resolution: '4k' }),
  v3.refuse('resolution-8k', '§5.14', 'resolution', '8k is no resolution', { resolution: '8k' }),
  o1.refuse('resolution-720p', '§5.14', 'resolution', '720p is one of videos', { resolution: '720p' }),
  o1.accept('result-single', '§5.14', 'single is a result type', { result_type: 'single' }),
  v3.accept('result-series', '§5.14', 'kling-v3-omni makes a series', { result_type: 'series' }),
  o1.refuse('result-series-o1', '§3.3', 'result_type', 'kling-image-o1 makes no series', { result_type: 'series' }),
  v3.refuse('result-word', '§5.14', 'result_type', 'comic is no result type', { result_type: 'comic' }),
  v3.accept('series-2', '§5.14', 'a series begins at 2', { result_type: 'series', series_amount: 2 }),
  v3.accept('series-9', '§5.14', 'a series ends at 9', { result_type: 'series', series_amount: 9 }),
  v3.accept('series-auto', '§5.14', 'a series may count itself', { result_type: 'series', series_amount: 'auto' }),
  v3.refuse('series-1', '§5.14', 'series_amount', 'one image is no series', { result_type: 'series', series_amount: 1 }),
  v3.refuse('series-10', '§5.14', 'series_amount', 'ten images are too many', { result_type: 'series', series_amount: 10 }),
  v3.refuse('series-word', '§5.14', 'series_amount', 'many is no amount', { result_type: 'series', series_amount: 'many' }),
  o1.accept('n-9', '§5.14', 'nine images are allowed', { n: 9 }),
  o1.refuse('n-0', '§5.14', 'n', 'at least one image', { n: 0 }),
  v3.refuse('n-10', '§5.14', 'n', 'ten images are too many', { n: 10 }),
  v3.refuse('n-float', '§5.14', 'n', 'images are whole', { n: 2.5 }),
  o1.accept('ratio-auto-o1', '§3.3', 'auto follows the image', { aspect_ratio: 'auto' }),
  v3.accept('ratio-auto', '§3.3', 'auto follows the image', { aspect_ratio: 'auto' }),
  v3.refuse('ratio-auto-text', '§3.3', 'aspect_ratio', 'auto needs an image on kling-v3-omni', { prompt: 'A teapot', image_list: undefined, aspect_ratio: 'auto' }),
  v3.accept('ratio-21-9', '§3.3', '21:9 is a ratio', { aspect_ratio: '21:9' }),
  o1.accept('ratio-2-3', '§3.3', '2:3 is a ratio', { aspect_ratio: '2:3' }),
  o1.accept('ratio-3-2', '§3.3', '3:2 is a ratio', { aspect_ratio: '3:2' }),
  v3.refuse('ratio-5-4', '§3.3', 'aspect_ratio', '5:4 is no ratio', { aspect_ratio: '5:4' }),
  o1.accept('common-fields', '§5.1', 'the common fields go with every product', { callback_url: 'https://shop.example.com/kling', external_task_id: 'omni-image-1', watermark_info: { enabled: false } }),
  o1.refuse('callback-bool', '§5.1', 'callback_url', 'callback_url is a string', { callback_url: true }),
];
