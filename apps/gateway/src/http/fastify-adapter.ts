import { sendProblem, toAppError } from '@kp/http';
import { AppError, newId } from '@kp/task-contracts';
import { observeMs, type Logger } from '@kp/telemetry';
import cookie from '@fastify/cookie';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { UPLOAD_TYPES } from '../uploads/upload-limits.ts';

/** JSON bodies are small here: media is uploaded as a stream and travels by key. */
const MAX_JSON_BYTES = 256 * 1024;

/** Fastify as the public door needs it: own body parsers, request ids, access log, security headers. */
export async function createFastifyAdapter(logger: Logger): Promise<FastifyAdapter> {
  const adapter = new FastifyAdapter({ bodyLimit: MAX_JSON_BYTES, genReqId: () => newId('request'), requestIdHeader: false, routerOptions: { ignoreTrailingSlash: true }, forceCloseConnections: true });
  const fastify = adapter.getInstance();
  fastify.removeAllContentTypeParsers();
  const parseJson = fastify.getDefaultJsonParser('error', 'error');
  fastify.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    // Kept as it came: callback signatures are over the raw text.
    (request as { rawBody?: string }).rawBody = body as string;
    if (body === '') done(null, {});
    else void parseJson(request, body as string, done);
  });
  // A stream is handed on unread; who reads it sets the limit.
  fastify.addContentTypeParser(UPLOAD_TYPES, (_request, payload, done) => done(null, payload));
  await fastify.register(cookie);

  fastify.addHook('onRequest', async (request, reply) => {
    void reply.headers({ 'x-request-id': request.id, 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'no-referrer' });
  });
  fastify.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    observeMs('kp_http_request_duration_ms', reply.elapsedTime, { method: request.method, route, status: String(reply.statusCode) });
    logger.info('request', { requestId: request.id, method: request.method, route, status: reply.statusCode, durationMs: Math.round(reply.elapsedTime) });
  });
  // What Fastify refuses itself (body too large, wrong type, broken JSON) gets the same problem document.
  fastify.setErrorHandler((error, request, reply) => {
    const known = toAppError(error);
    if (!known) logger.error('request failed', { requestId: request.id, error });
    sendProblem(reply, known ?? new AppError('internal', 'Something went wrong on our side. Quote the request id when you report it.'), request.id);
  });
  return adapter;
}
