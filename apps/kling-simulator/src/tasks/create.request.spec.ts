import { KlingApiError } from '../kling.envelope.ts';
import { readCreateRequest } from './create.request.ts';
import { PRODUCTS } from './product.table.ts';

const product = (type: 'text-to-video' | 'image-to-video') => {
  const found = PRODUCTS.find((candidate) => candidate.type === type);
  if (found === undefined) throw new Error(`no product for ${type}`);
  return found;
};
const base = { model_name: 'kling-v3', prompt: 'a lake' };

/** A PNG header is all that is read: signature, IHDR, width, height. */
function png(width: number, height: number): string {
  const bytes = Buffer.alloc(32);
  bytes.writeUInt32BE(0x89504e47, 0);
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes.toString('base64');
}

/** A JPEG with one segment before its start of frame. */
function jpeg(width: number, height: number): string {
  const size = Buffer.alloc(4);
  size.writeUInt16BE(height, 0);
  size.writeUInt16BE(width, 2);
  return Buffer.concat([Buffer.from('ffd8ffe000040000ffc0001108', 'hex'), size, Buffer.alloc(8)]).toString('base64');
}

const read = (type: Parameters<typeof product>[0], change: object) => readCreateRequest(product(type), { ...base, ...change });
function codeOf(type: Parameters<typeof product>[0], change: object): string {
  try {
    read(type, change);
    return 'accepted';
  } catch (error) {
    if (error instanceof KlingApiError) return `${error.code} ${error.message}`;
    throw error;
  }
}

describe('create bodies', () => {
  it('takes defaults of §5.4: kling-v1, std, 16:9, 5 s', () => {
    const order = readCreateRequest(product('text-to-video'), { prompt: 'a lake' });
    expect(order).toMatchObject({ units: 1, order: { model: 'kling-1.0', durationSeconds: 5, quality: 'std', aspectRatio: '16:9', audio: false } });
    expect(readCreateRequest(product('text-to-video'), { prompt: 'a lake', model: 'kling-v3', model_name: '' }).order.model).toBe('kling-1.0');
  });

  it.each([
    ['3 s', { duration: '3' }],
    ['15 s', { duration: '15' }],
    ['4k', { mode: '4k' }],
    ['sound on v3', { sound: 'on' }],
    ['a square', { aspect_ratio: '1:1' }],
    ['2500 emoji', { prompt: '🏔'.repeat(2500) }],
    ['cfg_scale on v1', { model_name: 'kling-v1', cfg_scale: 1 }],
    ['null for what is left out', { negative_prompt: null, callback_url: null, duration: null }],
    ['keys it does not know', { unknown: { deep: true } }],
  ])('text2video accepts %s', (_name, change) => {
    expect(codeOf('text-to-video', change)).toBe('accepted');
  });

  it.each([
    ['an unknown model', { model_name: 'kling-v9' }, "1201 model_name value 'kling-v9' is invalid"],
    ['a public id, which Kling does not know here', { model_name: 'kling-3.0' }, "1201 model_name value 'kling-3.0' is invalid"],
    ['an image-only model', { model_name: 'kling-v2-1' }, "1201 model_name value 'kling-v2-1' is invalid"],
    ['no prompt', { prompt: undefined }, '1201 prompt is required'],
    ['a prompt too long', { prompt: 'x'.repeat(2501) }, '1201 prompt must not exceed 2500 characters'],
    ['a negative prompt too long', { negative_prompt: 'x'.repeat(2501) }, '1201 negative_prompt must not exceed 2500 characters'],
    ['a duration not offered', { model_name: 'kling-v2-6', duration: '7' }, "1201 duration value '7' is invalid"],
    ['a duration of 2 s', { duration: '2' }, "1201 duration value '2' is invalid"],
    ['a numeric duration (§5.1: a string)', { duration: 5 }, '1201 duration value is invalid'],
    ['a duration with a unit', { duration: '5s' }, "1201 duration value '5s' is invalid"],
    ['an unknown mode', { mode: 'ultra' }, "1201 mode value 'ultra' is invalid"],
    ['4k on v2-6', { model_name: 'kling-v2-6', mode: '4k' }, "1201 mode value '4k' is invalid"],
    ['a mode where none is accepted', { model_name: 'kling-v2-master', mode: 'std' }, "1201 mode value 'std' is invalid"],
    ['an unknown ratio', { aspect_ratio: '21:9' }, "1201 aspect_ratio value '21:9' is invalid"],
    ['cfg_scale on v2', { model_name: 'kling-v2-6', cfg_scale: 0.5 }, '1201 cfg_scale is not supported by kling-v2-6'],
    ['cfg_scale above 1', { model_name: 'kling-v1', cfg_scale: 1.1 }, '1201 cfg_scale value is invalid'],
    ['sound on std of v2-6', { model_name: 'kling-v2-6', sound: 'on' }, "1201 sound value 'on' is invalid for kling-v2-6 std"],
    ['a callback that is no URL', { callback_url: 'ftp://x.example/' }, "1201 callback_url value 'ftp://x.example/' is invalid"],
  ])('text2video refuses %s', (_name, change, answer) => {
    expect(codeOf('text-to-video', change)).toBe(answer);
  });

  it.each([
    ['a wide PNG', png(1280, 720), '16:9'],
    ['a tall JPEG', jpeg(720, 1280), '9:16'],
    ['a square PNG', png(300, 300), '1:1'],
    ['a URL, whose size it does not know', 'https://media.example/a.png', '16:9'],
  ])('image2video follows %s', (_name, image, aspectRatio) => {
    expect(read('image-to-video', { image, aspect_ratio: 'ignored' }).order.aspectRatio).toBe(aspectRatio);
  });

  it.each([
    ['no image', {}, '1201 image or image_tail is required'],
    ['a data prefix', { image: `data:image/png;base64,${png(640, 640)}` }, '1201 image value is invalid: neither a URL nor Base64 without a data prefix'],
    ['another format', { image: Buffer.from('GIF89a..............................').toString('base64') }, '1201 image is neither JPEG nor PNG'],
    ['a side of 299 px', { image: png(299, 640) }, '1201 image sides must be at least 300 px'],
    ['a ratio above 2.5', { image: png(1001, 400) }, '1201 image aspect ratio must be between 1:2.5 and 2.5:1'],
    ['more than 10 MB', { image: Buffer.alloc(10 * 1024 * 1024 + 1).toString('base64') }, '1201 image exceeds 10 MB'],
  ])('image2video refuses %s', (_name, change, answer) => {
    expect(codeOf('image-to-video', change)).toBe(answer);
  });
});
