import type { Answer } from './rate-limiter.ts';

const WINDOW_SECONDS = 60;
/** Name of a policy: the kind of key, never its id. */
const nameOf = ({ check }: Answer): string => check.key.slice(0, check.key.indexOf(':'));

/**
 * `RateLimit-Policy` and `RateLimit` (draft-ietf-httpapi-ratelimit-headers): per policy the quota `q` of a
 * window of `w` seconds; what remains `r`, and in `t` seconds it is all there again.
 */
export function rateLimitHeaders(answers: readonly Answer[]): Record<string, string> {
  return {
    'ratelimit-policy': answers.map((answer) => `"${nameOf(answer)}";q=${answer.check.rate.perMinute};w=${WINDOW_SECONDS}`).join(', '),
    ratelimit: answers.map((answer) => `"${nameOf(answer)}";r=${answer.decision.remaining};t=${Math.ceil(answer.decision.waitMs / 1_000)}`).join(', '),
  };
}
