import { outboxValues } from '@kp/bus';
import type { Transaction } from '@kp/database';
import { EVENTS, type RequestContext, type TaskRequest, type Waiting } from '@kp/task-contracts';
import { assertWithinQuota, quotaClaim, type QuotaTaken } from '../quotas/quota-claim.ts';
import { announceCrossings, counterColumns, toRaised, type CountedRow } from '../quotas/usage-counters.repository.ts';
import { toTaskMoved } from './task-moves.repository.ts';
import type { PolicyStatus } from './task.entity.ts';

export interface AcceptedTask {
  taskId: string;
  context: RequestContext;
  request: TaskRequest;
  policy: { status: PolicyStatus; decisionId?: string; ruleVersion?: string };
  waiting: Waiting | null;
  costMicroUnits: bigint;
  priceVersion: string;
  traceparent: string | undefined;
  idempotency: { key: string; bodySha256: string } | undefined;
}

/** The task, its first move, its idempotency row, its event and its units: one statement, one round trip. Times are the database's. */
const ACCEPT = `
  WITH claimed AS (
    INSERT INTO task_idempotency (workspace_id, mode, key, body_sha256, task_id) SELECT $2, $5, $14, $15, $1 WHERE $14::text IS NOT NULL AND NOT EXISTS (SELECT 1 FROM task WHERE id = $1) ON CONFLICT DO NOTHING RETURNING key),
  accepted AS (
    INSERT INTO task (id, workspace_id, user_id, key_id, mode, status, request, policy_status, policy_decision_id, policy_version, waiting, cost_micro_units, price_version, traceparent, priority, quota)
    SELECT $1, $2, $3, $4, $5, 'CREATED', $6, $7, $8, $9, $10, $11, $12, $13, $20, $21 WHERE $14::text IS NULL OR EXISTS (SELECT 1 FROM claimed)
    ON CONFLICT (id) DO NOTHING RETURNING created_at, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS created_text),
  moved AS (
    INSERT INTO task_move (task_id, version, status, at) SELECT $1, 1, 'CREATED', created_at FROM accepted),
  announced AS (
    INSERT INTO outbox (event_id, subject, data, traceparent) SELECT $16, $17, $18::jsonb || jsonb_build_object('at', created_text, 'createdAt', created_text), $19 FROM accepted),
  counted AS (
    INSERT INTO usage_counter AS counter (workspace_id, mode, scope, scope_id, period, period_start, used_micro_units)
    SELECT $2, $5, given.scope, given.scope_id, given.period, given.period_start, $11
      FROM accepted, unnest($22::text[], $23::text[], $24::text[], $25::date[]) WITH ORDINALITY AS given (scope, scope_id, period, period_start, n) ORDER BY given.n
    ON CONFLICT (workspace_id, mode, scope, scope_id, period, period_start) DO UPDATE SET used_micro_units = counter.used_micro_units + excluded.used_micro_units
    RETURNING counter.scope, counter.scope_id, counter.period, counter.used_micro_units::text, counter.announced)
  SELECT created_at, (SELECT json_agg(counted) FROM counted) AS counted FROM accepted`;

/**
 * Stores a task and takes its units, all or nothing. The counters are locked last, in one order for everybody, and until the
 * commit: so many callers at once share what is left exactly, and none of them waits for a lock in a circle.
 *
 * @param at decides the periods
 * @returns when it was created; undefined when its id or the idempotency key exists already, then nothing is written
 * @throws AppError `quota-exceeded`; the caller's transaction must not be committed then
 */
export async function acceptTask(tx: Transaction, task: AcceptedTask, at: Date): Promise<Date | undefined> {
  const { taskId, context, request, policy, idempotency, costMicroUnits } = task;
  const claim = quotaClaim(context, request.endUser, at);
  const quota: QuotaTaken = { scopes: claim.scopes, periods: claim.periods };
  const placeholder = new Date();
  const created = toTaskMoved(
    { id: taskId, workspace_id: context.workspaceId, user_id: context.userId, key_id: context.keyId ?? null, mode: context.mode, status: 'CREATED', version: 1, entered_at: placeholder, request, cost_micro_units: costMicroUnits.toString(), created_at: placeholder },
    undefined,
    { waiting: task.waiting, requestId: context.requestId },
  );
  const [row] = await tx.query<{ created_at: Date; counted: CountedRow[] | null }>(ACCEPT, [
    taskId,
    context.workspaceId,
    context.userId,
    context.keyId ?? null,
    context.mode,
    JSON.stringify(request),
    policy.status,
    policy.decisionId ?? null,
    policy.ruleVersion ?? null,
    task.waiting ? JSON.stringify(task.waiting) : null,
    costMicroUnits.toString(),
    task.priceVersion,
    task.traceparent ?? null,
    idempotency?.key ?? null,
    idempotency?.bodySha256 ?? null,
    ...outboxValues(EVENTS.CREATED, created),
    context.limits.priority,
    JSON.stringify(quota),
    ...counterColumns(claim.counters),
  ]);
  if (!row) return undefined;
  const counted = row.counted ?? [];
  assertWithinQuota(claim, counted.map(toRaised), costMicroUnits, at);
  await announceCrossings(tx, { workspaceId: context.workspaceId, mode: context.mode }, claim, counted, at);
  return row.created_at;
}
