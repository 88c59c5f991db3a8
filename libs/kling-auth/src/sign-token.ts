import { SignJWT } from 'jose';

/**
 * Which claims a token carries: `kling` as Kling's own sample (`iss`, `exp`, `nbf`), `guide` as the mission's
 * guide (`iss`, `iat`, `exp` five minutes ahead). Whether Kling accepts a token without `nbf` is unknown (§1.2).
 */
export type TokenTemplate = 'kling' | 'guide';

export interface SignKlingTokenOptions {
  accessKey: string;
  secretKey: string;
  /** Clock of the signer; the system clock when absent. */
  now?: () => Date;
  /** Seconds until `exp`. 1800 for `kling` (Kling's sample value, no stated maximum), 300 for `guide`. */
  ttlSeconds?: number;
  /**
   * How far Kling's clock may be behind ours: `nbf` (template `kling`) or `iat` (template `guide`) lies this many
   * seconds in the past, so that a slightly slow server does not answer 1003. 5 for `kling` (Kling's sample value),
   * 0 for `guide` (as the guide has it).
   */
  clockSkewSeconds?: number;
  template?: TokenTemplate;
}

export const TOKEN_TEMPLATES = ['kling', 'guide'] as const satisfies readonly TokenTemplate[];
export const DEFAULT_TTL_SECONDS: Readonly<Record<TokenTemplate, number>> = { kling: 1800, guide: 300 };
const DEFAULT_SKEW_SECONDS: Readonly<Record<TokenTemplate, number>> = { kling: 5, guide: 0 };

/**
 * Signs an AccessKey/SecretKey token for the legacy generation: HS256 over the SecretKey's UTF-8 bytes
 * (kling-api.md §1.2). Deterministic for a fixed clock.
 *
 * @returns the compact token, to be sent as `Authorization: Bearer <token>`
 * @throws TypeError when a key is empty or the lifetime is not a positive whole number of seconds
 */
export async function signKlingToken(options: SignKlingTokenOptions): Promise<string> {
  const { accessKey, secretKey, now = () => new Date(), template = 'kling' } = options;
  const ttlSeconds = options.ttlSeconds ?? DEFAULT_TTL_SECONDS[template];
  const clockSkewSeconds = options.clockSkewSeconds ?? DEFAULT_SKEW_SECONDS[template];
  if (accessKey === '' || secretKey === '') throw new TypeError('The access key and the secret key must not be empty.');
  if (!Number.isInteger(ttlSeconds) || ttlSeconds <= 0) throw new TypeError('ttlSeconds must be a positive whole number.');
  if (!Number.isInteger(clockSkewSeconds) || clockSkewSeconds < 0) throw new TypeError('clockSkewSeconds must be a whole number, 0 or more.');

  const nowSeconds = Math.floor(now().getTime() / 1000);
  const claims =
    template === 'kling'
      ? { iss: accessKey, exp: nowSeconds + ttlSeconds, nbf: nowSeconds - clockSkewSeconds }
      : { iss: accessKey, iat: nowSeconds - clockSkewSeconds, exp: nowSeconds + ttlSeconds };

  return new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(new TextEncoder().encode(secretKey));
}
