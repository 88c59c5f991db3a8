import { FileStore } from './file-store.ts';
import { openObjectStore } from './open-object-store.ts';

describe('openObjectStore', () => {
  it('opens a folder', () => {
    expect(openObjectStore('file:///var/lib/kling/objects')).toBeInstanceOf(FileStore);
  });

  it.each(['http://127.0.0.1/media', 'ftp://host/x'])('says what is supported instead of %s', (url) => {
    expect(() => openObjectStore(url)).toThrow('OBJECT_STORE_URL must begin with file://');
  });
});
