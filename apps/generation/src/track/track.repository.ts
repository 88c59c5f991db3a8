import { appendEvent } from '@kp/bus';
import type { Database, Transaction } from '@kp/database';
import type { KlingDialect } from '@kp/kling-api/order';
import { EVENTS, toCostUnits, type Mode, type TaskFailureCode, type TaskRequest, type TaskType } from '@kp/task-contracts';
import { createHash } from 'node:crypto';
import type { ProviderOutput, ProviderTask } from '../providers/provider-outcomes.ts';
import { moveTask, setWaiting } from '../tasks/task-moves.repository.ts';

/** An attempt whose provider task is due for a read. */
export interface TrackedAttempt {
  id: string;
  task_id: string;
  type: TaskType;
  state: 'submitted' | 'succeeded';
  account: string;
  path: string;
  /** Null for attempts of a version that knew only the legacy dialect. */
  dialect: KlingDialect | null;
  base_url: string;
  provider_task_id: string;
  lookups: number;
  output_round: number;
  submitted_seconds_ago: number;
  traceparent: string | null;
}

interface OutputTask {
  workspace_id: string;
  user_id: string;
  mode: Mode;
  request: TaskRequest;
  cost_micro_units: string;
  created_at: Date;
}

/** A reader that dies leaves its attempts to the next one after this long. */
const READ_LEASE_SECONDS = 20;

/** SQL of following provider tasks. */
export class TrackRepository {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Attempts to read now; each is pushed back so that no other replica reads it meanwhile. */
  async claimDue(limit: number): Promise<TrackedAttempt[]> {
    return this.database.query<TrackedAttempt>(
      `WITH due AS (
         SELECT id FROM attempt WHERE next_check_at <= now() ORDER BY next_check_at LIMIT $1 FOR UPDATE SKIP LOCKED)
       UPDATE attempt SET next_check_at = now() + make_interval(secs => $2)
         FROM task WHERE attempt.id IN (SELECT id FROM due) AND task.id = attempt.task_id
       RETURNING attempt.id, attempt.task_id, task.request ->> 'type' AS type, attempt.state, attempt.account, attempt.path, attempt.dialect, attempt.base_url, attempt.provider_task_id, attempt.lookups, attempt.output_round,
                 extract(epoch FROM now() - attempt.submitted_at)::float8 AS submitted_seconds_ago, task.traceparent`,
      [limit, READ_LEASE_SECONDS],
    );
  }

  async checkLater(attemptId: string, seconds: number): Promise<void> {
    await this.database.query(`UPDATE attempt SET next_check_at = now() + make_interval(secs => $2) WHERE id = $1 AND next_check_at IS NOT NULL`, [attemptId, seconds]);
  }

  /** A callback said something changed: read it now. @returns undefined for an unknown or finished attempt. */
  async checkNow(by: { token: string } | { providerTaskId: string }): Promise<{ task_id: string; traceparent: string | null } | undefined> {
    const [column, value] = 'token' in by ? ['callback_token', by.token] : ['provider_task_id', by.providerTaskId];
    const [attempt] = await this.database.query<{ task_id: string; traceparent: string | null }>(
      `UPDATE attempt SET next_check_at = now() FROM task WHERE attempt.${column} = $1 AND attempt.state = 'submitted' AND task.id = attempt.task_id RETURNING attempt.task_id, task.traceparent`,
      [value],
    );
    return attempt;
  }

  async recordProgress(attempt: TrackedAttempt, task: ProviderTask, nextSeconds: number): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.query(`UPDATE attempt SET last_status = $2, last_answer = $3, lookups = 0, quarantined_at = NULL, next_check_at = now() + make_interval(secs => $4) WHERE id = $1 AND state = 'submitted'`, [attempt.id, task.rawStatus, JSON.stringify(task.raw), nextSeconds]);
      // Understood again: what an earlier answer made us say is over.
      await tx.query(`UPDATE task SET waiting = NULL, updated_at = now() WHERE id = $1 AND waiting ->> 'reason' = 'quarantine'`, [attempt.task_id]);
      if (task.status === 'processing') await moveTask(tx, attempt.task_id, ['QUEUED'], 'RUNNING');
    });
  }

  /** The provider answered something we do not understand: kept for an operator, read again now and then. */
  async recordQuarantine(attempt: TrackedAttempt, detail: string, raw: unknown, nextSeconds: number): Promise<void> {
    await this.database.transaction(async (tx) => {
      await tx.query(`UPDATE attempt SET last_answer = $2, quarantined_at = coalesce(quarantined_at, now()), next_check_at = now() + make_interval(secs => $3) WHERE id = $1 AND next_check_at IS NOT NULL`, [attempt.id, JSON.stringify(raw), nextSeconds]);
      await setWaiting(tx, attempt.task_id, { reason: 'quarantine', detail });
    });
  }

  /** The provider said that it has no such task; it is asked again before that is believed. */
  async recordAbsent(attempt: TrackedAttempt, nextSeconds: number): Promise<void> {
    await this.database.query(`UPDATE attempt SET lookups = lookups + 1, next_check_at = now() + make_interval(secs => $2) WHERE id = $1 AND next_check_at IS NOT NULL`, [attempt.id, nextSeconds]);
  }

  /** The provider keeps saying that it has no such task: it cannot finish, and cannot be billed. */
  async recordLost(attempt: TrackedAttempt): Promise<void> {
    await this.database.transaction(async (tx) => {
      const [ended] = await tx.query(`UPDATE attempt SET state = 'failed', finished_at = now(), next_check_at = NULL, last_status = 'absent' WHERE id = $1 AND state = $2 RETURNING id`, [attempt.id, attempt.state]);
      if (ended) await moveTask(tx, attempt.task_id, ['QUEUED', 'RUNNING', 'FINALIZING'], 'FAILED', { error: { code: 'provider-lost', message: 'The provider does not know the task any more.' }, providerCode: 'absent' });
    });
  }

  /** The provider failed it; also when it takes a success back while a fresh link is asked for. */
  async recordFailed(attempt: TrackedAttempt, task: ProviderTask): Promise<void> {
    await this.database.transaction(async (tx) => {
      const [ended] = await tx.query(`UPDATE attempt SET state = 'failed', finished_at = now(), next_check_at = NULL, last_status = $2, last_answer = $3 WHERE id = $1 AND state = $4 RETURNING id`, [attempt.id, task.rawStatus, JSON.stringify(task.raw), attempt.state]);
      if (!ended) return;
      const message = task.failureMessage ? `The provider could not generate the clip: ${task.failureMessage}` : 'The provider could not generate the clip.';
      await moveTask(tx, attempt.task_id, ['QUEUED', 'RUNNING', 'FINALIZING'], 'FAILED', { error: { code: 'provider-failed', message }, providerCode: task.rawStatus });
    });
  }

  /** The provider is done (or gave fresh URLs): the slot is free and storage is told to bring the files home. */
  async recordOutput(attempt: TrackedAttempt, task: ProviderTask, allowedHosts: string[]): Promise<void> {
    await this.database.transaction(async (tx) => {
      const [ended] = await tx.query(
        `UPDATE attempt SET state = 'succeeded', finished_at = coalesce(finished_at, now()), next_check_at = NULL, last_status = $2, last_answer = $3, output_round = output_round + 1,
                provider_video_id = coalesce($6, provider_video_id), unit_deduction = coalesce($7, unit_deduction)
          WHERE id = $1 AND state = $4 AND output_round = $5 RETURNING id`,
        [attempt.id, task.rawStatus, JSON.stringify(task.raw), attempt.state, attempt.output_round, task.outputs.find(({ kind }) => kind === 'video')?.providerId ?? null, task.unitDeduction ?? null],
      );
      if (!ended) return;
      await moveTask(tx, attempt.task_id, ['QUEUED', 'RUNNING'], 'FINALIZING');
      await appendOutputReady(tx, attempt, task.outputs, allowedHosts);
    });
  }

  /** Asks for a fresh result URL at the next read. */
  async requestFreshUrl(tx: Transaction, attemptId: string, round: number, delaySeconds: number): Promise<void> {
    await tx.query(`UPDATE attempt SET next_check_at = now() + make_interval(secs => $3) WHERE id = $1 AND state = 'succeeded' AND output_round = $2`, [attemptId, round, delaySeconds]);
  }

  async failOutput(tx: Transaction, taskId: string, code: TaskFailureCode, message: string): Promise<void> {
    await moveTask(tx, taskId, ['FINALIZING'], 'FAILED', { error: { code, message } });
  }
}

async function appendOutputReady(tx: Transaction, attempt: TrackedAttempt, outputs: ProviderOutput[], allowedHosts: string[]): Promise<void> {
  const [task] = await tx.query<OutputTask>('SELECT workspace_id, user_id, mode, request, cost_micro_units, created_at FROM task WHERE id = $1', [attempt.task_id]);
  if (!task) throw new Error(`attempt ${attempt.id} has no task`);
  await appendEvent(tx, EVENTS.outputReady, {
    taskId: attempt.task_id,
    attemptId: attempt.id,
    round: attempt.output_round + 1,
    workspaceId: task.workspace_id,
    userId: task.user_id,
    mode: task.mode,
    outputs: outputs.map(({ index, kind, url }) => ({ index, kind, url })),
    allowedHosts,
    model: task.request.model,
    promptSha256: createHash('sha256').update(task.request.prompt).digest('hex'),
    costUnits: toCostUnits(task.cost_micro_units),
    createdAt: task.created_at.toISOString(),
  });
}
