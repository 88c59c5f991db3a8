import { DEFAULT_TTL_SECONDS, signKlingToken, type SignKlingTokenOptions } from './sign-token.ts';

export interface KlingTokenSourceOptions extends SignKlingTokenOptions {
  /** A cached token is replaced this many seconds before its `exp`; a tenth of the lifetime when absent. */
  refreshBeforeSeconds?: number;
}

export interface KlingTokenSource {
  /** The cached token, or a fresh one when it is about to expire. Concurrent callers share one signature. */
  token(): Promise<string>;
  /** Drops the cached token: the one permitted re-sign after Kling answered 1003 or 1004 (kling-api.md §2.2). */
  invalidate(): void;
}

/**
 * Signs once and hands out the same token until shortly before its expiry (kling-api.md §1.2: a token may be
 * reused until `exp`). A clock that jumps back behind the moment of signing also causes a new signature, because
 * the old token's `nbf` would then lie in the future.
 *
 * @throws TypeError when the refresh margin leaves no usable lifetime
 */
export function createKlingTokenSource(options: KlingTokenSourceOptions): KlingTokenSource {
  const now = options.now ?? (() => new Date());
  const ttlSeconds = options.ttlSeconds ?? DEFAULT_TTL_SECONDS[options.template ?? 'kling'];
  const refreshBeforeSeconds = options.refreshBeforeSeconds ?? Math.floor(ttlSeconds / 10);
  if (refreshBeforeSeconds < 0 || refreshBeforeSeconds >= ttlSeconds) {
    throw new TypeError('refreshBeforeSeconds must be at least 0 and less than ttlSeconds.');
  }

  let cached: { token: Promise<string>; signedAtMs: number } | undefined;

  const isUsable = (signedAtMs: number, atMs: number): boolean =>
    atMs >= signedAtMs && atMs < signedAtMs + (ttlSeconds - refreshBeforeSeconds) * 1000;

  return {
    token() {
      const at = now();
      const atMs = at.getTime();
      if (cached === undefined || !isUsable(cached.signedAtMs, atMs)) {
        const token = signKlingToken({ ...options, ttlSeconds, now: () => at });
        const entry = { token, signedAtMs: atMs };
        cached = entry;
        // A failed signature must not be handed out again.
        token.catch(() => {
          if (cached === entry) cached = undefined;
        });
      }
      return cached.token;
    },
    invalidate() {
      cached = undefined;
    },
  };
}
