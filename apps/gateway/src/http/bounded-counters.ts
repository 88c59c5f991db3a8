import { RateLimiterMemory } from 'rate-limiter-flexible';

/** Counts events per key and window in the memory of this process. */
export class BoundedCounters {
  private readonly limiter: RateLimiterMemory;
  private readonly points: number;
  private readonly maxKeys: number;
  /** Oldest first. The library forgets a key when its window ends, and has no limit of its own. */
  private readonly keys = new Set<string>();

  /** @param options.maxKeys beyond it the oldest key is forgotten: many clients loosen a limit, they never exhaust memory */
  constructor(options: { points: number; durationSeconds: number; maxKeys: number }) {
    this.limiter = new RateLimiterMemory({ points: options.points, duration: options.durationSeconds });
    this.points = options.points;
    this.maxKeys = options.maxKeys;
  }

  /** How many keys are remembered. */
  get size(): number {
    return this.keys.size;
  }

  /** Counts one event. @returns seconds until the window ends when this was one too many, else 0 */
  async take(key: string): Promise<number> {
    const { consumedPoints, msBeforeNext, isFirstInDuration } = await this.limiter.penalty(key, 1);
    if (isFirstInDuration) await this.remember(key);
    return consumedPoints > this.points ? toSeconds(msBeforeNext) : 0;
  }

  /** @returns seconds until the window ends when nothing is left of it, else 0 */
  async usedUpFor(key: string): Promise<number> {
    const state = await this.limiter.get(key);
    return state && state.consumedPoints >= this.points && state.msBeforeNext > 0 ? toSeconds(state.msBeforeNext) : 0;
  }

  private async remember(key: string): Promise<void> {
    this.keys.delete(key);
    this.keys.add(key);
    const [oldest] = this.keys;
    if (this.keys.size <= this.maxKeys || oldest === undefined) return;
    this.keys.delete(oldest);
    await this.limiter.delete(oldest);
  }
}

const toSeconds = (ms: number): number => Math.max(1, Math.ceil(ms / 1_000));
