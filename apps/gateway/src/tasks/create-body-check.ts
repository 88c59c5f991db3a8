import { checkPlanLimits, planTask } from '@kp/kling-api/plan-task';
import { specOfBody } from '@kp/kling-api/request-to-spec';
import { AppError, CreateTaskBody, isId, toFieldErrors, type EffectiveLimits, type FieldError } from '@kp/task-contracts';
import type { Member } from '../identity/principal.ts';
import type { LimitsService } from '../limits/limits.service.ts';

/** Stands for an upload whose address is not made yet. */
const UPLOAD = 'https://upload.invalid/';

/** Checks the body of a create: form, limits of the model and of the plan. Estimates are checked in the same way. */
export class CreateBodyCheck {
  private readonly limits: LimitsService;
  private readonly defaultDurationSeconds: number;

  constructor(limits: LimitsService, defaultDurationSeconds: number) {
    this.limits = limits;
    this.defaultDurationSeconds = defaultDurationSeconds;
  }

  /**
   * @param more errors found elsewhere, so that one answer names all
   * @returns the body, and the limits it was held against
   * @throws AppError `validation-failed` with every bad field
   */
  async parse(member: Member, body: unknown, more: FieldError[] = []): Promise<{ body: CreateTaskBody; limits: EffectiveLimits }> {
    const parsed = CreateTaskBody.safeParse(body ?? {}, { reportInput: true });
    const formErrors = parsed.success ? [] : toFieldErrors(parsed.error);
    const limits = await this.limits.limitsOf(member, parsed.success ? parsed.data.endUser : undefined);
    // Model limits are checked on whatever is readable, so that one answer names both kinds of mistakes.
    const limitErrors = this.checkLimits(body, new Set(formErrors.map((each) => each.path)), limits);
    if (!parsed.success || formErrors.length + limitErrors.length + more.length > 0) throw AppError.validation([...formErrors, ...more, ...limitErrors]);
    return { body: parsed.data, limits };
  }

  private checkLimits(body: unknown, badPaths: Set<string>, limits: EffectiveLimits): FieldError[] {
    const given = (typeof body === 'object' && body !== null ? body : {}) as Partial<CreateTaskBody>;
    if (badPaths.has('')) return [];
    // Without a type little can be said; that a prompt is missing as well is worth saying.
    if (badPaths.has('type')) return given.prompt === undefined && !badPaths.has('prompt') ? [{ path: 'prompt', code: 'required', message: 'The prompt is empty.' }] : [];
    const badFields = new Set([...badPaths].map((path) => path.split('.', 1)[0]));
    const readable = Object.fromEntries(Object.entries(given).filter(([name]) => !badFields.has(name))) as CreateTaskBody;
    // An upload is known to generation only; here it is checked as an input of unknown size.
    const spec = specOfBody({ ...readable, ...(badPaths.has('prompt') ? { prompt: 'unreadable' } : {}) }, (reference) => ({ source: isId('asset', reference) ? UPLOAD : reference }), readable.sourceTaskId);
    const options = { defaultDurationSeconds: this.defaultDurationSeconds };
    const checked = planTask(spec, options);
    const errors = [...(checked.ok ? [] : checked.errors), ...checkPlanLimits(spec, limits, { ...options, unknownLength: 'pass' })];
    return errors.filter((each) => !badPaths.has(each.path));
  }
}
