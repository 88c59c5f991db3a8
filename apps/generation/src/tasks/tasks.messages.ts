import { OnAsk, OutboxRelay } from '@kp/bus';
import { ASKS, type AskReply, type AskRequest } from '@kp/task-contracts';
import { Controller } from '@nestjs/common';
import { EstimatesService } from './estimates.service.ts';
import { TasksService } from './tasks.service.ts';

@Controller()
export class TasksMessages {
  private readonly tasks: TasksService;
  private readonly estimates: EstimatesService;
  private readonly outbox: OutboxRelay;

  constructor(tasks: TasksService, estimates: EstimatesService, outbox: OutboxRelay) {
    this.tasks = tasks;
    this.estimates = estimates;
    this.outbox = outbox;
  }

  @OnAsk(ASKS.createTask)
  create(request: AskRequest<typeof ASKS.createTask>): Promise<AskReply<typeof ASKS.createTask>> {
    return this.tasks.create(request);
  }

  @OnAsk(ASKS.estimateTask)
  estimate(request: AskRequest<typeof ASKS.estimateTask>): Promise<AskReply<typeof ASKS.estimateTask>> {
    return this.estimates.estimate(request);
  }

  @OnAsk(ASKS.getTask)
  get(request: AskRequest<typeof ASKS.getTask>): Promise<AskReply<typeof ASKS.getTask>> {
    return this.tasks.get(request);
  }

  @OnAsk(ASKS.listTasks)
  list(request: AskRequest<typeof ASKS.listTasks>): Promise<AskReply<typeof ASKS.listTasks>> {
    return this.tasks.list(request);
  }

  @OnAsk(ASKS.readGenerationFeed)
  readFeed({ afterSeq, limit }: AskRequest<typeof ASKS.readGenerationFeed>): Promise<AskReply<typeof ASKS.readGenerationFeed>> {
    return this.outbox.repository.read(afterSeq, limit);
  }
}
