import type { TaskStatus } from '@kp/task-contracts/states';
import type { TimelineEntry } from '../../ui/waterfall-geometry.ts';

/** What the list can be narrowed to. A type the console has no word for is shown as it is. */
export const TASK_TYPES = ['text-to-video', 'image-to-video'] as const;

/** A task as the admin API tells it. Times are ISO strings. */
export interface Task {
  id: string;
  taskId: string;
  workspaceId: string;
  mode: 'live' | 'test';
  type: string;
  model: string;
  status: TaskStatus;
  stage: string;
  progress?: number;
  waiting?: { reason: string; detail: string; position?: number; etaSeconds?: number };
  prompt: string;
  negativePrompt?: string;
  durationSeconds: number;
  aspectRatio: string;
  quality: string;
  cost: { costUnits: number; estimated: boolean };
  videoUrl?: string;
  outputs: TaskOutput[];
  error?: { code: string; message: string };
  policy: { status: string; decisionId?: string; ruleVersion?: string };
  attempts: TaskAttempt[];
  timeline: TimelineEntry[];
  createdAt: string;
  updatedAt: string;
  finishedAt?: string;
  traceId?: string;
  endUser?: string;
  tags?: string[];
  metadata?: Record<string, unknown>;
}

export interface TaskOutput {
  assetId: string;
  kind: 'video';
  url: string;
  key: string;
  bytes: number;
  sha256: string;
  durationSeconds: number;
  width: number;
  height: number;
  frameRate?: number;
  videoCodec?: string;
}

export interface TaskAttempt {
  attemptId: string;
  number: number;
  state: string;
  providerTaskId?: string;
  account: string;
  submittedAt?: string;
  finishedAt?: string;
}

/** True when the clip is, or will be, higher than wide. */
export function isPortrait({ aspectRatio }: Pick<Task, 'aspectRatio'>): boolean {
  const [width = 1, height = 1] = aspectRatio.split(':').map(Number);
  return height > width;
}

/** How long the task took until it ended, or has taken until now. */
export function elapsedMs(task: Pick<Task, 'createdAt' | 'finishedAt'>, nowMs: number): number {
  return Math.max(0, (task.finishedAt ? Date.parse(task.finishedAt) : nowMs) - Date.parse(task.createdAt));
}

/** Time spent at the provider, over all attempts; an unfinished attempt of an unfinished task counts until now. */
export function providerMs(task: Pick<Task, 'attempts' | 'finishedAt'>, nowMs: number): number | undefined {
  const endMs = task.finishedAt ? Date.parse(task.finishedAt) : nowMs;
  const spans = task.attempts.flatMap(({ submittedAt, finishedAt }) =>
    submittedAt ? [Math.max(0, (finishedAt ? Date.parse(finishedAt) : endMs) - Date.parse(submittedAt))] : [],
  );
  return spans.length === 0 ? undefined : spans.reduce((sum, span) => sum + span, 0);
}
