import { STAGE_WORDS, type TaskStatus, type TaskView } from '@kp/task-contracts';

const SHORT_TYPES: Record<string, string> = { t2v: 'text-to-video', i2v: 'image-to-video' };

/** Answer of the quickstart's status endpoint: flat, and `error` is a string. */
export interface QuickstartStatus {
  taskId: string;
  status: Exclude<TaskStatus, 'CANCELED'>;
  stage: string;
  videoUrl?: string;
  error?: string;
}

/** The guide says `t2v` and `i2v`, and names a type by whether there is an image. */
export function toNativeBody(body: unknown): unknown {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const { type, ...rest } = body as { type?: unknown; imageUrl?: unknown };
  if (type === undefined) return { type: rest.imageUrl === undefined ? 'text-to-video' : 'image-to-video', ...rest };
  return { type: typeof type === 'string' ? (SHORT_TYPES[type] ?? type) : type, ...rest };
}

/** The guide's loop ends on SUCCEEDED or FAILED only, so a canceled task reads as failed. */
export function toQuickstartStatus(view: TaskView): QuickstartStatus {
  const status = view.status === 'CANCELED' ? 'FAILED' : view.status;
  const error = view.error?.message ?? (view.status === 'CANCELED' ? 'The task was canceled.' : undefined);
  return { taskId: view.taskId, status, stage: STAGE_WORDS[view.status], ...(view.videoUrl ? { videoUrl: view.videoUrl } : {}), ...(error ? { error } : {}) };
}
