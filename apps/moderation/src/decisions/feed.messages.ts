import { OnAsk, type OutboxRelay } from '@kp/bus';
import { ASKS, type AskReply, type AskRequest } from '@kp/task-contracts';
import { Controller, Inject } from '@nestjs/common';

/** Lets consumers read this service's events back after a gap. */
@Controller()
export class FeedMessages {
  static readonly OUTBOX = Symbol('outbox');
  private readonly outbox: OutboxRelay;

  constructor(@Inject(FeedMessages.OUTBOX) outbox: OutboxRelay) {
    this.outbox = outbox;
  }

  @OnAsk(ASKS.readModerationFeed)
  read({ afterSeq, limit }: AskRequest<typeof ASKS.readModerationFeed>): Promise<AskReply<typeof ASKS.readModerationFeed>> {
    return this.outbox.repository.read(afterSeq, limit);
  }
}
