import type { PlatformRole, WorkspaceRole } from '@kp/task-contracts/permissions';
import type { Fields } from '../../ui/form-fields.ts';

/** A person as the admin API tells it. */
export interface User {
  id: string;
  email: string;
  name: string;
  status: 'active' | 'disabled';
  platformRole: PlatformRole | null;
  /** false: the invite was not used yet. */
  hasSignedUp: boolean;
  /** The person asks for a reset link. */
  resetRequestedAt: string | null;
  workspaces: { id: string; name: string; role: WorkspaceRole }[];
  /** API keys that stop working when this person is disabled. */
  activeKeyCount: number;
  activeSessionCount: number;
  lastLoginAt: string | null;
  createdAt: string;
  version: number;
}

export interface OneTimeLink {
  url: string;
  expiresAt: string;
}

/** What stopped with a change. */
export interface Consequences {
  keysStopped: number;
  sessionsEnded: number;
  invitesWithdrawn: number;
}

export const RESOURCE = 'users';
/** What a choice of role says for none. */
export const NO_ROLE = 'none';

export type UserState = 'active' | 'invited' | 'disabled';

/** Who was invited and has not come yet can be told from who is at work. */
export function stateOf({ status, hasSignedUp }: Pick<User, 'status' | 'hasSignedUp'>): UserState {
  if (status === 'disabled') return 'disabled';
  return hasSignedUp ? 'active' : 'invited';
}

const roleOf = (text: string | undefined): string | null => (text && text !== NO_ROLE ? text : null);

/** Body of a change: only what differs from the person as shown, the version it was made on, and why. */
export function changesOf(fields: Fields, user: User): object {
  const wanted = { name: fields['name'] ?? '', platformRole: roleOf(fields['platformRole']) };
  const changed = Object.entries(wanted).filter(([name, value]) => value !== user[name as keyof typeof wanted]);
  return { ...Object.fromEntries(changed), version: user.version, reason: fields['reason'] };
}

/** One request that an invite takes. */
export interface InviteRequest {
  to: 'platform' | 'workspace';
  path: string;
  body: object;
}

/**
 * What is to be sent for an invite: to the platform when a platform role is given or no workspace is, and into the
 * workspace when one is.
 */
export function invitesOf(fields: Fields, workspaceId: string): InviteRequest[] {
  const { email = '', name = '' } = fields;
  const platformRole = roleOf(fields['platformRole']);
  const toPlatform: InviteRequest = { to: 'platform', path: RESOURCE, body: { email, ...(name ? { name } : {}), platformRole } };
  const toWorkspace: InviteRequest = { to: 'workspace', path: `workspaces/${encodeURIComponent(workspaceId)}/invites`, body: { email, role: fields['role'], reason: fields['reason'] } };
  if (workspaceId === '') return [toPlatform];
  return platformRole === null ? [toWorkspace] : [toPlatform, toWorkspace];
}

/** The link in the answer to an invite; the two routes say it differently. */
export function linkIn(answer: { invite?: OneTimeLink; url?: string; expiresAt?: string }): OneTimeLink | undefined {
  return answer.invite ?? (answer.url && answer.expiresAt ? { url: answer.url, expiresAt: answer.expiresAt } : undefined);
}
