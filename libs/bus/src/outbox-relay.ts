import type { Database } from '@kp/database';
import type { EventOwner, FeedEvent } from '@kp/task-contracts';
import { count, type Logger } from '@kp/telemetry';
import { jetstream, type JetStreamClient } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { ensureStream } from './event-stream.ts';
import { OutboxRepository } from './outbox.ts';
import { WorkerLoop } from './worker-loop.ts';

const BATCH = 200;
const SWEEP_MS = 1_000;
const FEED_KEEP_DAYS = 30;
const TRIM_EVERY_MS = 3_600_000;

/**
 * Publishes a service's committed events to JetStream in feed order. Consumers tolerate duplicates and
 * gaps, so a crash between publishing and marking costs nothing.
 */
export class OutboxRelay {
  readonly repository: OutboxRepository;
  private readonly loop: WorkerLoop;
  private readonly connection: NatsConnection;
  private readonly owner: EventOwner;
  private readonly jetstream: JetStreamClient;
  private streamKnown = false;
  private trimmedAtMs = 0;

  constructor(settings: { database: Database; connection: NatsConnection; owner: EventOwner; logger: Logger }) {
    this.repository = new OutboxRepository(settings.database);
    this.connection = settings.connection;
    this.owner = settings.owner;
    this.jetstream = jetstream(settings.connection, { timeout: 2_000 });
    this.loop = new WorkerLoop({ name: `outbox-${settings.owner}`, sweepMs: SWEEP_MS, logger: settings.logger, work: () => this.relay() });
  }

  start(): void {
    this.loop.start();
  }

  /** Call after a commit that appended events, so that they leave at once instead of at the next sweep. */
  wake(): void {
    this.loop.wake();
  }

  stop(): Promise<void> {
    return this.loop.stop();
  }

  private async relay(): Promise<boolean> {
    const events = await this.repository.numberCommitted(BATCH);
    if (events.length > 0) await this.publish(events);
    if (Date.now() - this.trimmedAtMs > TRIM_EVERY_MS) {
      await this.repository.trim(FEED_KEEP_DAYS);
      this.trimmedAtMs = Date.now();
    }
    return events.length === BATCH;
  }

  private async publish(events: FeedEvent[]): Promise<void> {
    try {
      if (!this.streamKnown) await ensureStream(this.connection, this.owner);
      this.streamKnown = true;
      // In flight together, confirmed together; order on the wire is the order of the calls.
      await Promise.all(events.map((event) => this.jetstream.publish(event.subject, JSON.stringify(event), { msgID: event.eventId })));
    } catch (error) {
      this.streamKnown = false;
      throw error;
    }
    await this.repository.markPublished(events.at(-1)?.feedSeq ?? 0);
    count('kp_events_published_total', { owner: this.owner }, events.length);
  }
}
