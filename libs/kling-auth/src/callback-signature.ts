import { timingSafeEqual } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

/** Callbacks older or newer than this are refused (kling-api.md §7, replay window). */
export const CALLBACK_WINDOW_SECONDS = 300;

/** Header names are compared without case; an array value (a repeated header) is refused. */
export type CallbackHeaders = Readonly<Record<string, string | string[] | undefined>>;

export type CallbackVerdict =
  | { ok: true; webhookId: string; timestampSeconds: number }
  | { ok: false; reason: 'missing-headers' | 'bad-timestamp' | 'outside-window' | 'not-utf8' | 'no-matching-signature' };

export interface VerifyCallbackOptions {
  /** One `whsec_<base64>` secret, or all that are valid during a rotation. */
  secret: string | readonly string[];
  headers: CallbackHeaders;
  /** The body exactly as received, before any parsing. */
  rawBody: Buffer | string;
  now?: () => Date;
}

/**
 * Checks a callback's Standard Webhooks signature (kling-api.md §7): HMAC-SHA256 over
 * `{webhook-id}.{webhook-timestamp}.{raw body}`; several signatures and several secrets may be present, any match
 * passes. The signatures come from the `standardwebhooks` package; the window is checked here because the package
 * reads the system clock and cannot be given one.
 *
 * @throws Error when a secret is not valid base64 (a configuration mistake, not a forged callback)
 */
export function verifyCallbackSignature(options: VerifyCallbackOptions): CallbackVerdict {
  const webhookId = singleHeader(options.headers, 'webhook-id');
  const timestamp = singleHeader(options.headers, 'webhook-timestamp');
  const signatures = singleHeader(options.headers, 'webhook-signature');
  if (!webhookId || !timestamp || !signatures) return { ok: false, reason: 'missing-headers' };
  if (!/^[1-9]\d{0,11}$/.test(timestamp)) return { ok: false, reason: 'bad-timestamp' };

  const timestampSeconds = Number(timestamp);
  const nowSeconds = Math.floor((options.now ?? (() => new Date()))().getTime() / 1000);
  if (Math.abs(nowSeconds - timestampSeconds) > CALLBACK_WINDOW_SECONDS) return { ok: false, reason: 'outside-window' };

  const body = options.rawBody.toString();
  // The package signs text; bytes that do not survive the round trip would be checked as something else.
  if (typeof options.rawBody !== 'string' && !Buffer.from(body).equals(options.rawBody)) return { ok: false, reason: 'not-utf8' };

  const received = signatures.split(' ').filter((signature) => signature.startsWith('v1,'));
  const secrets = typeof options.secret === 'string' ? [options.secret] : options.secret;
  const matches = secrets.some((secret) => {
    const expected = signatureOf(secret, webhookId, timestampSeconds, body);
    return received.some((signature) => equalInConstantTime(signature, expected));
  });
  return matches ? { ok: true, webhookId, timestampSeconds } : { ok: false, reason: 'no-matching-signature' };
}

export interface SignCallbackOptions {
  /** One secret, or several during a rotation: one signature each, newest first. */
  secret: string | readonly string[];
  webhookId: string;
  body: string;
  now?: () => Date;
}

/** The three headers that sign a callback body (kling-api.md §7). Used by the simulator. */
export function signCallback(options: SignCallbackOptions): Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string> {
  const timestampSeconds = Math.floor((options.now ?? (() => new Date()))().getTime() / 1000);
  const secrets = typeof options.secret === 'string' ? [options.secret] : options.secret;
  return {
    'webhook-id': options.webhookId,
    'webhook-timestamp': String(timestampSeconds),
    'webhook-signature': secrets.map((secret) => signatureOf(secret, options.webhookId, timestampSeconds, options.body)).join(' '),
  };
}

function signatureOf(secret: string, webhookId: string, timestampSeconds: number, body: string): string {
  return new Webhook(secret).sign(webhookId, new Date(timestampSeconds * 1000), body);
}

function singleHeader(headers: CallbackHeaders, name: string): string | undefined {
  const values = Object.entries(headers).filter(([key]) => key.toLowerCase() === name);
  const value = values.length === 1 ? values[0]?.[1] : undefined;
  return typeof value === 'string' ? value : undefined;
}

function equalInConstantTime(left: string, right: string): boolean {
  const a = Buffer.from(left);
  const b = Buffer.from(right);
  return a.length === b.length && timingSafeEqual(a, b);
}
