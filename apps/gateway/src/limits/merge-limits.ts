import type { PlanLimits } from '@kp/task-contracts';
import type { LimitsPart, OverrideTarget } from '../plans/override-views.ts';
import type { Rate } from '../rate-limits/bucket.ts';

/** An override that holds now. */
export interface ActiveOverride {
  id: string;
  target: OverrideTarget;
  targetId: string;
  limits: LimitsPart;
  expiresAt: string;
}

/** Limits that an API key has by itself. */
export interface KeyLimits {
  unitsPerDay: number | null;
  unitsPerMonth: number | null;
  requestsPerMinute: number | null;
}

/** For whom limits are merged. */
export interface LimitsCaller {
  userId: string;
  keyId?: string;
  endUser?: string;
}

export interface MergedLimits {
  limits: PlanLimits & { keyUnitsPerDay: number | null; keyUnitsPerMonth: number | null };
  /** Request rate of the API key, if it has one of its own. */
  keyRate: Rate | null;
  /** Overrides that concern the caller. */
  overrides: ActiveOverride[];
}

/** Later wins: what is said of somebody is more than what is said of everybody. */
const ORDER: readonly OverrideTarget[] = ['workspace', 'user', 'api-key', 'end-user'];
/** A key without a burst of its own may send ten seconds' worth at once. */
const KEY_BURST_SECONDS = 10;

/**
 * What holds for a caller: plan, then the overrides of the workspace, of the user, of the API key and of the
 * end user; of two for the same subject the newer one. @param overrides oldest first
 */
export function mergeLimits(plan: PlanLimits, overrides: readonly ActiveOverride[], key: KeyLimits | undefined, caller: LimitsCaller): MergedLimits {
  const subjects: Record<OverrideTarget, string | undefined> = { workspace: undefined, user: caller.userId, 'api-key': caller.keyId, 'end-user': caller.endUser };
  const concerning = overrides.filter(({ target, targetId }) => target === 'workspace' || targetId === subjects[target]);
  const limits = { ...plan, keyUnitsPerDay: key?.unitsPerDay ?? null, keyUnitsPerMonth: key?.unitsPerMonth ?? null };
  let keyRate: { perMinute: number | null; burst?: number } = { perMinute: key?.requestsPerMinute ?? null };
  for (const target of ORDER) {
    for (const override of concerning) {
      if (override.target !== target) continue;
      if (target !== 'api-key') {
        Object.assign(limits, override.limits);
        continue;
      }
      // Of a key these four mean its own units and rate, not those that the workspace shares.
      const { unitsPerDay, unitsPerMonth, requestsPerMinute, requestBurst, ...rest } = override.limits;
      Object.assign(limits, rest, unitsPerDay === undefined ? {} : { keyUnitsPerDay: unitsPerDay }, unitsPerMonth === undefined ? {} : { keyUnitsPerMonth: unitsPerMonth });
      keyRate = { ...keyRate, ...(requestsPerMinute === undefined ? {} : { perMinute: requestsPerMinute }), ...(requestBurst === undefined ? {} : { burst: requestBurst }) };
    }
  }
  const { perMinute, burst } = keyRate;
  return { limits, keyRate: perMinute === null ? null : { perMinute, burst: burst ?? Math.max(1, Math.ceil((perMinute * KEY_BURST_SECONDS) / 60)) }, overrides: concerning };
}
