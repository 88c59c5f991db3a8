import type { Transaction } from '@kp/database';
import { newId, type AccountCredentials, type Mode } from '@kp/task-contracts';
import type { Logger } from '@kp/telemetry';
import type { GenerationConfig } from '../config.ts';
import { defaultResultHosts } from '../providers/provider-accounts.ts';
import { hintOf, openCallbackSecret, openCredentials, sealCallbackSecret, sealCredentials } from './account-secrets.ts';
import { difference, statusChange, systemOrigin } from './account-changes.ts';
import type { AccountRow, AccountRowChanges, AccountsRepository } from './accounts.repository.ts';
import type { CredentialCipher } from './credential-cipher.ts';

/** Names that belong to the accounts of the environment; none can be made in the console. */
export const ENVIRONMENT_NAMES: readonly string[] = ['kling', 'sandbox'];
const origin = systemOrigin('environment');

interface EnvironmentAccount {
  name: string;
  mode: Mode;
  baseUrl: string;
  credentials: AccountCredentials;
  callbackSecret: string | undefined;
  tokenTemplate: 'kling' | 'guide';
  maxConcurrency: number;
}

/** The accounts that the settings name: KLING_* for live keys, SANDBOX_KLING_* for test-mode keys. */
export function environmentAccounts(config: GenerationConfig): EnvironmentAccount[] {
  const { KLING_ACCESS_KEY: liveAccessKey, KLING_SECRET_KEY: liveSecretKey, KLING_API_KEY: apiKey } = config;
  const { SANDBOX_KLING_API_BASE_URL: sandboxUrl, SANDBOX_KLING_ACCESS_KEY: accessKey, SANDBOX_KLING_SECRET_KEY: secretKey, SANDBOX_KLING_API_KEY: sandboxApiKey } = config;
  const common = { tokenTemplate: config.KLING_TOKEN_TEMPLATE, maxConcurrency: config.KLING_MAX_CONCURRENCY };
  const live = credentialsOf(liveAccessKey, liveSecretKey, apiKey);
  const sandbox = credentialsOf(accessKey, secretKey, sandboxApiKey);
  return [
    ...(live ? [{ ...common, name: 'kling', mode: 'live' as const, baseUrl: withoutSlash(config.KLING_API_BASE_URL), credentials: live, callbackSecret: config.KLING_WEBHOOK_SECRET }] : []),
    ...(sandboxUrl && sandbox ? [{ ...common, name: 'sandbox', mode: 'test' as const, baseUrl: withoutSlash(sandboxUrl), credentials: sandbox, callbackSecret: config.SANDBOX_KLING_WEBHOOK_SECRET }] : []),
  ];
}

/** A pair is used where there is one, else the API key. */
function credentialsOf(accessKey: string | undefined, secretKey: string | undefined, apiKey: string | undefined): AccountCredentials | undefined {
  if (accessKey && secretKey) return { kind: 'access-key', accessKey, secretKey };
  return apiKey ? { kind: 'api-key', apiKey } : undefined;
}

/**
 * Brings the rows of the environment's accounts in line with the settings: made, changed, taken back into use, or retired when
 * they are named no more. Accounts made in the console are never touched.
 */
export async function applyEnvironment(tx: Transaction, accounts: EnvironmentAccount[], parts: { repository: AccountsRepository; cipher: CredentialCipher; logger: Logger }): Promise<void> {
  const { repository, logger } = parts;
  const rows = new Map((await repository.all(tx)).map((row) => [row.name, row]));
  for (const account of accounts) {
    const row = rows.get(account.name);
    if (!row) await insert(tx, account, parts);
    else if (row.source === 'environment') await bringInLine(tx, row, account, parts);
    else logger.warn('the environment names an account that was made in the console; the environment is not used for it', { account: account.name });
  }
  for (const row of rows.values()) {
    if (row.source !== 'environment' || row.absent || accounts.some((account) => account.name === row.name)) continue;
    const { note } = statusChange(row, 'retired', { origin, reason: 'the environment does not name it any more' });
    // One that an operator had retired before stays so when its variables return.
    if (row.status === 'active') await repository.update(tx, row, { status: 'retired', absent: true }, note);
  }
}

async function insert(tx: Transaction, account: EnvironmentAccount, { repository, cipher }: { repository: AccountsRepository; cipher: CredentialCipher }): Promise<void> {
  const id = newId('account');
  const { credentials, callbackSecret } = account;
  const row = {
    id,
    name: account.name,
    mode: account.mode,
    source: 'environment' as const,
    credential_kind: credentials.kind,
    credential: sealCredentials(cipher, id, credentials),
    credential_hint: hintOf(credentials),
    callback_secrets: callbackSecret ? [sealCallbackSecret(cipher, id, callbackSecret)] : [],
    ...plainColumns(account),
  };
  await repository.insert(tx, row, { origin, action: 'created', changes: { mode: { to: account.mode }, baseUrl: { to: account.baseUrl }, credentialKind: { to: credentials.kind } } });
}

async function bringInLine(tx: Transaction, row: AccountRow, account: EnvironmentAccount, { repository, cipher }: { repository: AccountsRepository; cipher: CredentialCipher }): Promise<void> {
  const { credentials, callbackSecret } = account;
  const stored = readable(() => openCredentials(cipher, row));
  const storedSecrets = readable(() => row.callback_secrets.map((each) => openCallbackSecret(cipher, row.id, each)));
  // What cannot be read is simply written anew: the environment has it.
  const hasNewKeys = JSON.stringify(stored, SORTED) !== JSON.stringify(credentials, SORTED);
  const hasNewSecret = JSON.stringify(storedSecrets) !== JSON.stringify(callbackSecret ? [callbackSecret] : []);
  const columns = plainColumns(account);
  const wanted: AccountRowChanges = {
    ...columns,
    ...(hasNewKeys ? { credential_kind: credentials.kind, credential: sealCredentials(cipher, row.id, credentials), credential_hint: hintOf(credentials) } : {}),
    ...(hasNewSecret ? { callback_secrets: callbackSecret ? [sealCallbackSecret(cipher, row.id, callbackSecret)] : [] } : {}),
    ...(row.absent ? { status: 'active' as const, absent: false } : {}),
  };
  const changes = {
    ...difference(row, columns),
    ...(hasNewKeys ? { credentials: { from: row.credential_kind, to: credentials.kind } } : {}),
    ...(hasNewSecret ? { callbackSecret: { to: callbackSecret ? 'replaced at once' : 'removed' } } : {}),
    ...(row.absent ? { status: { from: row.status, to: 'active' } } : {}),
  };
  if (Object.keys(changes).length > 0) await repository.update(tx, row, wanted, { origin, action: row.absent ? 'activated' : 'updated', changes });
}

function plainColumns(account: EnvironmentAccount) {
  return {
    base_url: account.baseUrl,
    token_template: account.tokenTemplate,
    max_video_concurrency: account.maxConcurrency,
    max_image_concurrency: account.maxConcurrency,
    result_hosts: defaultResultHosts(account.baseUrl),
  };
}

const SORTED = ['accessKey', 'apiKey', 'kind', 'secretKey'];
const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
