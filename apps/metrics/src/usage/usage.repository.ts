import type { Transaction } from '@kp/database';
import { isTerminal, type TaskMoved } from '@kp/task-contracts';
import type { UsageDaysRepository } from './usage-days.repository.ts';

/** SQL of what tasks did. Writing the same event twice, or an older one later, changes nothing. */
export class UsageRepository {
  private readonly days: UsageDaysRepository;

  constructor(days: UsageDaysRepository) {
    this.days = days;
  }

  async recordMove(tx: Transaction, moved: TaskMoved): Promise<void> {
    const finished = isTerminal(moved.status);
    const [written] = await tx.query<{ is_first: boolean }>(
      `INSERT INTO task_fact (task_id, workspace_id, user_id, mode, type, model, status, version, cost_units, error_code, provider_code, created_at, finished_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
       ON CONFLICT (task_id) DO UPDATE SET status = excluded.status, version = excluded.version, cost_units = excluded.cost_units,
         error_code = excluded.error_code, provider_code = excluded.provider_code, finished_at = excluded.finished_at
       WHERE task_fact.version < excluded.version
       RETURNING xmax = 0 AS is_first`,
      [moved.taskId, moved.workspaceId, moved.userId, moved.mode, moved.type, moved.model, moved.status, moved.version, moved.status === 'SUCCEEDED' ? moved.costUnits : 0, moved.error?.code ?? null, moved.providerCode ?? null, moved.createdAt, finished ? moved.at : null],
    );
    // A row is written for what is new only, and a task ends once: so is each sum raised once.
    if (written) await this.days.add(tx, moved, written.is_first);
    if (moved.previousStatus && moved.previousAt) {
      await tx.query('INSERT INTO state_duration (task_id, status, duration_ms, left_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING', [moved.taskId, moved.previousStatus, Date.parse(moved.at) - Date.parse(moved.previousAt), moved.at]);
    }
  }
}
