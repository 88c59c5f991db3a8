import { isDatabaseAway } from '@kp/database';
import { AppError, parseOrThrow, type AskContract, type AskReply } from '@kp/task-contracts';
import { inSpan, observeMs, SpanKind } from '@kp/telemetry';
import type { z } from 'zod';
import { Ctx, MessagePattern, Payload, Transport, type NatsContext } from '@nestjs/microservices';
import type { AskEnvelope } from './ask-client.ts';
import { reportUnexpected } from './unexpected-errors.ts';

type AskHandler<Contract extends AskContract> = (request: z.output<Contract['request']>) => Promise<AskReply<Contract>>;

/**
 * Marks a controller method as the handler of an ask. The method receives the parsed request and returns
 * the reply; a thrown AppError travels to the asker, anything else becomes `internal` and is logged here.
 */
export function OnAsk<Contract extends AskContract>(contract: Contract) {
  return (target: object, key: string, descriptor: { value?: AskHandler<Contract> }): void => {
    const handler = descriptor.value;
    if (!handler) throw new Error(`@OnAsk on ${key} needs a method`);
    const wrapped = async function (this: unknown, payload: unknown, natsContext: NatsContext): Promise<AskEnvelope> {
      const startedAt = performance.now();
      const traceparent = (natsContext.getHeaders() as { get(name: string): string } | undefined)?.get('traceparent');
      const envelope = await inSpan(contract.subject, { traceparent, kind: SpanKind.SERVER }, async (): Promise<AskEnvelope> => {
        try {
          return { ok: await handler.call(this, parseOrThrow(contract.request, payload) as z.output<Contract['request']>) };
        } catch (error) {
          if (error instanceof AppError) return { error: error.toReply() };
          reportUnexpected(contract.subject, error);
          if (isDatabaseAway(error)) return { error: new AppError('service-unavailable', 'The database is not available right now. Try again in a few seconds.').toReply() };
          return { error: new AppError('internal', 'Something went wrong on our side.').toReply() };
        }
      });
      observeMs('kp_ask_duration_ms', performance.now() - startedAt, { subject: contract.subject, outcome: 'ok' in envelope ? 'ok' : 'error' });
      return envelope;
    };
    Object.defineProperty(wrapped, 'name', { value: key });
    const method = descriptor as PropertyDescriptor;
    method.value = wrapped;
    Payload()(target, key, 0);
    Ctx()(target, key, 1);
    MessagePattern(contract.subject, Transport.NATS)(target, key, method);
  };
}
