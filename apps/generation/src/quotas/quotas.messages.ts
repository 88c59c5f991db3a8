import { OnAsk } from '@kp/bus';
import { ASKS, QUOTA_PERIODS, type AskReply, type AskRequest } from '@kp/task-contracts';
import { Controller } from '@nestjs/common';
import { RunningTasksRepository } from './running-tasks.repository.ts';
import { UsageCountersRepository } from './usage-counters.repository.ts';
import { periodsAt } from './usage-periods.ts';

/** Answers what was used of the running day and month, and how much is running. */
@Controller()
export class QuotasMessages {
  private readonly counters: UsageCountersRepository;
  private readonly running: RunningTasksRepository;

  constructor(counters: UsageCountersRepository, running: RunningTasksRepository) {
    this.counters = counters;
    this.running = running;
  }

  @OnAsk(ASKS.readQuota)
  async read({ workspaceId, mode, timeZone, counters }: AskRequest<typeof ASKS.readQuota>): Promise<AskReply<typeof ASKS.readQuota>> {
    const starts = periodsAt(new Date(), timeZone);
    const wanted = counters.flatMap((counter) => QUOTA_PERIODS.map((period) => ({ ...counter, workspaceId, period, periodStart: starts[period] })));
    const userId = counters.find(({ scope }) => scope === 'user')?.scopeId;
    const [used, running] = await Promise.all([this.counters.read(mode, wanted), this.running.ofWorkspace({ workspaceId, mode, userId })]);
    return { used, running, ...starts };
  }

  @OnAsk(ASKS.listQuotas)
  async list({ workspaces }: AskRequest<typeof ASKS.listQuotas>): Promise<AskReply<typeof ASKS.listQuotas>> {
    const now = new Date();
    const wanted = workspaces.flatMap(({ workspaceId, timeZone }) => {
      const starts = periodsAt(now, timeZone);
      return QUOTA_PERIODS.map((period) => ({ workspaceId, scope: 'workspace' as const, scopeId: workspaceId, period, periodStart: starts[period] }));
    });
    const [used, running] = await Promise.all([this.counters.read('live', wanted), this.running.byWorkspace(workspaces.map(({ workspaceId }) => workspaceId))]);
    return { used, running };
  }
}
