import { AppError, isErrorReply, type AskContract, type AskReply, type AskRequest } from '@kp/task-contracts';
import { currentTraceparent, inSpan, SpanKind } from '@kp/telemetry';
import { headers } from '@nats-io/transport-node';
import { ClientProxyFactory, NatsRecordBuilder, Transport, type ClientProxy } from '@nestjs/microservices';
import { firstValueFrom, TimeoutError, timeout } from 'rxjs';
import { natsOptions } from './nats-options.ts';

const DEFAULT_DEADLINE_MS = 5_000;

/** Wire form of an answer: a value or an error a caller may see. */
export type AskEnvelope = { ok: unknown } | { error: unknown };

/** Asks another service over NATS request/reply and waits for its answer, with a deadline. */
export class AskClient {
  private readonly client: ClientProxy;

  constructor(natsUrl: string, serviceName: string) {
    this.client = ClientProxyFactory.create({ transport: Transport.NATS, options: { ...natsOptions(natsUrl, `${serviceName}-ask`) } as object });
  }

  /**
   * @returns the owner's answer.
   * @throws AppError as the owner threw it; `service-unavailable` when nobody serves the subject or NATS is
   * away; `deadline-exceeded` when no answer came in `deadlineMs` (the owner may still have done the work).
   */
  async ask<Contract extends AskContract>(contract: Contract, request: AskRequest<Contract>, options: { deadlineMs?: number } = {}): Promise<AskReply<Contract>> {
    return inSpan(contract.subject, { kind: SpanKind.CLIENT, attributes: { 'messaging.system': 'nats', 'messaging.destination.name': contract.subject } }, async () => {
      const traceHeaders = headers();
      const traceparent = currentTraceparent();
      if (traceparent) traceHeaders.set('traceparent', traceparent);
      const record = new NatsRecordBuilder(request).setHeaders(traceHeaders).build();
      const envelope = await this.send(contract.subject, record, options.deadlineMs ?? DEFAULT_DEADLINE_MS);
      if ('error' in envelope) {
        if (isErrorReply(envelope.error)) throw AppError.fromReply(envelope.error);
        throw new AppError('internal', `${contract.subject} answered an unreadable error`);
      }
      return envelope.ok as AskReply<Contract>;
    });
  }

  private async send(subject: string, record: unknown, deadlineMs: number): Promise<AskEnvelope> {
    const owner = subject.split('.')[1] ?? 'service';
    try {
      return await firstValueFrom(this.client.send<AskEnvelope>(subject, record).pipe(timeout(deadlineMs)));
    } catch (error) {
      if (error instanceof TimeoutError) throw new AppError('deadline-exceeded', `The ${owner} service did not answer within ${deadlineMs} ms. Try again.`, { cause: error });
      throw new AppError('service-unavailable', `The ${owner} service is not available right now. Try again in a few seconds.`, { cause: error });
    }
  }

  async close(): Promise<void> {
    await this.client.close();
  }
}
