import { randomBytes, randomUUID } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { readJson, writePrivateJson } from './private-json.mjs';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
// 34 characters of base 62 are 202 bits.
const KEY_LENGTH = 34;
const CHECKSUM_LENGTH = 6;

/** Random letters and digits. Bytes beyond the last full run of 62 are dropped, so all are equally likely. */
export function randomBase62(length) {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length)) if (byte < 248 && text.length < length) text += BASE62[byte % 62];
  }
  return text;
}

/** An API key as the gateway makes them: random characters, then the CRC-32 of all before it in base 62. */
export function newApiKey(mode) {
  const body = `kp_${mode}_${randomBase62(KEY_LENGTH)}`;
  let checksum = '';
  for (let rest = crc32(body); checksum.length < CHECKSUM_LENGTH; rest = Math.floor(rest / 62)) checksum = BASE62[rest % 62] + checksum;
  return body + checksum;
}

/** How each secret is made. A name added here is filled in at the next start; the others keep their values. */
const MAKERS = {
  liveApiKey: () => newApiKey('live'),
  testApiKey: () => newApiKey('test'),
  operatorPassword: () => randomBase62(16),
  reviewerPassword: () => randomBase62(16),
  adminPassword: () => randomBase62(16),
  workspaceId: () => randomUUID(),
  apiKeyPepper: () => randomBase62(43),
  mediaSigningKey: () => randomBase62(43),
  sessionSigningKey: () => randomBase62(43),
  auditSigningKey: () => randomBase62(43),
  // The form of the Standard Webhooks convention, which Kling's own secrets have too.
  webhookSecret: () => `whsec_${randomBytes(32).toString('base64')}`,
  // 32 bytes that provider credentials are sealed with; written as generation takes it, with an id.
  credentialEncryptionKey: () => `local:${randomBytes(32).toString('base64')}`,
  quoteSigningKey: () => randomBase62(43),
  natsPassword: () => randomBase62(32),
  // In the form of the real provider's.
  simulatorAccessKey: () => randomBase62(32),
  simulatorSecretKey: () => randomBase62(32),
  simulatorApiKey: () => `api-key-kling-${randomBase62(43)}`,
  gatewayDatabasePassword: () => randomBase62(32),
  generationDatabasePassword: () => randomBase62(32),
  moderationDatabasePassword: () => randomBase62(32),
  storageDatabasePassword: () => randomBase62(32),
  metricsDatabasePassword: () => randomBase62(32),
};

/**
 * The secrets of one stack, made once and kept: a second start accepts the API key and the links of the first.
 * @returns {Record<keyof typeof MAKERS, string>}
 */
export function loadSecrets(file) {
  const known = readJson(file) ?? {};
  const missing = Object.keys(MAKERS).filter((name) => typeof known[name] !== 'string');
  const secrets = { ...known, ...Object.fromEntries(missing.map((name) => [name, MAKERS[name]()])) };
  if (missing.length) writePrivateJson(file, secrets);
  return secrets;
}
