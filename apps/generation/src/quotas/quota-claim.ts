import { AppError, QUOTA_PERIODS, toCostUnits, toMicroUnits, type EffectiveLimits, type QuotaPeriod, type QuotaScope, type RequestContext } from '@kp/task-contracts';
import { periodEnd, periodsAt, type PeriodStarts } from './usage-periods.ts';

export interface CounterKey {
  scope: QuotaScope;
  scopeId: string;
  period: QuotaPeriod;
  /** YYYY-MM-DD */
  periodStart: string;
}

/** What a task took its units from, as its row remembers it: every scope, in both periods. */
export interface QuotaTaken {
  scopes: { scope: QuotaScope; scopeId: string }[];
  periods: PeriodStarts;
}

/** The counters that a task counts on, and what holds for each. */
export interface QuotaClaim extends QuotaTaken {
  counters: (CounterKey & { limitMicroUnits: bigint | null })[];
  softLimitPercent: number;
  timeZone: string;
}

/** A counter after it was raised. */
export interface RaisedCounter {
  scope: QuotaScope;
  scopeId: string;
  period: QuotaPeriod;
  usedMicroUnits: bigint;
}

const LIMIT_NAMES: Record<QuotaScope, Record<QuotaPeriod, keyof EffectiveLimits>> = {
  workspace: { day: 'unitsPerDay', month: 'unitsPerMonth' },
  user: { day: 'userUnitsPerDay', month: 'userUnitsPerMonth' },
  'api-key': { day: 'keyUnitsPerDay', month: 'keyUnitsPerMonth' },
  'end-user': { day: 'endUserUnitsPerDay', month: 'endUserUnitsPerMonth' },
};
const WORDS: Record<QuotaScope, string> = { workspace: 'this workspace', user: 'this user', 'api-key': 'this API key', 'end-user': 'this endUser' };

/**
 * Counters in the one order in which every transaction locks them. Workspace, user and key are always counted, so that
 * a limit that comes later finds what was used before; an `endUser` when it is named, or when it is limited: then the
 * owner of the key stands in for one that is not named (design.md §5). Test-mode tasks are counted and never limited.
 */
export function quotaClaim({ workspaceId, userId, keyId, mode, limits }: RequestContext, endUser: string | undefined, at: Date): QuotaClaim {
  const isEndUserLimited = limits.endUserUnitsPerDay !== null || limits.endUserUnitsPerMonth !== null;
  const countedEndUser = endUser ?? (isEndUserLimited ? userId : undefined);
  const scopes: QuotaTaken['scopes'] = [
    { scope: 'workspace', scopeId: workspaceId },
    { scope: 'user', scopeId: userId },
    ...(keyId === undefined ? [] : [{ scope: 'api-key' as const, scopeId: keyId }]),
    ...(countedEndUser === undefined ? [] : [{ scope: 'end-user' as const, scopeId: countedEndUser }]),
  ];
  const periods = periodsAt(at, limits.timeZone);
  const limitOf = ({ scope, period }: CounterKey): bigint | null => {
    const units = limits[LIMIT_NAMES[scope][period]] as number | null;
    return mode === 'test' || units === null ? null : toMicroUnits(units);
  };
  return { scopes, periods, softLimitPercent: limits.softLimitPercent, timeZone: limits.timeZone, counters: countersOf({ scopes, periods }).map((key) => ({ ...key, limitMicroUnits: limitOf(key) })) };
}

/** The counters behind what a row remembers, in the order of locking. */
export function countersOf({ scopes, periods }: QuotaTaken): CounterKey[] {
  return scopes.flatMap((scope) => QUOTA_PERIODS.map((period) => ({ ...scope, period, periodStart: periods[period] }))).toSorted((a, b) => (lockKey(a) < lockKey(b) ? -1 : 1));
}

const SCOPE_ORDER: Record<QuotaScope, string> = { workspace: '0', user: '1', 'api-key': '2', 'end-user': '3' };
const lockKey = ({ scope, scopeId, period, periodStart }: CounterKey): string => [SCOPE_ORDER[scope], scopeId, period, periodStart].join('\n');

/** @throws AppError `quota-exceeded` when a counter is above its limit now; naming the one that holds longest */
export function assertWithinQuota(claim: QuotaClaim, raised: RaisedCounter[], costMicroUnits: bigint, at: Date): void {
  const exceeded = claim.counters.flatMap((counter) => {
    const now = raised.find(({ scope, period }) => scope === counter.scope && period === counter.period);
    return now && counter.limitMicroUnits !== null && now.usedMicroUnits > counter.limitMicroUnits ? [{ ...counter, limit: counter.limitMicroUnits, used: now.usedMicroUnits - costMicroUnits }] : [];
  });
  const longest = exceeded.find(({ period }) => period === 'month') ?? exceeded[0];
  if (!longest) return;
  const { scope, period, periodStart, limit, used } = longest;
  const cost = toCostUnits(costMicroUnits);
  const of = `${LIMIT_NAMES[scope][period]}: ${WORDS[scope]} may use ${toCostUnits(limit)} units per ${period}`;
  if (costMicroUnits > limit) throw new AppError('quota-exceeded', `${of}; this task alone needs ${cost}.`);
  const end = periodEnd(period, periodStart, claim.timeZone);
  throw new AppError('quota-exceeded', `${of}, has used ${toCostUnits(used)}, and this task needs ${cost}. The ${period} ends at ${end.toISOString()}.`, { retryAfterSeconds: Math.max(1, Math.ceil((end.getTime() - at.getTime()) / 1_000)) });
}
