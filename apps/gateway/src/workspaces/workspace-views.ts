import { storableText, WORKSPACE_ROLES } from '@kp/task-contracts';
import { z } from 'zod';
import { Reason } from '../identity/page-query.ts';

export const WORKSPACE_STATUSES = ['active', 'suspended'] as const;

const isTimeZone = (text: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: text })) && /^[A-Za-z]/.test(text);
  } catch {
    return false;
  }
};

/** `https://host[:port]`, or http on this very computer: what a browser sends as Origin, nothing more. */
const isOrigin = (text: string): boolean => {
  if (!URL.canParse(text)) return false;
  const { origin, protocol, hostname } = new URL(text);
  return origin === text && (protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname)));
};

export const WorkspaceName = storableText().trim().min(1).max(100);
export const TimeZone = storableText().max(64).refine(isTimeZone, 'is not a time zone such as Europe/Berlin').meta({ description: 'IANA time zone in which days and months of quotas begin' });
export const CorsOrigins = z
  .array(storableText().max(255).refine(isOrigin, 'is not an origin such as https://app.example.com (http only for localhost)'))
  .max(50)
  .transform((list) => [...new Set(list)])
  .meta({ description: 'Origins of browser applications that may call the API with keys of this workspace' });
/** Of a change: the version the caller has seen; another one in store answers 409. */
export const SeenVersion = z.int().min(1).meta({ description: 'Version the change was made on; when it is no longer the newest, 409' });

export const WorkspaceView = z
  .object({
    id: z.string(),
    name: z.string(),
    status: z.enum(WORKSPACE_STATUSES),
    timeZone: z.string(),
    corsOrigins: z.array(z.string()),
    planId: z.string(),
    createdAt: z.string(),
    updatedAt: z.string(),
    version: z.int(),
  })
  .meta({ id: 'Workspace' });
export type WorkspaceView = z.infer<typeof WorkspaceView>;

const someField = (body: object) => Object.keys(body).some((key) => key !== 'version' && key !== 'reason');
const NOTHING = { message: 'Name at least one field to change.', path: [] };

export const UpdateWorkspaceBody = z.strictObject({ name: WorkspaceName, timeZone: TimeZone, corsOrigins: CorsOrigins, version: SeenVersion }).partial().refine(someField, NOTHING);

export const MemberView = z
  .object({
    id: z.string().meta({ description: 'The same as userId' }),
    userId: z.string(),
    email: z.string(),
    name: z.string(),
    role: z.enum(WORKSPACE_ROLES),
    status: z.enum(['active', 'disabled']).meta({ description: 'Of the person; whoever is disabled can do nothing anywhere' }),
    activeKeyCount: z.int().meta({ description: 'API keys that stop working when this member is removed' }),
    joinedAt: z.string(),
  })
  .meta({ id: 'Member' });
export type MemberView = z.infer<typeof MemberView>;

/** What stopped with a change, so that nobody is surprised later. */
export const Consequences = z.object({ keysStopped: z.int(), sessionsEnded: z.int(), invitesWithdrawn: z.int() }).meta({ id: 'Consequences' });
export type Consequences = z.infer<typeof Consequences>;

export const UpdateMemberBody = z.strictObject({ role: z.enum(WORKSPACE_ROLES), reason: Reason.optional() });
export const RemovedMember = z.object({ id: z.string(), userId: z.string(), consequences: Consequences }).meta({ id: 'RemovedMember' });

export const INVITE_STATUSES = ['open', 'used', 'expired', 'withdrawn'] as const;
export const InviteView = z
  .object({
    id: z.string(),
    email: z.string(),
    role: z.enum(WORKSPACE_ROLES),
    status: z.enum(INVITE_STATUSES),
    invitedBy: z.string().nullable().meta({ description: 'Id of the user' }),
    createdAt: z.string(),
    expiresAt: z.string(),
  })
  .meta({ id: 'Invite' });
export type InviteView = z.infer<typeof InviteView>;

/** The link itself is in this one answer and nowhere else. */
export const CreatedInvite = InviteView.extend({ url: z.string().meta({ description: 'One-time link to pass on to the person; shown only now' }) }).meta({ id: 'CreatedInvite' });
export type CreatedInvite = z.infer<typeof CreatedInvite>;

export const Email = storableText().trim().toLowerCase().max(254).pipe(z.email('is not an e-mail address'));
export const CreateInviteBody = z.strictObject({ email: Email, role: z.enum(WORKSPACE_ROLES) });
