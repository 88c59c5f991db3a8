import { connect, type NatsConnection, type NodeConnectionOptions } from '@nats-io/transport-node';

/**
 * Connection options from a URL that may carry credentials (`nats://user:password@host:4222`), which the
 * client itself does not read from a URL. Reconnects for ever: an outage of NATS must never end a service.
 */
export function natsOptions(url: string, name: string): NodeConnectionOptions {
  const { host, username, password } = new URL(url);
  return {
    servers: host,
    name,
    ...(username ? { user: decodeURIComponent(username), pass: decodeURIComponent(password) } : {}),
    maxReconnectAttempts: -1,
    reconnectTimeWait: 250,
    waitOnFirstConnect: true,
    ignoreAuthErrorAbort: true,
    pingInterval: 10_000,
  };
}

/** One connection for events and nudges; asks use the one Nest opens. */
export function connectNats(url: string, name: string): Promise<NatsConnection> {
  return connect(natsOptions(url, name));
}
