import type { Database, Transaction } from '@kp/database';
import { sha256Hex, type Checkpoint } from './checkpoint.ts';

/** Entries after which a checkpoint is signed even when the last one is younger than a second. */
export const MAX_ENTRIES_BETWEEN = 1_000;
const MIN_MS_BETWEEN = 1_000;

export interface SignedCheckpoint {
  chain: string;
  seq: number;
  jws: string;
}

/** The chain no longer holds what its last checkpoint says; signing on would hide that. */
export class BrokenChainError extends Error {
  override readonly name = 'BrokenChainError';
}

interface CheckpointRow {
  seq: string;
  hash: Buffer;
  jws: string;
  sha256: string;
  stored_seq: string;
  is_young: boolean;
}

/** SQL of checkpoints on their way to the object store. */
export class CheckpointsRepository {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Chains with a checkpoint to sign or to store now, longest waiting first. */
  async dueChains(limit: number): Promise<string[]> {
    const rows = await this.database.query<{ chain: string }>(
      `SELECT chain FROM audit_chain LEFT JOIN audit_checkpoint AS checkpoint USING (chain)
        WHERE checkpoint.seq IS NULL OR checkpoint.stored_seq < checkpoint.seq OR last_seq - checkpoint.seq >= $1
           OR (last_seq > checkpoint.seq AND signed_at <= now() - make_interval(secs => $2 / 1000.0))
        ORDER BY signed_at NULLS FIRST LIMIT $3`,
      [MAX_ENTRIES_BETWEEN, MIN_MS_BETWEEN, limit],
    );
    return rows.map(({ chain }) => chain);
  }

  /** Entries that no stored checkpoint covers, over all chains. */
  async unsignedEntries(): Promise<number> {
    const [row] = await this.database.query<{ sum: string | null }>('SELECT sum(last_seq - coalesce(stored_seq, 0)) AS sum FROM audit_chain LEFT JOIN audit_checkpoint USING (chain)');
    return Number(row?.sum ?? 0);
  }

  /**
   * The checkpoint that is to be stored next: the one signed before and not stored yet, else a new one.
   * @returns undefined when none is due, or another replica is at this chain. @throws BrokenChainError
   */
  async nextToStore(chain: string, sign: (checkpoint: Checkpoint) => Promise<string>): Promise<SignedCheckpoint | undefined> {
    return this.database.transaction(async (tx) => {
      const [lock] = await tx.query<{ mine: boolean }>(`SELECT pg_try_advisory_xact_lock(hashtextextended('audit-checkpoint ' || $1, 0)) AS mine`, [chain]);
      if (!lock?.mine) return undefined;
      const [last] = await tx.query<CheckpointRow>(`SELECT *, signed_at > now() - make_interval(secs => $2 / 1000.0) AS is_young FROM audit_checkpoint WHERE chain = $1`, [chain, MIN_MS_BETWEEN]);
      if (last && Number(last.stored_seq) < Number(last.seq)) return { chain, seq: Number(last.seq), jws: last.jws };
      return this.signNext(tx, chain, last, sign);
    });
  }

  private async signNext(tx: Transaction, chain: string, last: CheckpointRow | undefined, sign: (checkpoint: Checkpoint) => Promise<string>): Promise<SignedCheckpoint | undefined> {
    const lastSeq = Number(last?.seq ?? 0);
    const [head] = await tx.query<{ last_seq: string }>('SELECT last_seq FROM audit_chain WHERE chain = $1', [chain]);
    const seq = Math.min(Number(head?.last_seq ?? 0), lastSeq + MAX_ENTRIES_BETWEEN);
    if (seq <= lastSeq || (last?.is_young && seq < lastSeq + MAX_ENTRIES_BETWEEN)) return undefined;
    const entries = await tx.query<{ seq: string; hash: Buffer }>('SELECT seq, hash FROM audit_entry WHERE chain = $1 AND seq IN ($2, $3)', [chain, lastSeq, seq]);
    const hashAt = (wanted: number) => entries.find((entry) => Number(entry.seq) === wanted)?.hash;
    if (last && !hashAt(lastSeq)?.equals(last.hash)) throw new BrokenChainError(`entry ${lastSeq} of audit chain ${chain} is not the one that was signed`);
    const hash = hashAt(seq);
    if (!hash) throw new BrokenChainError(`entry ${seq} of audit chain ${chain} is missing`);
    const at = new Date();
    const jws = await sign({ chain, seq, hash: hash.toString('hex'), at: at.toISOString(), previousCheckpointSha256: last?.sha256 ?? null });
    await tx.query(
      `INSERT INTO audit_checkpoint (chain, seq, hash, jws, sha256, signed_at) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (chain) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, jws = excluded.jws, sha256 = excluded.sha256, signed_at = excluded.signed_at`,
      [chain, seq, hash, jws, sha256Hex(jws), at],
    );
    return { chain, seq, jws };
  }

  async markStored({ chain, seq }: SignedCheckpoint): Promise<void> {
    await this.database.query('UPDATE audit_checkpoint SET stored_seq = $2 WHERE chain = $1 AND seq = $2', [chain, seq]);
  }
}
