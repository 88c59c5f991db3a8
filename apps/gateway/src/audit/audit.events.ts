import { OnEvent, type EventContext } from '@kp/bus';
import { AuditRecord, EVENTS, type TaskMoved } from '@kp/task-contracts';
import { Controller } from '@nestjs/common';
import { AuditTrail } from './audit-trail.ts';
import { CheckpointWorker } from './checkpoint.worker.ts';

/**
 * Appends what other services have changed. The feed hands each event over exactly once, in the transaction
 * that moves its position; one that cannot be appended is parked by it with an alarm and holds nobody up.
 */
@Controller()
export class AuditEvents {
  private readonly trail: AuditTrail;
  private readonly checkpoints: CheckpointWorker;

  constructor(trail: AuditTrail, checkpoints: CheckpointWorker) {
    this.trail = trail;
    this.checkpoints = checkpoints;
  }

  @OnEvent<{ subject: string; data: typeof AuditRecord }>(EVENTS.generationAudited, EVENTS.storageAudited)
  async recorded(record: AuditRecord, { event, tx, afterCommit }: EventContext): Promise<void> {
    await this.trail.append(tx, record, new Date(event.occurredAt));
    afterCommit(() => this.checkpoints.wake());
  }

  /** A task is created by a person or a key; every later move that one of them causes comes as a record of its own. */
  @OnEvent(EVENTS.CREATED)
  async taskCreated(moved: TaskMoved, { event, tx, afterCommit }: EventContext): Promise<void> {
    // What changes about a task that still waits is told under the same subject.
    if (moved.version !== 1 || moved.previousStatus !== undefined) return;
    await this.trail.append(
      tx,
      {
        chain: moved.workspaceId,
        action: 'task.created',
        actor: moved.keyId ? { kind: 'api-key', id: moved.keyId } : { kind: 'user', id: moved.userId },
        target: { kind: 'task', id: moved.taskId },
        after: { type: moved.type, model: moved.model, costUnits: moved.costUnits, mode: moved.mode },
        ...(moved.requestId ? { requestId: moved.requestId } : {}),
      },
      new Date(event.occurredAt),
    );
    afterCommit(() => this.checkpoints.wake());
  }
}
