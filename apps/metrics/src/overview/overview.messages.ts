import { OnAsk } from '@kp/bus';
import { ASKS, type AskReply } from '@kp/task-contracts';
import { Controller } from '@nestjs/common';
import { OverviewRepository } from './overview.repository.ts';

@Controller()
export class OverviewMessages {
  private readonly overview: OverviewRepository;

  constructor(overview: OverviewRepository) {
    this.overview = overview;
  }

  @OnAsk(ASKS.readOverview)
  read(): Promise<AskReply<typeof ASKS.readOverview>> {
    return this.overview.read();
  }
}
