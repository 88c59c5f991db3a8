import { z } from 'zod';

/** Who did it. `system`: the platform itself; `command-line`: somebody with access to the server. */
export const AuditActor = z.object({ kind: z.enum(['user', 'api-key', 'system', 'command-line']), id: z.string(), name: z.string().optional() });
export type AuditActor = z.infer<typeof AuditActor>;

/** Where a change comes from; travels with every ask that changes something. */
export const AuditOrigin = z.object({ actor: AuditActor, requestId: z.string().optional(), ip: z.string().optional() });
export type AuditOrigin = z.infer<typeof AuditOrigin>;

export const PLATFORM_CHAIN = 'platform';

/**
 * One line of the audit log (design.md §9). The service that changes something writes it in the transaction
 * of the change; the gateway alone appends it to its chain. Secrets never belong in `before` or `after`.
 */
export const AuditRecord = z.object({
  chain: z.string().meta({ description: 'Id of the workspace, or "platform"' }),
  action: z.string().regex(/^[a-z][a-z-]*\.[a-z][a-z-]*$/).meta({ description: '<noun>.<past participle>, such as "api-key.revoked"' }),
  target: z.object({ kind: z.string(), id: z.string(), name: z.string().optional() }),
  before: z.record(z.string(), z.unknown()).optional().meta({ description: 'Fields that changed, as they were' }),
  after: z.record(z.string(), z.unknown()).optional().meta({ description: 'Fields that changed, as they are now' }),
  reason: z.string().optional(),
  ...AuditOrigin.shape,
});
export type AuditRecord = z.infer<typeof AuditRecord>;
