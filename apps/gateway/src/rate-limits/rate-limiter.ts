import { count, type Logger } from '@kp/telemetry';
import type { OnApplicationShutdown } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { Lease, LeaseRequest, Rate } from './bucket.ts';
import { KeyLimiter, type Decision, type LeaseStore, type LimiterParts } from './key-limiter.ts';

/** A database that takes longer is as good as away: callers wait for it. */
const DEADLINE_MS = 1_500;
/** When this process itself was held up, the answer may lie unread: it gets this much to be read. */
const GRACE_MS = 250;
/** After a failure the database is not asked for this long, so that callers do not wait for it one after the other. */
const AWAY_MS = 1_000;
const SWEEP_MS = 500;
/** A key that was not used for this long is forgotten. */
const FORGET_MS = 60_000;
const MAX_KEYS = 20_000;

/** One limit that a request has to pass. */
export interface Check {
  /** Of the bucket, such as `workspace:ws_1`. */
  key: string;
  rate: Rate;
}

export interface Answer {
  check: Check;
  decision: Decision;
}

/**
 * Limits the rate of requests over all replicas. Tokens are leased from the database in small batches, so a
 * request usually costs no query; a refusal is remembered until the next token is there.
 */
export class RateLimiter implements OnApplicationShutdown {
  private readonly limiters = new Map<string, KeyLimiter>();
  private readonly store: LeaseStore;
  private readonly logger: Logger;
  private readonly parts: LimiterParts;
  private readonly sweep: NodeJS.Timeout;
  private awayUntilMs = 0;

  constructor(settings: { store: LeaseStore; logger: Logger; replica?: string; nowMs?: () => number }) {
    this.store = settings.store;
    this.logger = settings.logger;
    this.parts = {
      replica: settings.replica ?? randomBytes(6).toString('hex'),
      nowMs: settings.nowMs ?? (() => performance.now()),
      store: { lease: (key, rate, request) => this.leaseOrFail(key, rate, request), giveBack: (key, replica, tokens) => this.store.giveBack(key, replica, tokens) },
    };
    this.sweep = setInterval(() => void this.tidy(), SWEEP_MS).unref();
  }

  /**
   * One request against all its limits: allowed when each allows it.
   * @returns what the limits said, in the order of the checks; the first refusal is the last, as the rest is not asked.
   */
  async take(checks: readonly Check[]): Promise<Answer[]> {
    const steps = checks.map((check) => ({ check, limiter: this.limiterOf(check) }));
    // A refusal that is known beforehand takes nothing from the other limits.
    for (const { check, limiter } of steps) {
      const refusal = limiter.refusal(check.rate);
      if (refusal) return [{ check, decision: refusal }];
    }
    const answers: Answer[] = [];
    for (const { check, limiter } of steps) {
      const taken = limiter.take(check.rate);
      const decision = taken instanceof Promise ? await taken : taken;
      answers.push({ check, decision });
      if (!decision.allowed) {
        for (const [index, { limiter: before }] of steps.slice(0, answers.length - 1).entries()) if (answers[index]?.decision.wasHeld) before.refund();
        break;
      }
    }
    return answers;
  }

  /** Gives every unused token back. */
  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.sweep);
    await Promise.all([...this.limiters.values()].map((limiter) => limiter.giveBack(true)));
  }

  private limiterOf({ key, rate }: Check): KeyLimiter {
    let limiter = this.limiters.get(key);
    if (!limiter) {
      const [oldest] = this.limiters.size >= MAX_KEYS ? this.limiters.keys() : [];
      if (oldest !== undefined) this.limiters.delete(oldest);
      this.limiters.set(key, (limiter = new KeyLimiter(key, rate, this.parts)));
    }
    return limiter;
  }

  private async leaseOrFail(key: string, rate: Rate, request: LeaseRequest): Promise<Lease> {
    if (this.parts.nowMs() < this.awayUntilMs) return this.fallBack();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => (timer = setTimeout(() => (timer = setTimeout(() => reject(new Error(`no lease within ${DEADLINE_MS} ms`)), GRACE_MS)), DEADLINE_MS)));
    try {
      return await Promise.race([this.store.lease(key, rate, request), late]);
    } catch (error) {
      this.awayUntilMs = this.parts.nowMs() + AWAY_MS;
      this.logger.warn('rate limits without the database; this replica limits alone', { error });
      return this.fallBack();
    } finally {
      clearTimeout(timer);
    }
  }

  private fallBack(): never {
    count('kp_rate_limit_fallbacks_total');
    throw new Error('the database is away');
  }

  private async tidy(): Promise<void> {
    const nowMs = this.parts.nowMs();
    for (const [key, limiter] of this.limiters) {
      await limiter.giveBack(false);
      if (nowMs - limiter.lastUsedMs > FORGET_MS) this.limiters.delete(key);
    }
  }
}
