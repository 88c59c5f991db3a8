import { appendEvent } from '@kp/bus';
import type { Database, Transaction } from '@kp/database';
import type { StoredObject } from '@kp/object-store';
import { EVENTS, newId, type AssetFailed, type OutputReady } from '@kp/task-contracts';
import type { ProbedVideo } from './probe-video.ts';

/** A download somebody is working on; `epoch` fences workers that were too slow. */
export interface FetchJob {
  attempt_id: string;
  round: number;
  tries: number;
  epoch: number;
  output: OutputReady;
  traceparent: string | null;
}

/** A worker that dies gives its job back after this long; longer than the limit of one download. */
export const FETCH_LEASE_SECONDS = 60;

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
        RETURNING attempt_id, round, tries, epoch, output, traceparent`,
      [limit, FETCH_LEASE_SECONDS],
    );
  }

  /** Extends the lease of a long download. @returns false when the job was taken by another worker. */
  async extend(job: FetchJob): Promise<boolean> {
    const rows = await this.database.query(`UPDATE fetch_job SET next_try_at = now() + make_interval(secs => $4) WHERE attempt_id = $1 AND round = $2 AND epoch = $3 AND state = 'pending' RETURNING epoch`, [job.attempt_id, job.round, job.epoch, FETCH_LEASE_SECONDS]);
    return rows.length > 0;
  }

  async retryLater(job: FetchJob, seconds: number, error: string): Promise<void> {
    await this.database.query(`UPDATE fetch_job SET next_try_at = now() + make_interval(secs => $4), last_error = $5 WHERE attempt_id = $1 AND round = $2 AND epoch = $3 AND state = 'pending'`, [job.attempt_id, job.round, job.epoch, seconds, error]);
  }

  /** Records the stored file and tells generation. @returns false when another worker did it. */
  async finish(job: FetchJob, stored: StoredObject, video: ProbedVideo): Promise<boolean> {
    const { output } = job;
    return this.database.transaction(async (tx) => {
      if (!(await this.end(tx, job, 'done'))) return false;
      const [asset] = await tx.query<{ id: string }>(
        `INSERT INTO asset (id, workspace_id, user_id, kind, task_id, key, content_type, bytes, sha256, width, height, duration_seconds, frame_rate, video_codec, model, prompt_sha256, cost_units)
         VALUES ($1, $2, $3, 'output', $4, $5, 'video/mp4', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
         ON CONFLICT (task_id) DO UPDATE SET bytes = excluded.bytes, sha256 = excluded.sha256 RETURNING id`,
        [newId('asset'), output.workspaceId, output.userId, output.taskId, stored.key, stored.bytes, stored.sha256, video.width, video.height, video.durationSeconds, video.frameRate ?? null, video.videoCodec ?? null, output.model, output.promptSha256, output.costUnits],
      );
      await appendEvent(tx, EVENTS.assetStored, {
        taskId: output.taskId,
        attemptId: output.attemptId,
        workspaceId: output.workspaceId,
        output: { assetId: asset?.id ?? '', kind: 'video', key: stored.key, bytes: stored.bytes, sha256: stored.sha256, ...video },
      });
      return true;
    });
  }

  async fail(job: FetchJob, reason: AssetFailed['reason'], detail: string): Promise<void> {
    const { taskId, attemptId, workspaceId, round } = job.output;
    await this.database.transaction(async (tx) => {
      if (await this.end(tx, job, 'failed', detail)) await appendEvent(tx, EVENTS.assetFailed, { taskId, attemptId, workspaceId, round, reason, detail });
    });
  }

  private async end(tx: Transaction, job: FetchJob, state: 'done' | 'failed', error?: string): Promise<boolean> {
    const rows = await tx.query(`UPDATE fetch_job SET state = $4, last_error = $5 WHERE attempt_id = $1 AND round = $2 AND epoch = $3 AND state = 'pending' RETURNING epoch`, [job.attempt_id, job.round, job.epoch, state, error ?? null]);
    return rows.length > 0;
  }
}
