import type { AskClient } from '@kp/bus';
import { AppError, ASKS, storableText, type PlanLimits } from '@kp/task-contracts';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../http/paging.ts';
import { diffOf, excessesOf, type PresentUse } from './compare-limits.ts';
import type { PlanHolder, PlanHoldersRepository } from './plan-holders.repository.ts';
import type { PlansRepository } from './plans.repository.ts';
import type { AffectedWorkspace, PlanPreview, PreviewPlanBody } from './preview-views.ts';
import { sha256OfStatements } from './statements-text.ts';

/** As many as generation tells the counters of at once. */
const PAGE = 500;
const PreviewCursor = z.object({ id: storableText() });

/** What is proposed for workspaces. */
interface Proposal {
  planId: string;
  limits: PlanLimits;
  /** Hash of statements that must be accepted, if they must. */
  mustAcceptSha256: string | undefined;
}

/** Says who is affected by a change of plan, before it is made. Changes nothing. */
export class PlanPreviewService {
  private readonly plans: PlansRepository;
  private readonly holders: PlanHoldersRepository;
  private readonly asks: AskClient;

  constructor(parts: { plans: PlansRepository; holders: PlanHoldersRepository; asks: AskClient }) {
    this.plans = parts.plans;
    this.holders = parts.holders;
    this.asks = parts.asks;
  }

  /** A new version of a plan, for all its workspaces. @throws AppError `not-found` */
  async ofVersion(planId: string, { limits, statements, requireAcceptance, cursor, limit }: PreviewPlanBody): Promise<PlanPreview> {
    const after = decodeCursor(PreviewCursor, cursor)?.id ?? '';
    const plan = await this.plans.find(planId);
    if (!plan) throw new AppError('not-found', 'There is no such plan.');
    const mustAccept = requireAcceptance ?? plan.current.requireAcceptance;
    const proposal: Proposal = { planId, limits, mustAcceptSha256: mustAccept ? (statements ? sha256OfStatements(statements) : plan.current.statementsSha256) : undefined };
    const affected: AffectedWorkspace[] = [];
    let workspaces = 0;
    let usage: PlanPreview['usage'] = 'known';
    for (let afterId: string | undefined; ; ) {
      const page = await this.holders.list({ planId, afterId, limit: PAGE });
      workspaces += page.length;
      const uses = page.length > 0 && usage === 'known' ? await this.usesOf(page) : undefined;
      if (page.length > 0 && !uses) usage = 'unavailable';
      affected.push(...page.flatMap((holder) => assess(holder, proposal, uses?.get(holder.id))));
      if (page.length < PAGE) break;
      afterId = page.at(-1)?.id;
    }
    const rest = affected.filter(({ id }) => id > after);
    const data = rest.slice(0, limit);
    return { diff: diffOf(plan.current.limits, limits), workspaces, ...summaryOf(affected), usage, data, meta: rest.length > limit ? { nextCursor: encodeCursor({ id: data.at(-1)?.id ?? '' }) } : {} };
  }

  /** Another plan, for one workspace. @throws AppError `not-found`, `validation-failed` */
  async ofMove(workspaceId: string, planId: string): Promise<PlanPreview> {
    const [holder] = await this.holders.list({ workspaceId, limit: 1 });
    if (!holder) throw new AppError('not-found', 'There is no such workspace.');
    const plan = await this.plans.find(planId);
    if (!plan) throw AppError.validation([{ path: 'planId', code: 'unknown-plan', message: `There is no plan "${planId}".` }]);
    const { limits, requireAcceptance, statementsSha256 } = plan.current;
    const uses = await this.usesOf([holder]);
    const data = assess(holder, { planId, limits, mustAcceptSha256: requireAcceptance ? statementsSha256 : undefined }, uses?.get(workspaceId));
    return { diff: diffOf(holder.planLimits, limits), workspaces: 1, ...summaryOf(data), usage: uses ? 'known' : 'unavailable', data, meta: {} };
  }

  /** @returns undefined when generation cannot tell; a preview without counters is better than none */
  private async usesOf(holders: PlanHolder[]): Promise<Map<string, PresentUse> | undefined> {
    try {
      const { used, running } = await this.asks.ask(ASKS.listQuotas, { workspaces: holders.map(({ id, timeZone }) => ({ workspaceId: id, timeZone })) });
      const uses = new Map(holders.map(({ id }): [string, PresentUse] => [id, { unitsPerDay: 0, unitsPerMonth: 0, concurrencyPerWorkspace: running[id] ?? 0 }]));
      for (const { scope, scopeId, period, usedUnits } of used) {
        const use = scope === 'workspace' ? uses.get(scopeId) : undefined;
        if (use) use[period === 'day' ? 'unitsPerDay' : 'unitsPerMonth'] = usedUnits;
      }
      return uses;
    } catch (error) {
      if (error instanceof AppError && (error.code === 'service-unavailable' || error.code === 'deadline-exceeded')) return undefined;
      throw error;
    }
  }
}

function assess({ id, name, planLimits, overrides, accepted }: PlanHolder, proposal: Proposal, use: PresentUse | undefined): AffectedWorkspace[] {
  // Its overrides hold before and after.
  const exceeds = excessesOf(Object.assign({}, planLimits, ...overrides) as PlanLimits, Object.assign({}, proposal.limits, ...overrides) as PlanLimits, use);
  const mustAcceptAgain = proposal.mustAcceptSha256 !== undefined && !accepted.some(({ planId, sha256 }) => planId === proposal.planId && sha256 === proposal.mustAcceptSha256);
  return exceeds.length > 0 || mustAcceptAgain ? [{ id, name, exceeds, mustAcceptAgain }] : [];
}

function summaryOf(affected: AffectedWorkspace[]): Pick<PlanPreview, 'affected' | 'counts' | 'mustAcceptAgain'> {
  const counts = new Map<string, PlanPreview['counts'][number]>();
  for (const { field, kind } of affected.flatMap(({ exceeds }) => exceeds)) {
    const key = `${field} ${kind}`;
    counts.set(key, { field, kind, workspaces: (counts.get(key)?.workspaces ?? 0) + 1 });
  }
  return { affected: affected.length, counts: [...counts.values()], mustAcceptAgain: affected.filter((each) => each.mustAcceptAgain).length };
}
