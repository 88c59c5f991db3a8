import { RELEASE_MODES, type PlanLimits } from '@kp/task-contracts';
import { isDeepStrictEqual } from 'node:util';
import type { Excess, LimitChange } from './preview-views.ts';

/** What a workspace uses right now; undefined when it is not known. */
export interface PresentUse {
  unitsPerDay: number;
  unitsPerMonth: number;
  concurrencyPerWorkspace: number;
}

const USE_FIELDS = ['unitsPerDay', 'unitsPerMonth', 'concurrencyPerWorkspace'] as const satisfies (keyof PlanLimits)[];
/** Neither more nor less for a customer by themselves. */
const NEUTRAL: ReadonlySet<keyof PlanLimits> = new Set(['priority', 'softLimitPercent', 'reviewSamplePercent']);

const fieldsOf = (limits: PlanLimits) => Object.keys(limits) as (keyof PlanLimits)[];

/** Every field that differs, and whether less is allowed after it. */
export function diffOf(before: PlanLimits, after: PlanLimits): LimitChange[] {
  return fieldsOf(after).flatMap((field): LimitChange[] => (isDeepStrictEqual(before[field], after[field]) ? [] : [{ field, before: before[field], after: after[field], effect: effectOf(field, before, after) }]));
}

function effectOf(field: keyof PlanLimits, before: PlanLimits, after: PlanLimits): LimitChange['effect'] {
  if (NEUTRAL.has(field)) return 'other';
  if (field === 'releaseMode') return RELEASE_MODES.indexOf(after.releaseMode) > RELEASE_MODES.indexOf(before.releaseMode) ? 'tighter' : 'looser';
  if (field === 'allowedModels') {
    if (before.allowedModels === null) return 'tighter';
    const kept = new Set(after.allowedModels);
    if (after.allowedModels !== null && before.allowedModels.some((model) => !kept.has(model))) return 'tighter';
    return after.allowedModels !== null && after.allowedModels.length === before.allowedModels.length ? 'other' : 'looser';
  }
  return (after[field] as number | null ?? Infinity) < (before[field] as number | null ?? Infinity) ? 'tighter' : 'looser';
}

/**
 * Where a workspace stands beyond what is proposed: by what it uses now where that is counted, else by what it
 * may do now and could not do any more.
 */
export function excessesOf(present: PlanLimits, proposed: PlanLimits, use: PresentUse | undefined): Excess[] {
  const byUse = use ? USE_FIELDS.flatMap((field): Excess[] => (use[field] > (proposed[field] ?? Infinity) ? [{ field, kind: 'use', present: use[field], proposed: proposed[field] }] : [])) : [];
  const counted: ReadonlySet<keyof PlanLimits> = new Set(USE_FIELDS);
  const byAllowance = diffOf(present, proposed).flatMap(({ field, before, after, effect }): Excess[] => (effect === 'tighter' && !counted.has(field) ? [{ field, kind: 'allowance', present: before, proposed: after }] : []));
  return [...byUse, ...byAllowance];
}
