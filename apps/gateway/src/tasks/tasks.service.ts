import type { AskClient } from '@kp/bus';
import { planTask } from '@kp/kling-api/plan-task';
import { specOfBody } from '@kp/kling-api/request-to-spec';
import { AppError, ASKS, CreateTaskBody, isId, newId, toFieldErrors, type TaskRecord } from '@kp/task-contracts';
import { toRequestContext, type Member } from '../identity/principal.ts';
import type { LimitsService } from '../limits/limits.service.ts';

const CREATE_DEADLINE_MS = 8_000;
/** Stands for an upload whose address is not made yet. */
const UPLOAD = 'https://upload.invalid/';

/** Creating tasks, for the native API and every other door that creates them. */
export class TasksService {
  private readonly asks: AskClient;
  private readonly limits: LimitsService;
  private readonly defaultDurationSeconds: number;

  constructor(asks: AskClient, limits: LimitsService, defaultDurationSeconds: number) {
    this.asks = asks;
    this.limits = limits;
    this.defaultDurationSeconds = defaultDurationSeconds;
  }

  /**
   * Validates form and model limits, all bad fields at once, then hands over to generation.
   * @throws AppError `validation-failed`, `prompt-blocked`, `idempotency-conflict`, `service-unavailable`
   */
  async create(member: Member, request: { id: string; ip: string }, body: unknown, idempotencyKey: string | undefined): Promise<{ task: TaskRecord; replayed: boolean }> {
    const parsed = CreateTaskBody.safeParse(body ?? {}, { reportInput: true });
    const formErrors = parsed.success ? [] : toFieldErrors(parsed.error);
    // Model limits are checked on whatever is readable, so that one answer names both kinds of mistakes.
    const limitErrors = this.checkLimits(body, new Set(formErrors.map((each) => each.path)));
    if (idempotencyKey !== undefined && !/^[\x21-\x7e]{1,255}$/.test(idempotencyKey)) formErrors.push({ path: 'Idempotency-Key', code: 'invalid-format', message: 'Use 1 to 255 printable characters without spaces.' });
    if (!parsed.success || formErrors.length + limitErrors.length > 0) throw AppError.validation([...formErrors, ...limitErrors]);
    const context = toRequestContext(member, await this.limits.limitsOf(member, parsed.data.endUser), request);
    return this.asks.ask(ASKS.createTask, { context, taskId: newId('task'), body: parsed.data, ...(idempotencyKey ? { idempotencyKey } : {}) }, { deadlineMs: CREATE_DEADLINE_MS });
  }

  private checkLimits(body: unknown, badPaths: Set<string>) {
    const given = (typeof body === 'object' && body !== null ? body : {}) as Partial<CreateTaskBody>;
    if (badPaths.has('')) return [];
    // Without a type little can be said; that a prompt is missing as well is worth saying.
    if (badPaths.has('type')) return given.prompt === undefined && !badPaths.has('prompt') ? [{ path: 'prompt', code: 'required', message: 'The prompt is empty.' }] : [];
    const badFields = new Set([...badPaths].map((path) => path.split('.', 1)[0]));
    const readable = Object.fromEntries(Object.entries(given).filter(([name]) => !badFields.has(name))) as CreateTaskBody;
    // An upload is known to generation only; here it is checked as an input of unknown size.
    const spec = specOfBody({ ...readable, ...(badPaths.has('prompt') ? { prompt: 'unreadable' } : {}) }, (reference) => ({ source: isId('asset', reference) ? UPLOAD : reference }), readable.sourceTaskId);
    const checked = planTask(spec, { defaultDurationSeconds: this.defaultDurationSeconds });
    return checked.ok ? [] : checked.errors.filter((each) => !badPaths.has(each.path));
  }
}
