import { PLATFORM_ROLES, storableText, WORKSPACE_PERMISSIONS, WORKSPACE_ROLES } from '@kp/task-contracts';
import { z } from 'zod';
import { WORKSPACE_STATUSES } from '../workspaces/workspace-views.ts';

/** A password as it is typed to log in: whatever was accepted once must be accepted here. */
export const TypedPassword = storableText().min(1).max(1_024);
export const LoginBody = z.strictObject({ email: storableText().min(3).max(320), password: TypedPassword });
export const RefreshBody = z.strictObject({ workspaceId: storableText().min(1).max(100).optional().meta({ description: 'Workspace this tab shows; default: the one chosen last' }) });
export const SwitchBody = z.strictObject({ workspaceId: storableText().min(1).max(100) });
/** Rules that depend on the person are checked with the person at hand; see passwords.ts. */
export const ChangePasswordBody = z.strictObject({ currentPassword: TypedPassword, newPassword: storableText().max(1_024) });

const Membership = z.object({ id: z.string().meta({ description: 'Of the workspace' }), name: z.string(), status: z.enum(WORKSPACE_STATUSES), role: z.enum(WORKSPACE_ROLES) });

const identity = {
  user: z.object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    platformRole: z.enum(PLATFORM_ROLES).nullable(),
    permissions: z.array(z.object({ resource: z.string(), action: z.string() })).meta({ description: 'Of the platform role, in the console' }),
  }),
  workspace: Membership.extend({ permissions: z.array(z.enum(WORKSPACE_PERMISSIONS)) }).nullable().meta({ description: 'The one this access token is for' }),
  workspaces: z.array(Membership),
};

export const MeView = z.object(identity).meta({ id: 'Me' });
export type MeView = z.infer<typeof MeView>;

/** Told once, at the next login, when a session was ended because its refresh token turned up twice. */
const SecurityNotice = z.object({ kind: z.literal('session-token-reused'), at: z.string(), ip: z.string().nullable() });

export const SessionAnswer = z.object({ accessToken: z.string(), expiresInSeconds: z.int(), ...identity, notices: z.array(SecurityNotice) }).meta({ id: 'Session' });
export type SessionAnswer = z.infer<typeof SessionAnswer>;

export const OwnSessionView = z
  .object({ id: z.string(), current: z.boolean(), createdAt: z.string(), lastSeenAt: z.string(), expiresAt: z.string(), ip: z.string().nullable(), userAgent: z.string().nullable() })
  .meta({ id: 'OwnSession' });
export type OwnSessionView = z.infer<typeof OwnSessionView>;
export const OwnSessionList = z.object({ data: z.array(OwnSessionView), meta: z.object({}) });

export const SignInMethods = z.object({ password: z.literal(true), oidc: z.object({ name: z.string(), startUrl: z.string() }).nullable() }).meta({ id: 'SignInMethods' });

export const LINK_PURPOSES = ['invite', 'password-reset'] as const;
export const LinkView = z
  .object({
    purpose: z.enum(LINK_PURPOSES),
    email: z.string(),
    workspaceName: z.string().nullable(),
    role: z.enum(WORKSPACE_ROLES).nullable(),
    platformRole: z.enum(PLATFORM_ROLES).nullable(),
    expiresAt: z.string(),
    asks: z.enum(['new-password', 'known-password']).meta({ description: 'Whether the person chooses a password now or proves to be who owns the account' }),
  })
  .meta({ id: 'Link' });
export type LinkView = z.infer<typeof LinkView>;
export const UseLinkBody = z.strictObject({ name: storableText().trim().min(1).max(100).optional(), password: storableText().max(1_024).optional().meta({ description: 'New or known, as the link asks; not needed by who is logged in and owns the account' }) });
export const RequestResetBody = z.strictObject({ email: storableText().min(3).max(320) });
