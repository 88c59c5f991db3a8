import { checkOrder } from './check-order.ts';
import type { Capability } from './capability.ts';
import { DEFAULT_MODELS, findModel, listModels, modelsFor } from './capabilities.ts';
import { KLING_DIALECTS, type KlingDialect, type KlingOrder, type OrderProblem } from './order.ts';
import { toOrder } from './task-to-order.ts';
import type { TaskSpec } from './task-spec.ts';

export { checkPlanLimits, type PlanLimitOptions } from './plan-limits.ts';

export interface PlanOptions {
  /** Dialects that may be used, the preferred first. Both when absent: what no account can do is then no concern. */
  dialects?: readonly KlingDialect[];
  /** Length used when the request names none (`KLING_DEFAULT_DURATION_SECONDS`). */
  defaultDurationSeconds: number;
}

export interface TaskPlan {
  model: string;
  dialect: KlingDialect;
  capability: Capability;
  /** Complete and checked: Kling would take it. */
  order: KlingOrder;
}

/** Field errors in the caller's own names. */
export type TaskPlanning = { ok: true; plan: TaskPlan } | { ok: false; errors: OrderProblem[] };

/** The new generation where there is a choice: it is the one Kling develops (design.md §9). */
const PREFERRED_DIALECTS: readonly KlingDialect[] = KLING_DIALECTS.toReversed();

/**
 * Finds the dialect in which a request can be made and makes the order for it, or says everything that is wrong with
 * it. Nothing has been sent and no money has moved. With several dialects the first that takes the request wins, and
 * the errors are those of the first that knows the model.
 */
export function planTask(spec: TaskSpec, options: PlanOptions): TaskPlanning {
  const name = spec.model ?? DEFAULT_MODELS[spec.type];
  const model = findModel(name);
  if (model === undefined) return fail('model', 'unknown-model', `The model "${name}" does not exist. Known: ${listModels().map(({ id }) => id).join(', ')}.`);

  const ofType = model.capabilities.filter(({ type }) => type === spec.type);
  if (ofType.length === 0) return otherErrors(spec, options, { path: 'model', code: 'type-not-offered', message: `${model.id} does not make ${spec.type}. These do: ${modelsFor(spec.type).join(', ')}.` });
  const alive = ofType.filter(({ status }) => status !== 'retired');
  if (alive.length === 0) return fail('model', 'retired', `Kling does not offer ${model.id} for ${spec.type} any more. These do: ${modelsFor(spec.type).join(', ')}.`);

  const dialects = options.dialects ?? PREFERRED_DIALECTS;
  const usable = dialects.flatMap((dialect) => alive.filter((capability) => capability.dialect === dialect));
  if (usable.length === 0) return fail('model', 'generation-not-available', `${model.id} needs a provider account with ${alive[0]?.dialect === 'new' ? 'an API key: AccessKey and SecretKey do not reach the new generation' : 'access to the legacy generation'}.`);

  let errors: OrderProblem[] | undefined;
  for (const capability of usable) {
    const planned = tryRow(spec, model.id, capability, options);
    if (planned.ok) return planned;
    errors ??= planned.errors;
  }
  return { ok: false, errors: errors ?? [] };
}

function tryRow(spec: TaskSpec, model: string, capability: Capability, options: PlanOptions): TaskPlanning {
  const draft = toOrder(spec, model, capability, { durationSeconds: options.defaultDurationSeconds });
  const errors = [...draft.problems];
  for (const problem of checkOrder(draft.order, capability)) {
    const path = draft.callersPath(problem.path);
    const isTailTooLong = problem.path === 'prompt' && problem.code === 'too-long' && draft.promptCharactersBeforeTail !== undefined && draft.promptCharactersBeforeTail <= capability.promptMaxCharacters;
    const error = isTailTooLong ? { path: 'negativePrompt', code: 'too-long', message: `${model} has no negative prompt; it is added to the prompt as "Avoid: …". ${problem.message}` } : { ...problem, path };
    if (!errors.some((known) => known.path === error.path && known.code === error.code)) errors.push(error);
  }
  return errors.length > 0 ? { ok: false, errors } : { ok: true, plan: { model, dialect: capability.dialect, capability, order: draft.order } };
}

/** The wrong model for the type: the other fields are checked against the type's default, so that one answer names all. */
function otherErrors(spec: TaskSpec, options: PlanOptions, error: OrderProblem): TaskPlanning {
  const others = planTask({ ...spec, model: DEFAULT_MODELS[spec.type] }, options);
  const independent = others.ok ? [] : others.errors.filter(({ code }) => code === 'required' || code === 'not-allowed');
  return { ok: false, errors: [...independent, error] };
}

const fail = (path: string, code: string, message: string): TaskPlanning => ({ ok: false, errors: [{ path, code, message }] });
