import { createHmac, timingSafeEqual } from 'node:crypto';

/** Path under which the gateway serves signed objects of the file driver. */
export const MEDIA_PATH = '/media/';

export interface MediaLinkSettings {
  /** Origin that links are made for, without a trailing slash. */
  publicBaseUrl: string;
  /** HMAC key, at least 32 characters. */
  signingKey: string;
}

const signatureOf = (key: string, expiresAtSeconds: number, signingKey: string): string => createHmac('sha256', signingKey).update(`${key}\n${expiresAtSeconds}`).digest('base64url');

/** A link that lets its holder read one object until it expires. @param ttlSeconds how long it is valid. */
export function signMediaLink(key: string, ttlSeconds: number, settings: MediaLinkSettings, nowMs = Date.now()): string {
  const expiresAtSeconds = Math.floor(nowMs / 1_000) + ttlSeconds;
  return `${settings.publicBaseUrl}${MEDIA_PATH}${key}?expires=${expiresAtSeconds}&signature=${signatureOf(key, expiresAtSeconds, settings.signingKey)}`;
}

/** True when the link was signed with this key for exactly this object and has not expired. */
export function verifyMediaLink(key: string, query: { expires?: string | undefined; signature?: string | undefined }, signingKey: string, nowMs = Date.now()): boolean {
  const expiresAtSeconds = Number(query.expires);
  if (!Number.isSafeInteger(expiresAtSeconds) || !query.signature) return false;
  const expected = Buffer.from(signatureOf(key, expiresAtSeconds, signingKey));
  const given = Buffer.from(query.signature);
  return given.length === expected.length && timingSafeEqual(given, expected) && expiresAtSeconds * 1_000 > nowMs;
}
