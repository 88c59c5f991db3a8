import type { AskClient, Nudges, OutboxRelay } from '@kp/bus';
import { AppError, ASKS, NUDGES, type AskRequest, type RequestContext, type TaskListQuery, type TaskRecord, type TaskRequest } from '@kp/task-contracts';
import { currentTraceparent, type Logger } from '@kp/telemetry';
import { createHash } from 'node:crypto';
import type { ProviderAccounts } from '../providers/provider-accounts.ts';
import { promptTextOf } from './prompt-text.ts';
import { taskCostMicroUnits } from './task-cost.ts';
import { toTaskRecord } from './task-record.ts';
import type { TaskRequestBuilder } from './task-request.builder.ts';
import type { AcceptedTask, TasksRepository } from './tasks.repository.ts';

const POLICY_DEADLINE_MS = 2_000;
type CreateRequest = AskRequest<typeof ASKS.createTask>;
type PolicyOutcome = Pick<AcceptedTask, 'policy' | 'waiting'>;

/** Accepts and shows tasks. */
export class TasksService {
  private readonly parts: { repository: TasksRepository; asks: AskClient; outbox: OutboxRelay; nudges: Nudges; accounts: ProviderAccounts; builder: TaskRequestBuilder; logger: Logger };

  constructor(parts: TasksService['parts']) {
    this.parts = parts;
  }

  /** Validates, checks the policy, stores. Repeating it with the same task id or idempotency key gives the same task. */
  async create({ context, taskId, body, idempotencyKey }: CreateRequest): Promise<{ task: TaskRecord; replayed: boolean }> {
    const { repository, builder, accounts, outbox, nudges } = this.parts;
    const bodySha256 = createHash('sha256').update(canonicalJson(body)).digest('hex');
    const replay = idempotencyKey && (await this.findReplay(context, idempotencyKey, bodySha256));
    if (replay) return { task: replay, replayed: true };

    const { request, order } = await builder.build(body, context, accounts.forMode(context.mode));
    const policy = await this.checkPolicy(taskId, context, request);
    const accepted = await repository.accept({
      taskId,
      context,
      request,
      ...policy,
      costMicroUnits: taskCostMicroUnits(order),
      traceparent: currentTraceparent(),
      idempotency: idempotencyKey ? { key: idempotencyKey, bodySha256 } : undefined,
    });
    if (!accepted) {
      const earlier = idempotencyKey && (await this.findReplay(context, idempotencyKey, bodySha256));
      return { task: earlier || toTaskRecord(await repository.get(taskId, context)), replayed: true };
    }
    outbox.wake();
    nudges.send(NUDGES.dispatch);
    return { task: toTaskRecord(accepted), replayed: false };
  }

  async get(scope: AskRequest<typeof ASKS.getTask>): Promise<TaskRecord> {
    return toTaskRecord(await this.parts.repository.get(scope.taskId, scope));
  }

  async list(query: TaskListQuery): Promise<{ tasks: TaskRecord[]; nextCursor?: string }> {
    const { tasks, nextCursor } = await this.parts.repository.list(query);
    return { tasks: tasks.map(toTaskRecord), ...(nextCursor ? { nextCursor } : {}) };
  }

  private async findReplay(context: RequestContext, key: string, bodySha256: string): Promise<TaskRecord | undefined> {
    const earlier = await this.parts.repository.findByIdempotencyKey(context, key);
    if (!earlier) return undefined;
    if (earlier.bodySha256 !== bodySha256) throw new AppError('idempotency-conflict', 'This Idempotency-Key was used with another body. Use a new key for a new request.');
    return toTaskRecord(await this.parts.repository.get(earlier.taskId));
  }

  /** A blocked prompt becomes no task. When moderation is away the task waits; it is never sent unchecked. */
  private async checkPolicy(taskId: string, context: RequestContext, request: TaskRequest): Promise<PolicyOutcome> {
    try {
      const { verdict, decisionId, ruleVersion, explanation } = await this.parts.asks.ask(
        ASKS.checkPrompt,
        { taskId, workspaceId: context.workspaceId, userId: context.userId, prompt: promptTextOf(request), ...(request.negativePrompt ? { negativePrompt: request.negativePrompt } : {}) },
        { deadlineMs: POLICY_DEADLINE_MS },
      );
      if (verdict === 'blocked') throw new AppError('prompt-blocked', explanation ?? 'The prompt violates the content policy.');
      return { policy: { status: 'allowed', decisionId, ruleVersion }, waiting: null };
    } catch (error) {
      if (error instanceof AppError && (error.code === 'service-unavailable' || error.code === 'deadline-exceeded')) {
        this.parts.logger.warn('moderation is away; the task waits for its check', { taskId });
        return { policy: { status: 'pending' }, waiting: { reason: 'policy-check', detail: 'The content check is not available right now; the task starts as soon as it has passed.' } };
      }
      throw error;
    }
  }
}

/** JSON with sorted keys: two bodies that differ only in key order are the same request. */
function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) => (typeof each === 'object' && each !== null && !Array.isArray(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each));
}
