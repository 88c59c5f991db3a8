import { isDatabaseAway } from '@kp/database';
import { AppError, ERROR_CODES, type ErrorCode, type FieldError } from '@kp/task-contracts';
import type { Logger } from '@kp/telemetry';
import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** RFC 9457 problem document. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: ErrorCode;
  detail: string;
  requestId: string;
  errors?: FieldError[];
}

export function toProblem(error: AppError, requestId: string): Problem {
  return {
    type: `https://kling-platform.dev/problems/${error.code}`,
    title: ERROR_CODES[error.code].title,
    status: error.status,
    code: error.code,
    detail: error.message,
    requestId,
    ...(error.errors ? { errors: error.errors } : {}),
  };
}

/** Said of 429 and 503 when the error does not know better. */
const DEFAULT_RETRY_SECONDS = 2;

/** What the framework refuses before a handler runs, by HTTP status, in our words. */
const REFUSALS: Record<number, [ErrorCode, string]> = {
  400: ['malformed-json', 'The body is not valid JSON.'],
  401: ['unauthenticated', 'Authentication required.'],
  403: ['forbidden', 'This is not allowed.'],
  404: ['not-found', 'There is nothing at this address.'],
  405: ['method-not-allowed', 'This address does not take this method.'],
  408: ['request-timeout', 'The request took too long to arrive.'],
  413: ['payload-too-large', 'The body is larger than this endpoint accepts.'],
  414: ['uri-too-long', 'The address is longer than this server reads.'],
  415: ['unsupported-media-type', 'Send the body as application/json.'],
  429: ['rate-limited', 'Too many requests; slow down.'],
  431: ['headers-too-large', 'The headers are larger than this server reads.'],
  503: ['service-unavailable', 'Try again in a few seconds.'],
};

/** Any thrown value as an AppError; undefined when it is not meant for the caller. */
export function toAppError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  if (isDatabaseAway(error)) return new AppError('service-unavailable', 'The database is not available right now. Try again in a few seconds.', { cause: error });
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
  // What Fastify itself finds wrong with a request has nothing to do with JSON.
  if (status === 400 && String((error as { code?: string }).code).startsWith('FST_')) return new AppError('bad-request', 'The request is malformed.', { cause: error });
  const refusal = status === undefined ? undefined : REFUSALS[status];
  return refusal && new AppError(refusal[0], refusal[1], { cause: error });
}

/** The one place where errors become HTTP answers. Unknown errors say nothing but a request id. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger: Logger;

  constructor(logger: Logger) {
    this.logger = logger;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const known = toAppError(error);
    if (!known || known.status >= 500) this.logger.error('request failed', { requestId: request.id, method: request.method, route: request.routeOptions?.url, error });
    if (reply.sent || reply.raw.headersSent) return;
    sendProblem(reply, known ?? new AppError('internal', 'Something went wrong on our side. Quote the request id when you report it.'), request.id);
  }
}

export function sendProblem(reply: FastifyReply, error: AppError, requestId: string): void {
  if (error.code === 'unauthenticated') void reply.header('www-authenticate', 'Bearer');
  const retryAfterSeconds = error.retryAfterSeconds ?? (error.status === 503 || error.status === 429 ? DEFAULT_RETRY_SECONDS : undefined);
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(Math.max(1, Math.ceil(retryAfterSeconds))));
  // Closing while the body still arrives would reset the connection, and the caller might never see this answer.
  if (error.status === 413) reply.removeHeader('connection');
  void reply.status(error.status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(toProblem(error, requestId)));
}
