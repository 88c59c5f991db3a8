import type { Database } from '@kp/database';
import type { ObjectStore } from '@kp/object-store';
import type { AuditFindingView } from './audit-views.ts';
import { CHECKPOINTS, partsOfKey } from './checkpoint.ts';
import type { CheckpointKeys } from './checkpoint-keys.ts';
import { Findings } from './findings.ts';
import { verifyChain, type Since } from './verify-chain.ts';

/** Counts of a run, so far or in the end. */
export interface VerificationCounts {
  chains: number;
  entries: number;
  checkpoints: number;
  findingCount: number;
}

export interface VerificationReport extends VerificationCounts {
  /** The first hundred. */
  findings: AuditFindingView[];
}

export interface VerificationOptions {
  /** This chain only. */
  chain?: string;
  /** Leaves out what was verified before; the checkpoint it begins at is checked. */
  since?: Since;
  /** Told after each page of entries; it is waited for, so it can also slow the run down. */
  onProgress?: (counts: VerificationCounts) => Promise<void>;
}

/**
 * Verifies the audit log: every hash, number and link from the columns, the heads of the chains, and every
 * signed checkpoint in the object store. Memory does not grow with the log.
 */
export async function verifyAuditLog(parts: { database: Database; objects: ObjectStore; keys: CheckpointKeys }, options: VerificationOptions = {}): Promise<VerificationReport> {
  const findings = new Findings();
  const counts = { chains: 0, entries: 0, checkpoints: 0 };
  const onPage = async ({ entries }: { entries: number }) => {
    counts.entries += entries;
    await options.onProgress?.({ ...counts, findingCount: findings.count });
  };
  for (const chain of options.chain === undefined ? await allChains(parts) : [options.chain]) {
    counts.checkpoints += await verifyChain({ ...parts, findings, onPage }, chain, options.since);
    counts.chains += 1;
  }
  return { ...counts, findingCount: findings.count, findings: findings.kept };
}

/** Chains that any place knows of: a chain that is gone from one of them is found by the others. */
async function allChains({ database, objects }: { database: Database; objects: ObjectStore }): Promise<string[]> {
  const rows = await database.query<{ chain: string }>(
    `WITH RECURSIVE with_entries (chain) AS (
       SELECT min(chain) FROM audit_entry
       UNION ALL SELECT (SELECT min(chain) FROM audit_entry WHERE audit_entry.chain > with_entries.chain) FROM with_entries WHERE with_entries.chain IS NOT NULL)
     SELECT chain FROM audit_chain UNION SELECT chain FROM audit_checkpoint UNION SELECT chain FROM with_entries WHERE chain IS NOT NULL`,
  );
  const chains = new Set(rows.map(({ chain }) => chain));
  for await (const key of objects.list(CHECKPOINTS)) chains.add(partsOfKey(key).chain);
  return [...chains].sort();
}
