import { createAuthorization, type KlingCredentials } from '@kp/kling-auth';
import type { AccountCredentials } from '@kp/task-contracts';
import { createHash } from 'node:crypto';
import type { ProviderAccount } from '../providers/provider-accounts.ts';
import type { AccountRow, StoredCallbackSecret } from './accounts.repository.ts';
import type { CredentialCipher, SealedSecret } from './credential-cipher.ts';

/** A key shorter than this would be given away by four of its characters. */
const HINT_FROM_LENGTH = 16;

/** The last characters of the access key or API key, for people to recognise it by. */
export function hintOf(credentials: AccountCredentials): string {
  const key = credentials.kind === 'access-key' ? credentials.accessKey : credentials.apiKey;
  return key.length >= HINT_FROM_LENGTH ? key.slice(-4) : '';
}

export function sealCredentials(cipher: CredentialCipher, accountId: string, credentials: AccountCredentials): SealedSecret {
  const { kind, ...secrets } = credentials;
  return cipher.seal(JSON.stringify(secrets), { accountId, purpose: kind });
}

/** @throws MissingKeyError, TamperedSecretError */
export function openCredentials(cipher: CredentialCipher, row: Pick<AccountRow, 'id' | 'credential' | 'credential_kind'>): AccountCredentials {
  const secrets = JSON.parse(cipher.open(row.credential, { accountId: row.id, purpose: row.credential_kind })) as Omit<AccountCredentials, 'kind'>;
  return { kind: row.credential_kind, ...secrets } as AccountCredentials;
}

export function sealCallbackSecret(cipher: CredentialCipher, accountId: string, secret: string, validUntil: string | null = null): StoredCallbackSecret {
  return { sealed: cipher.seal(secret, { accountId, purpose: 'callback-secret' }), validUntil };
}

export function openCallbackSecret(cipher: CredentialCipher, accountId: string, stored: StoredCallbackSecret): string {
  return cipher.open(stored.sealed, { accountId, purpose: 'callback-secret' });
}

/** Ids of the encryption keys that a row needs. */
export function keyIdsOf(row: Pick<AccountRow, 'credential' | 'callback_secrets'>): string[] {
  return [...new Set([row.credential.keyId, ...row.callback_secrets.map(({ sealed }) => sealed.keyId)])];
}

/** The row as the rest of the service uses it. @throws MissingKeyError, TamperedSecretError */
export function toProviderAccount(cipher: CredentialCipher, row: AccountRow, now: () => Date = () => new Date()): ProviderAccount {
  const credentials = openCredentials(cipher, row);
  const kling: KlingCredentials = credentials.kind === 'access-key' ? { ...credentials, template: row.token_template } : credentials;
  const secrets = row.callback_secrets.map((stored) => ({ secret: openCallbackSecret(cipher, row.id, stored), validUntilMs: stored.validUntil === null ? Infinity : Date.parse(stored.validUntil) }));
  return {
    id: row.id,
    name: row.name,
    mode: row.mode,
    baseUrl: row.base_url,
    authorization: createAuthorization(kling),
    callbackSecrets: () => secrets.filter((each) => now().getTime() < each.validUntilMs).map((each) => each.secret),
    maxVideoConcurrency: row.max_video_concurrency,
    maxImageConcurrency: row.max_image_concurrency,
    resultHosts: row.result_hosts,
    status: row.status,
    version: row.version,
    slotPool: createHash('sha256').update(`${row.base_url}\n${credentials.kind === 'access-key' ? credentials.accessKey : credentials.apiKey}`).digest('base64url'),
  };
}
