import type { Nudges } from '@kp/bus';
import { AppError, NUDGES, type EffectiveLimits } from '@kp/task-contracts';
import type { Member } from '../identity/principal.ts';
import type { Check } from '../rate-limits/rate-limiter.ts';
import type { LimitsRepository, Standing } from './limits.repository.ts';
import { mergeLimits, type LimitsCaller, type MergedLimits } from './merge-limits.ts';
import { StandingCache } from './standing-cache.ts';

type Caller = Pick<Member, 'workspaceId' | 'userId' | 'keyId'>;

/** What holds for a caller: plan ⊕ overrides ⊕ key. Costs no query as long as nothing changes. */
export class LimitsService {
  private readonly cache: StandingCache;
  private readonly nudges: Nudges;

  constructor(parts: { repository: LimitsRepository; nudges: Nudges; nowMs?: () => number }) {
    this.nudges = parts.nudges;
    this.cache = new StandingCache(parts.repository, parts.nowMs ?? (() => performance.now()));
    this.nudges.on(NUDGES.identity, (workspaceId) => this.cache.forget(workspaceId || undefined));
  }

  /** @param endUser the caller's own user, who may have limits of their own. */
  async limitsOf(member: Caller, endUser?: string): Promise<EffectiveLimits> {
    const standing = await this.cache.get(member.workspaceId);
    return toEffective(standing, mergeFor(standing, member, endUser));
  }

  /** Plan, limits and overrides together, for those who show them. @throws AppError `not-found` */
  async standingOf(member: Caller, endUser?: string): Promise<Standing & { merged: MergedLimits }> {
    const standing = await this.cache.get(member.workspaceId);
    return { ...standing, merged: mergeFor(standing, member, endUser) };
  }

  /** The rates that a request of this caller counts against; none when nothing limits it. */
  async requestChecksOf(member: Caller): Promise<Check[]> {
    const standing = await this.cache.get(member.workspaceId);
    const { limits, keyRate } = mergeFor(standing, member);
    return [
      ...(keyRate && member.keyId ? [{ key: `api-key:${member.keyId}`, rate: keyRate }] : []),
      ...(limits.requestsPerMinute === null ? [] : [{ key: `workspace:${member.workspaceId}`, rate: { perMinute: limits.requestsPerMinute, burst: limits.requestBurst } }]),
    ];
  }

  /** @throws AppError `statements-not-accepted` */
  async assertStatementsAccepted({ workspaceId }: Pick<Member, 'workspaceId'>): Promise<void> {
    const { mustAccept, plan } = await this.cache.get(workspaceId);
    if (mustAccept) throw new AppError('statements-not-accepted', `Somebody with the permission statements:accept has to accept the statements of the plan ${plan.name} first: read GET /v1/statements, then POST /v1/statements/accept.`);
  }

  /** To be called after a change was committed: this replica knows at once, the others in a moment. */
  changed(workspaceId?: string): void {
    this.cache.forget(workspaceId);
    this.nudges.send(NUDGES.identity, workspaceId ?? '');
  }
}

/** What is sent with an ask: the caller's limits, and the one that the scheduler needs of everybody else. */
export function toEffective(standing: Standing, merged: MergedLimits): EffectiveLimits {
  const { concurrencyPerUser: defaultConcurrencyPerUser } = mergeLimits(standing.limits, standing.overrides, undefined, { userId: '' }).limits;
  return { ...merged.limits, defaultConcurrencyPerUser, version: standing.version, timeZone: standing.timeZone };
}

function mergeFor(standing: Standing, { userId, keyId }: Caller, endUser?: string): MergedLimits {
  const caller: LimitsCaller = { userId, ...(keyId ? { keyId } : {}), ...(endUser ? { endUser } : {}) };
  return mergeLimits(standing.limits, standing.overrides, keyId ? standing.keys.get(keyId) : undefined, caller);
}
