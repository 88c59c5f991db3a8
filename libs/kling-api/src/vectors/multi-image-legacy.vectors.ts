import { IMAGE_URL } from './contents.ts';
import { jpeg, png } from './pictures.ts';
import { text, times, vectorsOf, type Vector } from './vector.ts';

const images = (count: number) => times(count, (number) => ({ image: `https://media.example.com/subject-${number}.png` }));
const v = vectorsOf('multi-image2video', '/v1/videos/multi-image2video', {
  model_name: 'kling-v1-6',
  image_list: images(2),
  prompt: 'The two friends row across the lake',
  mode: 'std',
  duration: '5',
  aspect_ratio: '16:9',
});

export const multiImageLegacy: readonly Vector[] = [
  v.accept('model-v1-6', '§5.8', 'kling-v1-6 is offered'),
  v.accept('defaults', '§5.8', 'only images and prompt are required', { model_name: undefined, mode: undefined, duration: undefined, aspect_ratio: undefined }),
  v.refuse('model-v1', '§5.8', 'model_name', 'only kling-v1-6 joins images', { model_name: 'kling-v1' }),
  v.refuse('model-v1-5', '§5.8', 'model_name', 'only kling-v1-6 joins images', { model_name: 'kling-v1-5' }),
  v.refuse('model-v2-6', '§5.8', 'model_name', 'only kling-v1-6 joins images', { model_name: 'kling-v2-6' }),
  v.refuse('model-v3', '§5.8', 'model_name', 'only kling-v1-6 joins images', { model_name: 'kling-v3' }),
  v.accept('images-1', '§5.8', 'one image is enough', { image_list: images(1) }),
  v.accept('images-4', '§5.8', 'four images are allowed', { image_list: images(4) }),
  v.refuse('images-5', '§5.8', 'image_list', 'five images are too many', { image_list: images(5) }),
  v.refuse('images-none', '§5.8', 'image_list', 'an image is required', { image_list: [] }),
  v.refuse('images-missing', '§5.8', 'image_list', 'an image is required', { image_list: undefined }),
  v.refuse('images-strings', '§5.8', 'image_list', 'an image is an object', { image_list: [IMAGE_URL] }),
  v.refuse('images-no-image', '§5.8', 'image_list', 'an entry has an image', { image_list: [{ image_url: IMAGE_URL }] }),
  v.accept('image-base64', '§5.1', 'raw Base64 goes beside a URL', { image_list: [...images(1), { image: jpeg(512, 512) }] }),
  v.refuse('image-data-uri', '§5.1', 'image_list', 'Base64 has no data: prefix', { image_list: [{ image: `data:image/png;base64,${png(512, 512)}` }] }),
  v.refuse('image-299', '§5.1', 'image_list', 'a side has at least 300 px', { image_list: [{ image: png(512, 512) }, { image: png(512, 299) }] }),
  v.refuse('image-high', '§5.1', 'image_list', 'a picture is at most 2.5 times as high as wide', { image_list: [{ image: png(300, 751) }] }),
  v.refuse('prompt-missing', '§5.8', 'prompt', 'prompt is required', { prompt: undefined }),
  v.accept('prompt-2500', '§5.1', 'a prompt may have 2500 characters', { prompt: text(2500) }),
  v.refuse('prompt-2501', '§5.1', 'prompt', 'a prompt may not exceed 2500 characters', { prompt: text(2501) }),
  v.accept('negative-2500', '§5.1', 'a negative prompt may have 2500 characters', { negative_prompt: text(2500) }),
  v.refuse('negative-2501', '§5.1', 'negative_prompt', 'a negative prompt may not exceed 2500 characters', { negative_prompt: text(2501) }),
  v.accept('mode-pro', '§5.8', 'pro is a mode', { mode: 'pro' }),
  v.refuse('mode-4k', '§5.8', 'mode', 'there is no 4k', { mode: '4k' }),
  v.accept('duration-10', '§5.8', '10 s is a duration', { duration: '10' }),
  v.refuse('duration-7', '§5.8', 'duration', '5 or 10 s', { duration: '7' }),
  v.refuse('duration-3', '§5.8', 'duration', '5 or 10 s', { duration: '3' }),
  v.refuse('duration-number', '§5.1', 'duration', 'duration is a string', { duration: 10 }, { reading: '§5.1 gives the type in bold; whether the server would convert is not said' }),
  v.accept('ratio-9-16', '§5.8', '9:16 is a ratio', { aspect_ratio: '9:16' }, { reading: '§5.8 names no list; the three of the other video products are taken' }),
  v.accept('ratio-1-1', '§5.8', '1:1 is a ratio', { aspect_ratio: '1:1' }, { reading: '§5.8 names no list; the three of the other video products are taken' }),
  v.accept('common-fields', '§5.1', 'the common fields go with every product', { callback_url: 'https://shop.example.com/kling', external_task_id: 'multi-1', watermark_info: { enabled: true } }),
  v.refuse('callback-object', '§5.1', 'callback_url', 'callback_url is a string', { callback_url: { url: 'https://shop.example.com' } }),
];
