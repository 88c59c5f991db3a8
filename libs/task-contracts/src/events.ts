import { z } from 'zod';
import { AuditRecord } from './audit.ts';
import { QuotaCrossed } from './limits.ts';
import { TASK_STATUSES, type TaskStatus } from './states.ts';
import { OUTPUT_KINDS, TASK_TYPES, TaskOutput, Waiting } from './tasks.ts';

export const EVENT_OWNERS = ['generation', 'moderation', 'storage'] as const;
export type EventOwner = (typeof EVENT_OWNERS)[number];

/** Envelope of every event, in the feed and on the wire. `feedSeq` counts an owner's events without gaps. */
export const FeedEvent = z.object({
  eventId: z.string(),
  subject: z.string(),
  feedSeq: z.number(),
  occurredAt: z.string(),
  traceparent: z.string().optional(),
  data: z.unknown(),
});
export type FeedEvent = z.infer<typeof FeedEvent>;

/** A task moved (or its `waiting` changed): enough for live views, webhooks and metrics without a read back. */
export const TaskMoved = z.object({
  taskId: z.string(),
  workspaceId: z.string(),
  userId: z.string(),
  keyId: z.string().optional(),
  endUser: z.string().optional(),
  costCentre: z.string().optional(),
  /** Of the create request; in the event of the first state only. */
  requestId: z.string().optional(),
  mode: z.enum(['live', 'test']),
  type: z.enum(TASK_TYPES),
  model: z.string(),
  durationSeconds: z.number(),
  status: z.enum(TASK_STATUSES),
  previousStatus: z.enum(TASK_STATUSES).optional(),
  /** When the previous state was entered. */
  previousAt: z.string().optional(),
  at: z.string(),
  version: z.int(),
  costUnits: z.number(),
  createdAt: z.string(),
  waiting: Waiting.optional(),
  error: z.object({ code: z.string(), message: z.string() }).optional(),
  providerCode: z.string().optional(),
});
export type TaskMoved = z.infer<typeof TaskMoved>;

/** The most results of one task: Kling makes nine images at once (kling-api.md §5.14). */
export const MAX_OUTPUTS = 9;

/** The provider has finished; storage shall bring all its files home. `round` counts fresh URLs for one attempt. */
export const OutputReady = z.object({
  taskId: z.string(),
  attemptId: z.string(),
  round: z.int(),
  workspaceId: z.string(),
  userId: z.string(),
  mode: z.enum(['live', 'test']),
  outputs: z.array(z.object({ index: z.int().min(0), kind: z.enum(OUTPUT_KINDS), url: z.string() })).min(1).max(MAX_OUTPUTS),
  /** Host names (a loopback provider: host and any port) that the URLs may point to. */
  allowedHosts: z.array(z.string()),
  model: z.string(),
  promptSha256: z.string(),
  costUnits: z.number(),
  createdAt: z.string(),
});
export type OutputReady = z.infer<typeof OutputReady>;

/** Every result of the task is at home; `outputs` has all of them, in index order. */
export const AssetStored = z.object({ taskId: z.string(), attemptId: z.string(), workspaceId: z.string(), outputs: z.array(TaskOutput).min(1) });
export type AssetStored = z.infer<typeof AssetStored>;

export const AssetFailed = z.object({ taskId: z.string(), attemptId: z.string(), workspaceId: z.string(), round: z.int(), reason: z.enum(['url-expired', 'not-playable', 'unreachable', 'refused-host']), detail: z.string() });
export type AssetFailed = z.infer<typeof AssetFailed>;

export const PromptDecided = z.object({ decisionId: z.string(), taskId: z.string(), workspaceId: z.string(), verdict: z.enum(['allowed', 'blocked']), ruleVersion: z.string(), category: z.string().optional() });
export type PromptDecided = z.infer<typeof PromptDecided>;

/** Subject of the event that announces a state: `evt.generation.task.succeeded`. */
export function taskMovedSubject(status: TaskStatus): string {
  return `evt.generation.task.${status.toLowerCase()}`;
}

/** Every event between services (design.md §3): `evt.<owner>.<noun>.<past>`. */
export const EVENTS = {
  ...(Object.fromEntries(TASK_STATUSES.map((status) => [status, { subject: taskMovedSubject(status), data: TaskMoved }])) as Record<TaskStatus, { subject: string; data: typeof TaskMoved }>),
  outputReady: { subject: 'evt.generation.output.ready', data: OutputReady },
  assetStored: { subject: 'evt.storage.asset.stored', data: AssetStored },
  assetFailed: { subject: 'evt.storage.asset.failed', data: AssetFailed },
  quotaCrossed: { subject: 'evt.generation.quota.crossed', data: QuotaCrossed },
  /** Changes that services other than the gateway make (design.md §9). */
  generationAudited: { subject: 'evt.generation.audit.recorded', data: AuditRecord },
  storageAudited: { subject: 'evt.storage.audit.recorded', data: AuditRecord },
  promptDecided: { subject: 'evt.moderation.prompt.decided', data: PromptDecided },
} as const;

/** Wake-ups without content, published after commit; losing one costs at most a sweep's second. */
export const NUDGES = {
  dispatch: 'nudge.generation.dispatch',
  track: 'nudge.generation.track',
  accounts: 'nudge.generation.accounts',
  liveEvents: 'nudge.gateway.live-events',
  /** Keys, members, plans or overrides of a workspace (payload: its id, or empty for all) changed: caches forget them. */
  identity: 'nudge.gateway.identity',
} as const;
