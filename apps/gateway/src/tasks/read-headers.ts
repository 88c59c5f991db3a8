import type { TaskRecord } from '@kp/task-contracts';

/** Links in an answer live longer than this, so a reader who is told "not modified" holds links that still work for a while. */
const LINK_WINDOW_MS = 60_000;

/** Changes with whatever a reader of the task could see change; for a task with results also with time, as links expire. */
export function etagOf({ taskId, status, updatedAt, timeline, outputs }: Pick<TaskRecord, 'taskId' | 'status' | 'updatedAt' | 'timeline' | 'outputs'>, nowMs = Date.now()): string {
  const links = outputs.length > 0 ? `-${Math.floor(nowMs / LINK_WINDOW_MS)}` : '';
  return `W/"${taskId}-${status}-${timeline.length}-${Date.parse(updatedAt)}${links}"`;
}

/** When reading an unfinished task again makes sense, 2 to 5 seconds: a young one may move soon, an old one rather not. */
export function retryAfterSecondsOf({ createdAt }: Pick<TaskRecord, 'createdAt'>, nowMs = Date.now()): number {
  const ageSeconds = (nowMs - Date.parse(createdAt)) / 1_000;
  return Math.min(5, 2 + Math.floor(ageSeconds / 20));
}
