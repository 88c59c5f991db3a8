import { isDatabaseAway } from '@kp/database';
import { count, type Logger } from '@kp/telemetry';
import { setImmediate as breathe } from 'node:timers/promises';
import type { EventStream } from './event-stream.ts';
import type { LiveEvent } from './live-event.ts';
import type { LogReads } from './log-reads.ts';

const PAGE = 200;
/** Streams written to before other work of the process gets its turn. */
const SLICE = 250;
const RETRY_MS = 500;

/**
 * Reads what is new in one channel once, and hands it to every stream that is up to date. A stream that is behind
 * reads for itself until it has seen everything this tail has handed out; then it joins. Each stream passes over
 * what it has already seen, so that joining neither loses nor repeats an event.
 */
export class EventTail {
  readonly channel: string;
  /** Every stream of the channel, up to date or not. */
  readonly streams = new Set<EventStream>();
  /** Those and the ones that are about to begin. */
  admitted = 0;
  private readonly live = new Set<EventStream>();
  private readonly reads: LogReads;
  private readonly logger: Logger;
  /** Everything up to here is handed out, or being so. Means nothing while no stream is live. */
  private handedOut = 0;
  private since: Date | undefined;
  private reading = false;
  private isWoken = false;
  private retry: NodeJS.Timeout | undefined;

  constructor(channel: string, reads: LogReads, logger: Logger) {
    this.channel = channel;
    this.reads = reads;
    this.logger = logger;
  }

  /** Where somebody who wants only what is new begins; undefined when nobody follows the channel right now. */
  get position(): number | undefined {
    return this.live.size > 0 ? this.handedOut : undefined;
  }

  /** @returns false when events were handed out that the stream has not seen: it must read on for itself. */
  join(stream: EventStream): boolean {
    if (this.live.size === 0 && !this.reading) {
      this.handedOut = stream.cursor;
      this.since = undefined;
    } else if (stream.cursor < this.handedOut) {
      return false;
    }
    this.live.add(stream);
    // Nobody may have listened since the stream read last.
    if (this.live.size === 1) this.wake();
    return true;
  }

  leave(stream: EventStream): void {
    this.live.delete(stream);
  }

  /** There may be something new. */
  wake(): void {
    this.isWoken = true;
    if (!this.reading && this.live.size > 0) void this.read();
  }

  /** Wakes it when a nudge was lost. */
  wakeIfBehind(head: number): void {
    if (this.live.size > 0 && head > this.handedOut) this.wake();
  }

  close(): void {
    clearTimeout(this.retry);
  }

  private async read(): Promise<void> {
    this.reading = true;
    clearTimeout(this.retry);
    try {
      while (this.isWoken && this.live.size > 0) {
        this.isWoken = false;
        const page = await this.reads.page({ channel: this.channel }, this.handedOut, PAGE, this.since);
        this.isWoken ||= !page.isCaughtUp;
        this.handedOut = Math.max(this.handedOut, page.nextSeq);
        this.since = page.events.at(-1)?.event.loggedAt ?? this.since;
        if (page.events.length > 0) await this.handOut(page.events);
      }
    } catch (error) {
      // The streams stay open; what they miss now is read later.
      this.logger[isDatabaseAway(error) ? 'debug' : 'warn']('event log cannot be read; trying again', { channel: this.channel, error });
      this.isWoken = true;
      this.retry = setTimeout(() => this.wake(), RETRY_MS);
    } finally {
      this.reading = false;
    }
  }

  private async handOut(events: LiveEvent[]): Promise<void> {
    let sent = 0;
    let served = 0;
    for (const stream of this.live) {
      sent += stream.offer(events);
      served += 1;
      if (served % SLICE === 0) await breathe();
    }
    if (sent > 0) count('kp_sse_events_sent_total', {}, sent);
  }
}
