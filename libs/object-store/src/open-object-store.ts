import { fileURLToPath } from 'node:url';
import { FileStore } from './file-store.ts';
import type { ObjectStore } from './object-store.ts';

/** Opens the store a URL names. Only `file://` exists for now. @throws Error naming what is supported. */
export function openObjectStore(url: string): ObjectStore {
  const parsed = new URL(url);
  if (parsed.protocol === 'file:') return new FileStore(fileURLToPath(parsed));
  throw new Error(`OBJECT_STORE_URL must begin with file://, not ${parsed.protocol}//`);
}
