import { parseStrictJson, StrictJsonError } from '@kp/http';
import { AppError } from '@kp/task-contracts';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { UPLOAD_TYPES } from '../uploads/upload-limits.ts';
import { endConnection } from './connection-rules.ts';

/** Bodies mean nothing here, and a proxy may read one where we do not. */
const BODILESS = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE']);

const hasBody = ({ headers }: FastifyRequest): boolean => headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

function charsetOf(contentType: string): string | undefined {
  return /;\s*charset\s*=\s*"?([^\s";]*)/i.exec(contentType)?.[1]?.toLowerCase();
}

/** Reads bodies of the types we take and refuses every other: JSON strictly, media as a stream that its reader limits. */
export function readBodiesStrictly(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    // Kept as it came: callback signatures are over the raw text.
    (request as { rawBody?: string }).rawBody = body.toString('utf8');
    try {
      done(null, body.length === 0 ? {} : parseStrictJson(body));
    } catch (error) {
      done(error instanceof StrictJsonError ? new AppError('malformed-json', error.message) : (error as Error));
    }
  });
  // A stream is handed on unread; who reads it sets the limit.
  fastify.addContentTypeParser(UPLOAD_TYPES, (_request, payload, done) => done(null, payload));

  fastify.addHook('onRequest', async (request, reply) => {
    if (!hasBody(request)) return;
    if (BODILESS.has(request.method)) {
      endConnection(reply);
      throw new AppError('bad-request', `A ${request.method} request takes no body.`);
    }
    const charset = charsetOf(request.headers['content-type'] ?? '');
    if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') throw new AppError('unsupported-media-type', 'Send the body in UTF-8.');
  });
}
