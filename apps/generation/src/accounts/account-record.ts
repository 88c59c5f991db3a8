import { regionOf, type ProviderAccountRecord } from '@kp/task-contracts';
import type { AccountRow } from './accounts.repository.ts';

/** An account as others are told about it. Of its secrets: kind, hint and the key they are sealed under. */
export function toRecord(row: AccountRow, inFlight = { video: 0, image: 0 }): ProviderAccountRecord {
  return {
    accountId: row.id,
    name: row.name,
    mode: row.mode,
    provider: row.provider,
    baseUrl: row.base_url,
    region: regionOf(row.base_url),
    source: row.source,
    status: row.status,
    credential: { kind: row.credential_kind, hint: row.credential_hint, keyId: row.credential.keyId },
    tokenTemplate: row.token_template,
    callbackSecrets: row.callback_secrets.map(({ sealed, validUntil }) => ({ keyId: sealed.keyId, ...(validUntil ? { validUntil } : {}) })),
    maxVideoConcurrency: row.max_video_concurrency,
    maxImageConcurrency: row.max_image_concurrency,
    inFlight,
    resultHosts: row.result_hosts,
    ...(row.last_test ? { lastTest: row.last_test } : {}),
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}
