import { isDatabaseAway } from '@kp/database';
import { count, type Logger } from '@kp/telemetry';
import type { ServerResponse } from 'node:http';
import type { EventTail } from './event-tail.ts';
import type { LiveEvent, StreamFormat } from './live-event.ts';
import type { EventScope } from './live-events.repository.ts';
import type { LogReads } from './log-reads.ts';

/** The most that waits in this process for one reader. What does not fit stays in the log. */
export const MAX_WAITING_BYTES = 64 * 1024;
/** What chunked encoding adds to a write. */
const CHUNK_OVERHEAD_BYTES = 16;
const PAGE = 100;
const RETRY_MS = 1_000;
const ROOM_CHECK_MS = 50;

export interface StreamRequest {
  scope: EventScope;
  format: StreamFormat;
  /** True for the event after which the stream is complete. */
  isLast?: (event: LiveEvent['event']) => boolean;
  /** Who reads. Streams of one caller are asked for together. */
  caller: string;
  /** Whether the caller may still read this. Asked now and then; when it fails to answer, the stream stays. */
  isStillAllowed: () => Promise<boolean>;
}

export interface StreamParts {
  response: ServerResponse;
  request: StreamRequest;
  tail: EventTail;
  reads: LogReads;
  logger: Logger;
  /** Called when the reader stops, and when it goes on, taking what was written. */
  onStall: (stream: EventStream, isStalled: boolean) => void;
}

/**
 * One reader's connection. It is either live, and gets events from the shared tail, or behind, and reads its own
 * pages from the log: at its beginning, and after a pause of the reader. Nothing is queued for a reader: an
 * event is written when it fits and read again when it did not.
 */
export class EventStream {
  /** Everything up to here was written, or was not for this reader. */
  cursor: number;
  /** Since when the reader has not taken what was written; undefined while it does. */
  stalledSinceMs: number | undefined;
  private readonly parts: StreamParts;
  private isLive = false;
  private isReading = false;
  private isEnded = false;

  constructor(parts: StreamParts, cursor: number) {
    this.parts = parts;
    this.cursor = cursor;
  }

  get request(): StreamRequest {
    return this.parts.request;
  }

  /** Begins at the cursor: live at once when nothing was missed. */
  start(): void {
    this.parts.response.on('drain', () => this.onDrain());
    this.followOrCatchUp();
  }

  /** Takes what the tail has read. @returns how many events were written. */
  offer(events: LiveEvent[]): number {
    const { request } = this.parts;
    let sent = 0;
    for (const live of events) {
      const { event } = live;
      if (!this.isLive) return sent;
      if (event.seq <= this.cursor) continue;
      if (matches(request.scope, event)) {
        if (!this.write(live.frameFor(request.format))) {
          this.fallBehind();
          return sent;
        }
        sent += 1;
        if (request.isLast?.(event)) this.end();
      }
      this.cursor = event.seq;
    }
    return sent;
  }

  /** Says that the connection is alive, unless the reader does not read anyway. @param frame by position of the reader. */
  beat(frame: (seq: number | undefined) => Buffer): void {
    if (this.isEnded || this.stalledSinceMs !== undefined) return;
    this.write(frame(this.isLive && this.cursor === this.parts.tail.position ? this.cursor : undefined));
  }

  /** Ends the stream properly: the reader sees its end, and resumes by id where it wants to. */
  end(lastWords = ''): void {
    if (this.isEnded) return;
    this.close();
    this.parts.response.end(lastWords);
  }

  /** Cuts a reader off that takes nothing. */
  cut(): void {
    this.close();
    this.parts.response.destroy();
  }

  /** Stops everything that could still write. */
  close(): void {
    this.isEnded = true;
    this.isLive = false;
    this.parts.tail.leave(this);
    this.setStalled(false);
  }

  private followOrCatchUp(): void {
    if (this.parts.tail.position === this.cursor && this.parts.tail.join(this)) this.isLive = true;
    else void this.catchUp();
  }

  private fallBehind(): void {
    this.isLive = false;
    this.parts.tail.leave(this);
    this.awaitRoom();
  }

  /** Reads pages from the log until there is nothing more or the reader has enough for now. */
  private async catchUp(): Promise<void> {
    if (this.isReading) return;
    this.isReading = true;
    const { reads, tail, request, logger } = this.parts;
    try {
      while (!this.isEnded) {
        const page = await reads.page(request.scope, this.cursor, PAGE);
        if (this.isEnded) return;
        const written = this.writePage(page.events);
        if (written > 0) count('kp_sse_events_sent_total', {}, written);
        if (this.isEnded) return;
        if (written < page.events.length) return this.awaitRoom();
        this.cursor = page.nextSeq;
        if (page.isCaughtUp && tail.join(this)) {
          this.isLive = true;
          return;
        }
      }
    } catch (error) {
      logger[isDatabaseAway(error) ? 'debug' : 'warn']('event log cannot be read; trying again', { channel: tail.channel, error });
      setTimeout(() => void this.catchUp(), RETRY_MS);
    } finally {
      this.isReading = false;
    }
  }

  /** @returns how many of them fitted. */
  private writePage(events: LiveEvent[]): number {
    const { request } = this.parts;
    for (const [index, live] of events.entries()) {
      if (!this.write(live.frameFor(request.format))) return index;
      this.cursor = live.event.seq;
      if (request.isLast?.(live.event)) {
        this.end();
        return index + 1;
      }
    }
    return events.length;
  }

  /** @returns false when it does not fit; nothing is written then. A frame larger than the bound goes out alone. */
  private write(frame: Buffer | string): boolean {
    const { response } = this.parts;
    const waiting = response.writableLength;
    if (waiting > 0 && waiting + frame.length + CHUNK_OVERHEAD_BYTES > MAX_WAITING_BYTES) {
      this.setStalled(true);
      return false;
    }
    if (!response.write(frame)) this.setStalled(true);
    return true;
  }

  /** The log is read on when the reader has taken what waits. */
  private awaitRoom(): void {
    const { response } = this.parts;
    // Node announces room only to those who were told that there is none; a large event may find little left before.
    if (this.isEnded || response.writableNeedDrain) return;
    setTimeout(() => (response.writableLength === 0 ? this.onDrain() : this.awaitRoom()), ROOM_CHECK_MS);
  }

  private onDrain(): void {
    this.setStalled(false);
    if (!this.isEnded && !this.isLive) void this.catchUp();
  }

  private setStalled(isStalled: boolean): void {
    if (isStalled === (this.stalledSinceMs !== undefined)) return;
    this.stalledSinceMs = isStalled ? performance.now() : undefined;
    this.parts.onStall(this, isStalled);
  }
}

function matches(scope: EventScope, event: LiveEvent['event']): boolean {
  return (scope.mode === undefined || scope.mode === event.mode) && (scope.taskId === undefined || scope.taskId === event.taskId) && (scope.type === undefined || scope.type === event.type);
}
