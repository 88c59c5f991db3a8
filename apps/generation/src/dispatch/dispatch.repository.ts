import type { Database, Transaction } from '@kp/database';
import { newId, type Mode, type TaskRequest, type Waiting } from '@kp/task-contracts';
import { randomBytes } from 'node:crypto';
import type { ProviderAccount } from '../providers/provider-accounts.ts';

/** Longer than the provider call's time limit plus the time to commit before it. */
export const LEASE_SECONDS = 30;

/** The right to work on an attempt until the lease ends; every write names the epoch it was given. */
export interface ClaimedAttempt {
  attemptId: string;
  taskId: string;
  account: string;
  /** Address of the provider it is, or may have been, sent to. */
  baseUrl: string;
  path: string;
  callbackToken: string;
  epoch: number;
  lookups: number;
  deferrals: number;
  request: TaskRequest;
  traceparent: string | null;
}

interface DueTask {
  id: string;
  request: TaskRequest;
  traceparent: string | null;
  deferrals: number;
  attempt_id: string | null;
}
interface AttemptRow {
  id: string;
  task_id: string;
  account: string;
  base_url: string;
  path: string;
  callback_token: string;
  lease_epoch: number;
  lookups: number;
}

/** SQL of taking provider slots and of fencing the workers that hold them. */
export class DispatchRepository {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /**
   * Takes free provider slots for the tasks that wait longest and commits an attempt for each, before
   * anything is sent. The gate row's lock makes counting and taking one step for all replicas.
   */
  async claim(options: { maxConcurrency: number; limit: number; mode: Mode; account: ProviderAccount; baseUrls: string[]; pathOf: (request: TaskRequest) => string }): Promise<ClaimedAttempt[]> {
    return this.database.transaction(async (tx) => {
      await tx.query('SELECT 1 FROM dispatch_gate FOR UPDATE');
      const [used] = await tx.query<{ slots: string }>(`SELECT count(*) AS slots FROM attempt WHERE state IN ('prepared', 'unknown', 'submitted') AND base_url = ANY ($1)`, [options.baseUrls]);
      const free = Math.min(options.limit, options.maxConcurrency - Number(used?.slots ?? 0));
      if (free <= 0) return [];
      const due = await tx.query<DueTask>(
        `SELECT task.id, task.request, task.traceparent, task.deferrals,
                (SELECT id FROM attempt WHERE task_id = task.id AND state = 'deferred') AS attempt_id
           FROM task
          WHERE status = 'CREATED' AND policy_status = 'allowed' AND next_attempt_at <= now() AND task.mode = $2
            AND NOT EXISTS (SELECT 1 FROM attempt WHERE task_id = task.id AND state IN ('prepared', 'unknown', 'submitted'))
          ORDER BY task.id LIMIT $1 FOR UPDATE OF task SKIP LOCKED`,
        [free, options.mode],
      );
      return Promise.all(due.map(async (task) => toClaimed(await openAttempt(tx, task, options.account, options.pathOf(task.request)), task)));
    });
  }

  /** Takes over attempts whose worker is gone, or whose outcome is due for another look. */
  async claimUnresolved(limit: number): Promise<ClaimedAttempt[]> {
    const rows = await this.database.query<AttemptRow & DueTask>(
      `WITH due AS (
         SELECT id FROM attempt WHERE state IN ('prepared', 'unknown') AND lease_until <= now() ORDER BY lease_until LIMIT $1 FOR UPDATE SKIP LOCKED)
       UPDATE attempt SET state = 'unknown', lease_epoch = lease_epoch + 1, lease_until = now() + make_interval(secs => $2)
         FROM task WHERE attempt.id IN (SELECT id FROM due) AND task.id = attempt.task_id
       RETURNING attempt.id, attempt.task_id, attempt.account, attempt.base_url, attempt.path, attempt.callback_token, attempt.lease_epoch, attempt.lookups, task.deferrals, task.request, task.traceparent`,
      [limit, LEASE_SECONDS],
    );
    return rows.map((row) => toClaimed(row, row));
  }

  /** Tells tasks that are due, but were not claimed, what they wait for. Touches only those that do not say so yet. */
  async explainWaiting(mode: Mode, waiting: Waiting): Promise<void> {
    await this.database.query(
      `UPDATE task SET waiting = $2, updated_at = now()
        WHERE id IN (SELECT id FROM task WHERE status = 'CREATED' AND policy_status = 'allowed' AND mode = $1 AND waiting IS DISTINCT FROM $2::jsonb AND next_attempt_at <= now()
                       AND NOT EXISTS (SELECT 1 FROM attempt WHERE task_id = task.id AND state IN ('prepared', 'unknown', 'submitted'))
                     LIMIT 100 FOR UPDATE SKIP LOCKED)`,
      [mode, JSON.stringify(waiting)],
    );
  }
}

async function openAttempt(tx: Transaction, task: DueTask, account: ProviderAccount, path: string): Promise<AttemptRow> {
  if (task.attempt_id) {
    // Certainly not delivered before, so the same external id is sent again.
    const [reopened] = await tx.query<AttemptRow>(
      `UPDATE attempt SET state = 'prepared', account = $3, base_url = $4, lease_epoch = lease_epoch + 1, lease_until = now() + make_interval(secs => $2), lookups = 0
        WHERE id = $1 AND state = 'deferred' RETURNING id, task_id, account, base_url, path, callback_token, lease_epoch, lookups`,
      [task.attempt_id, LEASE_SECONDS, account.name, account.baseUrl],
    );
    if (reopened) return reopened;
  }
  const [opened] = await tx.query<AttemptRow>(
    `INSERT INTO attempt (id, task_id, number, state, account, base_url, path, callback_token, lease_until)
     VALUES ($1, $2, (SELECT count(*) + 1 FROM attempt WHERE task_id = $2), 'prepared', $3, $4, $5, $6, now() + make_interval(secs => $7))
     RETURNING id, task_id, account, base_url, path, callback_token, lease_epoch, lookups`,
    [newId('attempt'), task.id, account.name, account.baseUrl, path, randomBytes(24).toString('base64url'), LEASE_SECONDS],
  );
  return opened as AttemptRow;
}

function toClaimed(attempt: AttemptRow, task: Pick<DueTask, 'request' | 'traceparent' | 'deferrals'>): ClaimedAttempt {
  return {
    attemptId: attempt.id,
    taskId: attempt.task_id,
    account: attempt.account,
    baseUrl: attempt.base_url,
    path: attempt.path,
    callbackToken: attempt.callback_token,
    epoch: attempt.lease_epoch,
    lookups: attempt.lookups,
    deferrals: task.deferrals,
    request: task.request,
    traceparent: task.traceparent,
  };
}
