import { z } from 'zod';
import { isId } from './ids.ts';
import { TASK_STATUSES } from './states.ts';
import { storableText } from './storable-text.ts';

/** What can be made so far (design.md §6); further products of Kling join this list. */
export const TASK_TYPES = ['text-to-video', 'image-to-video', 'multi-image-to-video', 'omni-video', 'motion-control', 'video-extend', 'text-to-image', 'image-to-image'] as const;
export type TaskType = (typeof TASK_TYPES)[number];
/** Videos take the first three; `auto` is for some image models. */
export const ASPECT_RATIOS = ['16:9', '9:16', '1:1', '4:3', '3:4', '3:2', '2:3', '21:9', 'auto'] as const;
export const QUALITIES = ['std', 'pro', '4k'] as const;
export const IMAGE_RESOLUTIONS = ['1k', '2k', '4k'] as const;

/** Longest prompt any model takes is 3072 characters (kling-api.md §3.1); the model's own limit is checked after. */
const PROMPT_CEILING = 10_000;
const MAX_REFERENCES = 20;

/** Where an input comes from, as a caller writes it. */
const MediaReference = storableText().min(1).max(4096).refine((text) => isId('asset', text) || (/^https?:\/\//i.test(text) && URL.canParse(text)), { message: 'Give an https URL or the assetId of an upload.', params: { code: 'invalid-url' } });
/** An input as it is kept with a task: an address, or an upload with what storage knows about it. */
export const MediaSource = z.union([
  z.object({ url: z.string() }),
  z.object({ assetId: z.string(), key: z.string(), contentType: z.string().optional(), bytes: z.number().optional(), width: z.number().optional(), height: z.number().optional(), durationSeconds: z.number().optional(), frameRate: z.number().optional() }),
]);
export type MediaSource = z.infer<typeof MediaSource>;

const name = storableText().regex(/^[\p{L}\p{N}_-]{1,40}$/u, 'Use 1 to 40 letters, digits, _ or -.');
const providerId = storableText().min(1).max(100);
const promptText = (what: string) => storableText().max(PROMPT_CEILING, `The ${what} has more than ${PROMPT_CEILING} characters.`);

/** Fields that a create body and the stored request share; they differ in what stands for a picture or a clip. */
const choices = <Media extends z.ZodType>(media: Media) => ({
  negativePrompt: promptText('negative prompt').optional().meta({ description: 'What to avoid; a model without such a field gets it at the end of the prompt' }),
  durationSeconds: z.int().positive().max(60).optional().meta({ description: 'Length of the clip in seconds; the platform default when absent' }),
  aspectRatio: z.enum(ASPECT_RATIOS).optional().meta({ description: 'Frame shape; image-to-video follows the image' }),
  quality: z.enum(QUALITIES).optional().meta({ description: 'Of videos: std is the cheapest' }),
  resolution: z.enum(IMAGE_RESOLUTIONS).optional().meta({ description: 'Of still images' }),
  audio: z.enum(['native', 'original', 'off']).optional().meta({ description: 'native: made with the clip; original: the input clip\'s own sound is kept' }),
  firstFrame: media.optional().meta({ description: 'Start frame; the same as imageUrl' }),
  lastFrame: media.optional().meta({ description: 'End frame' }),
  motionClip: media.optional().meta({ description: 'motion-control: the clip whose movement is transferred' }),
  references: z
    .array(
      z.strictObject({
        kind: z.enum(['face', 'subject', 'image', 'element', 'video']),
        source: media.optional().meta({ description: 'The picture or clip; not for elements' }),
        elementId: providerId.optional(),
        name: name.optional().meta({ description: 'The prompt speaks of it as @name; image_1, element_1 or video_1 when absent' }),
        use: z.enum(['feature', 'base']).optional().meta({ description: 'Of a video: follow it (feature) or edit it (base)' }),
      }),
    )
    .max(MAX_REFERENCES)
    .optional(),
  voices: z.array(z.strictObject({ voiceId: providerId, name: name.optional() })).max(MAX_REFERENCES).optional(),
  multiShot: z.boolean().optional().meta({ description: 'Whether the model may cut the clip into several shots' }),
  shots: z.array(z.strictObject({ prompt: promptText('shot'), durationSeconds: z.int().positive().max(60) })).min(1).max(MAX_REFERENCES).optional().meta({ description: 'The shots of the clip; their lengths add up to its duration' }),
  strength: z.union([z.enum(['faithful', 'balanced', 'free']), z.number().min(0).max(1)]).optional().meta({ description: 'How closely the result follows its input, where the model has such a setting' }),
  motionPreset: z.enum(['subtle', 'medium', 'dynamic', 'cinematic-camera']).optional(),
  camera: z.strictObject({ type: storableText().min(1).max(40), config: z.record(storableText().max(40), z.number()).optional() }).optional().meta({ description: 'Camera control, where the model has it' }),
  motionBrush: z
    .strictObject({
      staticMask: media.optional(),
      dynamicMasks: z.array(z.strictObject({ mask: media, trajectories: z.array(z.strictObject({ x: z.number(), y: z.number() })).max(100) })).max(MAX_REFERENCES).optional(),
    })
    .optional()
    .meta({ description: 'Areas that stand still or move along a path' }),
  seed: z.int().min(0).max(4_294_967_295).optional().meta({ description: 'Kept with the task; Kling itself has no seed' }),
  characterOrientation: z.enum(['image', 'video']).optional().meta({ description: 'motion-control: whose orientation the character follows' }),
  imageCount: z.int().positive().max(100).optional().meta({ description: 'Number of still images' }),
  sourceTaskId: storableText().max(100).optional().meta({ description: 'video-extend: the task whose clip goes on' }),
});

/** Body of POST /v1/tasks. Unknown fields are refused by name, so that a typo never passes silently. */
export const CreateTaskBody = z.strictObject({
  type: z.enum(TASK_TYPES).meta({ description: 'What to generate' }),
  prompt: promptText('prompt').trim().optional().meta({ description: 'Scene, action, camera and style in words' }),
  model: storableText().min(1).max(100).optional().meta({ description: 'Model id from GET /v1/models; the default model when absent' }),
  imageUrl: MediaReference.optional().meta({ description: 'First frame, source image or character: an https URL or the assetId of an upload' }),
  ...choices(MediaReference),
  endUser: storableText().min(1).max(200).optional().meta({ description: 'Opaque id of your own user' }),
  costCentre: storableText().min(1).max(64).optional().meta({ description: 'Tag for your accounting; that of the API key when absent' }),
  quoteId: storableText().min(1).max(2_048).optional().meta({ description: 'A quote from POST /v1/estimates for this very request; its price is honoured' }),
  tags: z.array(storableText().min(1).max(64)).max(20).optional(),
  metadata: z.record(storableText().max(64), storableText().max(512)).optional().meta({ description: 'Returned unchanged with the task' }),
}).meta({ id: 'CreateTask', example: { type: 'text-to-video', prompt: 'A slow dolly-in toward a misty mountain lake at sunrise', durationSeconds: 5, aspectRatio: '16:9' } });
export type CreateTaskBody = z.infer<typeof CreateTaskBody>;

/** A create request after validation against the model, as it is kept: defaults filled in, media resolved. */
export const TaskRequest = z.object({
  type: z.enum(TASK_TYPES),
  prompt: z.string(),
  model: z.string(),
  image: MediaSource.optional(),
  ...choices(MediaSource),
  /** video-extend: Kling's id of the source clip, and the account that made it. */
  sourceVideo: z.object({ providerId: z.string(), account: z.string() }).optional(),
  endUser: z.string().optional(),
  costCentre: z.string().optional(),
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
  durationSeconds: z.number().optional().meta({ description: 'Requested length of a video' }),
  aspectRatio: z.enum(ASPECT_RATIOS).optional(),
  quality: z.enum(QUALITIES).optional(),
  resolution: z.enum(IMAGE_RESOLUTIONS).optional(),
  imageCount: z.int().optional(),
  audio: z.enum(['native', 'original', 'off']).optional(),
  seed: z.int().optional(),
  sourceTaskId: z.string().optional(),
  shots: z.array(z.object({ prompt: z.string(), durationSeconds: z.number() })).optional(),
  waiting: Waiting.optional(),
  cost: z.object({ costUnits: z.number(), estimated: z.boolean().meta({ description: 'true until the task has ended' }) }),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
  timeline: z.array(TimelineEntry),
  endUser: z.string().optional(),
  costCentre: z.string().optional(),
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
  attempts: z.array(z.object({ attemptId: z.string(), number: z.int(), state: z.string(), providerTaskId: z.string().optional(), account: z.string(), path: z.string().optional(), unitDeduction: z.number().optional(), submittedAt: z.string().optional(), finishedAt: z.string().optional() })),
  traceId: z.string().optional(),
});
export type TaskRecord = z.infer<typeof TaskRecord>;

const LinkedOutput = TaskOutput.extend({ url: z.string().meta({ description: 'Signed link, valid for a limited time' }) });

/** A task as API consumers see it. */
export const TaskView = z.object({ ...taskFields, videoUrl: z.string().optional().meta({ description: 'Link to the first video; absent while there is none, and for images' }), outputs: z.array(LinkedOutput) }).meta({ id: 'Task' });
export type TaskView = z.infer<typeof TaskView>;

/** A task as operators see it in the console. */
export const AdminTaskView = TaskRecord.extend({ id: z.string(), videoUrl: z.string().optional(), outputs: z.array(LinkedOutput) }).meta({ id: 'AdminTask' });
export type AdminTaskView = z.infer<typeof AdminTaskView>;
