import { PlanLimits, storableText } from '@kp/task-contracts';
import { z } from 'zod';
import { Instant } from '../http/instant.ts';
import { PageCursor, PageSize } from '../http/paging.ts';
import { Reason } from './plan-views.ts';

export const OVERRIDE_TARGETS = ['workspace', 'user', 'api-key', 'end-user'] as const;
export type OverrideTarget = (typeof OVERRIDE_TARGETS)[number];

/** Any part of a plan. */
export const LimitsPart = PlanLimits.partial();
export type LimitsPart = Partial<PlanLimits>;

const MAX_DAYS = 366;

/**
 * What an override of a subject may set. A limit that the whole workspace shares cannot be set for one of
 * its users; `unitsPerDay`, `unitsPerMonth` and the request rate of an API key are those of the key itself.
 */
export const OVERRIDABLE: Record<OverrideTarget, readonly (keyof PlanLimits)[]> = {
  workspace: Object.keys(PlanLimits.shape) as (keyof PlanLimits)[],
  user: ['userUnitsPerDay', 'userUnitsPerMonth', 'concurrencyPerUser', 'maxDurationSeconds', 'maxVariations', 'allowedModels', 'priority'],
  'api-key': ['unitsPerDay', 'unitsPerMonth', 'requestsPerMinute', 'requestBurst', 'maxDurationSeconds', 'maxVariations', 'allowedModels', 'priority'],
  'end-user': ['endUserUnitsPerDay', 'endUserUnitsPerMonth', 'maxDurationSeconds', 'maxVariations', 'allowedModels', 'priority'],
};

/** Refused when it is no time, over already, or more than a year away. */
const expiry = Instant.meta({ description: 'At most a year from now' });
const expiryFromNow = expiry.superRefine((text, context) => {
  const inMs = Date.parse(text) - Date.now();
  if (inMs <= 0) context.addIssue({ code: 'custom', message: 'The override would be over already.', params: { code: 'in-the-past' } });
  if (inMs > MAX_DAYS * 86_400_000) context.addIssue({ code: 'custom', message: 'An override holds for a year at most.', params: { code: 'too-late' } });
});

const bodyWith = (expiresAt: typeof expiry) =>
  z
    .strictObject({
      target: z.enum(OVERRIDE_TARGETS),
      targetId: storableText().trim().min(1).max(200).optional().meta({ description: 'Id of the user, the API key or the end user; not for the workspace itself' }),
      limits: LimitsPart.meta({ description: 'The limits that differ; an API key takes unitsPerDay, unitsPerMonth, requestsPerMinute and requestBurst as its own' }),
      reason: Reason,
      expiresAt,
    })
    // Also when other fields are wrong, so that one answer names all.
    .superRefine(({ target, targetId, limits }, context) => {
      const refuse = (path: string[], code: string, message: string) => context.addIssue({ code: 'custom', path, message, params: { code } });
      if (!OVERRIDE_TARGETS.includes(target)) return;
      if (target === 'workspace' && targetId !== undefined) refuse(['targetId'], 'not-allowed', 'An override of the workspace has no target id.');
      if (target !== 'workspace' && targetId === undefined) refuse(['targetId'], 'required', 'This field is required.');
      if (typeof limits !== 'object' || limits === null) return;
      const names = (Object.keys(limits) as (keyof PlanLimits)[]).filter((name) => name in PlanLimits.shape);
      if (names.length === 0) refuse(['limits'], 'required', 'Name at least one limit.');
      for (const name of names) if (!OVERRIDABLE[target].includes(name)) refuse(['limits', name], 'not-overridable', `This limit cannot be set for one ${target}. These can: ${OVERRIDABLE[target].join(', ')}.`);
    }, { when: () => true });

/** The form of the body; `FreshOverrideBody` also looks at the clock. */
export const CreateOverrideBody = bodyWith(expiry);
export const FreshOverrideBody = bodyWith(expiryFromNow);
export type CreateOverrideBody = z.infer<typeof CreateOverrideBody>;

/** Of a DELETE: in the query, as bodies of DELETE get lost on the way. */
export const EndOverrideQuery = z.strictObject({ reason: Reason });

export const OVERRIDE_STATES = ['active', 'expired', 'ended'] as const;
export const OverrideView = z.object({
  id: z.string(),
  workspaceId: z.string(),
  target: z.enum(OVERRIDE_TARGETS),
  targetId: z.string().meta({ description: 'Of the workspace, user, API key or end user' }),
  limits: LimitsPart,
  state: z.enum(OVERRIDE_STATES),
  reason: z.string(),
  createdBy: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  endedAt: z.string().optional(),
  endedBy: z.string().optional(),
  endReason: z.string().optional(),
}).meta({ id: 'LimitOverride' });
export type OverrideView = z.infer<typeof OverrideView>;

export const OverrideListParameters = z.strictObject({ state: z.enum(OVERRIDE_STATES).optional(), target: z.enum(OVERRIDE_TARGETS).optional(), cursor: PageCursor, limit: PageSize });
export const OverridePage = z.object({ data: z.array(OverrideView), meta: z.object({ nextCursor: z.string().optional() }) });
