import { outboxValues } from '@kp/bus';
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

  /** Records a decision and its event in one statement; when the task was decided before, that decision stands. */
  async record(decision: Decision): Promise<Decision> {
    const { id, taskId, workspaceId, userId, verdict, ruleVersion, ruleId, category, spans, promptSha256, createdAt } = decision;
    const event = { decisionId: id, taskId, workspaceId, verdict, ruleVersion, ...(category ? { category } : {}) };
    const rows = await this.database.query(
      `WITH decided AS (
         INSERT INTO decision (id, task_id, workspace_id, user_id, verdict, rule_version, rule_id, category, spans, prompt_sha256, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT (task_id) DO NOTHING RETURNING id)
       INSERT INTO outbox (event_id, subject, data, traceparent) SELECT $12, $13, $14, $15 FROM decided RETURNING id`,
      [id, taskId, workspaceId, userId, verdict, ruleVersion, ruleId, category, JSON.stringify(spans), promptSha256, createdAt, ...outboxValues(EVENTS.promptDecided, event)],
    );
    return rows.length > 0 ? decision : this.decisions.findOneByOrFail({ taskId });
  }
}
