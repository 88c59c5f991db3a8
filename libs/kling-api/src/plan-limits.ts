import type { PlanLimits } from '@kp/task-contracts';
import { DEFAULT_MODELS, findModel } from './capabilities.ts';
import type { OrderProblem } from './order.ts';
import { outputLength } from './output-seconds.ts';
import type { TaskSpec } from './task-spec.ts';

export interface PlanLimitOptions {
  /** Length used when the request names none (`KLING_DEFAULT_DURATION_SECONDS`). */
  defaultDurationSeconds: number;
  /**
   * What to do about an input whose length is not known. `pass`: somebody who knows more checks again. `longest`: the
   * longest possible counts, as it does for the price; otherwise an address would get past every limit.
   */
  unknownLength: 'pass' | 'longest';
}

/**
 * What of a request the caller's plan does not allow: length of the clip (named, the sum of its shots, the platform's
 * default or that of the input it follows) and model, whose ids and aliases mean the same. Field errors `plan-limit`
 * in the caller's own names; the request need not be valid otherwise.
 */
export function checkPlanLimits(spec: TaskSpec, { maxDurationSeconds, allowedModels }: Pick<PlanLimits, 'maxDurationSeconds' | 'allowedModels'>, options: PlanLimitOptions): OrderProblem[] {
  return [...checkModel(spec, allowedModels), ...checkLength(spec, maxDurationSeconds, options)];
}

function checkModel(spec: TaskSpec, allowedModels: readonly string[] | null): OrderProblem[] {
  const model = findModel(spec.model ?? DEFAULT_MODELS[spec.type]);
  // An unknown model is an error of its own.
  if (allowedModels === null || model === undefined) return [];
  const allowed = new Set(allowedModels.map((name) => findModel(name)?.id));
  if (allowed.has(model.id)) return [];
  const offers = allowedModels.length > 0 ? `It has: ${allowedModels.join(', ')}.` : 'It has none.';
  return [problem(spec.type === 'video-extend' ? 'sourceTaskId' : 'model', `Your plan does not have ${model.id}. ${offers}`)];
}

function checkLength(spec: TaskSpec, maxSeconds: number | null, { defaultDurationSeconds, unknownLength }: PlanLimitOptions): OrderProblem[] {
  if (maxSeconds === null) return [];
  const base = spec.references?.find(({ kind, use }) => kind === 'video' && use === 'base');
  const clip = spec.type === 'motion-control' ? spec.motionClip : base?.media;
  const shotSeconds = spec.shots?.reduce((seconds, shot) => seconds + shot.durationSeconds, 0);
  const { seconds, isAssumed } = outputLength({
    type: spec.type,
    durationSeconds: spec.durationSeconds ?? shotSeconds ?? defaultDurationSeconds,
    orientation: spec.characterOrientation,
    ...(base || spec.type === 'motion-control' ? { video: { role: spec.type === 'motion-control' ? ('motion' as const) : ('base' as const), source: '', ...clip } } : {}),
  });
  if (seconds <= maxSeconds || (isAssumed && unknownLength === 'pass')) return [];
  if (isAssumed) return [problem(clipPath(spec), `Your plan allows clips of ${maxSeconds} s. The length of this input is not known, so the longest possible counts, ${seconds} s; upload it instead of giving an address.`)];
  if (clip) return [problem(clipPath(spec), `Your plan allows clips of ${maxSeconds} s; this input has ${seconds}.`)];
  if (spec.type === 'video-extend') return [problem('type', `Your plan allows clips of ${maxSeconds} s; an extension has ${seconds}.`)];
  if (spec.durationSeconds === undefined && shotSeconds !== undefined) return [problem('shots', `Your plan allows clips of ${maxSeconds} s; these shots add up to ${seconds}.`)];
  return [problem('durationSeconds', `Your plan allows clips of ${maxSeconds} s, not ${seconds}${spec.durationSeconds === undefined ? ', the length when none is given' : ''}.`)];
}

const clipPath = (spec: TaskSpec): string => (spec.type === 'motion-control' ? 'motionClip' : `references.${spec.references?.findIndex(({ kind, use }) => kind === 'video' && use === 'base') ?? 0}.source`);
const problem = (path: string, message: string): OrderProblem => ({ path, code: 'plan-limit', message });
