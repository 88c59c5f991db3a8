import { z } from 'zod';
import { storableText } from './storable-text.ts';

/** Most units that fit the bigint micro-units of counters and still read back exactly as a number. */
const MAX_UNITS = 1_000_000_000;
const units = (what: string) => z.number().min(0).max(MAX_UNITS).nullable().meta({ description: `${what}; null: no limit` });
const atLeastOne = (what: string, max = 1_000_000) => z.int().min(1).max(max).nullable().meta({ description: `${what}; null: no limit` });

export const RELEASE_MODES = ['immediate', 'sample', 'all'] as const;

/**
 * What a plan grants (design.md §5, §9). Definitions live in the gateway; counters and enforcement in
 * generation's accept; release mode and retention are projected by moderation and storage.
 */
export const PlanLimits = z.strictObject({
  requestsPerMinute: atLeastOne('API requests of the workspace per minute, evenly paced'),
  requestBurst: z.int().min(1).max(1_000_000).meta({ description: 'Requests that may come at once before the pace counts' }),
  unitsPerDay: units('Cost units of the workspace per day'),
  unitsPerMonth: units('Cost units of the workspace per month'),
  userUnitsPerDay: units('Cost units of one user per day'),
  userUnitsPerMonth: units('Cost units of one user per month'),
  endUserUnitsPerDay: units('Cost units of one endUser per day'),
  endUserUnitsPerMonth: units('Cost units of one endUser per month'),
  concurrencyPerWorkspace: atLeastOne('Tasks of the workspace at the provider at once', 10_000),
  concurrencyPerUser: atLeastOne('Tasks of one user at the provider at once', 10_000),
  maxDurationSeconds: atLeastOne('Longest clip, in seconds', 600),
  maxVariations: atLeastOne('Variations of one task', 100),
  allowedModels: z.array(storableText().min(1).max(100)).max(200).nullable().meta({ description: 'Model ids; null: every model' }),
  priority: z.int().min(0).max(9).meta({ description: 'Higher goes first' }),
  releaseMode: z.enum(RELEASE_MODES).meta({ description: 'Whether results are shown at once, after a sample was reviewed, or after review only' }),
  reviewSamplePercent: z.number().min(0).max(100).meta({ description: 'Of releaseMode "sample"' }),
  retentionDays: z.int().min(1).max(3_650).nullable().meta({ description: 'How long results are kept, in days; null: until deleted' }),
  softLimitPercent: z.int().min(1).max(100).meta({ description: 'Share of a units limit at which an event warns' }),
}).meta({ id: 'PlanLimits' });
export type PlanLimits = z.infer<typeof PlanLimits>;
export type LimitName = keyof PlanLimits;

/** No limit at all: the plan of the company's own first workspace. */
export const UNLIMITED: PlanLimits = {
  requestsPerMinute: null,
  requestBurst: 1_000,
  unitsPerDay: null,
  unitsPerMonth: null,
  userUnitsPerDay: null,
  userUnitsPerMonth: null,
  endUserUnitsPerDay: null,
  endUserUnitsPerMonth: null,
  concurrencyPerWorkspace: null,
  concurrencyPerUser: null,
  maxDurationSeconds: null,
  maxVariations: null,
  allowedModels: null,
  priority: 5,
  releaseMode: 'immediate',
  reviewSamplePercent: 0,
  retentionDays: null,
  softLimitPercent: 80,
};

/**
 * What holds for one caller: plan ⊕ overrides, and the caller's key. Made by the gateway and sent with
 * every create; `version` grows with every change, so that generation keeps the newest of a workspace.
 */
export const EffectiveLimits = PlanLimits.extend({
  keyUnitsPerDay: units('Cost units of this API key per day'),
  keyUnitsPerMonth: units('Cost units of this API key per month'),
  defaultConcurrencyPerUser: atLeastOne('Tasks at the provider at once of a user without an override of their own', 10_000),
  version: z.number().meta({ description: 'Grows with every change of plan or override' }),
  timeZone: z.string().meta({ description: 'IANA time zone in which days and months begin' }),
});
export type EffectiveLimits = z.infer<typeof EffectiveLimits>;

export const QUOTA_SCOPES = ['workspace', 'user', 'api-key', 'end-user'] as const;
export type QuotaScope = (typeof QUOTA_SCOPES)[number];
export const QUOTA_PERIODS = ['day', 'month'] as const;
export type QuotaPeriod = (typeof QUOTA_PERIODS)[number];

/** One counter as it stands: what was used in the running period. */
export const QuotaUse = z.object({
  scope: z.enum(QUOTA_SCOPES),
  scopeId: z.string(),
  period: z.enum(QUOTA_PERIODS),
  periodStart: z.string().meta({ description: 'First day of the period, YYYY-MM-DD, in the time zone of the workspace' }),
  usedUnits: z.number(),
});
export type QuotaUse = z.infer<typeof QuotaUse>;

/** A units limit was crossed: at the soft limit, and at the whole. */
export const QuotaCrossed = z.object({
  workspaceId: z.string(),
  mode: z.enum(['live', 'test']),
  scope: z.enum(QUOTA_SCOPES),
  scopeId: z.string(),
  period: z.enum(QUOTA_PERIODS),
  periodStart: z.string(),
  percent: z.number().meta({ description: 'The threshold: the soft limit of the plan, or 100' }),
  usedUnits: z.number(),
  limitUnits: z.number(),
  at: z.string(),
});
export type QuotaCrossed = z.infer<typeof QuotaCrossed>;

/** Dimensions a usage report can be broken down by. */
export const USAGE_DIMENSIONS = ['day', 'model', 'type', 'user', 'api-key', 'end-user', 'cost-centre'] as const;
export type UsageDimension = (typeof USAGE_DIMENSIONS)[number];

/** One line of a usage report; the dimensions that were asked for are filled in. */
export const UsageRow = z.object({
  day: z.string().optional().meta({ description: 'YYYY-MM-DD in UTC' }),
  model: z.string().optional(),
  type: z.string().optional(),
  userId: z.string().optional(),
  keyId: z.string().optional(),
  endUser: z.string().optional(),
  costCentre: z.string().optional(),
  tasksCreated: z.int(),
  tasksSucceeded: z.int(),
  tasksFailed: z.int(),
  tasksCanceled: z.int(),
  videoSeconds: z.number().meta({ description: 'Of succeeded tasks' }),
  costUnits: z.number().meta({ description: 'Of succeeded tasks' }),
});
export type UsageRow = z.infer<typeof UsageRow>;
