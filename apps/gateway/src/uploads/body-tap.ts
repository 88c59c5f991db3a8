import { PassThrough, type Readable } from 'node:stream';

const PATIENCE_MS = 10_000;

/** A request's body as a stream that may fail without harm to the caller's connection. */
export interface BodyTap {
  stream: Readable;
  /**
   * Reads what is left of a refused body: its sender may hear the answer only when it is through, and the next
   * request on the connection begins behind it. Who goes on sending for too long is cut off.
   */
  drain: () => void;
}

/** The store destroys a stream it could not take; the body itself is the connection and must outlive that. */
export function tapBody(body: Readable): BodyTap {
  const stream = new PassThrough();
  body.on('error', (error) => stream.destroy(error));
  body.once('close', () => body.readableEnded || stream.destroy(new Error('the upload was broken off')));
  body.pipe(stream);
  return {
    stream,
    drain: () => {
      const timer = setTimeout(() => body.destroy(), PATIENCE_MS);
      timer.unref();
      body.once('close', () => clearTimeout(timer));
      body.unpipe(stream);
      body.resume();
    },
  };
}
