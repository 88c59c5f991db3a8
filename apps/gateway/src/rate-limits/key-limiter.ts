import { intervalUsOf, leaseFrom, type Bucket, type Lease, type Rate } from './bucket.ts';
import { RequestDemand } from './request-demand.ts';
import type { RateLimitsRepository } from './rate-limits.repository.ts';

/** Spare tokens are void after this, so a replica that dies takes nothing with it for longer. */
export const HOLD_MS = 2_000;
/** Spare tokens that nobody asked for in this time are given back. */
export const IDLE_MS = 1_000;
/** One lease is to last about this long at the present demand. */
const BATCH_SECONDS = 0.2;
/** After a refusal the database is not asked again before this many seconds' worth of tokens are there, at least one. */
const REFUSED_SECONDS = 0.02;

export interface Decision {
  allowed: boolean;
  /** Requests that could come at once now, as far as this replica knows. */
  remaining: number;
  /** Until the next request can be allowed when it was refused, else until the bucket is full. */
  waitMs: number;
  /** Whether the token was one that was held, so that it can be held again. */
  wasHeld: boolean;
}

export type LeaseStore = Pick<RateLimitsRepository, 'lease' | 'giveBack'>;

/** How the limiters of one replica reach the buckets. */
export interface LimiterParts {
  replica: string;
  nowMs: () => number;
  /** Rejects when the database is away; is not asked at all for a while after that. */
  store: LeaseStore;
}

/** One limited key on this replica: tokens in hand, those who wait for a lease, and what was learnt from the last one. */
export class KeyLimiter {
  lastUsedMs = 0;
  private readonly key: string;
  private readonly parts: LimiterParts;
  private readonly demand = new RequestDemand();
  private rate: Rate;
  private tokens = 0;
  private voidAtMs = 0;
  private leasedAtMs = 0;
  private refusedUntilMs = 0;
  private debt = { us: 0, atMs: 0 };
  private waiting: ((decision: Decision) => void)[] = [];
  private turn: Promise<void> | undefined;
  /** Stands in while the database is away. */
  private own: Bucket | undefined;

  constructor(key: string, rate: Rate, parts: LimiterParts) {
    this.key = key;
    this.rate = rate;
    this.parts = parts;
  }

  /** Known without asking that the next request would be refused. */
  refusal(rate: Rate): Decision | undefined {
    const nowMs = this.parts.nowMs();
    if (rate.perMinute !== this.rate.perMinute || rate.burst !== this.rate.burst) this.change(rate);
    return this.waiting.length === 0 && this.tokensAt(nowMs) === 0 && nowMs < this.refusedUntilMs ? this.decide(false, nowMs) : undefined;
  }

  take(rate: Rate): Decision | Promise<Decision> {
    const nowMs = this.parts.nowMs();
    this.lastUsedMs = nowMs;
    this.demand.record(nowMs);
    const refusal = this.refusal(rate);
    if (refusal) return refusal;
    if (this.tokensAt(nowMs) > 0) {
      this.tokens -= 1;
      return this.decide(true, nowMs, true);
    }
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.wake();
    });
  }

  /** Takes back a token of a request that another limit refused. */
  refund(): void {
    if (this.parts.nowMs() < this.voidAtMs) this.tokens += 1;
  }

  /** Gives back what lies unused; all of it at the end. */
  async giveBack(all: boolean): Promise<void> {
    if (!all && !this.hasIdleTokens()) return;
    // In turn with leases: the database keeps one number of held tokens for this replica.
    while (this.turn) await this.turn;
    const tokens = this.tokensAt(this.parts.nowMs());
    if (tokens === 0) return;
    this.tokens = 0;
    this.turn = this.parts.store.giveBack(this.key, this.parts.replica, tokens).catch(() => undefined).finally(() => this.endTurn());
    await this.turn;
  }

  private hasIdleTokens(): boolean {
    const nowMs = this.parts.nowMs();
    return this.tokensAt(nowMs) > 0 && (nowMs - this.lastUsedMs >= IDLE_MS || nowMs - this.leasedAtMs >= IDLE_MS + (HOLD_MS - IDLE_MS) / 2);
  }

  private change(rate: Rate): void {
    this.rate = rate;
    this.tokens = 0;
    this.refusedUntilMs = 0;
    this.own = undefined;
  }

  private tokensAt(nowMs: number): number {
    if (nowMs >= this.voidAtMs) this.tokens = 0;
    return this.tokens;
  }

  private wake(): void {
    if (this.turn || this.waiting.length === 0) return;
    this.turn = this.lease().finally(() => this.endTurn());
  }

  private endTurn(): void {
    this.turn = undefined;
    this.wake();
  }

  private async lease(): Promise<void> {
    const rate = this.rate;
    const askedAtMs = this.parts.nowMs();
    const asking = this.waiting.length;
    const perSecond = Math.min(this.demand.at(askedAtMs), rate.perMinute / 60);
    const spare = Math.max(0, Math.round(perSecond * BATCH_SECONDS) - asking);
    const { lease, fromStore } = await this.parts.store.lease(this.key, rate, { replica: this.parts.replica, waiting: asking, spare, holdUs: HOLD_MS * 1_000 }).then(
      (answer) => ({ lease: answer, fromStore: true }),
      () => ({ lease: this.leaseAlone(rate, asking), fromStore: false }),
    );
    const nowMs = this.parts.nowMs();
    this.debt = { us: lease.debtUs, atMs: nowMs };
    // Counted from when we asked, which is before the database counted: ours are void a little earlier.
    if (fromStore) this.own = undefined;
    if (fromStore && rate === this.rate) [this.tokens, this.leasedAtMs, this.voidAtMs] = [lease.spare, nowMs, askedAtMs + HOLD_MS];
    if (lease.granted < asking) this.refusedUntilMs = nowMs + this.waitMs(rate, Math.max(1, Math.min(Math.floor((rate.perMinute / 60) * REFUSED_SECONDS), Math.floor(rate.burst / 2))));
    const answered = this.waiting.splice(0, asking);
    for (const [index, answer] of answered.entries()) answer(this.decide(index < lease.granted, nowMs));
    // Who came while the lease was under way is served from what is to spare; a lease begins with an empty hand.
    for (const answer of this.waiting.splice(0, this.tokensAt(nowMs))) {
      this.tokens -= 1;
      answer(this.decide(true, nowMs));
    }
  }

  /**
   * Without the database each replica allows the whole rate by itself, from where the bucket stood when it was
   * last seen: too much for a while rather than nothing, but no second burst.
   */
  private leaseAlone(rate: Rate, waiting: number): Lease {
    const nowUs = this.parts.nowMs() * 1_000;
    this.own ??= { arrivalUs: this.debt.atMs * 1_000 + this.debt.us, intervalUs: intervalUsOf(rate), held: {} };
    const { bucket, lease } = leaseFrom(this.own, rate, { replica: '', waiting, spare: 0, holdUs: 0 }, nowUs);
    this.own = bucket;
    return lease;
  }

  /** Until so many tokens are in the bucket. */
  private waitMs(rate: Rate, tokens: number): number {
    const debtUs = this.debt.us - (this.parts.nowMs() - this.debt.atMs) * 1_000;
    return Math.max(0, debtUs - (rate.burst - tokens) * intervalUsOf(rate)) / 1_000;
  }

  private decide(allowed: boolean, nowMs: number, wasHeld = false): Decision {
    const debtUs = Math.max(0, this.debt.us - (nowMs - this.debt.atMs) * 1_000);
    const remaining = allowed ? Math.max(0, Math.min(this.rate.burst, Math.floor(this.rate.burst - debtUs / intervalUsOf(this.rate) + this.tokens + 1e-6))) : 0;
    return { allowed, remaining, waitMs: allowed ? debtUs / 1_000 : Math.max(this.refusedUntilMs - nowMs, this.waitMs(this.rate, 1)), wasHeld };
  }
}
