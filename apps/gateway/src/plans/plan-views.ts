import { PlanLimits, storableText } from '@kp/task-contracts';
import { z } from 'zod';
import { PageCursor, PageSize } from '../http/paging.ts';

export const STATEMENT_KINDS = ['ownership', 'licence', 'commercial-use', 'retention'] as const;
/** One thing a plan states about results; its text is what a customer accepts. */
export const Statement = z.strictObject({ kind: z.enum(STATEMENT_KINDS), text: storableText().trim().min(1).max(20_000) }).meta({ id: 'Statement' });
export type Statement = z.infer<typeof Statement>;

const statements = z.array(Statement).max(STATEMENT_KINDS.length).refine((all) => new Set(all.map(({ kind }) => kind)).size === all.length, { message: 'Each kind of statement can stand once.', params: { code: 'duplicate' } });
/** Why somebody changes something; kept in the audit log. */
export const Reason = storableText().trim().min(3, 'Give a reason of at least 3 characters.').max(1_000);

export const PLAN_STATUSES = ['active', 'retired'] as const;
const planId = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'Use 2 to 40 lower-case letters, digits and dashes, beginning with a letter.');

/** One version of a plan. It never changes; a change is a new version. */
export const PlanVersionView = z.object({
  id: z.string().meta({ description: '<plan>:<version>' }),
  planId: z.string(),
  version: z.int(),
  limits: PlanLimits,
  statements: z.array(Statement),
  statementsSha256: z.string().meta({ description: 'Of the text of the statements; what an acceptance refers to' }),
  requireAcceptance: z.boolean().meta({ description: 'Whether tasks can be created only once the statements are accepted' }),
  note: z.string(),
  createdBy: z.string(),
  createdAt: z.string(),
}).meta({ id: 'PlanVersion' });
export type PlanVersionView = z.infer<typeof PlanVersionView>;

export const PlanView = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string(),
  status: z.enum(PLAN_STATUSES).meta({ description: 'retired: workspaces keep it, none can be moved to it' }),
  currentVersion: z.int(),
  workspaces: z.int().meta({ description: 'How many have this plan' }),
  current: PlanVersionView,
  createdAt: z.string(),
  updatedAt: z.string(),
}).meta({ id: 'Plan' });
export type PlanView = z.infer<typeof PlanView>;

const versionFields = {
  limits: PlanLimits,
  statements,
  requireAcceptance: z.boolean(),
  note: storableText().trim().max(1_000).default('').meta({ description: 'What is new, in words' }),
};
/** Statements that must be accepted have to say something. */
const acceptable = <Body extends { statements: Statement[]; requireAcceptance: boolean }>(body: Body) => !body.requireAcceptance || body.statements.length > 0;
const nothingToAccept = { path: ['statements'], message: 'Without statements there is nothing to accept.', params: { code: 'required' } };

export const CreatePlanBody = z.strictObject({ id: planId, name: storableText().trim().min(1).max(100), description: storableText().trim().max(1_000).default(''), ...versionFields, reason: Reason }).refine(acceptable, nothingToAccept);
export type CreatePlanBody = z.infer<typeof CreatePlanBody>;
export const UpdatePlanBody = z.strictObject({ name: storableText().trim().min(1).max(100).optional(), description: storableText().trim().max(1_000).optional(), status: z.enum(PLAN_STATUSES).optional(), reason: Reason });
export type UpdatePlanBody = z.infer<typeof UpdatePlanBody>;
export const PublishVersionBody = z.strictObject({
  baseVersion: z.int().min(1).meta({ description: 'The current version, as the editor saw it; another one meanwhile: 409' }),
  ...versionFields,
  reason: Reason,
}).refine(acceptable, nothingToAccept);
export type PublishVersionBody = z.infer<typeof PublishVersionBody>;

export const PlanListParameters = z.strictObject({ status: z.enum(PLAN_STATUSES).optional(), id: storableText().max(4_000).optional().meta({ description: 'These only, separated by commas' }), cursor: PageCursor, limit: PageSize });
export const VersionListParameters = z.strictObject({ cursor: PageCursor, limit: PageSize });
export const PlanPage = z.object({ data: z.array(PlanView), meta: z.object({ nextCursor: z.string().optional() }) });
export const VersionPage = z.object({ data: z.array(PlanVersionView), meta: z.object({ nextCursor: z.string().optional() }) });
