import { type Fields, numberOf } from '../../ui/form-fields.ts';

/** A provider account as the admin API tells it. Its secrets are never among what it tells. */
export interface ProviderAccount {
  id: string;
  name: string;
  mode: 'live' | 'test';
  baseUrl: string;
  region: 'singapore' | 'beijing' | 'custom';
  source: 'environment' | 'console';
  status: AccountStatus;
  credential: { kind: CredentialKind; hint: string; keyId: string };
  tokenTemplate: 'kling' | 'guide';
  callbackSecrets: { keyId: string; validUntil?: string }[];
  maxVideoConcurrency: number;
  maxImageConcurrency: number;
  inFlight: { video: number; image: number };
  resultHosts: string[];
  lastTest?: AccountTest;
  createdAt: string;
  updatedAt: string;
  version: number;
}

export type AccountStatus = 'active' | 'draining' | 'retired';
export type CredentialKind = 'access-key' | 'api-key';

export interface AccountTest {
  at: string;
  outcome: 'passed' | 'refused' | 'unreachable' | 'unexpected';
  latencyMs: number;
  detail: string;
  costs?: { packs: AccountPack[]; videoConcurrency?: number; imageConcurrency?: number; problem?: string };
}

export interface AccountPack {
  name: string;
  status: string;
  concurrency?: number;
  total: number;
  remaining: number;
  expiresAt?: string;
}

/** A line of the account's history: an entry of the platform's audit log. */
export interface AccountChange {
  id: string;
  occurredAt: string;
  /** `provider-account.rotated` */
  action: string;
  actor: { id: string; name?: string };
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
  reason?: string;
}

export const RESOURCE = 'provider-accounts';
export const REGION_URLS = { singapore: 'https://api-singapore.klingai.com', beijing: 'https://api-beijing.klingai.com' } as const;

/** `maxVideoConcurrency: 2 → 7`: what a line of the history changed, in words. The counter of changes is no news. */
export function describeChanges({ before = {}, after = {} }: Pick<AccountChange, 'before' | 'after'>): string {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((field) => field !== 'version');
  return fields.map((field) => (field in before ? `${field}: ${show(before[field])} → ${show(after[field])}` : `${field}: ${show(after[field])}`)).join(', ');
}

function show(value: unknown): string {
  if (Array.isArray(value)) return value.join(' ');
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value ?? null);
}

/** The credentials a form holds; undefined when their kind is to stay. What is missing is left for the server to name. */
export function credentialsOf(fields: Fields): object | undefined {
  if (fields['kind'] === 'access-key') return { kind: 'access-key', accessKey: fields['credentials.accessKey'], secretKey: fields['credentials.secretKey'] };
  if (fields['kind'] === 'api-key') return { kind: 'api-key', apiKey: fields['credentials.apiKey'] };
  return undefined;
}

/** Body of a new account. */
export function newAccountOf(fields: Fields): object {
  const region = fields['region'] as keyof typeof REGION_URLS | 'custom';
  return {
    name: fields['name'],
    mode: fields['mode'],
    baseUrl: region === 'custom' ? fields['baseUrl'] : REGION_URLS[region],
    credentials: credentialsOf(fields),
    ...(fields['callbackSecret'] ? { callbackSecret: fields['callbackSecret'] } : {}),
    ...numberOf('maxVideoConcurrency', fields['maxVideoConcurrency']),
    ...numberOf('maxImageConcurrency', fields['maxImageConcurrency']),
    ...(fields['reason'] ? { reason: fields['reason'] } : {}),
  };
}

/** Body of a rotation. */
export function rotationOf(fields: Fields, version: number): object {
  const credentials = credentialsOf(fields);
  const choice = fields['callback'] ?? 'keep';
  const callback = choice === 'remove' ? { callbackSecret: null } : choice === 'keep' ? {} : { callbackSecret: fields['callbackSecret'], ...(choice === 'emergency' ? { dropPreviousCallbackSecret: true } : {}) };
  return { version, reason: fields['reason'], ...(credentials ? { credentials } : {}), ...callback };
}

/** Body of a change of settings: only what differs from the account as it was shown. */
export function settingsOf(fields: Fields, account: ProviderAccount): object {
  const hosts = (fields['resultHosts'] ?? '').split(/[\s,]+/).filter((host) => host !== '');
  const wanted = { baseUrl: fields['baseUrl'], tokenTemplate: fields['tokenTemplate'], resultHosts: hosts, ...numberOf('maxVideoConcurrency', fields['maxVideoConcurrency']), ...numberOf('maxImageConcurrency', fields['maxImageConcurrency']) };
  const before: Record<string, unknown> = { ...account };
  const changed = Object.entries(wanted).filter(([name, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(before[name]));
  return { version: account.version, ...Object.fromEntries(changed), ...(fields['reason'] ? { reason: fields['reason'] } : {}) };
}
