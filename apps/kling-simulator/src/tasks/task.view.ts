import type { LegacyCreateData, LegacyTaskRecord } from '@kp/kling-api/legacy-wire';
import type { SimulatedTask } from './task.store.ts';

/** `data` of a create answer (kling-api.md §5.2). */
export function toCreateData(task: SimulatedTask): LegacyCreateData {
  return {
    task_id: task.taskId,
    task_status: task.status,
    task_info: taskInfo(task),
    created_at: task.createdAtMs,
    updated_at: task.updatedAtMs,
  };
}

/** A task as a query, a list and a callback show it (§5.3, §7). */
export function toTaskRecord(task: SimulatedTask, baseUrl: string): LegacyTaskRecord {
  const record: LegacyTaskRecord = {
    task_id: task.taskId,
    task_status: task.status,
    task_status_msg: task.statusMessage,
    task_info: taskInfo(task),
    created_at: task.createdAtMs,
    updated_at: task.updatedAtMs,
  };
  if (task.result === undefined) return record;
  return {
    ...record,
    task_result: {
      videos: [
        {
          id: task.result.videoId,
          url: `${baseUrl}/files/${task.result.fileToken}.mp4`,
          duration: fractionalSeconds(task.result.clip.durationSeconds),
        },
      ],
    },
    final_unit_deduction: String(task.units),
  };
}

/** Kling's form, for example "5.041": cut, not rounded, to milliseconds (§6). */
function fractionalSeconds(seconds: number): string {
  return String(Math.floor(seconds * 1000 + 1e-6) / 1000);
}

function taskInfo(task: SimulatedTask): { external_task_id?: string } {
  return task.externalTaskId === undefined ? {} : { external_task_id: task.externalTaskId };
}
