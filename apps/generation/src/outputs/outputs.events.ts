import { OnEvent, OutboxRelay, type EventContext } from '@kp/bus';
import { EVENTS, type AssetFailed, type AssetStored } from '@kp/task-contracts';
import { Logger } from '@kp/telemetry';
import { Controller } from '@nestjs/common';
import { TrackRepository } from '../track/track.repository.ts';
import { moveTask } from '../tasks/task-moves.repository.ts';

/** Rounds of fresh URLs asked for before a result is given up; with the growing delay that is about ten minutes. */
const MAX_ROUNDS = 6;
const FIRST_DELAY_SECONDS = 2;

/** Ends a task when storage has brought its result home, or has finally failed to. */
@Controller()
export class OutputsEvents {
  private readonly track: TrackRepository;
  private readonly outbox: OutboxRelay;
  private readonly logger: Logger;

  constructor(track: TrackRepository, outbox: OutboxRelay, logger: Logger) {
    this.track = track;
    this.outbox = outbox;
    this.logger = logger;
  }

  @OnEvent(EVENTS.assetStored)
  async stored(asset: AssetStored, { tx, afterCommit }: EventContext): Promise<void> {
    const moved = await moveTask(tx, asset.taskId, ['FINALIZING'], 'SUCCEEDED', { outputs: asset.outputs });
    if (moved) this.logger.info('task succeeded', { taskId: asset.taskId, outputs: asset.outputs.length, bytes: asset.outputs.reduce((sum, output) => sum + output.bytes, 0) });
    afterCommit(() => this.outbox.wake());
  }

  @OnEvent(EVENTS.assetFailed)
  async failed(failure: AssetFailed, { tx, afterCommit }: EventContext): Promise<void> {
    if (failure.reason === 'refused-host' || failure.round >= MAX_ROUNDS) {
      await this.track.failOutput(tx, failure.taskId, 'output-lost', `The result could not be copied to our storage: ${failure.detail}`);
      this.logger.error('result lost', { taskId: failure.taskId, reason: failure.reason, rounds: failure.round });
    } else {
      await this.track.requestFreshUrl(tx, failure.attemptId, failure.round, FIRST_DELAY_SECONDS * 2 ** failure.round);
    }
    afterCommit(() => this.outbox.wake());
  }
}
