import type { components } from './schema.ts';

type Problem = components['schemas']['Problem'];

/** A refusal of the platform (RFC 9457), with every bad field. Decide by `code`. */
export class PlatformError extends Error {
  override readonly name = 'PlatformError';
  readonly status: number;
  /** One of the codes in the errors guide; `unreadable-answer` when something in between answered. */
  readonly code: Problem['code'] | 'unreadable-answer';
  readonly requestId: string | undefined;
  readonly errors: NonNullable<Problem['errors']>;
  /** When trying again makes sense, in seconds; undefined when the answer does not say. */
  readonly retryAfterSeconds: number | undefined;

  constructor(status: number, problem: Partial<Problem>, retryAfterSeconds?: number) {
    super(problem.detail ?? `The server answered ${status}.`);
    this.status = status;
    this.code = problem.code ?? 'unreadable-answer';
    this.requestId = problem.requestId;
    this.errors = problem.errors ?? [];
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Reads a refusal, also one that is no problem document. */
  static async from(response: Response): Promise<PlatformError> {
    const isProblem = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
    const problem = isProblem ? ((await response.json().catch(() => ({}))) as Partial<Problem>) : {};
    const retryAfter = response.headers.get('retry-after');
    return new PlatformError(response.status, problem, retryAfter !== null && /^\d+$/.test(retryAfter) ? Number(retryAfter) : undefined);
  }
}
