import type { AskClient } from '@kp/bus';
import { ASKS, newId, type FieldError, type TaskRecord } from '@kp/task-contracts';
import { toRequestContext, type Member } from '../identity/principal.ts';
import type { LimitsService } from '../limits/limits.service.ts';
import type { CreateBodyCheck } from './create-body-check.ts';

const CREATE_DEADLINE_MS = 8_000;

/** Creating tasks, for the native API and every other door that creates them. */
export class TasksService {
  private readonly asks: AskClient;
  private readonly limits: LimitsService;
  private readonly check: CreateBodyCheck;

  constructor(asks: AskClient, limits: LimitsService, check: CreateBodyCheck) {
    this.asks = asks;
    this.limits = limits;
    this.check = check;
  }

  /**
   * Validates form and model limits, all bad fields at once, then hands over to generation.
   * @throws AppError `validation-failed`, `statements-not-accepted`, `prompt-blocked`, `idempotency-conflict`, `service-unavailable`
   */
  async create(member: Member, request: { id: string; ip: string }, body: unknown, idempotencyKey: string | undefined): Promise<{ task: TaskRecord; replayed: boolean }> {
    const { body: checked, limits } = await this.check.parse(member, body, keyErrors(idempotencyKey));
    await this.limits.assertStatementsAccepted(member);
    const context = toRequestContext(member, limits, request);
    return this.asks.ask(ASKS.createTask, { context, taskId: newId('task'), body: checked, ...(idempotencyKey ? { idempotencyKey } : {}) }, { deadlineMs: CREATE_DEADLINE_MS });
  }
}

function keyErrors(idempotencyKey: string | undefined): FieldError[] {
  if (idempotencyKey === undefined || /^[\x21-\x7e]{1,255}$/.test(idempotencyKey)) return [];
  return [{ path: 'Idempotency-Key', code: 'invalid-format', message: 'Use 1 to 255 printable characters without spaces.' }];
}
