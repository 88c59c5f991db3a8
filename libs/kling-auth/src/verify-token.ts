import { decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose';

/** Kling's authentication codes (kling-api.md §1.3, §2.2). */
export type KlingAuthCode = 1000 | 1001 | 1002 | 1003 | 1004;

export type KlingTokenVerdict = { ok: true; accessKey: string } | { ok: false; code: KlingAuthCode; message: string };

export interface VerifyKlingTokenOptions {
  /** The secret key that belongs to an access key; `undefined` for an unknown access key. */
  secretFor: (accessKey: string) => string | undefined | Promise<string | undefined>;
  /** Clock of the verifier; the system clock when absent. */
  now?: () => Date;
  /** How far the signer's clock may differ, for `nbf` and `exp`. 0 when absent: Kling's own tolerance is unknown (§1.2). */
  clockToleranceSeconds?: number;
}

/** The only header fields that Kling's tokens have (§1.2). Everything else brings, names or reinterprets a key. */
const KNOWN_HEADERS: ReadonlySet<string> = new Set(['alg', 'typ']);
/** Far longer than any token of ours; nothing beyond it is even decoded. */
const MAX_TOKEN_CHARACTERS = 4_096;
/** What Base64url without padding consists of. Decoders skip other characters, so one token would have many spellings. */
const BASE64URL_PART = /^[A-Za-z0-9_-]+$/;

/**
 * Verifies a token as Kling does (kling-api.md §1.2-1.3): HS256 only, `iss` names the access key, `exp` required,
 * `nbf` honoured when present.
 *
 * @returns the access key, or the code and message to answer with HTTP 401:
 *   1001 empty, 1002 malformed / wrong algorithm / unknown key / bad signature, 1003 not yet valid, 1004 expired,
 *   1000 when the key lookup itself failed
 */
export async function verifyKlingToken(token: string, options: VerifyKlingTokenOptions): Promise<KlingTokenVerdict> {
  if (token.trim() === '') return refuse(1001, 'Authorization is empty');
  const partCount = token.split('.').length;
  if (partCount !== 3) return refuse(1002, wrongPartCountMessage(partCount));

  if (token.length > MAX_TOKEN_CHARACTERS) return refuse(1002, 'Authorization is invalid: malformed token');

  let accessKey: string | undefined;
  try {
    const header = decodeProtectedHeader(token);
    if (header.alg !== 'HS256') return refuse(1002, 'Authorization is invalid: algorithm not accepted');
    if (!hasOnlyKnownHeaders(token, header)) return refuse(1002, 'Authorization is invalid: header not accepted');
    if (!token.split('.').every((part) => BASE64URL_PART.test(part))) return refuse(1002, 'Authorization is invalid: malformed token');
    accessKey = decodeJwt(token).iss;
  } catch {
    return refuse(1002, 'Authorization is invalid: malformed token');
  }
  if (typeof accessKey !== 'string' || accessKey === '') return refuse(1002, 'Authorization is invalid: no issuer');

  let secret: string | undefined;
  try {
    secret = await options.secretFor(accessKey);
  } catch {
    return refuse(1000, 'Authentication failed');
  }
  // The same answer as for a bad signature, so that access keys cannot be probed.
  if (secret === undefined || secret === '') return refuse(1002, 'Authorization is invalid: signature mismatch');

  try {
    await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ['HS256'],
      currentDate: (options.now ?? (() => new Date()))(),
      requiredClaims: ['iss', 'exp'],
      clockTolerance: options.clockToleranceSeconds ?? 0,
    });
    return { ok: true, accessKey };
  } catch (error) {
    return refusalFor(error);
  }
}

/**
 * A name that comes twice is refused: parsers differ in which of the two they believe. `JSON.parse` keeps one of each,
 * so the names are also counted in the text; with `alg` and `typ` as the only names no string can look like one.
 */
function hasOnlyKnownHeaders(token: string, header: object): boolean {
  const names = Object.keys(header);
  if (!names.every((name) => KNOWN_HEADERS.has(name))) return false;
  const text = Buffer.from(token.split('.', 1)[0] ?? '', 'base64url').toString();
  return (text.match(/"(?:[^"\\]|\\.)*"\s*:/g) ?? []).length === names.length;
}

function refusalFor(error: unknown): KlingTokenVerdict {
  if (error instanceof errors.JWTExpired) return refuse(1004, 'Authorization has expired');
  if (error instanceof errors.JWTClaimValidationFailed) {
    if (error.claim === 'nbf' && error.reason === 'check_failed') return refuse(1003, 'Authorization is not yet valid');
    return refuse(1002, `Authorization is invalid: claim ${error.claim}`);
  }
  if (error instanceof errors.JWSSignatureVerificationFailed) return refuse(1002, 'Authorization is invalid: signature mismatch');
  return refuse(1002, 'Authorization is invalid');
}

/** Kling's wording for a string that is no token at all, seen live with "got 0" (§1.3); the other counts are inferred. */
function wrongPartCountMessage(partCount: number): string {
  const counted = partCount === 1 ? '0' : partCount > 3 ? '> 3' : String(partCount);
  return `The token was expected to have 3 parts, but got ${counted}`;
}

function refuse(code: KlingAuthCode, message: string): KlingTokenVerdict {
  return { ok: false, code, message };
}
