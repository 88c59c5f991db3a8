import { findKlingError } from '@kp/kling-api/errors';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { pathOf } from './kling.operation.ts';
import type { SimulatorLog } from './simulator.log.ts';

/** An answer of Kling that is not a success; the error handler turns it into an envelope (kling-api.md §2.1). */
export class KlingApiError extends Error {
  readonly code: number;

  constructor(code: number, message: string) {
    super(message);
    this.name = 'KlingApiError';
    this.code = code;
  }
}

export interface Envelope {
  code: number;
  message: string;
  request_id: string;
  data?: unknown;
}

/** A success. The message is the one seen live (§2.1). */
export function succeedWith(request: FastifyRequest, data: unknown): Envelope {
  return { code: 0, message: 'SUCCEED', request_id: request.id, data };
}

/** A failure's body: it carries no `data`. */
export function failureOf(request: FastifyRequest, code: number, message: string): Envelope {
  return { code, message, request_id: request.id };
}

/** Answers with the HTTP status that §2.2 lists for the code, unless told another. */
export function failWith(request: FastifyRequest, reply: FastifyReply, code: number, message: string, httpStatus?: number): FastifyReply {
  return reply.status(httpStatus ?? findKlingError(code)?.httpStatus ?? 500).send(failureOf(request, code, message));
}

/** Puts every failure into an envelope: our own refusals, bodies that are no JSON (1200), and bugs (5000). */
export function installKlingErrors(server: FastifyInstance, knownPath: (path: string) => boolean, log: SimulatorLog): void {
  server.setErrorHandler((error, request, reply) => {
    if (error instanceof KlingApiError) return failWith(request, reply, error.code, error.message);
    const statusCode = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
    const isBadBody = error instanceof SyntaxError || (typeof statusCode === 'number' && statusCode < 500);
    if (isBadBody) return failWith(request, reply, 1200, 'Invalid request parameters');
    log.warn('request failed', { requestId: request.id, error: error instanceof Error ? error.message : String(error) });
    return failWith(request, reply, 5000, 'Server internal error');
  });

  server.setNotFoundHandler((request, reply) =>
    knownPath(pathOf(request)) ? failWith(request, reply, 1202, 'Invalid HTTP method') : failWith(request, reply, 1203, 'The requested resource does not exist'),
  );
}
