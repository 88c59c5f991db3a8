import { QuotaCrossed, STAGE_WORDS, TaskMoved } from '@kp/task-contracts';
import { z } from 'zod';
import { EVENT_TYPES } from './event-types.ts';
import type { LoggedEvent } from './live-events.repository.ts';

/** What API consumers see of a move. A list of what is shown, so that a new field of ours stays ours. */
export const TaskUpdatedData = TaskMoved.pick({ taskId: true, mode: true, type: true, model: true, durationSeconds: true, status: true, previousStatus: true, at: true, version: true, costUnits: true, createdAt: true, waiting: true, error: true, endUser: true, costCentre: true })
  .extend({ stage: z.string().meta({ description: 'The status in words for people' }) })
  .meta({ id: 'TaskUpdatedData', description: 'A task entered a state, or why it waits has changed' });

export const QuotaThresholdData = QuotaCrossed.omit({ workspaceId: true }).meta({ id: 'QuotaThresholdData', description: 'Use of a units limit reached the soft limit of the plan, or the whole' });

/** One event of `GET /v1/events`. As a server-sent event, `id` is the `id:` line, `type` the `event:` line and `data` the `data:` line. */
export const PublicEvent = z
  .object({
    id: z.string().meta({ description: 'Cursor: counts the events of the workspace' }),
    eventId: z.string().meta({ description: 'Never changes; the same in webhooks' }),
    type: z.enum(EVENT_TYPES),
    occurredAt: z.string(),
    taskId: z.string().optional(),
    data: z.union([TaskUpdatedData, QuotaThresholdData]),
  })
  .meta({ id: 'Event' });
export type PublicEvent = z.infer<typeof PublicEvent>;

export const EventFeedPage = z
  .object({
    data: z.array(PublicEvent),
    meta: z.object({
      nextCursor: z.string().meta({ description: 'Send it as `after` to read on, at once when `hasMore`, else later' }),
      hasMore: z.boolean(),
      reset: z.boolean().optional().meta({ description: 'The cursor is unknown or older than 30 days: events may be missing before these; read the current state' }),
    }),
  })
  .meta({ id: 'EventFeedPage' });
export type EventFeedPage = z.infer<typeof EventFeedPage>;

/** The data of an event as its workspace sees it. */
export function toPublicData({ type, data }: LoggedEvent): PublicEvent['data'] {
  if (type === 'quota.threshold-reached') return QuotaThresholdData.parse(data);
  const moved = data as TaskMoved;
  return TaskUpdatedData.parse({ ...moved, stage: STAGE_WORDS[moved.status] });
}

/** The data of an event as operators see it: everything, under the names the console uses. */
export function toOperatorData({ type, data, eventId }: LoggedEvent): object {
  if (type === 'quota.threshold-reached') return { ...(data as QuotaCrossed), id: eventId };
  const moved = data as TaskMoved;
  return { ...moved, id: moved.taskId, stage: STAGE_WORDS[moved.status], updatedAt: moved.at };
}

export function toPublicEvent(event: LoggedEvent): PublicEvent {
  const { seq, eventId, type, occurredAt, taskId } = event;
  return { id: String(seq), eventId, type, occurredAt: occurredAt.toISOString(), ...(taskId ? { taskId } : {}), data: toPublicData(event) };
}
