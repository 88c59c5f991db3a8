import type { Database } from '@kp/database';
import type { Mode } from '@kp/task-contracts';
import { HOLDS_A_SLOT } from '../dispatch/slot-holders.ts';

/** Counts the tasks that hold a slot at the provider; read through the attempts in flight, of which there are as many as slots. */
export class RunningTasksRepository {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** @param userId whose tasks are counted apart; nobody's when absent */
  async ofWorkspace({ workspaceId, mode, userId }: { workspaceId: string; mode: Mode; userId: string | undefined }): Promise<{ workspace: number; user: number }> {
    const [row] = await this.database.query<{ workspace: number; user: number }>(
      `SELECT count(*)::int AS workspace, (count(*) FILTER (WHERE task.user_id = $3))::int AS user FROM attempt JOIN task ON task.id = attempt.task_id WHERE ${HOLDS_A_SLOT} AND task.workspace_id = $1 AND task.mode = $2`,
      [workspaceId, mode, userId ?? null],
    );
    return row ?? { workspace: 0, user: 0 };
  }

  /** Live tasks by workspace; one without any is left out. */
  async byWorkspace(workspaceIds: string[]): Promise<Record<string, number>> {
    const rows = await this.database.query<{ workspace_id: string; tasks: number }>(
      `SELECT task.workspace_id, count(*)::int AS tasks FROM attempt JOIN task ON task.id = attempt.task_id WHERE ${HOLDS_A_SLOT} AND task.workspace_id = ANY ($1) AND task.mode = 'live' GROUP BY task.workspace_id`,
      [workspaceIds],
    );
    return Object.fromEntries(rows.map((row) => [row.workspace_id, row.tasks]));
  }
}
