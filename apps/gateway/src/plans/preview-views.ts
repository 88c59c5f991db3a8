import { PlanLimits, storableText } from '@kp/task-contracts';
import { z } from 'zod';
import { Reason, Statement } from './plan-views.ts';

const LIMIT_NAMES = Object.keys(PlanLimits.shape) as [keyof PlanLimits, ...(keyof PlanLimits)[]];
export const LimitNameSchema = z.enum(LIMIT_NAMES);

/** One field that a change touches. */
export const LimitChange = z.object({
  field: LimitNameSchema,
  before: z.unknown(),
  after: z.unknown(),
  effect: z.enum(['tighter', 'looser', 'other']).meta({ description: 'other: neither, such as a different priority' }),
}).meta({ id: 'LimitChange' });
export type LimitChange = z.infer<typeof LimitChange>;

/** Where a workspace stands beyond what a change would allow. */
export const Excess = z.object({
  field: LimitNameSchema,
  kind: z.enum(['use', 'allowance']).meta({ description: 'use: more is used right now than would be allowed; allowance: something allowed today would not be any more' }),
  present: z.unknown().meta({ description: 'Used now (units, tasks at once), or allowed now' }),
  proposed: z.unknown().meta({ description: 'What would hold for this workspace' }),
}).meta({ id: 'Excess' });
export type Excess = z.infer<typeof Excess>;

export const AffectedWorkspace = z.object({
  id: z.string(),
  name: z.string(),
  exceeds: z.array(Excess),
  mustAcceptAgain: z.boolean().meta({ description: 'Creating tasks would be refused until the new statements are accepted' }),
}).meta({ id: 'AffectedWorkspace' });
export type AffectedWorkspace = z.infer<typeof AffectedWorkspace>;

/** Who is affected by a change of plan, before it is made. */
export const PlanPreview = z.object({
  diff: z.array(LimitChange),
  workspaces: z.int().meta({ description: 'How many have the plan' }),
  affected: z.int().meta({ description: 'How many of them exceed something or must accept again' }),
  counts: z.array(z.object({ field: LimitNameSchema, kind: z.enum(['use', 'allowance']), workspaces: z.int() })).meta({ description: 'Affected workspaces by limit' }),
  mustAcceptAgain: z.int(),
  usage: z.enum(['known', 'unavailable']).meta({ description: 'unavailable: the counters could not be read, so only allowances are compared' }),
  data: z.array(AffectedWorkspace),
  meta: z.object({ nextCursor: z.string().optional() }),
}).meta({ id: 'PlanPreview' });
export type PlanPreview = z.infer<typeof PlanPreview>;

export const PreviewPlanBody = z.strictObject({
  limits: PlanLimits,
  statements: z.array(Statement).max(4).optional().meta({ description: 'The present ones when absent' }),
  requireAcceptance: z.boolean().optional(),
  cursor: z.string().min(1).max(500).optional(),
  limit: z.int().min(1).max(100).default(25),
});
export type PreviewPlanBody = z.infer<typeof PreviewPlanBody>;

const planId = storableText().min(1).max(40);
export const PreviewMoveBody = z.strictObject({ planId });
export const MoveWorkspaceBody = z.strictObject({ planId, reason: Reason });
export type MoveWorkspaceBody = z.infer<typeof MoveWorkspaceBody>;
export const WorkspacePlanView = z.object({ id: z.string().meta({ description: 'Of the workspace' }), planId: z.string(), planName: z.string(), planVersion: z.int(), limitsVersion: z.int() }).meta({ id: 'WorkspacePlan' });
export type WorkspacePlanView = z.infer<typeof WorkspacePlanView>;
