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

/** Error codes Fastify and its plugins give to requests they refuse before a handler runs. */
const FASTIFY_CODES: Record<string, [ErrorCode, string]> = {
  FST_ERR_CTP_BODY_TOO_LARGE: ['payload-too-large', 'The body is larger than this endpoint accepts.'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: ['unsupported-media-type', 'Send the body as application/json.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['malformed-json', 'The body is empty; send a JSON object.'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['malformed-json', 'The body is not valid JSON.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['malformed-json', 'Content-Length does not match the body.'],
};
const STATUS_CODES: Record<number, ErrorCode> = { 400: 'malformed-json', 401: 'unauthenticated', 403: 'forbidden', 404: 'not-found', 405: 'method-not-allowed', 413: 'payload-too-large', 415: 'unsupported-media-type', 429: 'rate-limited', 503: 'service-unavailable' };

/** Any thrown value as an AppError; undefined when it is not meant for the caller. */
export function toAppError(error: unknown): AppError | undefined {
  if (error instanceof AppError) return error;
  const { code, statusCode, name } = error as { code?: string; statusCode?: number; name?: string };
  const known = code ? FASTIFY_CODES[code] : undefined;
  if (known) return new AppError(known[0], known[1], { cause: error });
  const status = error instanceof HttpException ? error.getStatus() : statusCode;
  if (status === 404) return new AppError('not-found', 'There is nothing at this address.', { cause: error });
  if (name === 'SyntaxError' && status === 400) return new AppError('malformed-json', 'The body is not valid JSON.', { cause: error });
  const byStatus = status === undefined ? undefined : STATUS_CODES[status];
  return byStatus ? new AppError(byStatus, error instanceof Error ? error.message : ERROR_CODES[byStatus].title, { cause: error }) : undefined;
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
  if (error.status === 503) void reply.header('retry-after', '2');
  void reply.status(error.status).header('content-type', 'application/problem+json; charset=utf-8').send(JSON.stringify(toProblem(error, requestId)));
}
