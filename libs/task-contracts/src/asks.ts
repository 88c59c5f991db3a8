import { z } from 'zod';
import { RequestContext } from './request-context.ts';
import { FeedEvent } from './events.ts';
import { ChangeAccountStatusBody, CreateProviderAccountBody, ProviderAccountRecord, RotateProviderAccountBody, TestProviderAccountBody, UpdateProviderAccountBody } from './provider-accounts.ts';
import { CreateTaskBody, TASK_TYPES, TaskRecord } from './tasks.ts';
import { TASK_STATUSES } from './states.ts';
import { AuditOrigin } from './audit.ts';
import { QuotaUse, QUOTA_SCOPES, USAGE_DIMENSIONS, UsageRow } from './limits.ts';

/** One ask: its subject, what is sent and what comes back. */
export interface AskContract<Request extends z.ZodType = z.ZodType, Reply extends z.ZodType = z.ZodType> {
  subject: string;
  request: Request;
  reply: Reply;
}

function ask<Request extends z.ZodType, Reply extends z.ZodType>(subject: string, request: Request, reply: Reply): AskContract<Request, Reply> {
  return { subject, request, reply };
}

const FeedRead = z.object({ afterSeq: z.number(), limit: z.int().max(500) });
const FeedPage = z.object({ events: z.array(FeedEvent), lastSeq: z.number() });

/** Who changes a provider account; goes to the audit log. */
const account = { origin: AuditOrigin, accountId: z.string() };
const AccountReply = z.object({ account: ProviderAccountRecord });

/** Filter of a task list. `workspaceId` absent means every workspace and is honoured for platform roles only. */
export const TaskListQuery = z.object({
  workspaceId: z.string().optional(),
  mode: z.enum(['live', 'test']).optional(),
  status: z.array(z.enum(TASK_STATUSES)).optional(),
  type: z.enum(TASK_TYPES).optional(),
  search: z.string().optional(),
  ids: z.array(z.string()).optional(),
  cursor: z.string().optional(),
  limit: z.int().min(1).max(100),
});
export type TaskListQuery = z.infer<typeof TaskListQuery>;

/** What storage found in an upload, so that limits can be checked before money moves. */
export const UploadFacts = z.object({
  assetId: z.string(),
  contentType: z.enum(['image/png', 'image/jpeg', 'video/mp4', 'video/quicktime']),
  bytes: z.number(),
  width: z.number().meta({ description: 'Pixels' }),
  height: z.number().meta({ description: 'Pixels' }),
  durationSeconds: z.number().optional().meta({ description: 'Videos only' }),
  frameRate: z.number().optional().meta({ description: 'Videos only: frames per second' }),
});
export type UploadFacts = z.infer<typeof UploadFacts>;

const DAY_SECONDS = 86_400;
/** Longer than a task may lie in a provider's queue and be repeated there. */
export const DEFAULT_PROVIDER_LINK_SECONDS = 7 * DAY_SECONDS;
export const MAX_PROVIDER_LINK_SECONDS = 30 * DAY_SECONDS;

/** What a task would cost, with a quote that is honoured until it expires (design.md §5). */
export const Estimate = z.object({
  quoteId: z.string().meta({ description: 'Send it with the same request to POST /v1/tasks' }),
  costUnits: z.number(),
  priceVersion: z.string(),
  expiresAt: z.string(),
  model: z.string(),
  durationSeconds: z.number().optional(),
  quality: z.string().optional(),
  imageCount: z.int().optional(),
  basis: z.array(z.object({ label: z.string(), value: z.number() })).meta({ description: 'What the price is the product of: seconds or images, tier, feature' }),
  billing: z.enum(['on-success', 'on-submission']).meta({ description: 'Whether a task that fails costs something' }),
}).meta({ id: 'Estimate' });
export type Estimate = z.infer<typeof Estimate>;

const quotaCounters = z.array(z.object({ scope: z.enum(QUOTA_SCOPES), scopeId: z.string() })).min(1).max(100);

/** Every request/reply conversation between services (design.md §3): `ask.<owner>.<noun>.<verb>`. */
export const ASKS = {
  createTask: ask('ask.generation.task.create', z.object({ context: RequestContext, taskId: z.string(), body: CreateTaskBody, idempotencyKey: z.string().optional() }), z.object({ task: TaskRecord, replayed: z.boolean() })),
  getTask: ask('ask.generation.task.get', z.object({ workspaceId: z.string().optional(), mode: z.enum(['live', 'test']).optional(), taskId: z.string() }), TaskRecord),
  listTasks: ask('ask.generation.task.list', TaskListQuery, z.object({ tasks: z.array(TaskRecord), nextCursor: z.string().optional() })),
  receiveCallback: ask('ask.generation.callback.receive', z.object({ token: z.string().optional(), headers: z.record(z.string(), z.string()), rawBodyBase64: z.string() }), z.object({ accepted: z.boolean() })),
  /** The price of a create, checked as the create itself would be. */
  estimateTask: ask('ask.generation.task.estimate', z.object({ context: RequestContext, body: CreateTaskBody }), Estimate),
  /** Counters of the running day and month; counters that were never used are left out. */
  readQuota: ask('ask.generation.quota.read', z.object({ workspaceId: z.string(), mode: z.enum(['live', 'test']), timeZone: z.string(), counters: quotaCounters }), z.object({ used: z.array(QuotaUse), running: z.object({ workspace: z.int(), user: z.int() }), day: z.string(), month: z.string() })),
  /** The workspaces' own live counters, for "who is affected"; at most 500 workspaces. */
  listQuotas: ask('ask.generation.quota.list', z.object({ workspaces: z.array(z.object({ workspaceId: z.string(), timeZone: z.string() })).max(500) }), z.object({ used: z.array(QuotaUse), running: z.record(z.string(), z.int()) })),
  listAccounts: ask('ask.generation.account.list', z.object({}), z.object({ accounts: z.array(ProviderAccountRecord) })),
  getAccount: ask('ask.generation.account.get', z.object({ accountId: z.string() }), AccountReply),
  createAccount: ask('ask.generation.account.create', z.object({ origin: AuditOrigin, body: CreateProviderAccountBody }), AccountReply),
  updateAccount: ask('ask.generation.account.update', z.object({ ...account, body: UpdateProviderAccountBody }), AccountReply),
  rotateAccount: ask('ask.generation.account.rotate', z.object({ ...account, body: RotateProviderAccountBody }), AccountReply),
  testAccount: ask('ask.generation.account.test', z.object({ accountId: z.string(), body: TestProviderAccountBody }), AccountReply),
  retireAccount: ask('ask.generation.account.retire', z.object({ ...account, body: ChangeAccountStatusBody }), AccountReply),
  activateAccount: ask('ask.generation.account.activate', z.object({ ...account, body: ChangeAccountStatusBody }), AccountReply),
  readGenerationFeed: ask('ask.generation.feed.read', FeedRead, FeedPage),
  checkPrompt: ask('ask.moderation.prompt.check', z.object({ taskId: z.string(), workspaceId: z.string(), userId: z.string(), prompt: z.string(), negativePrompt: z.string().optional() }), z.object({ decisionId: z.string(), verdict: z.enum(['allowed', 'blocked']), ruleVersion: z.string(), category: z.string().optional(), explanation: z.string().optional() })),
  readModerationFeed: ask('ask.moderation.feed.read', FeedRead, FeedPage),
  registerUpload: ask('ask.storage.upload.register', z.object({ context: RequestContext, assetId: z.string(), key: z.string(), contentType: z.string() }), UploadFacts.extend({ sha256: z.string() })),
  /** Uploads of one workspace; ids that are none of its are left out. */
  readUploads: ask('ask.storage.upload.get', z.object({ workspaceId: z.string(), assetIds: z.array(z.string()).min(1).max(50) }), z.object({ uploads: z.array(UploadFacts.extend({ key: z.string() })) })),
  /** Links by which a provider fetches its inputs: one workspace's uploads and outputs, valid for as long as the provider may queue. Unknown ids are left out. */
  createProviderLinks: ask('ask.storage.provider-link.create', z.object({ workspaceId: z.string(), assetIds: z.array(z.string()).min(1).max(50), ttlSeconds: z.int().min(60).max(MAX_PROVIDER_LINK_SECONDS).default(DEFAULT_PROVIDER_LINK_SECONDS) }), z.object({ links: z.record(z.string(), z.string()) })),
  createLinks: ask('ask.storage.link.create', z.object({ assetIds: z.array(z.string()).max(200) }), z.object({ links: z.record(z.string(), z.string()) })),
  readStorageFeed: ask('ask.storage.feed.read', FeedRead, FeedPage),
  /** Days are those of UTC, `to` inclusive; rows in order of their dimensions. */
  readUsage: ask('ask.metrics.usage.read', z.object({ workspaceId: z.string().optional(), mode: z.enum(['live', 'test']), from: z.string(), to: z.string(), groupBy: z.array(z.enum(USAGE_DIMENSIONS)).max(4), limit: z.int().min(1).max(1_000), offset: z.int().min(0) }), z.object({ rows: z.array(UsageRow), total: UsageRow })),
  readOverview: ask('ask.metrics.overview.read', z.object({}), z.object({
    tasks: z.object({ byStatus: z.record(z.enum(TASK_STATUSES), z.number()), last24h: z.object({ created: z.number(), succeeded: z.number(), failed: z.number(), canceled: z.number() }) }),
    latencyMs: z.object({ p50: z.number(), p95: z.number() }).nullable(),
    stateLatency: z.array(z.object({ status: z.enum(TASK_STATUSES), count: z.number(), p50Ms: z.number(), p95Ms: z.number() })),
    costUnits: z.object({ today: z.number(), last24h: z.number() }),
    providerErrors: z.array(z.object({ code: z.string(), count: z.number() })),
  })),
} as const;

export type AskRequest<Contract extends AskContract> = z.input<Contract['request']>;
export type AskReply<Contract extends AskContract> = z.output<Contract['reply']>;
