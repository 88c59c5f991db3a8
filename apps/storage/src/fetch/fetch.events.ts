import { OnEvent, type EventContext } from '@kp/bus';
import { EVENTS, type OutputReady } from '@kp/task-contracts';
import { Controller } from '@nestjs/common';
import { FetchRepository } from './fetch.repository.ts';
import { FetchWorker } from './fetch.worker.ts';

/** Turns "the provider is done" into a download to do. */
@Controller()
export class FetchEvents {
  private readonly jobs: FetchRepository;
  private readonly worker: FetchWorker;

  constructor(jobs: FetchRepository, worker: FetchWorker) {
    this.jobs = jobs;
    this.worker = worker;
  }

  @OnEvent(EVENTS.outputReady)
  async outputReady(output: OutputReady, { event, tx, afterCommit }: EventContext): Promise<void> {
    await this.jobs.add(tx, output, event.traceparent);
    afterCommit(() => this.worker.loop.wake());
  }
}
