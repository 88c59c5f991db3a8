import { appendEvent } from '@kp/bus';
import type { Transaction } from '@kp/database';
import { assertAllowedMove, EVENTS, isTerminal, toCostUnits, type TaskFailureCode, type TaskMoved, type TaskOutput, type TaskRequest, type TaskStatus, type Waiting } from '@kp/task-contracts';
import { count } from '@kp/telemetry';
import type { QuotaTaken } from '../quotas/quota-claim.ts';
import { giveBack } from '../quotas/usage-counters.repository.ts';

/** What a move also sets. */
export interface MoveChanges {
  note?: string;
  waiting?: Waiting | null;
  outputs?: TaskOutput[];
  error?: { code: TaskFailureCode; message: string };
  /** Provider's own code behind a failure, for metrics. */
  providerCode?: string;
}

interface TaskRow {
  id: string;
  workspace_id: string;
  user_id: string;
  key_id: string | null;
  mode: 'live' | 'test';
  status: TaskStatus;
  version: number;
  entered_at: Date;
  request: TaskRequest;
  cost_micro_units: string;
  created_at: Date;
}

/**
 * Moves a task inside the caller's transaction, when it is in one of the `from` states: state, timeline
 * and event together, version plus one. A task that fails or is canceled gives its units back in the same step.
 *
 * @returns false when the task is in another state by now (somebody else was faster); nothing is written.
 */
export async function moveTask(tx: Transaction, taskId: string, from: readonly TaskStatus[], to: TaskStatus, changes: MoveChanges = {}): Promise<boolean> {
  for (const status of from) assertAllowedMove(status, to);
  const [before] = await tx.query<TaskRow & { quota: QuotaTaken | null }>('SELECT id, workspace_id, user_id, key_id, quota, mode, status, version, entered_at, request, cost_micro_units, created_at FROM task WHERE id = $1 FOR UPDATE', [taskId]);
  if (!before || !from.includes(before.status)) return false;
  const [after] = await tx.query<{ entered_at: Date }>(
    `UPDATE task SET status = $2, version = version + 1, entered_at = clock_timestamp(), updated_at = clock_timestamp(),
            waiting = $3, outputs = coalesce($4, outputs), error = coalesce($5, error),
            finished_at = CASE WHEN $6 THEN clock_timestamp() ELSE finished_at END, quota = CASE WHEN $8 THEN NULL ELSE quota END
      WHERE id = $1 AND version = $7 RETURNING entered_at`,
    [taskId, to, changes.waiting ? JSON.stringify(changes.waiting) : null, changes.outputs ? JSON.stringify(changes.outputs) : null, changes.error ? JSON.stringify(changes.error) : null, isTerminal(to), before.version, isFree(to)],
  );
  if (!after) return false;
  await tx.query('INSERT INTO task_move (task_id, version, status, note, at) VALUES ($1, $2, $3, $4, $5)', [taskId, before.version + 1, to, changes.note ?? null, after.entered_at]);
  await appendEvent(tx, EVENTS[to], toTaskMoved({ ...before, status: to, version: before.version + 1, entered_at: after.entered_at }, before, changes));
  if (isFree(to) && before.quota) await giveBack(tx, { workspaceId: before.workspace_id, mode: before.mode }, before.quota, before.cost_micro_units);
  count('kp_task_moves_total', { status: to });
  return true;
}

/** Only a delivered result costs something. */
const isFree = (status: TaskStatus): boolean => status === 'FAILED' || status === 'CANCELED';

/** What is announced about the state of a task row; `before` is absent for a task just created. */
export function toTaskMoved(row: TaskRow, before: TaskRow | undefined, changes: MoveChanges & { requestId?: string } = {}): TaskMoved {
  const { endUser, costCentre } = row.request;
  return {
    taskId: row.id,
    workspaceId: row.workspace_id,
    userId: row.user_id,
    ...(row.key_id === null ? {} : { keyId: row.key_id }),
    ...(endUser === undefined ? {} : { endUser }),
    ...(costCentre === undefined ? {} : { costCentre }),
    ...(changes.requestId === undefined ? {} : { requestId: changes.requestId }),
    mode: row.mode,
    type: row.request.type,
    model: row.request.model,
    // A still image has no length; a clip that follows its input has one when it is there.
    durationSeconds: row.request.durationSeconds ?? secondsOf(changes.outputs),
    status: row.status,
    ...(before ? { previousStatus: before.status, previousAt: before.entered_at.toISOString() } : {}),
    at: row.entered_at.toISOString(),
    version: row.version,
    costUnits: isFree(row.status) ? 0 : toCostUnits(row.cost_micro_units),
    createdAt: row.created_at.toISOString(),
    ...(changes.waiting ? { waiting: changes.waiting } : {}),
    ...(changes.error ? { error: changes.error } : {}),
    ...(changes.providerCode ? { providerCode: changes.providerCode } : {}),
  };
}

const secondsOf = (outputs: TaskOutput[] = []): number => outputs.reduce((seconds, output) => seconds + (output.durationSeconds ?? 0), 0);

/** Says why a task is not moving, or clears it. Not a move: version and timeline stay. */
export async function setWaiting(tx: Transaction, taskId: string, waiting: Waiting | null): Promise<void> {
  await tx.query(`UPDATE task SET waiting = $2, updated_at = now() WHERE id = $1 AND finished_at IS NULL`, [taskId, waiting ? JSON.stringify(waiting) : null]);
}
