import type { AskClient } from '@kp/bus';
import type { Queryable } from '@kp/database';
import { ASKS, QUOTA_PERIODS, type AskReply, type EffectiveLimits, type Mode, type QuotaScope } from '@kp/task-contracts';
import type { Member } from '../identity/principal.ts';
import { toEffective, type LimitsService } from '../limits/limits.service.ts';
import type { RateLimitsRepository } from '../rate-limits/rate-limits.repository.ts';
import type { QuotaView, RequestRate, UnitsQuota } from './quota-views.ts';

type Caller = Pick<Member, 'workspaceId' | 'mode'> & { userId?: string; keyId?: string };
type Counter = { scope: QuotaScope; scopeId: string };

const LIMIT_OF: Record<QuotaScope, Record<'day' | 'month', keyof EffectiveLimits>> = {
  workspace: { day: 'unitsPerDay', month: 'unitsPerMonth' },
  user: { day: 'userUnitsPerDay', month: 'userUnitsPerMonth' },
  'api-key': { day: 'keyUnitsPerDay', month: 'keyUnitsPerMonth' },
  'end-user': { day: 'endUserUnitsPerDay', month: 'endUserUnitsPerMonth' },
};

/** Limits, and what was used of them. Counters are generation's; nothing is kept here. */
export class QuotaService {
  private readonly limits: LimitsService;
  private readonly asks: AskClient;
  private readonly rates: RateLimitsRepository;
  private readonly database: Queryable;

  constructor(parts: { limits: LimitsService; asks: AskClient; rates: RateLimitsRepository; database: Queryable }) {
    this.limits = parts.limits;
    this.asks = parts.asks;
    this.rates = parts.rates;
    this.database = parts.database;
  }

  ofMember({ workspaceId, userId, keyId, mode }: Member, endUser: string | undefined): Promise<QuotaView> {
    return this.view({ workspaceId, userId, mode, ...(keyId ? { keyId } : {}) }, endUser);
  }

  /** Of a workspace as a whole. @throws AppError `not-found` */
  ofWorkspace(workspaceId: string, mode: Mode): Promise<QuotaView> {
    return this.view({ workspaceId, mode }, undefined);
  }

  private async view(caller: Caller, endUser: string | undefined): Promise<QuotaView> {
    const { workspaceId, userId, keyId, mode } = caller;
    const standing = await this.limits.standingOf({ workspaceId, userId: userId ?? '', ...(keyId ? { keyId } : {}) }, endUser);
    const { plan, merged, timeZone, mustAccept } = standing;
    const limits = toEffective(standing, merged);
    // Without an end user of the caller's own, the user stands in for one, as in generation.
    const isEndUserLimited = limits.endUserUnitsPerDay !== null || limits.endUserUnitsPerMonth !== null;
    const countedEndUser = endUser ?? (isEndUserLimited ? userId : undefined);
    const counters: Counter[] = [
      { scope: 'workspace', scopeId: workspaceId },
      ...(userId ? [{ scope: 'user' as const, scopeId: userId }] : []),
      ...(keyId ? [{ scope: 'api-key' as const, scopeId: keyId }] : []),
      ...(countedEndUser ? [{ scope: 'end-user' as const, scopeId: countedEndUser }] : []),
    ];
    const [quota, requests] = await Promise.all([this.asks.ask(ASKS.readQuota, { workspaceId, mode, timeZone, counters }), this.requestsOf(caller, limits, merged.keyRate)]);
    return {
      id: workspaceId,
      plan,
      mode,
      limits,
      units: await this.unitsOf(counters, limits, mode, quota),
      concurrency: { workspace: { running: quota.running.workspace, limit: limits.concurrencyPerWorkspace }, user: { running: quota.running.user, limit: limits.concurrencyPerUser } },
      requests,
      overrides: merged.overrides.map(({ id, target, targetId, limits: part, expiresAt }) => ({ id, target, targetId, limits: part, expiresAt })),
      statementsAccepted: !mustAccept,
    };
  }

  private async unitsOf(counters: Counter[], limits: EffectiveLimits, mode: Mode, { used, day, month }: AskReply<typeof ASKS.readQuota>): Promise<UnitsQuota[]> {
    // PostgreSQL knows when midnight is in every time zone, also where clocks change at midnight.
    const [ends] = await this.database.query<{ day: Date; month: Date }>(`SELECT (($1::date + 1)::timestamp AT TIME ZONE $3) AS day, (($2::date + interval '1 month')::timestamp AT TIME ZONE $3) AS month`, [day, month, limits.timeZone]);
    return counters.flatMap(({ scope, scopeId }) =>
      QUOTA_PERIODS.map((period): UnitsQuota => {
        const usedUnits = used.find((each) => each.scope === scope && each.scopeId === scopeId && each.period === period)?.usedUnits ?? 0;
        // Test tasks are counted and never limited: they cost nothing.
        const limitUnits = mode === 'test' ? null : (limits[LIMIT_OF[scope][period]] as number | null);
        return { scope, scopeId, period, usedUnits, limitUnits, remainingUnits: limitUnits === null ? null : Math.max(0, round(limitUnits - usedUnits)), resetsAt: ends?.[period].toISOString() ?? '' };
      }),
    );
  }

  private async requestsOf({ workspaceId, keyId }: Caller, { requestsPerMinute, requestBurst }: EffectiveLimits, keyRate: { perMinute: number; burst: number } | null): Promise<RequestRate[]> {
    const rates: RequestRate[] = [
      { scope: 'workspace', scopeId: workspaceId, perMinute: requestsPerMinute, burst: requestsPerMinute === null ? null : requestBurst, remaining: null },
      ...(keyId ? [{ scope: 'api-key' as const, scopeId: keyId, perMinute: keyRate?.perMinute ?? null, burst: keyRate?.burst ?? null, remaining: null }] : []),
    ];
    const limited = rates.filter(({ burst }) => burst !== null);
    if (limited.length === 0) return rates;
    const used = await this.rates.usedOf(limited.map(({ scope, scopeId }) => `${scope}:${scopeId}`));
    return rates.map((rate) => (rate.burst === null ? rate : { ...rate, remaining: Math.max(0, Math.floor(rate.burst - (used.get(`${rate.scope}:${rate.scopeId}`) ?? 0))) }));
  }
}

/** Differences of units, to the micro-unit they are counted in. */
const round = (units: number): number => Math.round(units * 1_000_000) / 1_000_000;
