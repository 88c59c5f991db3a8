import { parentPort } from 'node:worker_threads';
import { readCreate } from './create.reading.ts';

/** The thread that `LargeCreates` hands long bodies to: pieces as they arrive, then the path, then the reading goes back. */
const pieces = new Map<number, Uint8Array<ArrayBuffer>[]>();

export type ToWorker = { id: number; piece: Uint8Array<ArrayBuffer> } | { id: number; path: string } | { id: number; drop: true };

parentPort?.on('message', (message: ToWorker) => {
  const { id } = message;
  if ('piece' in message) {
    const known = pieces.get(id);
    if (known === undefined) pieces.set(id, [message.piece]);
    else known.push(message.piece);
    return;
  }
  const bytes = Buffer.concat(pieces.get(id) ?? []);
  pieces.delete(id);
  if ('drop' in message) return;
  try {
    parentPort?.postMessage({ id, reading: readCreate(message.path, JSON.parse(bytes.toString()) as unknown) });
  } catch {
    parentPort?.postMessage({ id, reading: undefined });
  }
});
