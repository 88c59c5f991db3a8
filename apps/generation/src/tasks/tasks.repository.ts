import { outboxValues } from '@kp/bus';
import type { Database } from '@kp/database';
import { AppError, COST_TABLE, EVENTS, isId, type RequestContext, type TaskListQuery, type TaskRequest, type TaskStatus, type Waiting } from '@kp/task-contracts';
import type { Repository } from 'typeorm';
import type { PolicyStatus, Task } from './task.entity.ts';
import { toTaskMoved } from './task-moves.repository.ts';

export interface AcceptedTask {
  taskId: string;
  context: RequestContext;
  request: TaskRequest;
  policy: { status: PolicyStatus; decisionId?: string; ruleVersion?: string };
  waiting: Waiting | null;
  costMicroUnits: bigint;
  traceparent: string | undefined;
  idempotency: { key: string; bodySha256: string } | undefined;
}

export interface SourceClip {
  status: TaskStatus;
  model: string;
  quality: string | null;
  account: string;
  providerVideoId: string | null;
  /** Since the provider finished it. */
  ageDays: number;
}

/** SQL of accepting and reading tasks. */
export class TasksRepository {
  private readonly database: Database;
  private readonly tasks: Repository<Task>;

  constructor(database: Database, tasks: Repository<Task>) {
    this.database = database;
    this.tasks = tasks;
  }

  /**
   * Stores task, timeline, idempotency row and event together.
   * @returns the task; undefined when its id or the idempotency key exists already, then nothing is written.
   */
  async accept(task: AcceptedTask): Promise<Task | undefined> {
    const { taskId, context, request, policy, idempotency } = task;
    const waiting = task.waiting ? JSON.stringify(task.waiting) : null;
    const placeholder = new Date();
    const created = toTaskMoved(
      { id: taskId, workspace_id: context.workspaceId, user_id: context.userId, mode: context.mode, status: 'CREATED', version: 1, entered_at: placeholder, request, cost_micro_units: task.costMicroUnits.toString(), created_at: placeholder },
      undefined,
      { waiting: task.waiting },
    );
    // One statement, one round trip: this is the path every caller waits for. Times are the database's.
    const [row] = await this.database.query<{ created_at: Date }>(
      `WITH claimed AS (
         INSERT INTO task_idempotency (workspace_id, mode, key, body_sha256, task_id) SELECT $2, $5, $14, $15, $1 WHERE $14::text IS NOT NULL AND NOT EXISTS (SELECT 1 FROM task WHERE id = $1) ON CONFLICT DO NOTHING RETURNING key),
       accepted AS (
         INSERT INTO task (id, workspace_id, user_id, key_id, mode, status, request, policy_status, policy_decision_id, policy_version, waiting, cost_micro_units, price_version, traceparent)
         SELECT $1, $2, $3, $4, $5, 'CREATED', $6, $7, $8, $9, $10, $11, $12, $13 WHERE $14::text IS NULL OR EXISTS (SELECT 1 FROM claimed)
         ON CONFLICT (id) DO NOTHING RETURNING created_at, to_char(created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS created_text),
       moved AS (
         INSERT INTO task_move (task_id, version, status, at) SELECT $1, 1, 'CREATED', created_at FROM accepted),
       announced AS (
         INSERT INTO outbox (event_id, subject, data, traceparent) SELECT $16, $17, $18::jsonb || jsonb_build_object('at', created_text, 'createdAt', created_text), $19 FROM accepted)
       SELECT created_at FROM accepted`,
      [taskId, context.workspaceId, context.userId, context.keyId ?? null, context.mode, JSON.stringify(request), policy.status, policy.decisionId ?? null, policy.ruleVersion ?? null, waiting, task.costMicroUnits.toString(), COST_TABLE.version, task.traceparent ?? null, idempotency?.key ?? null, idempotency?.bodySha256 ?? null, ...outboxValues(EVENTS.CREATED, created)],
    );
    return row && this.toAcceptedTask(task, row.created_at);
  }

  /** The row just written, without reading it back. */
  private toAcceptedTask({ taskId, context, request, policy, waiting, costMicroUnits, traceparent }: AcceptedTask, createdAt: Date): Task {
    const move = { taskId, version: 1, status: 'CREATED' as const, note: null, at: createdAt };
    return this.tasks.create({
      id: taskId,
      workspaceId: context.workspaceId,
      userId: context.userId,
      keyId: context.keyId ?? null,
      mode: context.mode,
      status: 'CREATED',
      version: 1,
      enteredAt: createdAt,
      request,
      policyStatus: policy.status,
      policyDecisionId: policy.decisionId ?? null,
      policyVersion: policy.ruleVersion ?? null,
      waiting,
      costMicroUnits: costMicroUnits.toString(),
      priceVersion: COST_TABLE.version,
      outputs: [],
      error: null,
      traceparent: traceparent ?? null,
      createdAt,
      updatedAt: createdAt,
      finishedAt: null,
      moves: [move],
      attempts: [],
    });
  }

  /** The task first accepted under an idempotency key, with the hash of the body it came with. */
  async findByIdempotencyKey(context: RequestContext, key: string): Promise<{ taskId: string; bodySha256: string } | undefined> {
    const [row] = await this.database.query<{ task_id: string; body_sha256: string }>('SELECT task_id, body_sha256 FROM task_idempotency WHERE workspace_id = $1 AND mode = $2 AND key = $3', [context.workspaceId, context.mode, key]);
    return row && { taskId: row.task_id, bodySha256: row.body_sha256 };
  }

  /** @throws AppError `not-found`, also for a task of another workspace or mode. */
  async get(taskId: string, scope: { workspaceId?: string | undefined; mode?: 'live' | 'test' | undefined } = {}): Promise<Task> {
    const task = isId('task', taskId) && (await this.tasks.findOne({
      where: { id: taskId, ...(scope.workspaceId ? { workspaceId: scope.workspaceId } : {}), ...(scope.mode ? { mode: scope.mode } : {}) },
      relations: { moves: true, attempts: true },
      relationLoadStrategy: 'query',
    }));
    if (!task) throw new AppError('not-found', 'There is no such task.');
    return task;
  }

  /** What an extension needs to know of the clip it goes on from; undefined for an unknown task and for another workspace's. */
  async findSourceClip(taskId: string, scope: Pick<RequestContext, 'workspaceId' | 'mode'>): Promise<SourceClip | undefined> {
    const [clip] = await this.database.query<SourceClip>(
      `SELECT task.status, task.request ->> 'model' AS model, task.request ->> 'quality' AS quality, attempt.account, attempt.provider_video_id AS "providerVideoId",
              extract(epoch FROM now() - coalesce(attempt.finished_at, now()))::float8 / 86400 AS "ageDays"
         FROM task LEFT JOIN attempt ON attempt.task_id = task.id AND attempt.state = 'succeeded'
        WHERE task.id = $1 AND task.workspace_id = $2 AND task.mode = $3`,
      [taskId, scope.workspaceId, scope.mode],
    );
    return clip;
  }

  /** A page of tasks, newest first. Ids sort by creation time, so the last id is the cursor. */
  async list(query: TaskListQuery): Promise<{ tasks: Task[]; nextCursor?: string }> {
    const builder = this.tasks.createQueryBuilder('task').orderBy('task.id', 'DESC').take(query.limit + 1);
    builder.setFindOptions({ relations: { moves: true, attempts: true }, relationLoadStrategy: 'query' });
    if (query.workspaceId) builder.andWhere('task.workspaceId = :workspaceId', { workspaceId: query.workspaceId });
    if (query.mode) builder.andWhere('task.mode = :mode', { mode: query.mode });
    if (query.status?.length) builder.andWhere('task.status IN (:...status)', { status: query.status });
    if (query.type) builder.andWhere(`task.request ->> 'type' = :type`, { type: query.type });
    if (query.ids) builder.andWhere('task.id IN (:...ids)', { ids: query.ids.length > 0 ? query.ids : [''] });
    if (query.search) builder.andWhere(`(task.id = :search OR task.request ->> 'prompt' ILIKE :pattern OR task.request ->> 'shots' ILIKE :pattern)`, { search: query.search, pattern: `%${query.search.replaceAll(/[\\%_]/g, '\\$&')}%` });
    if (query.cursor) builder.andWhere('task.id < :cursor', { cursor: query.cursor });
    const found = await builder.getMany();
    const tasks = found.slice(0, query.limit);
    const last = tasks.at(-1);
    return { tasks, ...(found.length > query.limit && last ? { nextCursor: last.id } : {}) };
  }
}
