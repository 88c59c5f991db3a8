import { backoffMs } from './retry-policy.ts';

/**
 * Keeps a provider account that cannot be used right now from being tried for every waiting task: after a
 * refusal nothing is claimed for it until the pause ends, then a trickle tests whether it is back.
 */
export class AccountPauses {
  private readonly pauses = new Map<string, { untilMs: number; failures: number; detail: string }>();
  private readonly nowMs: () => number;

  constructor(nowMs: () => number = () => performance.now()) {
    this.nowMs = nowMs;
  }

  /** The account answered: normal work goes on. */
  clear(account: string): void {
    this.pauses.delete(account);
  }

  /** The account could not be used. Refusals during a pause belong to calls begun before it and do not prolong it. */
  extend(account: string, detail: string, delayMs?: number): void {
    const pause = this.pauses.get(account);
    if (pause && this.nowMs() < pause.untilMs) return;
    const failures = (pause?.failures ?? 0) + 1;
    this.pauses.set(account, { untilMs: this.nowMs() + (delayMs ?? backoffMs(failures - 1)), failures, detail });
  }

  /** Why the account is not used at the moment; undefined when it is. */
  reasonFor(account: string): string | undefined {
    const pause = this.pauses.get(account);
    return pause && this.nowMs() < pause.untilMs ? pause.detail : undefined;
  }

  /** True between the end of a pause and the first success: one call at a time is enough to find out. */
  isProbing(account: string): boolean {
    return this.pauses.has(account) && this.reasonFor(account) === undefined;
  }
}
