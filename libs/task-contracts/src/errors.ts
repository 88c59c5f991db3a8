/**
 * Every error the platform can answer with: one table of code → HTTP status and title. Documentation and
 * OpenAPI are generated from it; a code never changes its meaning.
 */
export const ERROR_CODES = {
  'validation-failed': { status: 400, title: 'The request has invalid fields' },
  'bad-request': { status: 400, title: 'The request is malformed' },
  'malformed-json': { status: 400, title: 'The body is not valid JSON' },
  unauthenticated: { status: 401, title: 'Authentication required' },
  forbidden: { status: 403, title: 'Not allowed' },
  'statements-not-accepted': { status: 403, title: 'The statements of the plan are not accepted' },
  'workspace-suspended': { status: 403, title: 'The workspace is suspended' },
  'not-found': { status: 404, title: 'Not found' },
  'method-not-allowed': { status: 405, title: 'Method not allowed' },
  'request-timeout': { status: 408, title: 'The request did not arrive in time' },
  'idempotency-conflict': { status: 409, title: 'Idempotency key reused with another body' },
  'sandbox-not-configured': { status: 409, title: 'No sandbox provider is configured' },
  conflict: { status: 409, title: 'Not possible in the present state' },
  'link-expired': { status: 410, title: 'The link was used or has expired' },
  'payload-too-large': { status: 413, title: 'The body is too large' },
  'uri-too-long': { status: 414, title: 'The address is too long' },
  'unsupported-media-type': { status: 415, title: 'Unsupported content type' },
  'prompt-blocked': { status: 422, title: 'The prompt violates the content policy' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'quota-exceeded': { status: 429, title: 'The quota is used up' },
  'headers-too-large': { status: 431, title: 'The headers are too large' },
  internal: { status: 500, title: 'Something went wrong on our side' },
  'service-unavailable': { status: 503, title: 'A part of the platform is not available' },
  'deadline-exceeded': { status: 504, title: 'A part of the platform did not answer in time' },
} as const satisfies Record<string, { status: number; title: string }>;
export type ErrorCode = keyof typeof ERROR_CODES;

/** Why a task ended as FAILED. Stored on the task and shown to its owner. */
export const TASK_FAILURE_CODES = {
  'policy-blocked': 'The prompt violates the content policy.',
  'provider-rejected': 'The provider refused the request.',
  'provider-failed': 'The provider could not generate the clip.',
  'provider-lost': 'The provider does not know the task any more.',
  'output-lost': 'The result could not be copied to our storage.',
} as const;
export type TaskFailureCode = keyof typeof TASK_FAILURE_CODES;

/** One bad field: `path` is dotted (`references.0.kind`), `code` machine readable. */
export interface FieldError {
  path: string;
  code: string;
  message: string;
}

/** Wire form of an AppError, for NATS replies. */
export interface ErrorReply {
  code: ErrorCode;
  detail: string;
  errors?: FieldError[];
  retryAfterSeconds?: number;
}

/** An error that a caller may see. Anything else becomes `internal` at the edge, its text only in the log. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly errors: FieldError[] | undefined;
  /** When trying again makes sense; the edge sends it as `Retry-After`. */
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ErrorCode, detail: string, options: { errors?: FieldError[]; retryAfterSeconds?: number; cause?: unknown } = {}) {
    super(detail, { cause: options.cause });
    this.code = code;
    this.errors = options.errors;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return ERROR_CODES[this.code].status;
  }

  toReply(): ErrorReply {
    return { code: this.code, detail: this.message, ...(this.errors ? { errors: this.errors } : {}), ...(this.retryAfterSeconds === undefined ? {} : { retryAfterSeconds: this.retryAfterSeconds }) };
  }

  static fromReply(reply: ErrorReply): AppError {
    const { code, detail, ...options } = reply;
    return new AppError(code, detail, options);
  }

  /** `validation-failed` with every bad field, or throws nothing when the list is empty. */
  static validation(errors: FieldError[]): AppError {
    const names = [...new Set(errors.map((each) => each.path || 'body'))].join(', ');
    return new AppError('validation-failed', `Fix these fields and send the request again: ${names}.`, { errors });
  }
}

/** Narrows an unknown value (a NATS reply) to an ErrorReply. */
export function isErrorReply(value: unknown): value is ErrorReply {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string' && value.code in ERROR_CODES && 'detail' in value;
}
