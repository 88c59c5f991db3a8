import { isConflict, isDatabaseAway, type Database } from '@kp/database';
import type { AskContract, EventOwner, FeedEvent } from '@kp/task-contracts';
import { AppError, ASKS } from '@kp/task-contracts';
import { count, type Logger } from '@kp/telemetry';
import { DeliverPolicy, jetstream, type ConsumerMessages } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import type { AskClient } from './ask-client.ts';
import { ensureStream, streamNameOf } from './event-stream.ts';
import type { FeedDelivery } from './on-event.ts';
import { WorkerLoop } from './worker-loop.ts';

const FEED_READS = { generation: ASKS.readGenerationFeed, moderation: ASKS.readModerationFeed, storage: ASKS.readStorageFeed } satisfies Record<EventOwner, AskContract>;
const READ_BACK_EVERY_MS = 5_000;
/** How often it is looked whether a read is due: a wake-up by a live event must not put it off. */
const SWEEP_MS = 1_000;
const PAGE = 200;
/** Live events held while one is being applied; beyond it they are dropped and read back from the feed. */
const MAX_BUFFERED = 1_000;
const MAX_TRIES = 5;
const FIRST_RETRY_MS = 400;
const OWNER_AWAY_MS = 500;

/** Runs every handler of one event; absent when the service does not care about the subject. */
export type Deliver = (delivery: FeedDelivery) => Promise<void>;

/**
 * Applies one owner's events to this service, each exactly once and in feed order. The position is a row
 * in the service's own schema and moves in the same transaction as the effect. JetStream delivers live;
 * whatever it does not deliver (gap, restart, wiped store) is read back from the owner.
 */
export class FeedFollower {
  private readonly loop: WorkerLoop;
  private readonly settings: { owner: EventOwner; database: Database; connection: NatsConnection; asks: AskClient; logger: Logger; deliver: Deliver; firstRetryMs?: number | undefined };
  private readonly buffer: FeedEvent[] = [];
  private lastSeq: number | undefined;
  private mustReadBack = true;
  private readBackAtMs = 0;
  private failures = { feedSeq: -1, count: 0, retryAtMs: 0 };
  private messages: ConsumerMessages | undefined;
  private stopping = false;

  constructor(settings: FeedFollower['settings']) {
    this.settings = settings;
    this.loop = new WorkerLoop({ name: `feed-${settings.owner}`, sweepMs: SWEEP_MS, logger: settings.logger, work: () => this.advance() });
  }

  start(): void {
    this.loop.start();
    void this.followLive();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.messages?.stop();
    await this.loop.stop();
  }

  private async followLive(): Promise<void> {
    const { connection, owner, logger } = this.settings;
    while (!this.stopping) {
      try {
        await ensureStream(connection, owner);
        const consumer = await jetstream(connection).consumers.get(streamNameOf(owner), { deliver_policy: DeliverPolicy.New });
        this.messages = await consumer.consume();
        // Whatever was published before this consumer existed is read back.
        this.mustReadBack = true;
        this.loop.wake();
        for await (const message of this.messages) this.receive(message.json<FeedEvent>());
      } catch (error) {
        if (!this.stopping) logger.debug('live events interrupted; reading back from the owner', { owner, error });
      }
      if (!this.stopping) await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }

  private receive(event: FeedEvent): void {
    if (this.buffer.length >= MAX_BUFFERED) this.mustReadBack = true;
    else this.buffer.push(event);
    this.loop.wake();
  }

  /** One step: applies what is buffered, then reads back when there is a gap or the sweep is due. */
  private async advance(): Promise<boolean> {
    // Other events keep arriving; they must not use up the tries of the one that waits.
    if (Date.now() < this.failures.retryAtMs) return false;
    this.lastSeq ??= await this.loadPosition();
    while (this.buffer.length > 0) {
      while (this.buffer[0] && this.buffer[0].feedSeq <= this.lastSeq) this.buffer.shift();
      const run = contiguousRun(this.buffer, this.lastSeq);
      if (run.length === 0) {
        this.mustReadBack ||= this.buffer.length > 0;
        break;
      }
      await this.applyRun(run);
    }
    if (!this.mustReadBack && Date.now() - this.readBackAtMs < READ_BACK_EVERY_MS) return false;
    return this.readBack();
  }

  private async readBack(): Promise<boolean> {
    const { asks, owner, logger } = this.settings;
    const wasGap = this.mustReadBack;
    const page = await asks.ask(FEED_READS[owner], { afterSeq: this.lastSeq ?? 0, limit: PAGE }).catch((error: unknown) => {
      if (!(error instanceof AppError)) throw error;
      return undefined;
    });
    if (!page) {
      // The owner is starting or away; nothing is lost, its feed waits.
      logger.debug('the owner does not answer; reading back again soon', { owner });
      setTimeout(() => this.loop.wake(), OWNER_AWAY_MS);
      return false;
    }
    let rest = page.events.filter((event) => event.feedSeq > (this.lastSeq ?? 0));
    // The owner trims after 30 days; a consumer that slept longer continues at what is left.
    if (rest[0] && rest[0].feedSeq > (this.lastSeq ?? 0) + 1) await this.skipTo(rest[0].feedSeq - 1);
    while (rest.length > 0) {
      const run = contiguousRun(rest, this.lastSeq ?? 0);
      if (run.length === 0) break;
      await this.applyRun(run);
      rest = rest.filter((event) => event.feedSeq > (this.lastSeq ?? 0));
    }
    // A sweep that found something means that live delivery has stopped without an error: start it anew.
    if (!wasGap && page.events.length > 0) this.messages?.stop();
    this.mustReadBack = page.lastSeq > (this.lastSeq ?? 0);
    this.readBackAtMs = Date.now();
    return this.mustReadBack;
  }

  /** Applies consecutive events in one transaction; when one of them fails, one by one, so that only it suffers. */
  private async applyRun(run: FeedEvent[]): Promise<void> {
    if ((await this.apply(run).catch(toFailure)) instanceof HandlerFailure) {
      for (const event of run) {
        const outcome = await this.apply([event]).catch(toFailure);
        if (outcome instanceof HandlerFailure) await this.countFailure(event, outcome.cause);
      }
    }
  }

  private async apply(run: FeedEvent[]): Promise<void> {
    const { database, owner, deliver } = this.settings;
    const last = run.at(-1)?.feedSeq ?? 0;
    let actions: (() => void)[] = [];
    const isOurs = await database.transaction(async (tx) => {
      actions = [];
      const moved = await tx.query('UPDATE feed_position SET last_seq = $3, updated_at = now() WHERE owner = $1 AND last_seq = $2 - 1 RETURNING last_seq', [owner, run[0]?.feedSeq, last]);
      if (moved.length === 0) return false;
      for (const event of run) {
        const delivery: FeedDelivery = { event, tx, afterCommit: (action) => actions.push(action) };
        await deliver(delivery);
        if (delivery.failure !== undefined) throw isTransient(delivery.failure) ? delivery.failure : new HandlerFailure(delivery.failure);
      }
      return true;
    });
    // When the position was not where we thought, another replica was faster.
    this.lastSeq = isOurs ? last : await this.loadPosition();
    if (!isOurs) return;
    for (const { subject } of run) count('kp_events_consumed_total', { owner, subject });
    for (const action of actions) action();
  }

  /** After several tries a poison event is set aside, so that those behind it are not held up. */
  private async countFailure(event: FeedEvent, error: unknown): Promise<void> {
    const { database, owner, logger } = this.settings;
    this.failures = { feedSeq: event.feedSeq, count: this.failures.feedSeq === event.feedSeq ? this.failures.count + 1 : 1, retryAtMs: 0 };
    logger.warn('event handler failed', { owner, eventId: event.eventId, subject: event.subject, tries: this.failures.count, error });
    if (this.failures.count < MAX_TRIES) {
      const delayMs = (this.settings.firstRetryMs ?? FIRST_RETRY_MS) * 2 ** (this.failures.count - 1);
      this.failures.retryAtMs = Date.now() + delayMs;
      setTimeout(() => this.loop.wake(), delayMs);
      throw error;
    }
    await database.transaction(async (tx) => {
      await tx.query('UPDATE feed_position SET last_seq = $2, updated_at = now() WHERE owner = $1 AND last_seq = $2 - 1', [owner, event.feedSeq]);
      await tx.query('INSERT INTO parked_event (event_id, owner, feed_seq, subject, data, error) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING', [event.eventId, owner, event.feedSeq, event.subject, JSON.stringify(event.data), String(error)]);
    });
    this.lastSeq = event.feedSeq;
    count('kp_events_parked_total', { owner });
    logger.error('event parked: its handler kept failing', { owner, eventId: event.eventId, subject: event.subject });
  }

  private async loadPosition(): Promise<number> {
    const { database, owner } = this.settings;
    await database.query('INSERT INTO feed_position (owner) VALUES ($1) ON CONFLICT DO NOTHING', [owner]);
    const [row] = await database.query<{ last_seq: string }>('SELECT last_seq FROM feed_position WHERE owner = $1', [owner]);
    return Number(row?.last_seq ?? 0);
  }

  private async skipTo(feedSeq: number): Promise<void> {
    const { database, owner, logger } = this.settings;
    await database.query('UPDATE feed_position SET last_seq = $2 WHERE owner = $1 AND last_seq < $2', [owner, feedSeq]);
    logger.warn('events older than the feed keeps were skipped', { owner, upTo: feedSeq });
    this.lastSeq = feedSeq;
  }
}

const MAX_RUN = 50;

/** The events that follow directly on a position, at most one transaction's worth. */
function contiguousRun(events: FeedEvent[], lastSeq: number): FeedEvent[] {
  const gap = events.findIndex((event, index) => event.feedSeq !== lastSeq + 1 + index);
  return events.slice(0, Math.min(gap === -1 ? events.length : gap, MAX_RUN));
}

/** Failures that say nothing about the event: the database is away, or this transaction lost to another one. */
function isTransient(failure: unknown): boolean {
  return isDatabaseAway(failure) || isConflict(failure);
}

/** A handler's failure as a value; anything else (the database is away) stays an error. */
function toFailure(error: unknown): HandlerFailure {
  if (error instanceof HandlerFailure) return error;
  throw error;
}

class HandlerFailure extends Error {
  constructor(cause: unknown) {
    super('event handler failed', { cause });
  }
}
