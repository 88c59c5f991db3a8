import type { AskClient, Nudges, OutboxRelay } from '@kp/bus';
import { AppError, ASKS, NUDGES, type AskRequest, type RequestContext, type CostTable, type FieldError, type TaskListQuery, type TaskRecord, type TaskRequest } from '@kp/task-contracts';
import { currentTraceparent, type Logger } from '@kp/telemetry';
import type { ProviderAccounts } from '../providers/provider-accounts.ts';
import type { WorkspaceLimitsRepository } from '../quotas/workspace-limits.repository.ts';
import type { AcceptedTask } from './accept-task.repository.ts';
import { canonicalSha256 } from './canonical-json.ts';
import { promptTextOf } from './prompt-text.ts';
import type { QuotedPrice, Quotes } from './quotes.ts';
import { taskCost } from './task-cost.ts';
import { toTaskRecord } from './task-record.ts';
import type { TaskRequestBuilder } from './task-request.builder.ts';
import type { TasksRepository } from './tasks.repository.ts';

const POLICY_DEADLINE_MS = 2_000;
type CreateRequest = AskRequest<typeof ASKS.createTask>;
type PolicyOutcome = Pick<AcceptedTask, 'policy' | 'waiting'>;

/** Accepts and shows tasks. */
export class TasksService {
  private readonly parts: { repository: TasksRepository; asks: AskClient; outbox: OutboxRelay; nudges: Nudges; accounts: ProviderAccounts; builder: TaskRequestBuilder; quotes: Quotes; limits: WorkspaceLimitsRepository; costTable: CostTable; logger: Logger };

  constructor(parts: TasksService['parts']) {
    this.parts = parts;
  }

  /**
   * Validates, checks the policy, stores and takes the units. Repeating it with the same task id or idempotency key gives the same task.
   * @throws AppError `validation-failed`, `prompt-blocked`, `quota-exceeded`, `idempotency-conflict`, `sandbox-not-configured`
   */
  async create({ context, taskId, body, idempotencyKey }: CreateRequest): Promise<{ task: TaskRecord; replayed: boolean }> {
    const { repository, builder, accounts, limits, outbox, nudges, costTable } = this.parts;
    const bodySha256 = canonicalSha256(body);
    const replay = idempotencyKey && (await this.findReplay(context, idempotencyKey, bodySha256));
    if (replay) return { task: replay, replayed: true };

    const errors: FieldError[] = [];
    const quoted = this.readQuote(body, context, errors);
    const [{ request, order }] = await Promise.all([builder.build(body, context, accounts.forMode(context.mode), errors), limits.keep(context)]);
    const price = quoted ?? taskCost(order, costTable);
    const policy = await this.checkPolicy(taskId, context, request);
    const accepted = await repository.accept({
      taskId,
      context,
      request,
      ...policy,
      costMicroUnits: price.microUnits,
      priceVersion: price.priceVersion,
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

  /** The price that was promised for the request; what is wrong with the quote joins the other errors. */
  private readQuote(body: CreateRequest['body'], context: RequestContext, errors: FieldError[]): QuotedPrice | undefined {
    if (body.quoteId === undefined) return undefined;
    const quote = this.parts.quotes.read(body.quoteId, context, body);
    if ('price' in quote) return quote.price;
    errors.push(quote.error);
    return undefined;
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
