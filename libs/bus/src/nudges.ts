import type { NatsConnection } from '@nats-io/transport-node';

/**
 * Wake-ups between replicas over core NATS. Publish after commit only. A lost nudge costs at most the
 * receiver's sweep interval, so nothing here waits or retries.
 */
export class Nudges {
  private readonly connection: NatsConnection;

  constructor(connection: NatsConnection) {
    this.connection = connection;
  }

  send(subject: string, payload = ''): void {
    if (!this.connection.isClosed()) this.connection.publish(subject, payload);
  }

  on(subject: string, wake: (payload: string) => void): void {
    this.connection.subscribe(subject, { callback: (error, message) => (error ? undefined : wake(message.string())) });
  }
}
