import { Nudges, OnEvent, type EventContext } from '@kp/bus';
import { EVENTS, NUDGES, type QuotaCrossed, type TaskMoved } from '@kp/task-contracts';
import { Controller } from '@nestjs/common';
import { LiveEventsRepository, type NewEvent } from './live-events.repository.ts';

/** Writes what happens in a workspace to the event log and wakes the readers of all replicas. */
@Controller()
export class LiveEventsEvents {
  private readonly log: LiveEventsRepository;
  private readonly nudges: Nudges;

  constructor(log: LiveEventsRepository, nudges: Nudges) {
    this.log = log;
    this.nudges = nudges;
  }

  @OnEvent(EVENTS.CREATED, EVENTS.QUEUED, EVENTS.RUNNING, EVENTS.FINALIZING, EVENTS.SUCCEEDED, EVENTS.FAILED, EVENTS.CANCELED)
  async taskMoved(moved: TaskMoved, context: EventContext): Promise<void> {
    await this.append(context, { type: 'task.updated', taskId: moved.taskId, data: moved, workspaceId: moved.workspaceId, mode: moved.mode });
  }

  @OnEvent(EVENTS.quotaCrossed)
  async quotaCrossed(crossed: QuotaCrossed, context: EventContext): Promise<void> {
    await this.append(context, { type: 'quota.threshold-reached', taskId: undefined, data: crossed, workspaceId: crossed.workspaceId, mode: crossed.mode });
  }

  private async append({ event, tx, afterCommit }: EventContext, what: Omit<NewEvent, 'eventId' | 'occurredAt'>): Promise<void> {
    await this.log.append(tx, { ...what, eventId: event.eventId, occurredAt: event.occurredAt });
    afterCommit(() => this.nudges.send(NUDGES.liveEvents, what.workspaceId));
  }
}
