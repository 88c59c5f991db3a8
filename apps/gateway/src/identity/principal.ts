import type { Mode, RequestContext } from '@kp/task-contracts';
import type { PlatformRole } from './identity.entities.ts';

/** Who is calling: a program with an API key, or a person with a console session. */
export interface Principal {
  kind: 'api-key' | 'session';
  workspaceId: string;
  userId: string;
  keyId?: string;
  mode: Mode;
  platformRole?: PlatformRole;
}

/** The context an ask carries for this caller. */
export function toRequestContext(principal: Principal, requestId: string): RequestContext {
  return {
    workspaceId: principal.workspaceId,
    userId: principal.userId,
    ...(principal.keyId ? { keyId: principal.keyId } : {}),
    role: principal.platformRole ? 'platform' : 'member',
    mode: principal.mode,
    requestId,
  };
}
