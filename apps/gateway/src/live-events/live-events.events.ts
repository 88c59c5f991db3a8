import { Nudges, OnEvent, type EventContext } from '@kp/bus';
import { EVENTS, NUDGES, type TaskMoved } from '@kp/task-contracts';
import { Controller } from '@nestjs/common';
import { LiveEventsRepository } from './live-events.repository.ts';

/** Writes every move of a task to the event log and wakes the readers of all replicas. */
@Controller()
export class LiveEventsEvents {
  private readonly log: LiveEventsRepository;
  private readonly nudges: Nudges;

  constructor(log: LiveEventsRepository, nudges: Nudges) {
    this.log = log;
    this.nudges = nudges;
  }

  @OnEvent(EVENTS.CREATED, EVENTS.QUEUED, EVENTS.RUNNING, EVENTS.FINALIZING, EVENTS.SUCCEEDED, EVENTS.FAILED, EVENTS.CANCELED)
  async taskMoved(moved: TaskMoved, { event, tx, afterCommit }: EventContext): Promise<void> {
    await this.log.append(tx, event, moved);
    afterCommit(() => this.nudges.send(NUDGES.liveEvents, moved.workspaceId));
  }
}
