import type { LimitName, PlanLimits } from '../../app/limits/limit.ts';
import { type Fields, linesOf } from '../../ui/form-fields.ts';

export const RESOURCE = 'workspaces';
export const WORKSPACE_ROLES = ['owner', 'admin', 'developer', 'billing', 'read-only'] as const;
export type WorkspaceRole = (typeof WORKSPACE_ROLES)[number];
export type Mode = 'live' | 'test';

/** A workspace as the admin API tells it. */
export interface Workspace {
  id: string;
  name: string;
  status: 'active' | 'suspended';
  timeZone: string;
  corsOrigins: string[];
  planId: string;
  memberCount: number;
  activeKeyCount: number;
  createdAt: string;
  updatedAt: string;
  version: number;
}

/** A one-time link, told once and never again. */
export interface OneTimeLink {
  url: string;
  expiresAt: string;
}

export type CreatedWorkspace = Workspace & { ownerLink: OneTimeLink | null };

export interface Member {
  id: string;
  userId: string;
  email: string;
  name: string;
  role: WorkspaceRole;
  status: 'active' | 'disabled';
  /** API keys that stop working when this member is removed. */
  activeKeyCount: number;
  joinedAt: string;
}

export interface Invite {
  id: string;
  email: string;
  role: WorkspaceRole;
  status: 'open' | 'used' | 'expired' | 'withdrawn';
  createdAt: string;
  expiresAt: string;
}

/** What a workspace may do and has done. */
export interface Quota {
  id: string;
  plan: { id: string; name: string; version: number };
  mode: Mode;
  limits: PlanLimits & { timeZone: string };
  units: UnitsQuota[];
  concurrency: { workspace: Running; user: Running };
  requests: { scope: 'workspace' | 'api-key'; scopeId: string; perMinute: number | null; burst: number | null; remaining: number | null }[];
  overrides: { id: string; target: string; targetId: string; limits: Partial<Record<LimitName, unknown>>; expiresAt: string }[];
  statementsAccepted: boolean;
}

export interface UnitsQuota {
  scope: 'workspace' | 'user' | 'api-key' | 'end-user';
  scopeId: string;
  period: 'day' | 'month';
  usedUnits: number;
  limitUnits: number | null;
  remainingUnits: number | null;
  resetsAt: string;
}

interface Running {
  running: number;
  limit: number | null;
}

/** Body of a new workspace; what is empty is left to the server, which knows the defaults. */
export function newWorkspaceOf(fields: Fields): object {
  const { name, ownerEmail, planId, timeZone } = fields;
  return { name, ownerEmail, ...(planId ? { planId } : {}), ...(timeZone ? { timeZone } : {}), corsOrigins: linesOf(fields['corsOrigins']) };
}

/** Body of a change of settings: only what differs from the workspace as it was shown. */
export function settingsOf(fields: Fields, workspace: Workspace): object {
  const wanted = { name: fields['name'], timeZone: fields['timeZone'], corsOrigins: linesOf(fields['corsOrigins']) };
  const before: Record<string, unknown> = { ...workspace };
  const changed = Object.entries(wanted).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]));
  return { ...Object.fromEntries(changed), version: workspace.version, reason: fields['reason'] };
}
