import { AuditActor, storableText } from '@kp/task-contracts';
import { z } from 'zod';
import { Instant } from '../http/instant.ts';

/** One line of the audit log as the API shows it. */
export const AuditEntryView = z
  .object({
    id: z.string().meta({ description: '<chain>:<seq>' }),
    chain: z.string().meta({ description: 'Id of the workspace, or "platform"' }),
    seq: z.int().min(1).meta({ description: 'Number in its chain, without gaps' }),
    occurredAt: z.iso.datetime(),
    action: z.string(),
    actor: AuditActor.meta({ description: 'Who did it. The name is the present one: the e-mail address of a person, the name of a key' }),
    target: z.object({ kind: z.string(), id: z.string(), name: z.string().optional() }),
    before: z.record(z.string(), z.unknown()).optional().meta({ description: 'Fields that changed, as they were' }),
    after: z.record(z.string(), z.unknown()).optional().meta({ description: 'Fields that changed, as they became' }),
    reason: z.string().optional(),
    requestId: z.string().optional(),
    ip: z.string().optional(),
    hash: z.string().meta({ description: 'sha256 (hex) over the entry and the hash before it' }),
  })
  .meta({ id: 'AuditEntry' });
export type AuditEntryView = z.infer<typeof AuditEntryView>;

export const AuditPage = z.object({ data: z.array(AuditEntryView), meta: z.object({ nextCursor: z.string().optional() }) });
export type AuditPage = z.infer<typeof AuditPage>;

const instant = (description: string) => Instant.optional().meta({ description });

/** Query of the log of one workspace. */
export const AuditListParameters = z.strictObject({
  action: storableText().min(1).max(100).optional().meta({ description: 'Such as "api-key.revoked"' }),
  actor: storableText().min(1).max(200).optional().meta({ description: 'Id of the person or key' }),
  target: storableText().min(1).max(200).optional().meta({ description: 'Id of what was changed' }),
  from: instant('Not before this time'),
  to: instant('Before this time'),
  cursor: z.string().max(400).optional(),
  limit: z.string().regex(/^\d+$/, 'is not a whole number').transform(Number).pipe(z.int().min(1).max(100)).default(25),
});
export type AuditListParameters = z.infer<typeof AuditListParameters>;

/** Query of the log of all chains. */
export const AdminAuditListParameters = AuditListParameters.extend({
  chain: storableText().min(1).max(100).optional().meta({ description: 'Id of a workspace, or "platform"' }),
  id: storableText().max(8_000).optional().meta({ description: 'These entries only: <chain>:<seq>, separated by commas, at most 100' }),
});
export type AdminAuditListParameters = z.infer<typeof AdminAuditListParameters>;

export const FINDING_KINDS = [
  'entry-altered',
  'entry-unlinked',
  'entry-missing',
  'entry-inserted',
  'entries-swapped',
  'chain-truncated',
  'chain-missing',
  'head-altered',
  'chain-rewritten',
  'checkpoint-missing',
  'checkpoint-forged',
  'checkpoint-misplaced',
  'checkpoint-unknown-key',
] as const;

/** One thing that is wrong with the log. */
export const AuditFindingView = z
  .object({
    kind: z.enum(FINDING_KINDS),
    chain: z.string(),
    fromSeq: z.int().optional().meta({ description: 'First entry, or number of the checkpoint, that it is about' }),
    toSeq: z.int().optional().meta({ description: 'The last one; the same as fromSeq for a single one' }),
    message: z.string().meta({ description: 'What was found, in words' }),
  })
  .meta({ id: 'AuditFinding' });
export type AuditFindingView = z.infer<typeof AuditFindingView>;

/** One run over all chains, or over one. */
export const AuditVerificationView = z
  .object({
    id: z.string(),
    status: z.enum(['running', 'intact', 'tampered', 'failed']).meta({ description: 'failed: the run could not be finished; it says nothing about the log' }),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().optional(),
    startedBy: z.string().meta({ description: 'Id of the person, or "schedule"' }),
    chains: z.int().meta({ description: 'So far' }),
    entries: z.int().meta({ description: 'So far' }),
    checkpoints: z.int().meta({ description: 'So far' }),
    findingCount: z.int(),
    findings: z.array(AuditFindingView).meta({ description: 'At most 100' }),
    error: z.string().optional().meta({ description: 'Why it failed' }),
  })
  .meta({ id: 'AuditVerification' });
export type AuditVerificationView = z.infer<typeof AuditVerificationView>;

/** How far a chain is covered by signed checkpoints. */
export const AuditChainView = z
  .object({
    id: z.string(),
    chain: z.string(),
    lastSeq: z.int(),
    unsignedEntries: z.int().meta({ description: 'Entries that no stored checkpoint covers yet; normally 0 after two seconds' }),
    checkpoint: z.object({ seq: z.int(), signedAt: z.iso.datetime() }).optional().meta({ description: 'The last one in the object store' }),
  })
  .meta({ id: 'AuditChain' });
export type AuditChainView = z.infer<typeof AuditChainView>;

/** What the console shows about the state of the log. */
export const AuditVerificationState = z.object({
  running: AuditVerificationView.optional(),
  last: AuditVerificationView.optional().meta({ description: 'The last run that ended' }),
  keyIds: z.array(z.string()).meta({ description: 'Keys that checkpoints may be signed with; the first one signs' }),
  chains: z.array(AuditChainView).meta({ description: 'Those farthest behind first, at most 1000' }),
});
export type AuditVerificationState = z.infer<typeof AuditVerificationState>;
