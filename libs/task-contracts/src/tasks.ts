import { z } from 'zod';
import { TASK_STATUSES } from './states.ts';
import { storableText } from './storable-text.ts';

export const TASK_TYPES = ['text-to-video', 'image-to-video'] as const;
export type TaskType = (typeof TASK_TYPES)[number];
export const ASPECT_RATIOS = ['16:9', '9:16', '1:1'] as const;
export const QUALITIES = ['std', 'pro', '4k'] as const;

/** Longest prompt any model takes is 3072 characters (kling-api.md §3.1); the model's own limit is checked after. */
const PROMPT_CEILING = 10_000;

/** Body of POST /v1/tasks. Unknown fields are refused by name, so that a typo never passes silently. */
export const CreateTaskBody = z.strictObject({
  type: z.enum(TASK_TYPES).meta({ description: 'What to generate' }),
  prompt: storableText().trim().min(1, 'The prompt is empty.').max(PROMPT_CEILING, `The prompt has more than ${PROMPT_CEILING} characters.`).meta({ description: 'Scene, action, camera and style in words' }),
  negativePrompt: storableText().max(PROMPT_CEILING).optional().meta({ description: 'What to avoid' }),
  durationSeconds: z.int().positive().max(60).optional().meta({ description: 'Length of the clip in seconds; the platform default when absent' }),
  aspectRatio: z.enum(ASPECT_RATIOS).optional().meta({ description: 'Frame shape; image-to-video follows the image' }),
  quality: z.enum(QUALITIES).optional().meta({ description: 'std is the cheapest' }),
  model: storableText().min(1).max(100).optional().meta({ description: 'Model id from GET /v1/models; the default model when absent' }),
  imageUrl: storableText().min(1).max(4096).optional().meta({ description: 'First frame: an https URL or the assetId of an upload' }),
  endUser: storableText().min(1).max(200).optional().meta({ description: 'Opaque id of your own user' }),
  tags: z.array(storableText().min(1).max(64)).max(20).optional(),
  metadata: z.record(storableText().max(64), storableText().max(512)).optional().meta({ description: 'Returned unchanged with the task' }),
}).meta({ title: 'CreateTask', example: { type: 'text-to-video', prompt: 'A slow dolly-in toward a misty mountain lake at sunrise', durationSeconds: 5, aspectRatio: '16:9' } });
export type CreateTaskBody = z.infer<typeof CreateTaskBody>;

/** A create request after validation against the model: every choice made, nothing left to default. */
export const TaskRequest = z.object({
  type: z.enum(TASK_TYPES),
  prompt: z.string(),
  negativePrompt: z.string().optional(),
  durationSeconds: z.number(),
  aspectRatio: z.enum(ASPECT_RATIOS),
  quality: z.enum(QUALITIES),
  model: z.string(),
  image: z.union([z.object({ url: z.string() }), z.object({ assetId: z.string(), key: z.string() })]).optional(),
  endUser: z.string().optional(),
  tags: z.array(z.string()),
  metadata: z.record(z.string(), z.string()),
});
export type TaskRequest = z.infer<typeof TaskRequest>;

export const WAITING_REASONS = ['concurrency', 'budget', 'provider', 'review', 'backoff', 'outcome-unknown', 'quarantine', 'policy-check'] as const;
export const Waiting = z.object({ reason: z.enum(WAITING_REASONS), detail: z.string() }).meta({ description: 'Why the task is not moving right now' });
export type Waiting = z.infer<typeof Waiting>;

export const OUTPUT_KINDS = ['video', 'image'] as const;
export type OutputKind = (typeof OUTPUT_KINDS)[number];

export const TaskOutput = z.object({
  assetId: z.string(),
  kind: z.enum(OUTPUT_KINDS),
  index: z.int().min(0).meta({ description: 'Position among the results of the task, from 0' }),
  key: z.string().meta({ description: 'Key in the object store' }),
  bytes: z.number(),
  sha256: z.string(),
  durationSeconds: z.number().optional().meta({ description: 'Videos only' }),
  width: z.number(),
  height: z.number(),
  frameRate: z.number().optional().meta({ description: 'Videos only' }),
  videoCodec: z.string().optional().meta({ description: 'Videos only' }),
});
export type TaskOutput = z.infer<typeof TaskOutput>;

export const TimelineEntry = z.object({ status: z.enum(TASK_STATUSES), at: z.string(), version: z.int(), note: z.string().optional() });
export type TimelineEntry = z.infer<typeof TimelineEntry>;

const taskFields = {
  taskId: z.string(),
  status: z.enum(TASK_STATUSES),
  stage: z.string().meta({ description: 'The state in words for people' }),
  type: z.enum(TASK_TYPES),
  mode: z.enum(['live', 'test']),
  model: z.string(),
  prompt: z.string(),
  negativePrompt: z.string().optional(),
  durationSeconds: z.number(),
  aspectRatio: z.enum(ASPECT_RATIOS),
  quality: z.enum(QUALITIES),
  waiting: Waiting.optional(),
  cost: z.object({ costUnits: z.number(), estimated: z.boolean().meta({ description: 'true until the task has ended' }) }),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
  timeline: z.array(TimelineEntry),
  endUser: z.string().optional(),
  tags: z.array(z.string()),
  metadata: z.record(z.string(), z.string()),
  createdAt: z.string(),
  updatedAt: z.string(),
  finishedAt: z.string().optional(),
};

/** A task as generation tells the gateway: everything, without links. */
export const TaskRecord = z.object({
  ...taskFields,
  workspaceId: z.string(),
  userId: z.string(),
  outputs: z.array(TaskOutput),
  policy: z.object({ status: z.enum(['pending', 'allowed', 'blocked']), decisionId: z.string().optional(), ruleVersion: z.string().optional() }),
  attempts: z.array(z.object({ attemptId: z.string(), number: z.int(), state: z.string(), providerTaskId: z.string().optional(), account: z.string(), submittedAt: z.string().optional(), finishedAt: z.string().optional() })),
  traceId: z.string().optional(),
});
export type TaskRecord = z.infer<typeof TaskRecord>;

const LinkedOutput = TaskOutput.extend({ url: z.string().meta({ description: 'Signed link, valid for a limited time' }) });

/** A task as API consumers see it. */
export const TaskView = z.object({ ...taskFields, videoUrl: z.string().optional().meta({ description: 'Link to the first video; absent while there is none, and for images' }), outputs: z.array(LinkedOutput) }).meta({ title: 'Task' });
export type TaskView = z.infer<typeof TaskView>;

/** A task as operators see it in the console. */
export const AdminTaskView = TaskRecord.extend({ id: z.string(), videoUrl: z.string().optional(), outputs: z.array(LinkedOutput) }).meta({ title: 'AdminTask' });
export type AdminTaskView = z.infer<typeof AdminTaskView>;
