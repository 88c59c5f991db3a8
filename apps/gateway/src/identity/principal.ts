import { toAuditOrigin, type AuditOrigin, type EffectiveLimits, type Mode, type PlatformRole, type RequestContext, type WorkspacePermission, type WorkspaceRole } from '@kp/task-contracts';

/** Who is calling: a program with an API key, or a person with a console session. */
export interface Principal {
  kind: 'api-key' | 'session';
  userId: string;
  /** Absent for a person who belongs to no workspace. */
  workspaceId?: string;
  /** A suspended workspace can read itself and do nothing else. */
  isWorkspaceSuspended?: boolean;
  /** In the workspace: of the person, or of the key's owner. */
  role?: WorkspaceRole;
  /** What role and scopes together allow in the workspace. */
  permissions: ReadonlySet<WorkspacePermission>;
  keyId?: string;
  /** Limits of the key itself, beside those of its workspace; null: none. */
  keyLimits?: { unitsPerDay: number | null; unitsPerMonth: number | null; requestsPerMinute: number | null };
  sessionId?: string;
  mode: Mode;
  /** Of the key: tag for accounting. */
  costCentre?: string;
  platformRole?: PlatformRole;
}

/** A caller whom the guard let into a workspace. */
export type Member = Principal & { workspaceId: string; role: WorkspaceRole };

/** The context an ask carries for this caller. */
export function toRequestContext(member: Member, limits: EffectiveLimits, request: { id: string; ip: string }): RequestContext {
  return {
    workspaceId: member.workspaceId,
    userId: member.userId,
    ...(member.keyId ? { keyId: member.keyId } : {}),
    role: member.role,
    mode: member.mode,
    ...(member.costCentre ? { costCentre: member.costCentre } : {}),
    limits,
    requestId: request.id,
    ip: request.ip,
  };
}

/** Who is named in the audit log for what this caller does. */
export function auditOriginOf({ userId, keyId }: Principal, request: { id: string; ip: string }): AuditOrigin {
  return toAuditOrigin({ userId, ...(keyId ? { keyId } : {}), requestId: request.id, ip: request.ip });
}
