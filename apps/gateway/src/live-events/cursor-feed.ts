import { AppError } from '@kp/task-contracts';
import { resetReason, toCursor } from './event-cursor.ts';
import { toPublicEvent, type EventFeedPage } from './event-shapes.ts';
import type { EventScope, LiveEventsRepository } from './live-events.repository.ts';

/** Windows of the log that one request looks through when hardly anything matches its filter. */
const MAX_READS = 5;

/**
 * A page of events after a cursor, for those who cannot hold a stream open, or want to be sure that they missed
 * nothing. Same rows, ids and order as the stream.
 * @param after cursor of an earlier page or `id` of an event; absent: from the oldest event kept (30 days).
 * @throws AppError `validation-failed` when `after` is no cursor.
 */
export async function readFeed(log: LiveEventsRepository, scope: EventScope, after: string | undefined, limit: number): Promise<EventFeedPage> {
  const wanted = after === undefined ? undefined : toCursor(after);
  if (after !== undefined && wanted === undefined) throw AppError.validation([{ path: 'after', code: 'invalid', message: 'is not a cursor: send the id of an event, or meta.nextCursor of an earlier page' }]);
  const bounds = await log.readBounds(scope.channel);
  const isReset = wanted !== undefined && resetReason(wanted, bounds) !== undefined;
  let cursor = wanted === undefined || isReset ? bounds.oldest - 1 : wanted;
  for (let reads = 1; ; reads += 1) {
    const page = await log.readPage(scope, cursor, limit);
    cursor = page.nextSeq;
    if (page.events.length === 0 && !page.isCaughtUp && reads < MAX_READS) continue;
    return { data: page.events.map(toPublicEvent), meta: { nextCursor: String(cursor), hasMore: !page.isCaughtUp, ...(isReset ? { reset: true } : {}) } };
  }
}
