import type { Transaction } from '@kp/database';
import { parseOrThrow, type FeedEvent } from '@kp/task-contracts';
import { inSpan, SpanKind } from '@kp/telemetry';
import { Ctx, EventPattern, Payload } from '@nestjs/microservices';
import type { z } from 'zod';

/** Transport id of the feed server, so that only it receives these handlers. */
export const FEED_TRANSPORT = Symbol('feed');

/** What a handler gets besides the data: the event's envelope and the transaction its effect belongs to. */
export interface EventContext {
  event: FeedEvent;
  tx: Transaction;
  /** Runs something once the transaction has committed (waking a worker); skipped when it has not. */
  afterCommit: (action: () => void) => void;
}

/** Carries the outcome of a handler back to the feed server, past Nest's own error handling. */
export interface FeedDelivery extends EventContext {
  failure?: unknown;
}

interface EventDefinition {
  subject: string;
  data: z.ZodType;
}
type EventHandler<Definition extends EventDefinition> = (data: z.output<Definition['data']>, context: EventContext) => Promise<void>;

/**
 * Marks a controller method as a handler of one or more events of the same shape. It runs inside the
 * transaction that also moves the consumer's position, so its effect through `tx` happens exactly once;
 * anything it does outside the database must be repeatable.
 */
export function OnEvent<Definition extends EventDefinition>(...definitions: [Definition, ...Definition[]]) {
  return (target: object, key: string, descriptor: { value?: EventHandler<Definition> }): void => {
    const handler = descriptor.value;
    if (!handler) throw new Error(`@OnEvent on ${key} needs a method`);
    const wrapped = async function (this: unknown, event: FeedEvent, delivery: FeedDelivery): Promise<void> {
      const definition = definitions.find((each) => each.subject === event.subject) ?? definitions[0];
      await inSpan(event.subject, { traceparent: event.traceparent, kind: SpanKind.CONSUMER }, async () => {
        const data = parseOrThrow(definition.data, event.data) as z.output<Definition['data']>;
        await handler.call(this, data, delivery);
      }).catch((error: unknown) => {
        delivery.failure = error;
      });
    };
    Object.defineProperty(wrapped, 'name', { value: key });
    const method = descriptor as PropertyDescriptor;
    method.value = wrapped;
    Payload()(target, key, 0);
    Ctx()(target, key, 1);
    EventPattern(definitions.map((each) => each.subject), FEED_TRANSPORT)(target, key, method);
  };
}
