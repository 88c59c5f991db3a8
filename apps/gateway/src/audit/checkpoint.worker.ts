import { WorkerLoop } from '@kp/bus';
import type { ObjectStore } from '@kp/object-store';
import { count, setGauge, type Logger } from '@kp/telemetry';
import type { OnApplicationBootstrap, OnModuleDestroy } from '@nestjs/common';
import { CheckpointConflictError, storeCheckpoint } from './checkpoint.ts';
import type { CheckpointKeys } from './checkpoint-keys.ts';
import { BrokenChainError, type CheckpointsRepository } from './checkpoints.repository.ts';

/** With at most a second between two checkpoints of a chain, an entry is covered well within two seconds. */
const SWEEP_MS = 500;
const CHAINS_PER_RUN = 200;
const AT_ONCE = 8;
const STORE_AWAY_MS = 5_000;
/** A chain that cannot be signed is looked at, and complained about, this often. */
const BROKEN_MS = 60_000;

/**
 * Signs the head of every chain that has grown and keeps it in the object store, outside the database: who
 * owns only one of the two cannot change the log unnoticed. Any number of replicas may run it.
 */
export class CheckpointWorker implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly parts: { checkpoints: CheckpointsRepository; objects: ObjectStore; keys: CheckpointKeys; logger: Logger };
  private readonly loop: WorkerLoop;
  private readonly brokenUntilMs = new Map<string, number>();
  private storeAwayUntilMs = 0;

  constructor(parts: CheckpointWorker['parts']) {
    this.parts = parts;
    this.loop = new WorkerLoop({ name: 'audit-checkpoints', sweepMs: SWEEP_MS, logger: parts.logger, work: () => this.run() });
  }

  onApplicationBootstrap(): void {
    this.loop.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.loop.stop();
  }

  /** Entries were committed: no need to wait for the sweep. */
  wake(): void {
    this.loop.wake();
  }

  /** One round over the chains that are due. @returns whether there may be more right away. */
  async run(): Promise<boolean> {
    const { checkpoints } = this.parts;
    if (Date.now() < this.storeAwayUntilMs) return false;
    const due = await checkpoints.dueChains(CHAINS_PER_RUN);
    const chains = due.filter((chain) => Date.now() >= (this.brokenUntilMs.get(chain) ?? 0));
    let stored = 0;
    for (let index = 0; index < chains.length && Date.now() >= this.storeAwayUntilMs; index += AT_ONCE) {
      const counts = await Promise.all(chains.slice(index, index + AT_ONCE).map((chain) => this.advance(chain)));
      stored += counts.reduce((sum, each) => sum + each, 0);
    }
    setGauge('kp_audit_unsigned_entries', await checkpoints.unsignedEntries());
    return due.length === CHAINS_PER_RUN && stored > 0;
  }

  /** Signs and stores what is due in one chain. @returns how many checkpoints were stored. */
  private async advance(chain: string): Promise<number> {
    const { checkpoints, objects, keys, logger } = this.parts;
    let stored = 0;
    try {
      for (;;) {
        const checkpoint = await checkpoints.nextToStore(chain, (content) => keys.sign(JSON.stringify(content)));
        if (!checkpoint) return stored;
        await this.store(objects, checkpoint);
        await checkpoints.markStored(checkpoint);
        stored += 1;
      }
    } catch (error) {
      if (error instanceof BrokenChainError || error instanceof CheckpointConflictError) {
        this.brokenUntilMs.set(chain, Date.now() + BROKEN_MS);
        count('kp_audit_alarms_total', { kind: error instanceof BrokenChainError ? 'broken-chain' : 'checkpoint-conflict' });
        logger.error('ALARM: the audit log does not agree with its checkpoints; run "kling audit verify"', { chain, error });
      } else if (error instanceof StoreAwayError) {
        this.storeAwayUntilMs = Date.now() + STORE_AWAY_MS;
        count('kp_audit_checkpoints_total', { outcome: 'failed' });
        logger.warn('a checkpoint of the audit log could not be stored; entries go on, checkpoints are made up for', { chain, error: error.cause });
      } else {
        throw error;
      }
      return stored;
    }
  }

  private async store(objects: ObjectStore, { chain, seq, jws }: { chain: string; seq: number; jws: string }): Promise<void> {
    await storeCheckpoint(objects, chain, seq, jws).catch((error: unknown) => {
      throw error instanceof CheckpointConflictError ? error : new StoreAwayError('the object store does not take a checkpoint', { cause: error });
    });
    count('kp_audit_checkpoints_total', { outcome: 'stored' });
  }
}

class StoreAwayError extends Error {}
