import { limitsOf } from '../../app/limits/limit-fields.ts';
import { LIMIT_NAMES, type LimitName } from '../../app/limits/limit.ts';
import type { Fields } from '../../ui/form-fields.ts';

export const OVERRIDE_TARGETS = ['workspace', 'user', 'api-key', 'end-user'] as const;
export type OverrideTarget = (typeof OVERRIDE_TARGETS)[number];
export const OVERRIDE_STATES = ['active', 'expired', 'ended'] as const;

/** Limits that differ from the plan for a while. */
export interface Override {
  id: string;
  target: OverrideTarget;
  targetId: string;
  limits: Partial<Record<LimitName, unknown>>;
  state: (typeof OVERRIDE_STATES)[number];
  reason: string;
  createdBy: string;
  createdAt: string;
  expiresAt: string;
  endedAt?: string;
  endedBy?: string;
  endReason?: string;
}

/** What the form offers for each target; the API refuses anything else by name. */
export const OVERRIDABLE: Record<OverrideTarget, readonly LimitName[]> = {
  workspace: LIMIT_NAMES,
  user: ['userUnitsPerDay', 'userUnitsPerMonth', 'concurrencyPerUser', 'maxDurationSeconds', 'maxVariations', 'allowedModels', 'priority'],
  'api-key': ['unitsPerDay', 'unitsPerMonth', 'requestsPerMinute', 'requestBurst', 'maxDurationSeconds', 'maxVariations', 'allowedModels', 'priority'],
  'end-user': ['endUserUnitsPerDay', 'endUserUnitsPerMonth', 'maxDurationSeconds', 'maxVariations', 'allowedModels', 'priority'],
};

/** Body of a new override with the limits that were picked. */
export function overrideOf(fields: Fields, picked: readonly LimitName[]): object {
  const { target, targetId, reason } = fields;
  const limits = limitsOf(fields, picked);
  // One that was picked and left empty is a mistake that the API names; left out, it would go unnoticed.
  const asPicked = Object.fromEntries(picked.map((name) => [name, name in limits ? limits[name] : '']));
  return { target, ...(target === 'workspace' ? {} : { targetId }), limits: asPicked, reason, expiresAt: toIso(fields['expiresAt']) };
}

/** What a `datetime-local` field holds, in the time zone of this computer, as a point in time. What is none goes as it is, for the server to name. */
export function toIso(local: string | undefined): string {
  const time = new Date(local ?? '');
  return Number.isNaN(time.getTime()) ? (local ?? '') : time.toISOString();
}

/** What a `datetime-local` field shows for a point in time. */
export function toLocal(time: Date): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}T${two(time.getHours())}:${two(time.getMinutes())}`;
}
