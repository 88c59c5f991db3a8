import { EffectiveLimits, Estimate, QUOTA_PERIODS, QUOTA_SCOPES, storableText } from '@kp/task-contracts';
import { z } from 'zod';
import { LimitsPart, OVERRIDE_TARGETS } from '../plans/override-views.ts';

/** One units limit as it stands. */
export const UnitsQuota = z.object({
  scope: z.enum(QUOTA_SCOPES),
  scopeId: z.string(),
  period: z.enum(QUOTA_PERIODS),
  usedUnits: z.number(),
  limitUnits: z.number().nullable().meta({ description: 'null: no limit' }),
  remainingUnits: z.number().nullable(),
  resetsAt: z.string().meta({ description: 'When the next day or month begins in the time zone of the workspace' }),
}).meta({ id: 'UnitsQuota' });
export type UnitsQuota = z.infer<typeof UnitsQuota>;

const Running = z.object({ running: z.int(), limit: z.int().nullable() });
/** The request rate as this replica knows it. */
export const RequestRate = z.object({
  scope: z.enum(['workspace', 'api-key']),
  scopeId: z.string(),
  perMinute: z.int().nullable().meta({ description: 'null: no limit' }),
  burst: z.int().nullable(),
  remaining: z.int().nullable().meta({ description: 'Requests that may come at once right now' }),
}).meta({ id: 'RequestRate' });
export type RequestRate = z.infer<typeof RequestRate>;

export const OverrideInForce = z.object({ id: z.string(), target: z.enum(OVERRIDE_TARGETS), targetId: z.string(), limits: LimitsPart, expiresAt: z.string() });

/** What a caller may do and has done. */
export const QuotaView = z.object({
  id: z.string().meta({ description: 'Of the workspace' }),
  plan: z.object({ id: z.string(), name: z.string(), version: z.int() }),
  mode: z.enum(['live', 'test']),
  limits: EffectiveLimits.meta({ description: 'What holds for this caller: plan, overrides and key together' }),
  units: z.array(UnitsQuota),
  concurrency: z.object({ workspace: Running, user: Running }),
  requests: z.array(RequestRate),
  overrides: z.array(OverrideInForce).meta({ description: 'Those in force that concern this caller' }),
  statementsAccepted: z.boolean().meta({ description: 'false: creating tasks is refused until they are (POST /v1/statements/accept)' }),
}).meta({ id: 'Quota' });
export type QuotaView = z.infer<typeof QuotaView>;

export const QuotaParameters = z.strictObject({ endUser: storableText().min(1).max(200).optional().meta({ description: 'Opaque id of your own user, whose counters are added' }) });
export const AdminQuotaParameters = z.strictObject({ mode: z.enum(['live', 'test']).default('live') });

/** Whether the task of an estimate could be created right now. */
export const Fits = z.object({
  allowed: z.boolean().meta({ description: 'Whether creating it now would be accepted' }),
  refusedBy: z.array(
    z.object({
      code: z.enum(['quota-exceeded', 'statements-not-accepted']),
      scope: z.enum(QUOTA_SCOPES),
      scopeId: z.string(),
      period: z.enum(QUOTA_PERIODS).optional(),
      usedUnits: z.number().optional(),
      limitUnits: z.number().optional(),
      resetsAt: z.string().optional(),
    }),
  ).meta({ description: 'Every limit that would refuse it' }),
  waitsFor: z.array(z.enum(['concurrencyPerWorkspace', 'concurrencyPerUser'])).meta({ description: 'Limits under which it would be accepted and wait for its turn' }),
});
export type Fits = z.infer<typeof Fits>;

export const EstimateView = Estimate.extend({ fits: Fits }).meta({ id: 'EstimateWithFit' });
export type EstimateView = z.infer<typeof EstimateView>;
