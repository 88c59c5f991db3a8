import { WorkerLoop, type OutboxRelay } from '@kp/bus';
import { fetchFromProvider, RefusedHostError } from '@kp/http';
import { SizeLimitError, type ObjectStore, type StoredObject } from '@kp/object-store';
import type { AssetFailed, OutputReady } from '@kp/task-contracts';
import { count, inSpan, redactText, type Logger } from '@kp/telemetry';
import { FETCH_LEASE_SECONDS, type FetchJob, type FetchRepository } from './fetch.repository.ts';
import { probeVideo } from './probe-video.ts';

const PARALLEL_DOWNLOADS = 4;
const MAX_TRIES = 5;
/** Answers that mean "this link is no more", as opposed to "try again". */
const EXPIRED_STATUSES = new Set([401, 403, 404, 410]);

/** Thrown when trying the same URL again is pointless. */
class FinalFetchError extends Error {
  readonly reason: AssetFailed['reason'];

  constructor(reason: AssetFailed['reason'], detail: string) {
    super(detail);
    this.reason = reason;
  }
}

/** Brings results home: streamed to a staging key, verified, then moved to the task's own key. */
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
    const { jobs, objects, logger } = this.parts;
    const { output } = job;
    const staging = stagingKeyOf(job, job.epoch);
    const heartbeat = new AbortController();
    const timer = setInterval(() => void jobs.extend(job).then((held) => held || heartbeat.abort(new Error('the lease was lost'))).catch(() => undefined), (FETCH_LEASE_SECONDS * 1_000) / 3);
    try {
      // A worker that was killed could not tidy up after itself.
      for (let epoch = 1; epoch < job.epoch; epoch += 1) await objects.delete(stagingKeyOf(job, epoch));
      const stored = await this.download(output, staging, heartbeat.signal);
      const video = await probeVideo(objects, staging, stored.bytes).catch((error: unknown) => {
        throw new FinalFetchError('not-a-video', `the file is not a playable video (${error instanceof Error ? error.message : String(error)})`);
      });
      const key = `videos/${output.workspaceId}/${output.userId}/${output.taskId}.mp4`;
      if (!(await jobs.extend(job))) return;
      await objects.move(staging, key);
      await jobs.finish(job, { ...stored, key }, video);
      count('kp_stored_bytes_total', {}, stored.bytes);
      logger.info('output stored', { taskId: output.taskId, bytes: stored.bytes, sha256: stored.sha256 });
    } catch (error) {
      await this.recordFailure(job, error);
    } finally {
      clearInterval(timer);
      await objects.delete(staging);
    }
  }

  private async download(output: OutputReady, key: string, signal: AbortSignal): Promise<StoredObject> {
    const response = await fetchFromProvider(output.url, output.allowedHosts, { signal });
    if (response.statusCode !== 200) {
      await response.body.dump();
      if (EXPIRED_STATUSES.has(response.statusCode)) throw new FinalFetchError('url-expired', `the provider answered ${response.statusCode} for the result`);
      throw new Error(`the provider answered ${response.statusCode} for the result`);
    }
    const stored = await this.parts.objects.put(key, response.body, { contentType: 'video/mp4', maxBytes: this.parts.maxOutputBytes });
    const announced = Number(response.headers['content-length'] ?? stored.bytes);
    if (announced !== stored.bytes) throw new Error(`received ${stored.bytes} of ${announced} bytes`);
    return stored;
  }

  private async recordFailure(job: FetchJob, error: unknown): Promise<void> {
    const { jobs, logger } = this.parts;
    const detail = redactText(error instanceof Error ? error.message : String(error));
    logger.warn('download failed', { taskId: job.output.taskId, tries: job.tries, detail });
    if (error instanceof FinalFetchError) return jobs.fail(job, error.reason, detail);
    if (error instanceof RefusedHostError) return jobs.fail(job, 'refused-host', detail);
    if (error instanceof SizeLimitError) return jobs.fail(job, 'not-a-video', detail);
    if (job.tries >= MAX_TRIES) return jobs.fail(job, 'unreachable', detail);
    await jobs.retryLater(job, 2 ** job.tries, detail);
  }
}

/** Where one try's bytes lie until they are verified; each try has a key of its own, so that a slow one harms nobody. */
function stagingKeyOf(job: FetchJob, epoch: number): string {
  return `staging/outputs/${job.attempt_id}-${job.round}-${epoch}.mp4`;
}
