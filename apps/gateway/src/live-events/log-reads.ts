import { LiveEvent } from './live-event.ts';
import type { EventScope, LiveEventsRepository } from './live-events.repository.ts';

/** Reads of the log under way at once: streams must not take the connections that requests need. */
const MAX_AT_ONCE = 3;

export interface LivePage {
  events: LiveEvent[];
  nextSeq: number;
  isCaughtUp: boolean;
}

/**
 * Reads for all streams of this process. A few run at a time, the others wait in order, and those who ask the
 * same thing at the same time share one answer: thousands that come back at once from the same place cost one read.
 */
export class LogReads {
  private readonly log: LiveEventsRepository;
  private readonly pending = new Map<string, Promise<unknown>>();
  private readonly queue: (() => void)[] = [];
  private running = 0;

  constructor(log: LiveEventsRepository) {
    this.log = log;
  }

  page(scope: EventScope, afterSeq: number, limit: number, since?: Date): Promise<LivePage> {
    const key = JSON.stringify([scope.channel, scope.mode, scope.taskId, scope.type, afterSeq, limit]);
    return this.once(key, async () => {
      const page = await this.log.readPage(scope, afterSeq, limit, since);
      return { ...page, events: page.events.map((event) => new LiveEvent(event)) };
    });
  }

  bounds(channel: string): Promise<{ oldest: number; head: number }> {
    return this.once(`bounds ${channel}`, () => this.log.readBounds(channel));
  }

  private once<T>(key: string, read: () => Promise<T>): Promise<T> {
    const pending = this.pending.get(key);
    if (pending) return pending as Promise<T>;
    const answer = this.inTurn(read).finally(() => this.pending.delete(key));
    this.pending.set(key, answer);
    return answer;
  }

  private async inTurn<T>(read: () => Promise<T>): Promise<T> {
    if (this.running >= MAX_AT_ONCE) await new Promise<void>((resolve) => this.queue.push(resolve));
    else this.running += 1;
    try {
      return await read();
    } finally {
      // The place goes to the next in the queue, or becomes free.
      const next = this.queue.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}
