import type { LegacyTaskStatus } from '@kp/kling-api/legacy-wire';
import { secondsTextOf } from '../media/media.profile.ts';
import type { SimulatedTask } from './task.store.ts';
import type { ViewParts } from './view.parts.ts';

/** Legacy says `succeed`, the new generation `succeeded` (kling-api.md §0). */
export const NEW_STATUS = { submitted: 'submitted', processing: 'processing', succeed: 'succeeded', failed: 'failed' } as const satisfies Record<LegacyTaskStatus, string>;

/** `data` of a create answer of the new generation (§4.3). */
export function toNewCreateData(task: SimulatedTask): Record<string, unknown> {
  return { id: task.taskId, status: NEW_STATUS[task.status], create_time: task.createdAtMs, update_time: task.updatedAtMs, ...externalIdOf(task) };
}

/** A task of either generation in the normalized form (§4.4). */
export function toNewRecord(task: SimulatedTask, parts: ViewParts): Record<string, unknown> {
  const succeeded = task.status === 'succeed';
  return {
    id: task.taskId,
    status: NEW_STATUS[task.status],
    message: task.statusMessage,
    create_time: task.createdAtMs,
    update_time: task.updatedAtMs,
    ...externalIdOf(task),
    outputs: succeeded ? outputs(task, parts) : [],
    billing: succeeded ? [{ charge_type: 'unit', amount: String(task.units), package_type: task.pack }] : [],
  };
}

function outputs(task: SimulatedTask, { links, store }: ViewParts): Record<string, unknown>[] {
  const urls = (index: number) => ({
    url: links.urlOf(task, index),
    ...(task.order.watermark === true ? { watermark_url: links.urlOf(task, index, 'watermark') } : {}),
  });
  if (task.profile.kind === 'video') return [{ type: 'video', id: store.outputId(task, 0), ...urls(0), duration: secondsTextOf(task) }];
  // Images have neither id nor index here (§4.4).
  const group = task.order.series === true ? { group_id: store.outputId(task, 0) } : {};
  return Array.from({ length: task.profile.count }, (_, index) => ({ type: 'image', ...urls(index), ...group }));
}

function externalIdOf(task: SimulatedTask): { external_id?: string } {
  return task.externalTaskId === undefined ? {} : { external_id: task.externalTaskId };
}
