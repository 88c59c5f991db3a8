import fastifyCors from '@fastify/cors';
import type { FastifyInstance } from 'fastify';
import type { CorsOrigins } from './cors-origins.ts';

const PREFLIGHT_SECONDS = 600;
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
const HEADERS = ['authorization', 'content-type', 'idempotency-key', 'if-none-match', 'last-event-id', 'x-request-id', 'traceparent'];

/**
 * Answers preflights. Whether the answer to the request itself may be read is decided where its caller is known
 * (access.guard.ts), so nothing is said here about anything but OPTIONS.
 */
export async function registerCors(fastify: FastifyInstance, origins: CorsOrigins): Promise<void> {
  await fastify.register(fastifyCors, {
    delegator: (request, decide) => {
      if (request.method !== 'OPTIONS') return decide(null, { origin: false });
      void origins.isListed(request.headers.origin).then(
        (isListed) => decide(null, { origin: isListed, methods: METHODS, allowedHeaders: HEADERS, maxAge: PREFLIGHT_SECONDS, credentials: false }),
        (error: Error) => decide(error, { origin: false }),
      );
    },
  });
}
