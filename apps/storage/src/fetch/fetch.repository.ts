import { appendEvent } from '@kp/bus';
import type { Database, Transaction } from '@kp/database';
import { EVENTS, newId, type AssetFailed, type OutputReady, type TaskOutput } from '@kp/task-contracts';
import { MEDIA_TYPES } from '../media/media-type.ts';
import type { VerifiedOutput } from './fetch-output.ts';

/** A download somebody is working on; `epoch` fences workers that were too slow. */
export interface FetchJob {
  attempt_id: string;
  round: number;
  tries: number;
  epoch: number;
  output: OutputReady;
  /** What earlier tries have brought to staging, by index. */
  verified: Record<string, VerifiedOutput>;
  traceparent: string | null;
}

/** An output under the key it will be read from. */
export interface StoredOutput extends VerifiedOutput {
  key: string;
}

/** A worker that dies gives its job back after this long; longer than the limit of one download. */
export const FETCH_LEASE_SECONDS = 60;
const OURS = `attempt_id = $1 AND round = $2 AND epoch = $3 AND state = 'pending'`;

/** SQL of downloads. */
export class FetchRepository {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  async add(tx: Transaction, output: OutputReady, traceparent: string | undefined): Promise<void> {
    await tx.query('INSERT INTO fetch_job (attempt_id, round, task_id, output, traceparent) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING', [output.attemptId, output.round, output.taskId, JSON.stringify(output), traceparent ?? null]);
  }

  async claim(limit: number): Promise<FetchJob[]> {
    return this.database.query<FetchJob>(
      `UPDATE fetch_job SET next_try_at = now() + make_interval(secs => $2), tries = tries + 1, epoch = epoch + 1
        WHERE (attempt_id, round) IN (SELECT attempt_id, round FROM fetch_job WHERE state = 'pending' AND next_try_at <= now() ORDER BY next_try_at LIMIT $1 FOR UPDATE SKIP LOCKED)
        RETURNING attempt_id, round, tries, epoch, output, verified, traceparent`,
      [limit, FETCH_LEASE_SECONDS],
    );
  }

  /** Extends the lease of a long download. @returns false when the job was taken by another worker. */
  async extend(job: FetchJob): Promise<boolean> {
    const rows = await this.database.query(`UPDATE fetch_job SET next_try_at = now() + make_interval(secs => $4) WHERE ${OURS} RETURNING epoch`, [job.attempt_id, job.round, job.epoch, FETCH_LEASE_SECONDS]);
    return rows.length > 0;
  }

  /** Remembers an output that need not be fetched again. @returns false when the job was taken by another worker. */
  async keep(job: FetchJob, output: VerifiedOutput): Promise<boolean> {
    const rows = await this.database.query(`UPDATE fetch_job SET verified = verified || jsonb_build_object($4::text, $5::jsonb) WHERE ${OURS} RETURNING epoch`, [job.attempt_id, job.round, job.epoch, String(output.index), JSON.stringify(output)]);
    return rows.length > 0;
  }

  async retryLater(job: FetchJob, seconds: number, error: string): Promise<void> {
    await this.database.query(`UPDATE fetch_job SET next_try_at = now() + make_interval(secs => $4), last_error = $5 WHERE ${OURS}`, [job.attempt_id, job.round, job.epoch, seconds, error]);
  }

  /** Records all stored files and tells generation. @returns false when another worker did it. */
  async finish(job: FetchJob, stored: StoredOutput[]): Promise<boolean> {
    const { taskId, attemptId, workspaceId } = job.output;
    return this.database.transaction(async (tx) => {
      if (!(await this.end(tx, job, 'done'))) return false;
      const outputs: TaskOutput[] = [];
      for (const each of stored.toSorted((a, b) => a.index - b.index)) outputs.push(await this.addAsset(tx, job.output, each));
      await appendEvent(tx, EVENTS.assetStored, { taskId, attemptId, workspaceId, outputs });
      return true;
    });
  }

  async fail(job: FetchJob, reason: AssetFailed['reason'], detail: string): Promise<void> {
    const { taskId, attemptId, workspaceId, round } = job.output;
    await this.database.transaction(async (tx) => {
      if (await this.end(tx, job, 'failed', detail)) await appendEvent(tx, EVENTS.assetFailed, { taskId, attemptId, workspaceId, round, reason, detail });
    });
  }

  private async addAsset(tx: Transaction, task: OutputReady, { index, key, contentType, bytes, sha256, facts }: StoredOutput): Promise<TaskOutput> {
    const video = 'durationSeconds' in facts ? facts : undefined;
    const [asset] = await tx.query<{ id: string }>(
      `INSERT INTO asset (id, workspace_id, user_id, kind, task_id, output_index, key, content_type, bytes, sha256, width, height, duration_seconds, frame_rate, video_codec, model, prompt_sha256, cost_units)
       VALUES ($1, $2, $3, 'output', $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
       ON CONFLICT (task_id, output_index) DO UPDATE SET key = excluded.key, content_type = excluded.content_type, bytes = excluded.bytes, sha256 = excluded.sha256, width = excluded.width, height = excluded.height,
         duration_seconds = excluded.duration_seconds, frame_rate = excluded.frame_rate, video_codec = excluded.video_codec RETURNING id`,
      [newId('asset'), task.workspaceId, task.userId, task.taskId, index, key, contentType, bytes, sha256, facts.width, facts.height, video?.durationSeconds ?? null, video?.frameRate ?? null, video?.videoCodec ?? null, task.model, task.promptSha256, task.costUnits],
    );
    return { assetId: asset?.id ?? '', kind: MEDIA_TYPES[contentType].kind, index, key, bytes, sha256, ...facts };
  }

  private async end(tx: Transaction, job: FetchJob, state: 'done' | 'failed', error?: string): Promise<boolean> {
    const rows = await tx.query(`UPDATE fetch_job SET state = $4, last_error = $5, verified = '{}' WHERE ${OURS} RETURNING epoch`, [job.attempt_id, job.round, job.epoch, state, error ?? null]);
    return rows.length > 0;
  }
}
