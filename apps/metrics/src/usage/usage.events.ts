import { OnEvent, type EventContext } from '@kp/bus';
import { EVENTS, isTerminal, type TaskMoved } from '@kp/task-contracts';
import { count, observeMs } from '@kp/telemetry';
import { Controller } from '@nestjs/common';
import { UsageRepository } from './usage.repository.ts';

/** Learns latency, outcome and cost from the moves of tasks. */
@Controller()
export class UsageEvents {
  private readonly usage: UsageRepository;

  constructor(usage: UsageRepository) {
    this.usage = usage;
  }

  @OnEvent(EVENTS.CREATED, EVENTS.QUEUED, EVENTS.RUNNING, EVENTS.FINALIZING, EVENTS.SUCCEEDED, EVENTS.FAILED, EVENTS.CANCELED)
  async taskMoved(moved: TaskMoved, { tx, afterCommit }: EventContext): Promise<void> {
    await this.usage.recordMove(tx, moved);
    afterCommit(() => observe(moved));
  }
}

function observe(moved: TaskMoved): void {
  if (moved.previousStatus && moved.previousAt) observeMs('kp_task_state_duration_ms', Date.parse(moved.at) - Date.parse(moved.previousAt), { status: moved.previousStatus });
  if (!isTerminal(moved.status)) return;
  observeMs('kp_task_latency_ms', Date.parse(moved.at) - Date.parse(moved.createdAt), { outcome: moved.status, mode: moved.mode });
  if (moved.status === 'SUCCEEDED') count('kp_cost_units_total', { mode: moved.mode }, moved.costUnits);
}
