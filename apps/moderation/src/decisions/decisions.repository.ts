import { appendEvent } from '@kp/bus';
import type { Database } from '@kp/database';
import { EVENTS } from '@kp/task-contracts';
import type { Repository } from 'typeorm';
import type { Decision } from './decision.entity.ts';

/** SQL of decisions. */
export class DecisionsRepository {
  private readonly database: Database;
  private readonly decisions: Repository<Decision>;

  constructor(database: Database, decisions: Repository<Decision>) {
    this.database = database;
    this.decisions = decisions;
  }

  findByTask(taskId: string): Promise<Decision | null> {
    return this.decisions.findOneBy({ taskId });
  }

  /** Records a decision and its event; when the task was decided before, the first decision stands. */
  async record(decision: Decision): Promise<Decision> {
    const inserted = await this.database.transaction(async (tx) => {
      const rows = await tx.query(
        `INSERT INTO decision (id, task_id, workspace_id, user_id, verdict, rule_version, rule_id, category, spans, prompt_sha256, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (task_id) DO NOTHING RETURNING id`,
        [decision.id, decision.taskId, decision.workspaceId, decision.userId, decision.verdict, decision.ruleVersion, decision.ruleId, decision.category, JSON.stringify(decision.spans), decision.promptSha256, decision.createdAt],
      );
      if (rows.length === 0) return false;
      await appendEvent(tx, EVENTS.promptDecided, {
        decisionId: decision.id,
        taskId: decision.taskId,
        workspaceId: decision.workspaceId,
        verdict: decision.verdict,
        ruleVersion: decision.ruleVersion,
        ...(decision.category ? { category: decision.category } : {}),
      });
      return true;
    });
    return inserted ? decision : this.decisions.findOneByOrFail({ taskId: decision.taskId });
  }
}
