import type { LegacyCreateData, LegacyTaskRecord } from '@kp/kling-api/legacy-wire';
import { secondsTextOf } from '../media/media.profile.ts';
import type { SimulatedTask } from './task.store.ts';
import type { ViewParts } from './view.parts.ts';

/** `data` of a legacy create answer (kling-api.md §5.2). */
export function toLegacyCreateData(task: SimulatedTask): LegacyCreateData {
  return { task_id: task.taskId, task_status: task.status, task_info: externalIdOf(task), created_at: task.createdAtMs, updated_at: task.updatedAtMs };
}

/** A task as a legacy query, list and callback show it (§5.3, §7). */
export function toLegacyRecord(task: SimulatedTask, parts: ViewParts): LegacyTaskRecord {
  const record: LegacyTaskRecord = {
    task_id: task.taskId,
    task_status: task.status,
    task_status_msg: task.statusMessage,
    task_info: taskInfo(task, parts),
    created_at: task.createdAtMs,
    updated_at: task.updatedAtMs,
    ...(task.order.watermark === true ? { watermark_info: { enabled: true } } : {}),
  };
  // Kling's own ComfyUI client cannot read an image task without a task_result, finished or not.
  if (task.status !== 'succeed') return task.profile.kind === 'image' ? { ...record, task_result: {} } : record;
  return { ...record, task_result: taskResult(task, parts), final_unit_deduction: String(task.units) };
}

function taskResult(task: SimulatedTask, { links, store }: ViewParts): NonNullable<LegacyTaskRecord['task_result']> {
  const urls = (index: number) => ({
    url: links.urlOf(task, index),
    ...(task.order.watermark === true ? { watermark_url: links.urlOf(task, index, 'watermark') } : {}),
  });
  if (task.profile.kind === 'video') return { videos: [{ id: store.outputId(task, 0), ...urls(0), duration: secondsTextOf(task) }] };
  const images = Array.from({ length: task.profile.count }, (_, index) => ({ index, ...urls(index) }));
  if (!task.path.endsWith('/omni-image')) return { images };
  return task.order.series === true ? { result_type: 'series', images: [], series_images: images } : { result_type: 'single', images };
}

function taskInfo(task: SimulatedTask, { links }: ViewParts): NonNullable<LegacyTaskRecord['task_info']> {
  if (task.parent === undefined) return externalIdOf(task);
  const { videoId, task: parent } = task.parent;
  return { ...externalIdOf(task), parent_video: { id: videoId, url: links.urlOf(parent, 0), duration: secondsTextOf(parent) } };
}

function externalIdOf(task: SimulatedTask): { external_task_id?: string } {
  return task.externalTaskId === undefined ? {} : { external_task_id: task.externalTaskId };
}
