import type { RecordFault } from '../faults/fault.catalog.ts';
import { bendRecord } from '../faults/record.faults.ts';
import { toLegacyRecord } from '../tasks/legacy.view.ts';
import { toNewRecord } from '../tasks/new.view.ts';
import type { SimulatedTask } from '../tasks/task.store.ts';
import type { ViewParts } from '../tasks/view.parts.ts';

/** The bare task object, in the dialect the task was created in (kling-api.md §7). */
export function callbackBody(task: SimulatedTask, views: ViewParts, faults: readonly RecordFault[] = []): string {
  return JSON.stringify(bendRecord(task.dialect === 'legacy' ? toLegacyRecord(task, views) : toNewRecord(task, views), faults));
}

/** Claims a success that has not happened, or a failure where there was a success. */
export function forgedBody(task: SimulatedTask, views: ViewParts): string {
  return callbackBody({ ...task, status: task.status === 'succeed' ? 'failed' : 'succeed', statusMessage: '' }, views);
}
