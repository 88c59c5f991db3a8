import type { Nudges } from '@kp/bus';
import { AppError, NUDGES } from '@kp/task-contracts';
import { count, setGauge, type Logger } from '@kp/telemetry';
import type { OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { setImmediate as breathe, setTimeout as delay } from 'node:timers/promises';
import { resetReason, toCursor } from './event-cursor.ts';
import { EventStream, type StreamRequest } from './event-stream.ts';
import { EventTail } from './event-tail.ts';
import { farewellFrame, heartbeatFrame, openingFrame, resetFrame } from './live-event.ts';
import { ALL_WORKSPACES, type LiveEventsRepository } from './live-events.repository.ts';
import { LogReads } from './log-reads.ts';

/** One timer serves all streams: each tick it lets one slot of them beat, so that the work is spread evenly. */
const SLOTS = 15;
const DRAIN_MS = 2_000;
const ACCESS_CHECKS_AT_ONCE = 16;
/** Caches hear of a change by the same nudge; they shall have forgotten before anybody is asked. */
const ACCESS_DELAY_MS = 50;
const FULL_RETRY_SECONDS = 5;

export interface StreamLimits {
  /** Streams of this process; default 10 000. */
  maxStreams?: number;
  /** Streams of one workspace in this process; default 2 000. */
  maxStreamsPerWorkspace?: number;
  /** How often each stream shows that it is alive, and its caller's access is asked for; default 15 s. */
  heartbeatMs?: number;
  /** How long a reader may take nothing; default 30 s. */
  stallMs?: number;
}

interface Start {
  cursor: number;
  opening: string;
}

/** Server-sent events: admits readers, keeps one tail for each channel that has any, and ends what must end. */
export class EventStreams implements OnModuleDestroy {
  private readonly log: LiveEventsRepository;
  private readonly logger: Logger;
  private readonly reads: LogReads;
  private readonly limits: Required<StreamLimits>;
  private readonly tails = new Map<string, EventTail>();
  private readonly slots = Array.from({ length: SLOTS }, () => new Set<EventStream>());
  private readonly stalled = new Set<EventStream>();
  private readonly toCheck = new Set<string>();
  private open = 0;
  private served = 0;
  private slot = 0;
  private timer: NodeJS.Timeout | undefined;
  private isDraining = false;

  constructor(parts: { log: LiveEventsRepository; nudges: Nudges; logger: Logger; limits?: StreamLimits }) {
    this.log = parts.log;
    this.logger = parts.logger;
    this.reads = new LogReads(parts.log);
    this.limits = { maxStreams: 10_000, maxStreamsPerWorkspace: 2_000, heartbeatMs: 15_000, stallMs: 30_000, ...parts.limits };
    parts.nudges.on(NUDGES.liveEvents, (workspaceId) => {
      this.tails.get(workspaceId)?.wake();
      this.tails.get(ALL_WORKSPACES)?.wake();
    });
    parts.nudges.on(NUDGES.identity, (workspaceId) => this.checkAccessSoon(workspaceId));
  }

  /**
   * Serves a stream until the reader leaves, the last event was written or the caller's access ends. Returns
   * when the stream has begun.
   * @param lastEventId the reader's cursor; without it a task is told from its beginning, anything else from now on.
   * @throws AppError `service-unavailable` or `rate-limited` when there are too many streams, before anything was written.
   */
  async serve(reply: FastifyReply, lastEventId: string | undefined, request: StreamRequest): Promise<void> {
    const tail = this.admit(reply, request.scope.channel);
    let start: Start;
    try {
      start = await this.startOf(tail, lastEventId, request);
    } catch (error) {
      this.release(tail);
      throw error;
    }
    const { raw: response } = reply;
    if (response.destroyed || response.socket?.destroyed !== false) return this.release(tail);
    reply.hijack();
    // The connection is of no use to anybody after the stream, which may end because this process goes.
    response.writeHead(200, { ...(reply.getHeaders() as Record<string, string>), 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store', connection: 'close', 'x-accel-buffering': 'no' });
    if (reply.request.method === 'HEAD') {
      response.end();
      return this.release(tail);
    }
    const stream = new EventStream({ response, request, tail, reads: this.reads, logger: this.logger, onStall: (each, isStalled) => void (isStalled ? this.stalled.add(each) : this.stalled.delete(each)) }, start.cursor);
    this.served += 1;
    const slot = this.slots[this.served % SLOTS];
    slot?.add(stream);
    tail.streams.add(stream);
    response.on('close', () => {
      stream.close();
      slot?.delete(stream);
      tail.streams.delete(stream);
      this.release(tail);
    });
    response.write(start.opening);
    stream.start();
  }

  /** Ends every stream, so that readers go on elsewhere; cuts off after 2 s who has not taken the end. */
  async onModuleDestroy(): Promise<void> {
    this.isDraining = true;
    clearInterval(this.timer);
    const deadlineMs = performance.now() + DRAIN_MS;
    let ended = 0;
    for (const stream of this.all()) {
      // Spread, so that the next process is not met by all of them at once.
      stream.end(farewellFrame(jitterMs(500, 5_000)));
      ended += 1;
      if (ended % 250 === 0) await breathe();
    }
    while (this.open > 0 && performance.now() < deadlineMs) await delay(20);
    for (const stream of this.all()) stream.cut();
  }

  /** How many streams are open, and how many channels are read for them. */
  get size(): { streams: number; tails: number } {
    return { streams: this.open, tails: this.tails.size };
  }

  private *all(): Iterable<EventStream> {
    for (const slot of this.slots) yield* slot;
  }

  private admit(reply: FastifyReply, channel: string): EventTail {
    const { maxStreams, maxStreamsPerWorkspace } = this.limits;
    const tail = this.tails.get(channel) ?? new EventTail(channel, this.reads, this.logger);
    if (this.isDraining || this.open >= maxStreams) {
      void reply.header('retry-after', String(FULL_RETRY_SECONDS));
      throw new AppError('service-unavailable', 'No more live streams can be opened here right now. Try again in a few seconds.', { retryAfterSeconds: FULL_RETRY_SECONDS });
    }
    if (tail.admitted >= maxStreamsPerWorkspace) {
      void reply.header('retry-after', String(FULL_RETRY_SECONDS));
      throw new AppError('rate-limited', `The workspace has ${maxStreamsPerWorkspace} live streams open, which is the most it may have. Close some, or read GET /v1/events as JSON.`, { retryAfterSeconds: FULL_RETRY_SECONDS });
    }
    this.open += 1;
    tail.admitted += 1;
    this.tails.set(channel, tail);
    setGauge('kp_sse_streams_open', this.open);
    this.timer ??= setInterval(() => this.tick(), this.limits.heartbeatMs / SLOTS);
    return tail;
  }

  /** When its last reader leaves, a channel is forgotten; when the last of all leaves, so is the timer. */
  private release(tail: EventTail): void {
    this.open -= 1;
    setGauge('kp_sse_streams_open', this.open);
    tail.admitted -= 1;
    if (tail.admitted === 0) {
      tail.close();
      this.tails.delete(tail.channel);
    }
    if (this.open > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private async startOf(tail: EventTail, lastEventId: string | undefined, { scope }: StreamRequest): Promise<Start> {
    const retryMs = jitterMs(1_000, 3_000);
    if (!lastEventId) {
      if (scope.taskId) return { cursor: 0, opening: openingFrame(retryMs, undefined) };
      const cursor = tail.position ?? (await this.reads.bounds(scope.channel)).head;
      return { cursor, opening: openingFrame(retryMs, cursor) };
    }
    const cursor = toCursor(lastEventId);
    if (cursor !== undefined && cursor === tail.position) return { cursor, opening: openingFrame(retryMs, undefined) };
    let bounds = await this.reads.bounds(scope.channel);
    // An answer shared with others may be older than the event the reader has just seen elsewhere.
    if (cursor !== undefined && cursor > bounds.head) bounds = await this.log.readBounds(scope.channel);
    const reason = resetReason(cursor, bounds);
    if (!reason) return { cursor: cursor ?? 0, opening: openingFrame(retryMs, undefined) };
    return { cursor: scope.taskId ? 0 : bounds.head, opening: openingFrame(retryMs, undefined) + resetFrame(scope.taskId ? 0 : bounds.head, reason) };
  }

  private tick(): void {
    const nowMs = performance.now();
    for (const stream of this.stalled) {
      if (nowMs - (stream.stalledSinceMs ?? nowMs) < this.limits.stallMs) continue;
      count('kp_sse_slow_readers_closed_total');
      stream.cut();
    }
    this.slot = (this.slot + 1) % SLOTS;
    const due = [...(this.slots[this.slot] ?? [])];
    const frames = new Map<number | undefined, Buffer>();
    const frameFor = (seq: number | undefined) => {
      let frame = frames.get(seq);
      if (!frame) frames.set(seq, (frame = heartbeatFrame(seq)));
      return frame;
    };
    for (const stream of due) stream.beat(frameFor);
    void this.checkAccess(due);
    void this.wakeLaggards();
  }

  /** A lost nudge costs a tick. */
  private async wakeLaggards(): Promise<void> {
    const heads = await this.log.readHeads([...this.tails.keys()]).catch(() => new Map<string, number>());
    for (const [channel, head] of heads) this.tails.get(channel)?.wakeIfBehind(head);
  }

  /** @param workspaceId empty: something changed that may concern everybody. */
  private checkAccessSoon(workspaceId: string): void {
    if (this.open === 0) return;
    if (this.toCheck.size === 0) {
      setTimeout(() => {
        const channels = [...this.toCheck];
        this.toCheck.clear();
        const concerned = channels.includes('') ? [...this.all()] : channels.flatMap((channel) => [...(this.tails.get(channel)?.streams ?? [])]);
        void this.checkAccess(concerned);
      }, ACCESS_DELAY_MS);
    }
    this.toCheck.add(workspaceId);
    this.toCheck.add(ALL_WORKSPACES);
  }

  /** One question for each caller. Whoever cannot be asked about right now stays. */
  private async checkAccess(streams: EventStream[]): Promise<void> {
    const callers = new Map<string, EventStream[]>();
    for (const stream of streams) {
      const known = callers.get(stream.request.caller);
      if (known) known.push(stream);
      else callers.set(stream.request.caller, [stream]);
    }
    const rest = callers.values();
    const check = async () => {
      for (const theirs of rest) {
        const isAllowed = await theirs[0]?.request.isStillAllowed().catch(() => true);
        if (isAllowed === false) for (const stream of theirs) stream.end();
      }
    };
    await Promise.all(Array.from({ length: Math.min(ACCESS_CHECKS_AT_ONCE, callers.size) }, check));
  }
}

function jitterMs(from: number, to: number): number {
  return Math.round(from + Math.random() * (to - from));
}
