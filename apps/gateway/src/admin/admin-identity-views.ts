import { PLATFORM_ROLES, storableText, WORKSPACE_ROLES } from '@kp/task-contracts';
import { z } from 'zod';
import { PageQuery, IdList, Reason } from '../identity/page-query.ts';
import { Consequences, CorsOrigins, Email, MemberView, SeenVersion, TimeZone, WORKSPACE_STATUSES, WorkspaceName, WorkspaceView } from '../workspaces/workspace-views.ts';
import { API_KEY_STATUSES } from '../identity/api-key-views.ts';

const Search = storableText().trim().max(200).optional().meta({ description: 'Part of a name, e-mail or id' });
const SomeId = storableText().min(1).max(100);
export const PlanId = storableText().min(1).max(100);

export const AdminWorkspaceView = WorkspaceView.extend({ memberCount: z.int(), activeKeyCount: z.int() }).meta({ id: 'AdminWorkspace' });
export type AdminWorkspaceView = z.infer<typeof AdminWorkspaceView>;
export const AdminWorkspaceQuery = PageQuery.extend({ id: IdList.optional(), q: Search, status: z.enum(WORKSPACE_STATUSES).optional(), planId: PlanId.optional() });
export const CreateWorkspaceBody = z.strictObject({
  name: WorkspaceName,
  ownerEmail: Email.meta({ description: 'Its first owner: made a member when known here, else invited' }),
  planId: PlanId.optional(),
  timeZone: TimeZone.default('UTC'),
  corsOrigins: CorsOrigins.default([]),
});
export const CreatedWorkspace = AdminWorkspaceView.extend({ ownerLink: z.object({ url: z.string(), expiresAt: z.string() }).nullable().meta({ description: 'One-time link for an owner who is new here; shown only now' }) }).meta({ id: 'CreatedWorkspace' });
export const AdminUpdateWorkspaceBody = z
  .strictObject({ name: WorkspaceName, planId: PlanId, status: z.enum(WORKSPACE_STATUSES), timeZone: TimeZone, corsOrigins: CorsOrigins, version: SeenVersion })
  .partial()
  .extend({ reason: Reason });
export const AdminMemberView = MemberView.extend({ workspaceId: z.string() }).meta({ id: 'AdminMember' });
export const AdminAddMemberBody = z.strictObject({ email: Email, role: z.enum(WORKSPACE_ROLES), reason: Reason });

export const AdminUserView = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    status: z.enum(['active', 'disabled']),
    platformRole: z.enum(PLATFORM_ROLES).nullable(),
    hasSignedUp: z.boolean().meta({ description: 'false: the invite was not used yet' }),
    resetRequestedAt: z.string().nullable().meta({ description: 'The person asks for a reset link' }),
    workspaces: z.array(z.object({ id: z.string(), name: z.string(), role: z.enum(WORKSPACE_ROLES) })),
    activeKeyCount: z.int().meta({ description: 'API keys that stop working when this person is disabled' }),
    activeSessionCount: z.int(),
    lastLoginAt: z.string().nullable(),
    createdAt: z.string(),
    version: z.int(),
  })
  .meta({ id: 'AdminUser' });
export type AdminUserView = z.infer<typeof AdminUserView>;
export const AdminUserQuery = PageQuery.extend({ id: IdList.optional(), q: Search, status: z.enum(['active', 'disabled']).optional(), platformRole: z.enum(PLATFORM_ROLES).optional(), resetRequested: z.enum(['true', 'false']).optional() });
const OneTimeLink = z.object({ url: z.string().meta({ description: 'One-time link to pass on to the person; shown only now' }), expiresAt: z.string() });
export const ResetLink = OneTimeLink.meta({ id: 'ResetLink' });
export const CreateUserBody = z.strictObject({ email: Email, name: storableText().trim().min(1).max(100).optional(), platformRole: z.enum(PLATFORM_ROLES).nullable().default(null) });
export const CreatedUser = AdminUserView.extend({ invite: OneTimeLink }).meta({ id: 'CreatedUser' });
export const UpdateUserBody = z.strictObject({ name: storableText().trim().min(1).max(100), platformRole: z.enum(PLATFORM_ROLES).nullable(), status: z.enum(['active', 'disabled']), version: SeenVersion }).partial().extend({ reason: Reason });
export const UpdatedUser = AdminUserView.extend({ consequences: Consequences }).meta({ id: 'UpdatedUser' });
export const ReasonBody = z.strictObject({ reason: Reason });
export const EndedSessions = z.object({ sessionsEnded: z.int() }).meta({ id: 'EndedSessions' });

export const AdminApiKeyQuery = PageQuery.extend({ id: IdList.optional(), q: Search, workspaceId: SomeId.optional(), userId: SomeId.optional(), status: z.enum(API_KEY_STATUSES).optional(), mode: z.enum(['live', 'test']).optional() });
