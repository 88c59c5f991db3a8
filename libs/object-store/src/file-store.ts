import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, opendir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { assertKey, NotFoundError, SizeLimitError, type ByteRange, type ObjectHead, type ObjectStore, type StoredObject } from './object-store.ts';

const TYPE_SUFFIX = '.content-type';
const TEMPORARY = '.temporary';

/**
 * Objects as files below a folder; the content type lies beside each file. A write goes to a temporary
 * file that is synced and renamed, so that a crash never leaves half an object under its key.
 */
export class FileStore implements ObjectStore {
  private readonly root: string;

  constructor(root: string) {
    this.root = path.resolve(root);
  }

  async put(key: string, body: Readable, options: { contentType: string; maxBytes: number }): Promise<StoredObject> {
    const target = this.pathOf(key);
    const temporary = path.join(this.root, TEMPORARY, randomUUID());
    await mkdir(path.dirname(temporary), { recursive: true });
    await mkdir(path.dirname(target), { recursive: true });
    const hash = createHash('sha256');
    let bytes = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        bytes += chunk.length;
        if (bytes > options.maxBytes) return done(new SizeLimitError(`object exceeds ${options.maxBytes} bytes`));
        hash.update(chunk);
        done(null, chunk);
      },
    });
    try {
      await pipeline(body, measure, createWriteStream(temporary, { mode: 0o640 }));
      await syncFile(temporary);
      await writeFile(target + TYPE_SUFFIX, options.contentType);
      await rename(temporary, target);
      await syncFile(path.dirname(target));
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    return { key, bytes, sha256: hash.digest('hex') };
  }

  async get(key: string, range?: ByteRange): Promise<Readable> {
    const file = this.pathOf(key);
    if (!(await this.head(key))) throw new NotFoundError(key);
    return createReadStream(file, range);
  }

  async head(key: string): Promise<ObjectHead | undefined> {
    const file = this.pathOf(key);
    const found = await stat(file).catch(() => undefined);
    if (!found?.isFile()) return undefined;
    const contentType = await readFile(file + TYPE_SUFFIX, 'utf8').catch(() => 'application/octet-stream');
    return { key, bytes: found.size, contentType, modifiedAt: found.mtime };
  }

  async delete(key: string): Promise<void> {
    const file = this.pathOf(key);
    await rm(file, { force: true });
    await rm(file + TYPE_SUFFIX, { force: true });
  }

  async move(fromKey: string, toKey: string, contentType?: string): Promise<void> {
    const head = await this.head(fromKey);
    if (!head) throw new NotFoundError(fromKey);
    const target = this.pathOf(toKey);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target + TYPE_SUFFIX, contentType ?? head.contentType);
    await rename(this.pathOf(fromKey), target);
    await rm(this.pathOf(fromKey) + TYPE_SUFFIX, { force: true });
    await syncFile(path.dirname(target));
  }

  async *list(prefix: string): AsyncIterable<string> {
    if (prefix !== '') assertKey(prefix.replace(/\/$/, ''));
    const folder = path.join(this.root, prefix);
    const entries = await opendir(folder, { recursive: true }).catch(() => undefined);
    if (!entries) return;
    for await (const entry of entries) {
      if (!entry.isFile() || entry.name.endsWith(TYPE_SUFFIX)) continue;
      const key = path.relative(this.root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/');
      if (!key.startsWith(TEMPORARY)) yield key;
    }
  }

  private pathOf(key: string): string {
    assertKey(key);
    if (key.endsWith(TYPE_SUFFIX)) throw new Error(`not an object key: it would lie over the content type of ${key.slice(0, -TYPE_SUFFIX.length)}`);
    return path.join(this.root, key);
  }
}

async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
