import type { AccountChange, AccountStatus } from '@kp/task-contracts';
import type { AccountRow, AccountRowChanges, ChangeNote } from './accounts.repository.ts';

export type ChangedFields = AccountChange['changes'];

/** A status change with its line for the history. */
export function statusChange(row: AccountRow, to: AccountStatus, by: { actor: string; reason?: string | undefined }): { wanted: AccountRowChanges; note: ChangeNote } {
  return { wanted: { status: to }, note: { ...by, action: to === 'active' ? 'activated' : to, changes: { status: { from: row.status, to } } } };
}

const FIELD_OF: Record<string, string> = { base_url: 'baseUrl', max_video_concurrency: 'maxVideoConcurrency', max_image_concurrency: 'maxImageConcurrency', token_template: 'tokenTemplate', result_hosts: 'resultHosts' };

/** Fields that really change, with their values before and after. Columns that hold secrets are not among them. */
export function difference(row: AccountRow, wanted: AccountRowChanges): ChangedFields {
  const before = row as unknown as Record<string, unknown>;
  return Object.fromEntries(Object.entries(wanted).flatMap(([column, to]) => (FIELD_OF[column] && JSON.stringify(before[column]) !== JSON.stringify(to) ? [[FIELD_OF[column], { from: before[column], to }]] : [])));
}
