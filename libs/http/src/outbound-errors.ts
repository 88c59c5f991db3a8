/** Why a URL was refused. Stable: they are codes of field errors (docs/errors.md). */
export const REFUSED_URL_REASONS = {
  'invalid-url': 'This is no absolute URL.',
  'scheme-not-allowed': 'Only https URLs are fetched.',
  'credentials-in-url': 'A URL may hold no user name and no password.',
  'port-not-allowed': 'This port is not fetched from.',
  'host-not-allowed': 'This host is not on the public internet.',
  'redirect-not-allowed': 'The URL redirects from https to plain http.',
  'too-many-redirects': 'The URL redirects more than three times.',
} as const;
export type RefusedUrlReason = keyof typeof REFUSED_URL_REASONS;

/** A URL, or one it redirects to, that the guard does not let through. Its message may be shown: it names no address. */
export class RefusedUrlError extends Error {
  override readonly name = 'RefusedUrlError';
  readonly reason: RefusedUrlReason;

  /** @param options.cause for the log: it may name what was resolved */
  constructor(reason: RefusedUrlReason, options: { cause?: unknown } = {}) {
    super(REFUSED_URL_REASONS[reason], options);
    this.reason = reason;
  }
}

/** Why a permitted URL gave nothing. Stable, as above. */
export const FAILED_FETCH_REASONS = {
  'url-unreachable': 'The host could not be reached, or broke off.',
  'url-timed-out': 'The host took too long.',
  'url-encoded': 'The host sent a compressed body although it was asked not to.',
  'too-large': 'The body is larger than permitted.',
} as const;
export type FailedFetchReason = keyof typeof FAILED_FETCH_REASONS;

/** A fetch that was let through and did not work out. Its message may be shown. */
export class FailedFetchError extends Error {
  override readonly name = 'FailedFetchError';
  readonly reason: FailedFetchReason;

  constructor(reason: FailedFetchReason, options: { cause?: unknown } = {}) {
    super(FAILED_FETCH_REASONS[reason], options);
    this.reason = reason;
  }
}

const TIMEOUTS = new Set(['UND_ERR_HEADERS_TIMEOUT', 'UND_ERR_BODY_TIMEOUT', 'UND_ERR_CONNECT_TIMEOUT', 'ETIMEDOUT']);

/** What a transport threw, in one of the two kinds above. */
export function toOutboundError(error: unknown): RefusedUrlError | FailedFetchError {
  if (error instanceof RefusedUrlError || error instanceof FailedFetchError) return error;
  const { code = '', name } = error as { code?: string; name?: string };
  return new FailedFetchError(TIMEOUTS.has(code) || name === 'TimeoutError' ? 'url-timed-out' : 'url-unreachable', { cause: error });
}
