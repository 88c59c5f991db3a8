import type { AskClient } from '@kp/bus';
import { ASKS } from '@kp/task-contracts';
import { toRequestContext, type Member } from '../identity/principal.ts';
import type { CreateBodyCheck } from '../tasks/create-body-check.ts';
import { fitsInto } from './fits.ts';
import type { QuotaService } from './quota.service.ts';
import type { EstimateView } from './quota-views.ts';

/** Prices before money moves. */
export class EstimatesService {
  private readonly asks: AskClient;
  private readonly check: CreateBodyCheck;
  private readonly quota: QuotaService;

  constructor(parts: { asks: AskClient; check: CreateBodyCheck; quota: QuotaService }) {
    this.asks = parts.asks;
    this.check = parts.check;
    this.quota = parts.quota;
  }

  /** @throws AppError as creating the task would, other than for quotas: those are in the answer */
  async estimate(member: Member, request: { id: string; ip: string }, body: unknown): Promise<EstimateView> {
    const { body: checked, limits } = await this.check.parse(member, body);
    const [estimate, quota] = await Promise.all([this.asks.ask(ASKS.estimateTask, { context: toRequestContext(member, limits, request), body: checked }), this.quota.ofMember(member, checked.endUser)]);
    return { ...estimate, fits: fitsInto(quota, estimate.costUnits) };
  }
}
