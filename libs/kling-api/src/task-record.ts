import { LegacyTaskRecord } from './legacy-wire.ts';
import { NewTaskRecord } from './new-wire.ts';

/** A task as Kling reports it, in either dialect. */
export interface KlingTask {
  taskId: string;
  externalTaskId?: string;
  /** `unknown`: a status nobody documented; nothing may be concluded from it. */
  status: 'submitted' | 'processing' | 'succeeded' | 'failed' | 'unknown';
  /** The status as it was written. */
  rawStatus: string;
  /** Why it failed, in Kling's words. */
  failureMessage?: string;
  /** Results in order; empty until it has succeeded. */
  outputs: readonly KlingTaskOutput[];
  /** Units deducted from a resource pack, when Kling says so. */
  unitDeduction?: number;
}

export interface KlingTaskOutput {
  index: number;
  kind: 'video' | 'image';
  url: string;
  /** Kling's id of a video; later products take it as input for 30 days (kling-api.md §6). */
  id?: string;
}

/** Both spellings of success are taken in both dialects (§11.1). */
const STATUSES: Readonly<Record<string, KlingTask['status']>> = { submitted: 'submitted', processing: 'processing', succeed: 'succeeded', succeeded: 'succeeded', failed: 'failed' };

/** Reads a task record of either generation, told apart by `id` and `task_id` (§7); undefined when it is neither. */
export function readKlingTask(record: unknown): KlingTask | undefined {
  const isLegacy = typeof record === 'object' && record !== null && 'task_id' in record;
  return isLegacy ? readLegacy(record) : readNew(record);
}

function statusOf(rawStatus: string): KlingTask['status'] {
  return Object.hasOwn(STATUSES, rawStatus) ? (STATUSES[rawStatus] ?? 'unknown') : 'unknown';
}

function readLegacy(record: unknown): KlingTask | undefined {
  const parsed = LegacyTaskRecord.safeParse(record);
  if (!parsed.success) return undefined;
  const { task_id: taskId, task_status: rawStatus, task_status_msg: message, task_info: info, task_result: result, final_unit_deduction: deduction } = parsed.data;
  const videos = (result?.videos ?? []).map(({ url, id }) => ({ kind: 'video' as const, url, ...(id ? { id } : {}) }));
  const images = (result?.images ?? []).toSorted((a, b) => (a.index ?? 0) - (b.index ?? 0)).map(({ url }) => ({ kind: 'image' as const, url }));
  const external = info?.external_task_id;
  return {
    taskId,
    ...(external ? { externalTaskId: external } : {}),
    status: statusOf(rawStatus),
    rawStatus,
    ...(message ? { failureMessage: message } : {}),
    outputs: [...videos, ...images].map((output, index) => ({ index, ...output })),
    ...unitsOf(deduction),
  };
}

function readNew(record: unknown): KlingTask | undefined {
  const parsed = NewTaskRecord.safeParse(record);
  if (!parsed.success) return undefined;
  const { id: taskId, status: rawStatus, message, external_id: external, outputs, billing } = parsed.data;
  const results = (outputs ?? []).flatMap(({ type, url, id }) => ((type === 'video' || type === 'image') && url ? [{ kind: type, url, ...(id ? { id } : {}) } as const] : []));
  const units = (billing ?? []).filter(({ charge_type: type }) => type === 'unit').reduce<number | undefined>((sum, { amount }) => (Number.isFinite(Number(amount)) ? (sum ?? 0) + Number(amount) : sum), undefined);
  return {
    taskId,
    ...(external ? { externalTaskId: external } : {}),
    status: statusOf(rawStatus),
    rawStatus,
    ...(message ? { failureMessage: message } : {}),
    outputs: results.map((output, index) => ({ index, ...output })),
    ...(units === undefined ? {} : { unitDeduction: units }),
  };
}

function unitsOf(deduction: string | null | undefined): { unitDeduction?: number } {
  const units = deduction ? Number(deduction) : Number.NaN;
  return Number.isFinite(units) ? { unitDeduction: units } : {};
}
