import type { TaskStatus } from '@kp/task-contracts/states';
import type { TimelineEntry } from '../../ui/waterfall-geometry.ts';

/** What the list can be narrowed to. A type the console has no word for is shown as it is. */
export const TASK_TYPES = ['text-to-video', 'image-to-video', 'multi-image-to-video', 'omni-video', 'motion-control', 'video-extend', 'text-to-image', 'image-to-image'] as const;

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
  shots?: { prompt: string; durationSeconds: number }[];
  negativePrompt?: string;
  /** What was asked for; a field that the type does not have, or that follows an input, is absent. */
  durationSeconds?: number;
  aspectRatio?: string;
  quality?: string;
  resolution?: string;
  imageCount?: number;
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
  kind: 'video' | 'image';
  /** Place among the results, from 0. */
  index: number;
  url: string;
  key: string;
  bytes: number;
  sha256: string;
  durationSeconds?: number;
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
  /** Path of the create call: it names the generation, and in the new one the model. */
  path?: string;
  /** What the provider deducted, in its own units. */
  unitDeduction?: number;
  submittedAt?: string;
  finishedAt?: string;
}

/** What was asked for in words: the prompt, or what the shots say. */
export function wordsOf({ prompt, shots = [] }: Pick<Task, 'prompt' | 'shots'>): string {
  return prompt || shots.map((shot) => shot.prompt).join(' · ');
}

/** Width and height of the result, or of what was asked for while there is none: `16:9`. */
export function shapeOf({ outputs, aspectRatio }: Pick<Task, 'outputs' | 'aspectRatio'>): string {
  const [first] = outputs;
  if (first) return `${first.width}:${first.height}`;
  return aspectRatio && aspectRatio.includes(':') ? aspectRatio : '16:9';
}

/** True when the result is, or will be, higher than wide. */
export function isPortrait(task: Pick<Task, 'outputs' | 'aspectRatio'>): boolean {
  const [width = 1, height = 1] = shapeOf(task).split(':').map(Number);
  return height > width;
}

/** True when the task makes still images. */
export function makesImages({ outputs, type }: Pick<Task, 'outputs' | 'type'>): boolean {
  const [first] = outputs;
  return first ? first.kind === 'image' : type.endsWith('-to-image');
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
