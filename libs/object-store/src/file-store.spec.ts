import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { FileStore } from './file-store.ts';
import { NotFoundError, SizeLimitError } from './object-store.ts';

let folder: string;
let root: string;
let store: FileStore;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'kp-file-store-'));
  root = path.join(folder, 'objects');
  await mkdir(root);
  store = new FileStore(root);
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const put = (key: string, body: Buffer | string | Readable, maxBytes = 1_000_000) =>
  store.put(key, body instanceof Readable ? body : Readable.from([Buffer.from(body)]), { contentType: 'video/mp4', maxBytes });
async function read(key: string, range?: { start: number; end: number }): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of await store.get(key, range)) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('latin1');
}
async function keys(prefix = ''): Promise<string[]> {
  const found: string[] = [];
  for await (const key of store.list(prefix)) found.push(key);
  return found.toSorted();
}
/** Every file on disk, whether it is an object or not. */
async function files(): Promise<string[]> {
  return (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile()).map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
}

describe('writing', () => {
  it('tells size and digest of a streamed body, and keeps its bytes and type', async () => {
    const chunks = Array.from({ length: 40 }, () => randomBytes(10_000));
    const stored = await put('videos/ws/task_1.mp4', Readable.from(chunks));
    const whole = Buffer.concat(chunks);
    expect(stored).toEqual({ key: 'videos/ws/task_1.mp4', bytes: 400_000, sha256: createHash('sha256').update(whole).digest('hex') });
    expect(Buffer.from(await read('videos/ws/task_1.mp4'), 'latin1').equals(whole)).toBe(true);
    expect(await store.head('videos/ws/task_1.mp4')).toMatchObject({ key: 'videos/ws/task_1.mp4', bytes: 400_000, contentType: 'video/mp4' });
  });

  it('keeps an empty object', async () => {
    expect(await put('a', Readable.from([]))).toMatchObject({ bytes: 0, sha256: createHash('sha256').digest('hex') });
    expect(await read('a')).toBe('');
  });

  it('replaces an object that is there', async () => {
    await put('a', 'old and long');
    await put('a', 'new');
    expect(await read('a')).toBe('new');
    expect(await keys()).toEqual(['a']);
  });

  it('takes exactly as many bytes as allowed and not one more', async () => {
    await put('a', 'x'.repeat(100), 100);
    await expect(put('b', 'x'.repeat(101), 100)).rejects.toThrow(SizeLimitError);
    expect(await store.head('b')).toBeUndefined();
  });

  it.each<[string, () => Readable, number]>([
    ['is too large', () => Readable.from([randomBytes(60), randomBytes(60)]), 100],
    ['breaks off', () => Readable.from((async function* () {
      yield randomBytes(50);
      throw new Error('connection reset');
    })()), 1_000],
  ])('leaves nothing behind when a body %s', async (_what, body, maxBytes) => {
    await expect(put('videos/a.mp4', body(), maxBytes)).rejects.toThrow();
    expect(await files()).toEqual([]);
  });

  it('keeps the old object when a new body breaks off', async () => {
    await put('a', 'old');
    await expect(put('a', 'x'.repeat(101), 100)).rejects.toThrow(SizeLimitError);
    expect(await read('a')).toBe('old');
  });

  it('shows no part of an object before it is whole', async () => {
    const body = async function* () {
      yield Buffer.from('first half, ');
      expect(await store.head('a')).toBeUndefined();
      expect(await keys()).toEqual([]);
      yield Buffer.from('second half');
    };
    await put('a', Readable.from(body()));
    expect(await read('a')).toBe('first half, second half');
  });

  it('gives one whole body when two are written to a key at once', async () => {
    const bodies = ['a'.repeat(300_000), 'b'.repeat(200_000)];
    await Promise.all(bodies.map((body) => put('same', body)));
    expect(bodies).toContain(await read('same'));
    expect(await keys()).toEqual(['same']);
  });

  it('shows nothing of a write that a crash interrupted', async () => {
    await mkdir(path.join(root, '.temporary'));
    await writeFile(path.join(root, '.temporary', 'abandoned'), 'half');
    await put('videos/whole.mp4', 'whole');
    expect(await keys()).toEqual(['videos/whole.mp4']);
    await expect(store.head('.temporary/abandoned')).rejects.toThrow('not an object key');
  });
});

describe('reading', () => {
  it.each([
    [{ start: 0, end: 0 }, '0'],
    [{ start: 0, end: 9 }, '0123456789'],
    [{ start: 3, end: 5 }, '345'],
    [{ start: 9, end: 9 }, '9'],
    [{ start: 8, end: 100 }, '89'],
  ])('gives the range %j', async (range, expected) => {
    await put('a', '0123456789');
    expect(await read('a', range)).toBe(expected);
  });

  it('says so when there is no such object', async () => {
    await put('folder/a', 'x');
    await expect(store.get('missing')).rejects.toThrow(NotFoundError);
    // A folder is not an object.
    await expect(store.get('folder')).rejects.toThrow(NotFoundError);
    expect(await store.head('missing')).toBeUndefined();
  });

  it('serves an object without a recorded type as plain bytes', async () => {
    await writeFile(path.join(root, 'found'), 'x');
    expect(await store.head('found')).toMatchObject({ contentType: 'application/octet-stream', bytes: 1 });
  });
});

describe('moving and deleting', () => {
  it('gives an object another key with all it has', async () => {
    await put('staging/a.mp4', 'clip');
    await store.move('staging/a.mp4', 'videos/ws/b.mp4');
    expect(await read('videos/ws/b.mp4')).toBe('clip');
    expect(await store.head('videos/ws/b.mp4')).toMatchObject({ contentType: 'video/mp4' });
    expect(await keys()).toEqual(['videos/ws/b.mp4']);
    expect((await files()).filter((file) => file.startsWith('staging'))).toEqual([]);
  });

  it('moves over an object that is there', async () => {
    await put('old', 'old');
    await put('new', 'new');
    await store.move('new', 'old');
    expect(await read('old')).toBe('new');
  });

  it('gives a moved object another content type when one is named', async () => {
    await store.put('claimed', Readable.from([Buffer.from('x')]), { contentType: 'image/png', maxBytes: 10 });
    await store.move('claimed', 'known', 'image/jpeg');
    expect(await store.head('known')).toMatchObject({ contentType: 'image/jpeg' });
  });

  it('does not move what is not there', async () => {
    await expect(store.move('missing', 'b')).rejects.toThrow(NotFoundError);
    expect(await files()).toEqual([]);
  });

  it('deletes an object whole, and a missing one without complaint', async () => {
    await put('a', 'x');
    await store.delete('a');
    await store.delete('a');
    expect(await files()).toEqual([]);
  });
});

describe('listing', () => {
  it('names the keys below a prefix, and nothing else of the folder', async () => {
    for (const key of ['videos/a/1.mp4', 'videos/a/b/2.mp4', 'videos/c.mp4', 'uploads/3.png']) await put(key, key);
    expect(await keys('videos/')).toEqual(['videos/a/1.mp4', 'videos/a/b/2.mp4', 'videos/c.mp4']);
    expect(await keys('videos/a/')).toEqual(['videos/a/1.mp4', 'videos/a/b/2.mp4']);
    expect(await keys()).toHaveLength(4);
    expect(await keys('nothing/')).toEqual([]);
  });

  it('stays inside the store', async () => {
    await writeFile(path.join(folder, 'private'), 'x');
    await expect(keys('../')).rejects.toThrow('not an object key');
  });
});

describe('keys', () => {
  const BAD = ['', '.', '..', '/', '/etc/passwd', '../private', 'a/../../private', 'a/./b', 'a//b', 'a/', 'a\\..\\b', 'a b', 'a\u0000b', 'ä', '%2e%2e/a', '.temporary/a', 'a/.hidden', 'clip.mp4.content-type', 'x'.repeat(513)];

  it.each(BAD)('%j is refused by every operation', async (key) => {
    await writeFile(path.join(folder, 'private'), 'secret');
    await put('good', 'x');
    for (const attempt of [put(key, 'x'), store.get(key), store.head(key), store.delete(key), store.move('good', key), store.move(key, 'other')]) await expect(attempt).rejects.toThrow('not an object key');
    expect(await keys()).toEqual(['good']);
    expect(await files()).toContain('../private');
  });

  it.each(['a', 'a.b-c_d', 'videos/ws-1/user_2/task_0123.mp4', 'x'.repeat(200)])('%j is taken', async (key) => {
    await put(key, 'x');
    expect(await keys()).toEqual([key]);
  });
});
