/** Over how long demand is averaged: a batch shall follow a shift of the load within a second or so. */
const MEMORY_MS = 1_000;

/** How many requests per second come for one key, as an exponentially fading average. */
export class RequestDemand {
  private perSecond = 0;
  private lastMs = 0;

  record(nowMs: number): void {
    this.perSecond = this.at(nowMs) + 1_000 / MEMORY_MS;
    this.lastMs = nowMs;
  }

  at(nowMs: number): number {
    return this.perSecond * Math.exp(-(nowMs - this.lastMs) / MEMORY_MS);
  }
}
