import type { FastifyInstance } from 'fastify';
import { createHash } from 'node:crypto';

/**
 * A tag of what an answer says, so that a reader who has it already gets 304 without a body. Answers are somebody's own: they may
 * be kept by that caller only and must be asked for again. An operation that knows a cheaper tag sets its own.
 */
export function tagAnswers(fastify: FastifyInstance): void {
  fastify.addHook('onSend', async (request, reply, payload) => {
    // Only what is answered as a whole and went well: a tag on a refusal would make it a 304.
    if (request.method !== 'GET' || reply.statusCode !== 200 || typeof payload !== 'string') return payload;
    if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'private, no-cache');
    if (!reply.hasHeader('etag')) void reply.header('etag', `W/"${createHash('sha1').update(payload).digest('base64url')}"`);
    const tag = String(reply.getHeader('etag'));
    const known = request.headers['if-none-match']?.split(',').map((each) => each.trim()) ?? [];
    if (!known.includes(tag) && !known.includes('*')) return payload;
    reply.status(304).removeHeader('content-length').removeHeader('content-type');
    return '';
  });
}
