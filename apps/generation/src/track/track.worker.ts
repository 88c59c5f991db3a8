import { WorkerLoop, type OutboxRelay } from '@kp/bus';
import { inSpan, type Logger } from '@kp/telemetry';
import type { Provider } from '../providers/provider.ts';
import type { ProviderAccounts } from '../providers/provider-accounts.ts';
import { isSameProvider } from '../providers/same-provider.ts';
import { nextCheckSeconds } from './poll-schedule.ts';
import { readVerdict } from './read-verdict.ts';
import type { TrackedAttempt, TrackRepository } from './track.repository.ts';

const BATCH = 20;
const QUARANTINE_CHECK_SECONDS = 60;
const UNAVAILABLE_CHECK_SECONDS = 5;
const ABSENT_CHECK_SECONDS = 5;
const READS_TO_BELIEVE_ABSENCE = 4;

/** Follows provider tasks by authenticated reads; callbacks only make a read happen sooner. */
export class TrackWorker {
  readonly loop: WorkerLoop;
  private readonly parts: { track: TrackRepository; provider: Provider; accounts: ProviderAccounts; outbox: OutboxRelay; logger: Logger };

  constructor(parts: TrackWorker['parts']) {
    this.parts = parts;
    this.loop = new WorkerLoop({ name: 'track', sweepMs: 500, logger: parts.logger, work: () => this.run() });
  }

  private async run(): Promise<boolean> {
    const due = await this.parts.track.claimDue(BATCH);
    await Promise.all(due.map((attempt) => inSpan('attempt.track', { traceparent: attempt.traceparent, attributes: { 'kp.task_id': attempt.task_id } }, () => this.look(attempt))));
    if (due.length > 0) this.parts.outbox.wake();
    return due.length === BATCH;
  }

  private async look(attempt: TrackedAttempt): Promise<void> {
    const { track, provider, accounts, logger } = this.parts;
    const ids = { taskId: attempt.task_id, attemptId: attempt.id };
    const account = accounts.byName(attempt.account);
    if (!account) return track.recordQuarantine(attempt, `Provider account ${attempt.account} is not configured any more.`, null, QUARANTINE_CHECK_SECONDS);
    // The attempt belongs to the provider it was sent to: another one not knowing it would prove nothing.
    if (!isSameProvider(account.baseUrl, attempt.base_url)) return track.recordQuarantine(attempt, `The task was submitted to ${new URL(attempt.base_url).host}, but account ${attempt.account} now points elsewhere.`, null, QUARANTINE_CHECK_SECONDS);
    const answer = await provider.read(account, { dialect: attempt.dialect ?? 'legacy', path: attempt.path }, { taskId: attempt.provider_task_id });
    const verdict = readVerdict(answer, attempt.type);
    switch (verdict.kind) {
      case 'ask-again':
        return track.checkLater(attempt.id, UNAVAILABLE_CHECK_SECONDS);
      case 'absent':
        logger.error('the provider does not know its own task', { ...ids, reads: attempt.lookups + 1 });
        return attempt.lookups + 1 < READS_TO_BELIEVE_ABSENCE ? track.recordAbsent(attempt, ABSENT_CHECK_SECONDS) : track.recordLost(attempt);
      case 'in-progress':
        return track.recordProgress(attempt, verdict.task, nextCheckSeconds(attempt.submitted_seconds_ago));
      case 'failed':
        logger.warn('the provider failed the task', { ...ids, message: verdict.task.failureMessage });
        return track.recordFailed(attempt, verdict.task);
      case 'done':
        logger.info('the provider is done', ids);
        return track.recordOutput(attempt, { ...verdict.task, outputs: verdict.outputs }, account.resultHosts);
      case 'quarantine':
        logger.error('an answer of the provider needs a look', { ...ids, detail: verdict.detail });
        return track.recordQuarantine(attempt, verdict.detail, verdict.raw, QUARANTINE_CHECK_SECONDS);
    }
  }
}
