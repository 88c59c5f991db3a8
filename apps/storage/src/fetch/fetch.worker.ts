import { WorkerLoop, type OutboxRelay } from '@kp/bus';
import { RefusedHostError } from '@kp/http';
import { SizeLimitError, type ObjectStore } from '@kp/object-store';
import type { AssetFailed, OutputReady } from '@kp/task-contracts';
import { count, inSpan, redactText, type Logger } from '@kp/telemetry';
import { MEDIA_TYPES } from '../media/media-type.ts';
import { fetchOutput, FinalFetchError, type VerifiedOutput } from './fetch-output.ts';
import { FETCH_LEASE_SECONDS, type FetchJob, type FetchRepository } from './fetch.repository.ts';

const PARALLEL_DOWNLOADS = 4;
const MAX_TRIES = 5;

/** Thrown by a worker that was too slow: the job is somebody else's now. */
class LostLeaseError extends Error {}

/** Brings results home: each is streamed to a staging key and verified; when all are there, they move to the task's own keys. */
export class FetchWorker {
  readonly loop: WorkerLoop;
  private readonly underWay = new Set<Promise<void>>();
  private readonly parts: { jobs: FetchRepository; objects: ObjectStore; outbox: OutboxRelay; logger: Logger; maxOutputBytes: number };

  constructor(parts: FetchWorker['parts']) {
    this.parts = parts;
    this.loop = new WorkerLoop({ name: 'fetch', sweepMs: 500, logger: parts.logger, work: () => this.run() });
  }

  async stop(): Promise<void> {
    await this.loop.stop();
    await Promise.all(this.underWay);
  }

  private async run(): Promise<boolean> {
    const free = PARALLEL_DOWNLOADS - this.underWay.size;
    const jobs = free > 0 ? await this.parts.jobs.claim(free) : [];
    for (const job of jobs) {
      const download = inSpan('output.fetch', { traceparent: job.traceparent, attributes: { 'kp.task_id': job.output.taskId } }, () => this.fetch(job))
        .catch((error: unknown) => this.parts.logger.error('download interrupted', { taskId: job.output.taskId, error }))
        .finally(() => {
          this.underWay.delete(download);
          this.parts.outbox.wake();
          this.loop.wake();
        });
      this.underWay.add(download);
    }
    return false;
  }

  private async fetch(job: FetchJob): Promise<void> {
    const { jobs } = this.parts;
    const heartbeat = new AbortController();
    const timer = setInterval(() => void jobs.extend(job).then((held) => held || heartbeat.abort(new LostLeaseError('the lease was lost'))).catch(() => undefined), (FETCH_LEASE_SECONDS * 1_000) / 3);
    try {
      const verified = await this.takeStock(job);
      await this.fetchMissing(job, verified, heartbeat.signal);
      await this.store(job, [...verified.values()]);
    } catch (error) {
      if (error instanceof LostLeaseError) this.parts.logger.info('another worker has the download now', { taskId: job.output.taskId });
      else await this.recordFailure(job, error);
    } finally {
      clearInterval(timer);
    }
  }

  /** What earlier tries have left: verified outputs are kept, and what a killed worker could not tidy up is deleted. */
  private async takeStock(job: FetchJob): Promise<Map<number, VerifiedOutput>> {
    const { objects } = this.parts;
    const verified = new Map<number, VerifiedOutput>();
    for (const output of Object.values(job.verified)) if ((await objects.head(output.stagingKey))?.bytes === output.bytes) verified.set(output.index, output);
    const kept = new Set([...verified.values()].map((output) => output.stagingKey));
    for (let epoch = 1; epoch < job.epoch; epoch += 1) {
      for (const { index } of job.output.outputs) if (!kept.has(stagingKeyOf(job, epoch, index))) await objects.delete(stagingKeyOf(job, epoch, index));
    }
    return verified;
  }

  /** Fetches what is not there yet. One that fails does not keep the others from coming, unless there is no hope for it. */
  private async fetchMissing(job: FetchJob, verified: Map<number, VerifiedOutput>, signal: AbortSignal): Promise<void> {
    const { jobs, objects, maxOutputBytes } = this.parts;
    const failures: unknown[] = [];
    for (const output of job.output.outputs) {
      if (verified.has(output.index)) continue;
      signal.throwIfAborted();
      try {
        const fetched = await fetchOutput(objects, output, { allowedHosts: job.output.allowedHosts, stagingKey: stagingKeyOf(job, job.epoch, output.index), maxBytes: maxOutputBytes, signal });
        if (!(await jobs.keep(job, fetched))) {
          await objects.delete(fetched.stagingKey);
          throw new LostLeaseError('the lease was lost');
        }
        verified.set(output.index, fetched);
      } catch (error) {
        if (error instanceof LostLeaseError || finalReasonOf(error)) throw error;
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  /** All or nothing: only a worker that still has the job moves the files, and one event tells of all of them. */
  private async store(job: FetchJob, verified: VerifiedOutput[]): Promise<void> {
    const { jobs, objects, logger } = this.parts;
    if (!(await jobs.extend(job))) throw new LostLeaseError('the lease was lost');
    const stored = verified.map((output) => ({ ...output, key: keyOf(job.output, output) }));
    for (const { stagingKey, key } of stored) await objects.move(stagingKey, key);
    await jobs.finish(job, stored);
    const bytes = stored.reduce((sum, output) => sum + output.bytes, 0);
    count('kp_stored_bytes_total', {}, bytes);
    logger.info('outputs stored', { taskId: job.output.taskId, outputs: stored.length, bytes });
  }

  private async recordFailure(job: FetchJob, error: unknown): Promise<void> {
    const { jobs, objects, logger } = this.parts;
    const detail = redactText(error instanceof Error ? error.message : String(error));
    logger.warn('download failed', { taskId: job.output.taskId, tries: job.tries, detail });
    const reason = finalReasonOf(error) ?? (job.tries >= MAX_TRIES ? 'unreachable' : undefined);
    if (!reason) return jobs.retryLater(job, 2 ** job.tries, detail);
    if (!(await jobs.extend(job))) return;
    for (let epoch = 1; epoch <= job.epoch; epoch += 1) for (const { index } of job.output.outputs) await objects.delete(stagingKeyOf(job, epoch, index));
    await jobs.fail(job, reason, detail);
  }
}

/** Why there is no hope for this URL, if there is none. */
function finalReasonOf(error: unknown): AssetFailed['reason'] | undefined {
  if (error instanceof FinalFetchError) return error.reason;
  if (error instanceof RefusedHostError) return 'refused-host';
  return error instanceof SizeLimitError ? 'not-playable' : undefined;
}

/** Where one try's bytes lie until all outputs are verified; each try has keys of its own, so that a slow one harms nobody. */
function stagingKeyOf(job: FetchJob, epoch: number, index: number): string {
  return `staging/outputs/${job.attempt_id}-${job.round}-${epoch}-${index}`;
}

/** `videos/<workspace>/<user>/<task>.mp4` for the first video, `images/<workspace>/<user>/<task>-<index>.png` for images. */
function keyOf({ workspaceId, userId, taskId }: OutputReady, { index, contentType }: VerifiedOutput): string {
  const { kind, extension } = MEDIA_TYPES[contentType];
  const name = kind === 'video' && index === 0 ? taskId : `${taskId}-${index}`;
  return `${kind}s/${workspaceId}/${userId}/${name}.${extension}`;
}
