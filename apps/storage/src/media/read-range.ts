import type { ObjectStore } from '@kp/object-store';

/** A small part of an object in memory. @param end the first byte that is not wanted any more */
export async function readRange(objects: ObjectStore, key: string, start: number, end: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of await objects.get(key, { start, end: end - 1 })) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
