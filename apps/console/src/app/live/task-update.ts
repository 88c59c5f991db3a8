import type { TaskStatus } from '@kp/task-contracts/states';

/** What a live event says about a task: always these fields, and any others of the record that it carries. */
export interface TaskUpdate {
  id: string;
  status: TaskStatus;
  stage: string;
  updatedAt: string;
  createdAt?: string;
  type?: string;
  workspaceId?: string;
}

/** Reads the data of a `task.updated` event; anything else is ignored. */
export function readTaskUpdate(data: string): TaskUpdate | undefined {
  try {
    const value = JSON.parse(data) as Partial<TaskUpdate> | null;
    const isUpdate = typeof value?.id === 'string' && typeof value.status === 'string' && typeof value.updatedAt === 'string';
    return isUpdate ? (value as TaskUpdate) : undefined;
  } catch {
    return undefined;
  }
}

/** The record with the update in it, or the very same record when the update is older than what is known. */
export function patchRecord<R extends TaskUpdate>(record: R, update: TaskUpdate): R {
  if (record.id !== update.id || Date.parse(update.updatedAt) < Date.parse(record.updatedAt)) return record;
  return { ...record, ...update };
}

/** Patches the row in place: same order, same length, and the same array when nothing changed. */
export function patchRows<R extends TaskUpdate>(rows: R[], update: TaskUpdate): R[] {
  const index = rows.findIndex((row) => row.id === update.id);
  const row = rows[index];
  if (!row) return rows;
  const patched = patchRecord(row, update);
  return patched === row ? rows : rows.with(index, patched);
}

/** True when a task that is not on the page would appear at its top after a reload. A text search cannot be judged here. */
export function wouldAppear(update: TaskUpdate, filter: Record<string, unknown>): boolean {
  const { status, type, workspaceId, q } = filter;
  if (typeof q === 'string' && q !== '') return false;
  const statuses = Array.isArray(status) ? status : typeof status === 'string' && status !== '' ? status.split(',') : [];
  if (statuses.length > 0 && !statuses.includes(update.status)) return false;
  return (!type || type === update.type) && (!workspaceId || workspaceId === update.workspaceId);
}
