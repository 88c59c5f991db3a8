import { WorkerLoop, type AskClient, type Nudges, type OutboxRelay } from '@kp/bus';
import type { Database } from '@kp/database';
import { ASKS, NUDGES, type TaskRequest } from '@kp/task-contracts';
import { inSpan, type Logger } from '@kp/telemetry';
import { promptTextOf } from '../tasks/prompt-text.ts';
import { moveTask } from '../tasks/task-moves.repository.ts';

const BATCH = 20;
const RETRY_SECONDS = 2;

/** Brings the content check of tasks that were accepted while moderation was away. */
export class PolicyCheckWorker {
  readonly loop: WorkerLoop;
  private readonly parts: { database: Database; asks: AskClient; outbox: OutboxRelay; nudges: Nudges; logger: Logger };

  constructor(parts: PolicyCheckWorker['parts']) {
    this.parts = parts;
    this.loop = new WorkerLoop({ name: 'policy-check', sweepMs: 1_000, logger: parts.logger, work: () => this.run() });
  }

  private async run(): Promise<boolean> {
    // Pushed back first: when moderation is still away, the same tasks are asked about again in a moment.
    const due = await this.parts.database.query<{ id: string; workspace_id: string; user_id: string; request: TaskRequest; traceparent: string | null }>(
      `UPDATE task SET next_attempt_at = now() + make_interval(secs => $2)
        WHERE id IN (SELECT id FROM task WHERE status = 'CREATED' AND policy_status = 'pending' AND next_attempt_at <= now() ORDER BY next_attempt_at, id LIMIT $1 FOR UPDATE SKIP LOCKED)
        RETURNING id, workspace_id, user_id, request, traceparent`,
      [BATCH, RETRY_SECONDS],
    );
    for (const task of due) await inSpan('policy-check', { traceparent: task.traceparent }, () => this.check(task));
    return due.length === BATCH;
  }

  private async check(task: { id: string; workspace_id: string; user_id: string; request: TaskRequest }): Promise<void> {
    const { database, asks, outbox, nudges } = this.parts;
    const { negativePrompt } = task.request;
    const decision = await asks.ask(ASKS.checkPrompt, { taskId: task.id, workspaceId: task.workspace_id, userId: task.user_id, prompt: promptTextOf(task.request), ...(negativePrompt ? { negativePrompt } : {}) });
    await database.transaction(async (tx) => {
      const [pending] = await tx.query(
        `UPDATE task SET policy_status = $2, policy_decision_id = $3, policy_version = $4, waiting = NULL, next_attempt_at = now() WHERE id = $1 AND status = 'CREATED' AND policy_status = 'pending' RETURNING id`,
        [task.id, decision.verdict, decision.decisionId, decision.ruleVersion],
      );
      if (pending && decision.verdict === 'blocked') {
        await moveTask(tx, task.id, ['CREATED'], 'FAILED', { error: { code: 'policy-blocked', message: decision.explanation ?? 'The prompt violates the content policy.' } });
      }
    });
    outbox.wake();
    nudges.send(NUDGES.dispatch);
  }
}
