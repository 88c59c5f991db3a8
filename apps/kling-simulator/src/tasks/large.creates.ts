import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { KlingApiError } from '../kling.envelope.ts';
import type { CreateReading } from './create.reading.ts';
import type { ToWorker } from './large.create.worker.ts';

/** The built program, also when this runs from sources: a worker thread has no TypeScript. */
const WORKER = fileURLToPath(new URL('../../dist/tasks/large.create.worker.js', import.meta.url));

/** From this size on a body is read by another thread: below, it takes a millisecond or two. */
export const LARGE_BODY_BYTES = 256 * 1024;

/**
 * Reads bodies of megabytes, as pictures in Base64 make them, without holding up anybody else's request: the bytes go
 * to a thread as they arrive, and what comes back holds no picture any more. The thread starts with the first of them.
 */
export class LargeCreates {
  private worker: Worker | undefined;
  private nextId = 1;
  private readonly waiting = new Map<number, { resolve: (reading: CreateReading | undefined) => void; reject: (error: Error) => void }>();

  /** @throws KlingApiError 1200 when the body is too long or no JSON */
  async read(path: string, body: AsyncIterable<Buffer>, maxBytes: number): Promise<CreateReading> {
    const worker = this.start();
    const id = this.nextId++;
    const send = (message: ToWorker): void => worker.postMessage(message, 'piece' in message ? [message.piece.buffer] : []);
    let total = 0;
    try {
      for await (const piece of body) {
        total += piece.length;
        if (total > maxBytes) throw new KlingApiError(1200, 'Invalid request parameters');
        // A copy: the bytes may lie in a pool that is used again.
        send({ id, piece: new Uint8Array(piece) });
      }
    } catch (error) {
      send({ id, drop: true });
      throw error;
    }
    const reading = await new Promise<CreateReading | undefined>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject });
      send({ id, path });
    });
    if (reading === undefined) throw new KlingApiError(1200, 'Invalid request parameters');
    return reading;
  }

  async close(): Promise<void> {
    await this.worker?.terminate();
  }

  private start(): Worker {
    if (this.worker !== undefined) return this.worker;
    // Not the parent's flags: they may be a test runner's.
    const worker = new Worker(WORKER, { execArgv: [] });
    worker.unref();
    worker.on('message', ({ id, reading }: { id: number; reading: CreateReading | undefined }) => {
      this.waiting.get(id)?.resolve(reading);
      this.waiting.delete(id);
    });
    const fail = (error: Error): void => {
      for (const { reject } of this.waiting.values()) reject(error);
      this.waiting.clear();
      this.worker = undefined;
    };
    worker.on('error', fail);
    worker.on('exit', () => fail(new Error('The reading thread has ended.')));
    this.worker = worker;
    return worker;
  }
}
