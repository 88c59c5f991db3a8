import type { Logger } from '@kp/telemetry';

/**
 * Runs `work` whenever woken and at least every `sweepMs`, never twice at once in this process. `work`
 * returns whether there is more to do right away. Errors are logged and retried at the next sweep: a
 * database or provider outage must never end a worker.
 */
export class WorkerLoop {
  private readonly name: string;
  private readonly sweepMs: number;
  private readonly work: () => Promise<boolean>;
  private readonly logger: Logger;
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<void> | undefined;
  private wokenWhileRunning = false;
  private stopped = true;

  constructor(settings: { name: string; sweepMs: number; work: () => Promise<boolean>; logger: Logger }) {
    this.name = settings.name;
    this.sweepMs = settings.sweepMs;
    this.work = settings.work;
    this.logger = settings.logger;
  }

  start(): void {
    this.stopped = false;
    this.wake();
  }

  /** Runs the work now, or once more after the current run. */
  wake(): void {
    if (this.stopped) return;
    if (this.running) {
      this.wokenWhileRunning = true;
      return;
    }
    clearTimeout(this.timer);
    // Begun after `running` is set: work that wakes the loop at once must not begin a second run.
    this.running = Promise.resolve().then(() => this.runUntilIdle()).finally(() => {
      this.running = undefined;
      if (this.stopped) return;
      if (this.wokenWhileRunning) this.wake();
      else this.timer = setTimeout(() => this.wake(), this.sweepMs);
    });
  }

  /** Stops after the current run. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private async runUntilIdle(): Promise<void> {
    this.wokenWhileRunning = false;
    try {
      while (!this.stopped && (await this.work())) this.wokenWhileRunning = false;
    } catch (error) {
      this.logger.warn('worker run failed; the next sweep tries again', { worker: this.name, error });
      this.wokenWhileRunning = false;
    }
  }
}
