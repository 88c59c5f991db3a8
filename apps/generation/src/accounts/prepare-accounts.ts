import type { Transaction } from '@kp/database';
import type { Logger } from '@kp/telemetry';
import type { GenerationConfig } from '../config.ts';
import { statusChange, systemOrigin } from './account-changes.ts';
import { keyIdsOf, openCallbackSecret, openCredentials, sealCallbackSecret, sealCredentials } from './account-secrets.ts';
import type { AccountRow, AccountsRepository } from './accounts.repository.ts';
import { TamperedSecretError, type CredentialCipher } from './credential-cipher.ts';
import { applyEnvironment, environmentAccounts } from './environment-accounts.ts';

/** Any constant: replicas that start together take turns. */
const BOOT_LOCK = 7_310_052;

interface Parts {
  config: GenerationConfig;
  repository: AccountsRepository;
  cipher: CredentialCipher;
  logger: Logger;
}

/**
 * What has to be true of the stored accounts before a replica works with them: those of the environment are as the settings
 * say, every stored secret has its key or is set aside, and all others are sealed under the first key.
 * @throws Error that names the missing keys and the accounts that need them
 */
export async function prepareAccounts({ config, repository, cipher, logger }: Parts): Promise<void> {
  await repository.database.transaction(async (tx) => {
    await tx.query('SELECT pg_advisory_xact_lock($1)', [BOOT_LOCK]);
    await applyEnvironment(tx, environmentAccounts(config), { repository, cipher, logger });
    const rows = await repository.all(tx);
    const lost = new Set(config.CREDENTIAL_ENCRYPTION_KEYS_LOST);
    assertKeysKnown(rows, cipher, lost);
    for (const row of rows) {
      const keyIds = keyIdsOf(row);
      if (keyIds.some((keyId) => !cipher.knows(keyId))) await setAside(tx, row, { repository, logger });
      else if (keyIds.some((keyId) => keyId !== cipher.primaryKeyId)) await reseal(tx, row, { repository, cipher, logger });
    }
  });
}

function assertKeysKnown(rows: AccountRow[], cipher: CredentialCipher, lost: Set<string>): void {
  const missing = new Map<string, string[]>();
  for (const row of rows) for (const keyId of keyIdsOf(row)) if (!cipher.knows(keyId) && !lost.has(keyId)) missing.set(keyId, [...(missing.get(keyId) ?? []), row.name]);
  if (missing.size === 0) return;
  const list = [...missing].map(([keyId, names]) => `"${keyId}" (${names.join(', ')})`).join('; ');
  throw new Error(`Stored provider accounts are sealed under encryption keys that CREDENTIAL_ENCRYPTION_KEYS does not hold: ${list}. Add these keys behind the first one. If they are gone for good, name them in CREDENTIAL_ENCRYPTION_KEYS_LOST: their accounts are retired then, until they are given new credentials.`);
}

/** An account whose key is gone for good: nothing can be sent with it until its credentials are rotated. */
async function setAside(tx: Transaction, row: AccountRow, { repository, logger }: Pick<Parts, 'repository' | 'logger'>): Promise<void> {
  logger.error('the encryption key of a provider account is lost; it needs new credentials', { account: row.name });
  if (row.status === 'retired') return;
  const { wanted, note } = statusChange(row, 'retired', { origin: systemOrigin('platform'), reason: 'the encryption key of its credentials is lost' });
  await repository.update(tx, row, wanted, note);
}

/** Moves a row to the first key. The account itself does not change, and neither does its version. */
async function reseal(tx: Transaction, row: AccountRow, { repository, cipher, logger }: Omit<Parts, 'config'>): Promise<void> {
  try {
    const locked = await repository.lock(tx, row.id);
    const changes = {
      credential: sealCredentials(cipher, locked.id, openCredentials(cipher, locked)),
      callback_secrets: locked.callback_secrets.map((stored) => sealCallbackSecret(cipher, locked.id, openCallbackSecret(cipher, locked.id, stored), stored.validUntil)),
    };
    await repository.update(tx, locked, changes, { origin: systemOrigin('platform'), action: 're-encrypted', changes: { encryptionKey: { from: keyIdsOf(locked).join(', '), to: cipher.primaryKeyId } } }, false);
    logger.info('provider account moved to the first encryption key', { account: row.name, keyId: cipher.primaryKeyId });
  } catch (error) {
    // One spoilt row must not keep all others from working; the account itself is left out and reported on loading.
    if (!(error instanceof TamperedSecretError)) throw error;
    logger.error('a stored provider account cannot be opened', { account: row.name, error });
  }
}
