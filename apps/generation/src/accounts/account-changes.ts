import { PLATFORM_CHAIN, type AccountChange, type AccountStatus, type AuditOrigin, type AuditRecord } from '@kp/task-contracts';
import type { AccountRow, AccountRowChanges } from './accounts.repository.ts';

export type ChangedFields = AccountChange['changes'];

/** Why a row changes, for the audit log. Of secrets `changes` says only that they changed. */
export interface ChangeNote {
  origin: AuditOrigin;
  action: AccountChange['action'];
  changes: ChangedFields;
  reason?: string | undefined;
}

/** What happens by itself: because of the settings, or because of the state of things. */
export function systemOrigin(id: 'environment' | 'platform'): AuditOrigin {
  return { actor: { kind: 'system', id } };
}

/** A status change with its line for the audit log. */
export function statusChange(row: AccountRow, to: AccountStatus, by: { origin: AuditOrigin; reason?: string | undefined }): { wanted: AccountRowChanges; note: ChangeNote } {
  return { wanted: { status: to }, note: { ...by, action: to === 'active' ? 'activated' : to, changes: { status: { from: row.status, to } } } };
}

const FIELD_OF: Record<string, string> = { base_url: 'baseUrl', max_video_concurrency: 'maxVideoConcurrency', max_image_concurrency: 'maxImageConcurrency', token_template: 'tokenTemplate', result_hosts: 'resultHosts' };

/** Fields that really change, with their values before and after. Columns that hold secrets are not among them. */
export function difference(row: AccountRow, wanted: AccountRowChanges): ChangedFields {
  const before = row as unknown as Record<string, unknown>;
  return Object.fromEntries(Object.entries(wanted).flatMap(([column, to]) => (FIELD_OF[column] && JSON.stringify(before[column]) !== JSON.stringify(to) ? [[FIELD_OF[column], { from: before[column], to }]] : [])));
}

/** The line in the platform's audit chain. @param version before and after; equal for what changes nothing about the account */
export function toAuditRecord({ id, name }: Pick<AccountRow, 'id' | 'name'>, version: { from: number | undefined; to: number }, { origin, action, changes, reason }: ChangeNote): AuditRecord {
  const side = (which: 'from' | 'to'): Record<string, unknown> => Object.fromEntries(Object.entries(changes).flatMap(([field, change]) => (change[which] === undefined ? [] : [[field, change[which]]])));
  const isCounted = version.from !== version.to;
  return {
    chain: PLATFORM_CHAIN,
    action: `provider-account.${action}`,
    target: { kind: 'provider-account', id, name },
    before: { ...side('from'), ...(isCounted && version.from !== undefined ? { version: version.from } : {}) },
    after: { ...side('to'), ...(isCounted ? { version: version.to } : {}) },
    ...(reason === undefined ? {} : { reason }),
    ...origin,
  };
}
