import type { Database, Transaction } from '@kp/database';
import type { TaskFailureCode, Waiting } from '@kp/task-contracts';
import { moveTask, setWaiting } from '../tasks/task-moves.repository.ts';
import type { ProviderTask } from '../providers/provider-outcomes.ts';
import type { ClaimedAttempt } from './dispatch.repository.ts';

/** First read after a submit; callbacks usually come earlier. */
const FIRST_CHECK_SECONDS = 2;

/**
 * Records what a create call led to. Every write names the claim's epoch: a worker that lost its lease
 * changes nothing.
 */
export class AttemptsRepository {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** The provider has the task: the slot stays taken, tracking begins. */
  async recordSubmitted(claim: ClaimedAttempt, task: ProviderTask, note?: string): Promise<boolean> {
    return this.write(claim, async (tx) => {
      await tx.query(
        `UPDATE attempt SET state = 'submitted', provider_task_id = $2, submitted_at = now(), last_status = $3, last_answer = $4, next_check_at = now() + make_interval(secs => $5) WHERE id = $1`,
        [claim.attemptId, task.providerTaskId, task.rawStatus, JSON.stringify(task.raw), FIRST_CHECK_SECONDS],
      );
      await moveTask(tx, claim.taskId, ['CREATED'], 'QUEUED', note ? { note } : {});
    });
  }

  /** The provider refused the request for good. */
  async recordRefused(claim: ClaimedAttempt, failure: { code: TaskFailureCode; message: string; providerCode: string; raw: unknown }): Promise<boolean> {
    return this.write(claim, async (tx) => {
      await tx.query(`UPDATE attempt SET state = 'refused', finished_at = now(), last_status = $2, last_answer = $3 WHERE id = $1`, [claim.attemptId, failure.providerCode, JSON.stringify(failure.raw)]);
      await moveTask(tx, claim.taskId, ['CREATED'], 'FAILED', { error: { code: failure.code, message: failure.message }, providerCode: failure.providerCode });
    });
  }

  /** Certainly not delivered: the slot is given back and the task waits for its next turn. */
  async recordDeferred(claim: ClaimedAttempt, delayMs: number, waiting: Waiting): Promise<boolean> {
    return this.write(claim, async (tx) => {
      await tx.query(`UPDATE attempt SET state = 'deferred' WHERE id = $1`, [claim.attemptId]);
      await tx.query(`UPDATE task SET next_attempt_at = now() + make_interval(secs => $2), deferrals = deferrals + 1 WHERE id = $1`, [claim.taskId, delayMs / 1_000]);
      await setWaiting(tx, claim.taskId, waiting);
    });
  }

  /** It may or may not exist: the slot stays taken until a look-up by external id has settled it. */
  async recordUnknown(claim: ClaimedAttempt, lookAgainMs: number, detail: string): Promise<boolean> {
    return this.write(claim, async (tx) => {
      await tx.query(`UPDATE attempt SET state = 'unknown', lookups = $2, lease_until = now() + make_interval(secs => $3), last_answer = $4 WHERE id = $1`, [claim.attemptId, claim.lookups, lookAgainMs / 1_000, JSON.stringify({ detail })]);
      await setWaiting(tx, claim.taskId, { reason: 'outcome-unknown', detail: 'The provider did not confirm the request; we are checking whether it has the task before anything is sent again.' });
    });
  }

  /** It may exist at a provider that cannot be asked any more: kept for an operator, never sent elsewhere. */
  async recordUnreachable(claim: ClaimedAttempt, lookAgainMs: number, detail: string): Promise<boolean> {
    return this.write(claim, async (tx) => {
      await tx.query(`UPDATE attempt SET state = 'unknown', lease_until = now() + make_interval(secs => $2) WHERE id = $1`, [claim.attemptId, lookAgainMs / 1_000]);
      await setWaiting(tx, claim.taskId, { reason: 'quarantine', detail });
    });
  }

  private async write(claim: ClaimedAttempt, change: (tx: Transaction) => Promise<void>): Promise<boolean> {
    return this.database.transaction(async (tx) => {
      const held = await tx.query(`SELECT 1 FROM attempt WHERE id = $1 AND lease_epoch = $2 AND state IN ('prepared', 'unknown') FOR UPDATE`, [claim.attemptId, claim.epoch]);
      if (held.length === 0) return false;
      await change(tx);
      return true;
    });
  }
}
