import type { Database } from '@kp/database';
import { EVENT_OWNERS, type EventOwner } from '@kp/task-contracts';
import type { Logger } from '@kp/telemetry';
import type { NatsConnection } from '@nats-io/transport-node';
import { Server, type CustomTransportStrategy, type MessageHandler } from '@nestjs/microservices';
import { isObservable, lastValueFrom } from 'rxjs';
import type { AskClient } from './ask-client.ts';
import { FeedFollower } from './feed-follower.ts';
import { FEED_TRANSPORT, type FeedDelivery } from './on-event.ts';

/** Nest transport strategy for `@OnEvent` handlers: one follower for each owner whose events are handled. */
export class FeedServer extends Server implements CustomTransportStrategy {
  override readonly transportId = FEED_TRANSPORT;
  private readonly settings: {
    database: Database;
    connection: NatsConnection;
    asks: AskClient;
    logger: Logger;
    /** How long after the first failure of a handler the event is tried again, then twice as long each time; default 400 ms. */
    firstRetryMs?: number;
  };
  private followers: FeedFollower[] = [];
  /** By subject. */
  private handlers = new Map<string, MessageHandler[]>();

  constructor(settings: FeedServer['settings']) {
    super();
    this.settings = settings;
  }

  listen(callback: () => void): void {
    this.handlers = new Map([...this.messageHandlers].map(([subject, head]) => [subject, unchain(head)]));
    const owners = new Set([...this.messageHandlers.keys()].map((subject) => subject.split('.')[1] as EventOwner));
    this.followers = EVENT_OWNERS.filter((owner) => owners.has(owner)).map((owner) => new FeedFollower({ ...this.settings, owner, deliver: (delivery) => this.deliver(delivery) }));
    for (const follower of this.followers) follower.start();
    callback();
  }

  async close(): Promise<void> {
    await Promise.all(this.followers.map((follower) => follower.stop()));
  }

  on(): void {}

  unwrap<T>(): T {
    return this.followers as T;
  }

  private async deliver(delivery: FeedDelivery): Promise<void> {
    // All of them share the transaction, so one after the other, and none after a failure.
    for (const handler of this.handlers.get(delivery.event.subject) ?? []) {
      if (delivery.failure !== undefined) return;
      const result: unknown = await handler(delivery.event, delivery);
      if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
    }
  }
}

/** Takes the handlers of one subject out of the chain Nest has made of them: each would call the next one, at the same time. */
function unchain(head: MessageHandler): MessageHandler[] {
  const handlers: MessageHandler[] = [];
  for (let handler: MessageHandler | undefined = head; handler; ) {
    handlers.push(handler);
    const next = handler.next as MessageHandler | undefined;
    delete handler.next;
    handler = next;
  }
  return handlers;
}
