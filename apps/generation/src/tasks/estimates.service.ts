import { outputLength } from '@kp/kling-api/output-seconds';
import { toCostUnits, type AskRequest, type ASKS, type CostTable, type Estimate } from '@kp/task-contracts';
import type { ProviderAccounts } from '../providers/provider-accounts.ts';
import type { WorkspaceLimitsRepository } from '../quotas/workspace-limits.repository.ts';
import { defined } from './defined.ts';
import type { Quotes } from './quotes.ts';
import { taskCost } from './task-cost.ts';
import type { TaskRequestBuilder } from './task-request.builder.ts';

/** Says what a create would cost, and promises the price for a while. */
export class EstimatesService {
  private readonly parts: { builder: TaskRequestBuilder; accounts: ProviderAccounts; quotes: Quotes; limits: WorkspaceLimitsRepository; costTable: CostTable };

  constructor(parts: EstimatesService['parts']) {
    this.parts = parts;
  }

  /** @throws AppError `validation-failed` with every field that the create would refuse */
  async estimate({ context, body }: AskRequest<typeof ASKS.estimateTask>): Promise<Estimate> {
    const { builder, accounts, quotes, limits, costTable } = this.parts;
    await limits.keep(context);
    const { request, order } = await builder.build(body, context, accounts.forMode(context.mode));
    const cost = taskCost(order, costTable);
    const { seconds } = outputLength(order);
    return {
      ...quotes.issue(context, body, cost),
      costUnits: toCostUnits(cost.microUnits),
      priceVersion: cost.priceVersion,
      model: request.model,
      ...defined({ durationSeconds: seconds > 0 ? seconds : undefined, quality: seconds > 0 ? order.quality : undefined, imageCount: order.imageCount }),
      basis: cost.basis,
      billing: 'on-success',
    };
  }
}
