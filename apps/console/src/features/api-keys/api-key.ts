import type { WorkspacePermission } from '@kp/task-contracts/permissions';
import { linesOf, type Fields } from '../../ui/form-fields.ts';

/** An API key as the admin API tells it. The key itself is never among what it tells. */
export interface ApiKey {
  id: string;
  name: string;
  mode: 'live' | 'test';
  /** `owner-gone`: its owner was disabled or is no member any more. */
  status: 'active' | 'expired' | 'revoked' | 'owner-gone';
  prefix: string;
  last4: string | null;
  scopes: WorkspacePermission[];
  ipAllowList: string[];
  costCentre: string | null;
  unitsPerDay: number | null;
  unitsPerMonth: number | null;
  requestsPerMinute: number | null;
  userId: string;
  userEmail: string;
  createdBy: string | null;
  createdAt: string;
  expiresAt: string | null;
  revokedAt: string | null;
  lastUsedAt: string | null;
  lastUsedIp: string | null;
  rotatedFrom: string | null;
  replacedBy: string | null;
  workspaceId: string;
  workspaceName: string;
}

/** The answer to making a key: the only one that holds it. */
export interface CreatedApiKey extends ApiKey {
  key: string;
}

export const RESOURCE = 'api-keys';
/** What the list can be asked for; `expiring` is a kind of active that the server does not tell apart. */
export const KEY_STATUSES = ['active', 'expired', 'revoked', 'owner-gone'] as const;
export type KeyState = (typeof KEY_STATUSES)[number] | 'expiring';

const DAY_MS = 86_400_000;
const EXPIRING_WITHIN_MS = 14 * DAY_MS;

/** The state of a key now: it may have expired since it was read, and one that soon will is told apart. */
export function stateOf({ status, expiresAt }: Pick<ApiKey, 'status' | 'expiresAt'>, nowMs: number): KeyState {
  if (status !== 'active' || expiresAt === null) return status;
  const leftMs = Date.parse(expiresAt) - nowMs;
  if (leftMs <= 0) return 'expired';
  return leftMs <= EXPIRING_WITHIN_MS ? 'expiring' : 'active';
}

/** Whether a key could be used now, were the request right. */
export function isUsable(state: KeyState): boolean {
  return state === 'active' || state === 'expiring';
}

/** `kp_live_8Fq2…x0Zc`: enough to recognise a key, and no more. */
export function maskOf({ prefix, last4 }: Pick<ApiKey, 'prefix' | 'last4'>): string {
  return `${prefix}…${last4 ?? ''}`;
}

export const EXPIRIES = ['never', '30', '90', '365', 'date'] as const;
export type Expiry = (typeof EXPIRIES)[number];

/** When a key is to expire; null: never. A date means its end, here; what is none goes as it is, so that the server names it. */
export function expiryOf(choice: string | undefined, date: string | undefined, nowMs: number): string | null {
  if (choice === 'never' || choice === undefined) return null;
  if (choice !== 'date') return new Date(nowMs + Number(choice) * DAY_MS).toISOString();
  const end = new Date(`${date ?? ''}T23:59:59`);
  return Number.isNaN(end.getTime()) ? (date ?? '') : end.toISOString();
}

const SCOPE = 'scope:';
export const scopeField = (scope: WorkspacePermission): string => `${SCOPE}${scope}`;

/** Scopes whose boxes are ticked. */
export function scopesOf(fields: Fields): string[] {
  return Object.keys(fields).flatMap((name) => (name.startsWith(SCOPE) ? [name.slice(SCOPE.length)] : []));
}

/** Body of a new key. Empty limits are none; what is no number goes as it is. */
export function newKeyOf(fields: Fields, workspaceId: string, nowMs: number): object {
  return {
    workspaceId,
    userId: fields['userId'] ?? '',
    name: fields['name'],
    mode: fields['mode'],
    scopes: scopesOf(fields),
    ipAllowList: linesOf(fields['ipAllowList']),
    costCentre: fields['costCentre'] || null,
    expiresAt: expiryOf(fields['expiry'], fields['expiresAt'], nowMs),
    unitsPerDay: limitOf(fields['unitsPerDay']),
    unitsPerMonth: limitOf(fields['unitsPerMonth']),
    requestsPerMinute: limitOf(fields['requestsPerMinute']),
    reason: fields['reason'],
  };
}

function limitOf(text: string | undefined): number | string | null {
  if (!text) return null;
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}
