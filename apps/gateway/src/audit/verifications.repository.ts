import type { Database, Queryable } from '@kp/database';
import type { AuditChainView, AuditVerificationView } from './audit-views.ts';
import type { VerificationCounts, VerificationReport } from './verify-log.ts';

/** A run that was not heard of for so long has died with its process. */
const DEAD_AFTER_SECONDS = 60;
const KEPT_DAYS = 90;
const CHAINS = 1_000;

interface RunRow {
  id: string;
  status: AuditVerificationView['status'];
  started_by: string;
  started_at: Date;
  finished_at: Date | null;
  chains: string;
  entries: string;
  checkpoints: string;
  finding_count: string;
  findings: AuditVerificationView['findings'];
  error: string | null;
}

/** SQL of verification runs: one at a time over all replicas, and what they found. */
export class VerificationsRepository {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Begins a run. @returns undefined while another one is under way */
  async begin(tx: Queryable, startedBy: string): Promise<AuditVerificationView | undefined> {
    await tx.query(`UPDATE audit_verification SET status = 'failed', finished_at = now(), error = 'its process ended' WHERE status = 'running' AND heard_at < now() - make_interval(secs => $1)`, [DEAD_AFTER_SECONDS]);
    const [row] = await tx.query<RunRow>(`INSERT INTO audit_verification (started_by) VALUES ($1) ON CONFLICT DO NOTHING RETURNING *`, [startedBy]);
    return row && toView(row);
  }

  /** Begins a run when none has begun for a while. */
  async beginIfDue(everyMinutes: number): Promise<AuditVerificationView | undefined> {
    const [recent] = await this.database.query(`SELECT 1 FROM audit_verification WHERE started_at > now() - make_interval(mins => $1) AND (status <> 'running' OR heard_at > now() - make_interval(secs => $2)) LIMIT 1`, [everyMinutes, DEAD_AFTER_SECONDS]);
    return recent ? undefined : this.begin(this.database, 'schedule');
  }

  async progress(id: string, { chains, entries, checkpoints, findingCount }: VerificationCounts): Promise<void> {
    await this.database.query('UPDATE audit_verification SET heard_at = now(), chains = $2, entries = $3, checkpoints = $4, finding_count = $5 WHERE id = $1', [id, chains, entries, checkpoints, findingCount]);
  }

  async finish(id: string, report: VerificationReport): Promise<void> {
    await this.progress(id, report);
    await this.database.query('UPDATE audit_verification SET status = $2, finished_at = now(), findings = $3 WHERE id = $1', [id, report.findingCount === 0 ? 'intact' : 'tampered', JSON.stringify(report.findings)]);
    await this.database.query('DELETE FROM audit_verification WHERE finished_at < now() - make_interval(days => $1)', [KEPT_DAYS]);
  }

  async fail(id: string, error: string): Promise<void> {
    await this.database.query(`UPDATE audit_verification SET status = 'failed', finished_at = now(), error = $2 WHERE id = $1`, [id, error]);
  }

  /** The run under way and the last one that ended. */
  async recent(): Promise<{ running?: AuditVerificationView; last?: AuditVerificationView }> {
    const rows = await this.database.query<RunRow>(`(SELECT * FROM audit_verification WHERE status = 'running') UNION ALL (SELECT * FROM audit_verification WHERE status <> 'running' ORDER BY id DESC LIMIT 1)`);
    const running = rows.find((row) => row.status === 'running');
    const last = rows.find((row) => row.status !== 'running');
    return { ...(running ? { running: toView(running) } : {}), ...(last ? { last: toView(last) } : {}) };
  }

  async chains(): Promise<AuditChainView[]> {
    const rows = await this.database.query<{ chain: string; last_seq: string; stored_seq: string; signed_at: Date | null }>(
      `SELECT chain, last_seq, coalesce(stored_seq, 0) AS stored_seq, signed_at FROM audit_chain LEFT JOIN audit_checkpoint USING (chain) ORDER BY last_seq - coalesce(stored_seq, 0) DESC, chain LIMIT ${CHAINS}`,
    );
    return rows.map(({ chain, last_seq, stored_seq, signed_at }) => ({
      id: chain,
      chain,
      lastSeq: Number(last_seq),
      unsignedEntries: Number(last_seq) - Number(stored_seq),
      ...(signed_at && Number(stored_seq) > 0 ? { checkpoint: { seq: Number(stored_seq), signedAt: signed_at.toISOString() } } : {}),
    }));
  }
}

function toView(row: RunRow): AuditVerificationView {
  return {
    id: row.id,
    status: row.status,
    startedAt: row.started_at.toISOString(),
    ...(row.finished_at ? { finishedAt: row.finished_at.toISOString() } : {}),
    startedBy: row.started_by,
    chains: Number(row.chains),
    entries: Number(row.entries),
    checkpoints: Number(row.checkpoints),
    findingCount: Number(row.finding_count),
    findings: row.findings,
    ...(row.error === null ? {} : { error: row.error }),
  };
}
