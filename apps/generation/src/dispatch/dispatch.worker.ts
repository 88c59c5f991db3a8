import { WorkerLoop, type OutboxRelay } from '@kp/bus';
import type { Mode, Waiting } from '@kp/task-contracts';
import { count, inSpan, type Logger } from '@kp/telemetry';
import type { Provider, SentTo } from '../providers/provider.ts';
import type { ProviderAccount, ProviderAccounts } from '../providers/provider-accounts.ts';
import type { CreateOutcome } from '../providers/provider-outcomes.ts';
import { AccountPauses } from './account-pauses.ts';
import { isSameProvider } from '../providers/same-provider.ts';
import type { AttemptsRepository } from './attempts.repository.ts';
import { LEASE_SECONDS, type Claim, type ClaimedAttempt, type DispatchRepository } from './dispatch.repository.ts';
import { backoffMs } from './retry-policy.ts';
import { slotKindOf, type RouteOf, type SlotKind } from './route.ts';
import { limitOf, type AccountOffer } from './slots.ts';

const CLAIM_BATCH = 16;
const MODES: readonly Mode[] = ['live', 'test'];
const SLOT_KINDS: readonly SlotKind[] = ['video', 'image'];
const SWEEP_MS = 1_000;
/** A call is only begun while this much of the lease is left: call limit (10 s) and a margin. */
const LEASE_MARGIN_MS = 15_000;
const ACCOUNT_TROUBLE_DELAY_MS = 30_000;
/** For a task that another account may take: long enough that a busy pair of accounts is not asked in a tight loop. */
const ELSEWHERE_DELAY_MS = 500;
const LOOK_AGAIN_MS = 5_000;
const QUARANTINE_MS = 60_000;
/** Absent this many times, 5 s apart, counts as proof: Kling shows new tasks at once (kling-api.md §4.6). */
const LOOKUPS_TO_PROVE_ABSENCE = 2;

/** Gives provider slots to waiting tasks, submits them, and settles submissions whose outcome is unknown. */
export class DispatchWorker {
  readonly loop: WorkerLoop;
  private readonly underWay = new Set<Promise<void>>();
  private readonly pauses = new AccountPauses();
  /** Versions of the accounts when they were last offered: a changed one is tried at once, whatever it was paused for. */
  private readonly versions = new Map<string, number>();
  private sweptAtMs = -SWEEP_MS;
  private readonly parts: { dispatch: DispatchRepository; attempts: AttemptsRepository; provider: Provider; accounts: ProviderAccounts; outbox: OutboxRelay; logger: Logger; routeOf: RouteOf; callbackUrlFor: (account: ProviderAccount, token: string) => string | undefined };

  constructor(parts: DispatchWorker['parts']) {
    this.parts = parts;
    this.loop = new WorkerLoop({ name: 'dispatch', sweepMs: SWEEP_MS, logger: parts.logger, work: () => this.run() });
  }

  private async run(): Promise<boolean> {
    const { dispatch, accounts, routeOf } = this.parts;
    // Looking after others' work and explaining waits is for the sweep; a nudge means a new task, and is frequent.
    const isSweep = performance.now() - this.sweptAtMs >= SWEEP_MS;
    if (isSweep) this.sweptAtMs = performance.now();
    const unresolved = isSweep ? await dispatch.claimUnresolved(CLAIM_BATCH) : [];
    const claimedAtMs = performance.now();
    const claimed: ClaimedAttempt[] = [];
    for (const mode of MODES) {
      const offers = accounts.all.filter((account) => account.mode === mode && account.status === 'active').map((account) => this.offerOf(account));
      const claim: Claim = offers.some((offer) => offer.limit > 0) ? await dispatch.claim({ mode, offers, known: accounts.all, routeOf, limit: CLAIM_BATCH }) : { claimed: [], unserved: [], tenantWaits: [] };
      claimed.push(...claim.claimed);
      if (isSweep) await this.explain(mode, offers, claim);
    }
    for (const claim of unresolved) this.begin('resolve', claim, () => this.resolve(claim));
    for (const claim of claimed) {
      count('kp_provider_slots_taken_total', { account: claim.account, kind: slotKindOf(claim.request.type) });
      this.begin('submit', claim, () => this.submit(claim, claimedAtMs));
    }
    return claimed.length >= CLAIM_BATCH;
  }

  private offerOf(account: ProviderAccount): AccountOffer {
    if (this.versions.get(account.id) !== account.version) this.pauses.clear(account.name);
    this.versions.set(account.id, account.version);
    if (this.pauses.reasonFor(account.name) !== undefined) return { account, limit: 0 };
    return { account, limit: this.pauses.isProbing(account.name) ? 1 : CLAIM_BATCH };
  }

  private async explain(mode: Mode, offers: AccountOffer[], { unserved, tenantWaits }: Claim): Promise<void> {
    const { dispatch } = this.parts;
    for (const kind of SLOT_KINDS) await dispatch.explainWaiting({ mode, kind, except: unserved, exceptTenants: tenantWaits }, this.whyWaiting(offers, kind));
    await dispatch.explainTenantWaits(mode, tenantWaits);
    await dispatch.explainTasks(unserved, { reason: 'provider', detail: 'No active provider account offers this.' });
  }

  private whyWaiting(offers: AccountOffer[], kind: SlotKind): Waiting {
    if (offers.length === 0) return { reason: 'provider', detail: 'No provider account is active.' };
    const taking = offers.map(({ account }) => account).filter((account) => limitOf(account, kind) > 0);
    if (taking.length === 0) return { reason: 'provider', detail: `No active provider account takes ${kind}s.` };
    const paused = taking.map((account) => this.pauses.reasonFor(account.name));
    const [reason] = paused;
    if (reason !== undefined && paused.every((each) => each !== undefined)) return { reason: 'provider', detail: reason };
    const slots = taking.reduce((sum, account) => sum + limitOf(account, kind), 0);
    return { reason: 'concurrency', detail: kind === 'video' ? `All ${slots} provider slots are in use.` : `All ${slots} provider slots for images are in use.` };
  }

  /** Waits for the calls under way, so that a clean stop leaves no outcome unknown. */
  async stop(): Promise<void> {
    await this.loop.stop();
    await Promise.all(this.underWay);
  }

  /** Runs beside the loop: one slow call must not keep others from their slots. The slots bound how many. */
  private begin(step: string, claim: ClaimedAttempt, work: () => Promise<void>): void {
    const call = inSpan(`attempt.${step}`, { traceparent: claim.traceparent, attributes: { 'kp.task_id': claim.taskId, 'kp.attempt_id': claim.attemptId } }, work)
      .catch((error: unknown) => {
        // The lease runs out and the attempt is looked up: nothing is lost, nothing is sent twice.
        this.parts.logger.error('attempt interrupted', { step, taskId: claim.taskId, attemptId: claim.attemptId, error });
      })
      .finally(() => {
        this.underWay.delete(call);
        this.parts.outbox.wake();
      });
    this.underWay.add(call);
  }

  private async submit(claim: ClaimedAttempt, claimedAtMs: number): Promise<void> {
    const { provider, accounts, callbackUrlFor } = this.parts;
    const account = accounts.byName(claim.account);
    if (!account) {
      await this.parts.attempts.recordDeferred(claim, ACCOUNT_TROUBLE_DELAY_MS, { reason: 'provider', detail: `Provider account ${claim.account} is not configured any more.` });
      return;
    }
    // A worker that was paused between claim and call may have lost its lease: it must not call any more.
    const sendUntilMs = claimedAtMs + LEASE_SECONDS * 1_000 - LEASE_MARGIN_MS;
    if (performance.now() > sendUntilMs) return;
    const callbackUrl = callbackUrlFor(account, claim.callbackToken);
    const outcome = await provider.create(account, { ...sentToOf(claim), workspaceId: claim.workspaceId, request: claim.request, externalTaskId: claim.attemptId, sendUntilMs, ...(callbackUrl ? { callbackUrl } : {}) });
    await this.record(claim, account, outcome);
  }

  private async record(claim: ClaimedAttempt, account: ProviderAccount, outcome: CreateOutcome): Promise<void> {
    const { attempts, logger } = this.parts;
    if (outcome.kind === 'created' || outcome.kind === 'rejected' || outcome.kind === 'already-exists') this.pauses.clear(account.name);
    const ids = { taskId: claim.taskId, attemptId: claim.attemptId, account: account.name };
    switch (outcome.kind) {
      case 'created':
        await attempts.recordSubmitted(claim, outcome.task);
        logger.info('submitted to the provider', { ...ids, providerTaskId: outcome.task.providerTaskId });
        return;
      case 'already-exists':
        return this.resolve(claim);
      case 'rejected':
        await attempts.recordRefused(claim, { code: 'provider-rejected', message: `The provider refused the request: ${outcome.message}`, providerCode: outcome.code, raw: outcome.raw });
        logger.warn('refused by the provider', { ...ids, providerCode: outcome.code });
        return;
      case 'back-off':
        this.pauses.extend(account.name, outcome.detail);
        await attempts.recordDeferred(claim, this.delayOf(account, backoffMs(claim.deferrals)), { reason: outcome.delivered ? 'backoff' : 'provider', detail: outcome.detail });
        return;
      case 'not-sent':
        logger.warn('not sent', { ...ids, detail: outcome.detail });
        await attempts.recordDeferred(claim, backoffMs(claim.deferrals), { reason: 'backoff', detail: outcome.detail });
        return;
      case 'account-trouble':
        logger.error('the provider account needs attention', { ...ids, providerCode: outcome.code, detail: outcome.message });
        this.pauses.extend(account.name, `The provider does not accept our account right now (code ${outcome.code}).`, ACCOUNT_TROUBLE_DELAY_MS);
        await attempts.recordDeferred(claim, this.delayOf(account, ACCOUNT_TROUBLE_DELAY_MS), { reason: 'provider', detail: `The provider does not accept our account right now (code ${outcome.code}).` });
        return;
      case 'unknown':
        await attempts.recordUnknown(claim, LOOK_AGAIN_MS, outcome.detail);
        logger.warn('outcome of a submission unknown', { ...ids, detail: outcome.detail });
        return;
    }
  }

  /** What was put off for the sake of one account need not wait for it while another one may take it. */
  private delayOf(account: ProviderAccount, delayMs: number): number {
    const isOther = ({ name, mode, status, slotPool }: ProviderAccount) => mode === account.mode && status === 'active' && slotPool !== account.slotPool && this.pauses.reasonFor(name) === undefined;
    return this.parts.accounts.all.some(isOther) ? Math.min(delayMs, ELSEWHERE_DELAY_MS) : delayMs;
  }

  /** Looks the attempt up by our external id: adopt it when it is there, send again when it provably is not. */
  private async resolve(claim: ClaimedAttempt): Promise<void> {
    const { attempts, provider, accounts, logger } = this.parts;
    const account = accounts.byName(claim.account);
    if (!account || !isSameProvider(account.baseUrl, claim.baseUrl)) {
      await attempts.recordUnreachable(claim, QUARANTINE_MS, `The task may have been submitted to ${new URL(claim.baseUrl).host}, but account ${claim.account} now points elsewhere or is gone.`);
      return;
    }
    const answer = await provider.read(account, sentToOf(claim), { externalTaskId: claim.attemptId });
    if (answer.kind === 'found') {
      await attempts.recordSubmitted(claim, answer.task, 'found at the provider after an interrupted submission');
      logger.info('adopted a provider task', { taskId: claim.taskId, attemptId: claim.attemptId, providerTaskId: answer.task.providerTaskId });
      return;
    }
    const lookups = answer.kind === 'absent' ? claim.lookups + 1 : claim.lookups;
    if (lookups >= LOOKUPS_TO_PROVE_ABSENCE) await attempts.recordDeferred(claim, 0, { reason: 'backoff', detail: 'The provider never received the request; it is sent again.' });
    else await attempts.recordUnknown({ ...claim, lookups }, LOOK_AGAIN_MS, answer.kind);
  }
}

/** As pinned on the attempt. One without a dialect is of a version that knew the legacy one only. */
const sentToOf = (claim: ClaimedAttempt): SentTo => ({ dialect: claim.dialect ?? 'legacy', path: claim.path });
