import type { Database } from '@kp/database';
import { AppError, isId, type RequestContext, type TaskListQuery, type TaskStatus } from '@kp/task-contracts';
import type { Repository } from 'typeorm';
import { acceptTask, type AcceptedTask } from './accept-task.repository.ts';
import type { Task } from './task.entity.ts';

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
   * Stores task, timeline, idempotency row and event together, and takes the task's units.
   * @returns the task; undefined when its id or the idempotency key exists already, then nothing is written.
   * @throws AppError `quota-exceeded`; nothing is written then either
   */
  async accept(task: AcceptedTask, at = new Date()): Promise<Task | undefined> {
    const createdAt = await this.database.transaction((tx) => acceptTask(tx, task, at));
    return createdAt && this.toAcceptedTask(task, createdAt);
  }

  /** The row just written, without reading it back. */
  private toAcceptedTask({ taskId, context, request, policy, waiting, costMicroUnits, priceVersion, traceparent }: AcceptedTask, createdAt: Date): Task {
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
      priceVersion,
      priority: context.limits.priority,
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
