import { z } from 'zod';
import type { AuditOrigin } from './audit.ts';
import { EffectiveLimits } from './limits.ts';
import { WORKSPACE_ROLES } from './permissions.ts';

/** Who asks, as the gateway authenticated it; travels with every ask (design.md §9). */
export const RequestContext = z.object({
  workspaceId: z.string(),
  userId: z.string(),
  keyId: z.string().optional(),
  endUser: z.string().optional(),
  role: z.enum(WORKSPACE_ROLES).meta({ description: 'Of the user, or of the owner of the key' }),
  mode: z.enum(['live', 'test']),
  /** Tag of the key for internal accounting; a task may name another. */
  costCentre: z.string().optional(),
  limits: EffectiveLimits,
  requestId: z.string(),
  ip: z.string().optional(),
});
export type RequestContext = z.infer<typeof RequestContext>;
export type Mode = RequestContext['mode'];

/** Who is to be named in the audit log for what this caller does. */
export function toAuditOrigin({ userId, keyId, requestId, ip }: Pick<RequestContext, 'userId' | 'keyId' | 'requestId' | 'ip'>): AuditOrigin {
  return { actor: keyId ? { kind: 'api-key', id: keyId } : { kind: 'user', id: userId }, requestId, ...(ip ? { ip } : {}) };
}
