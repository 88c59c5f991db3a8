import type { FastifyInstance } from 'fastify';
import { randomBytes } from 'node:crypto';

export const CALLBACK_PATH = '/api/kling/webhook';
export const MAX_CALLBACK_BYTES = 64 * 1024;
const BODY_DEADLINE_MS = 10_000;
/** Known to this process only, so that no other request can ask for this parser. */
const AS_BYTES = `application/x-callback-${randomBytes(8).toString('hex')}`;

/**
 * Bodies of callbacks reach their handler as a Buffer, byte for byte as they were sent and whatever they call themselves:
 * a signature is over the bytes, so no parser of the application may touch them. 64 KiB at most, within 10 s.
 * Called before the application's routes are made.
 * @param withinMs how long a body may take instead of 10 s
 */
export function takeCallbacksAsBytes(fastify: FastifyInstance, withinMs = BODY_DEADLINE_MS): void {
  fastify.addContentTypeParser(AS_BYTES, { parseAs: 'buffer', bodyLimit: MAX_CALLBACK_BYTES }, (_request, body, done) => done(null, body));
  fastify.addHook('onRequest', async ({ raw, routeOptions }) => {
    if (!routeOptions.url?.startsWith(CALLBACK_PATH)) return;
    raw.headers['content-type'] = AS_BYTES;
    const timer = setTimeout(() => void (raw.complete || raw.destroy()), withinMs);
    raw.once('close', () => clearTimeout(timer));
  });
}
