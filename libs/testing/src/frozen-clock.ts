/** A clock that stands still until a test moves it. */
export interface FrozenClock {
  /** The time it shows. A new object each time, so a caller cannot move the clock by changing it. */
  now(): Date;
  /** The same in Unix milliseconds. */
  nowMs(): number;
  advance(milliseconds: number): void;
  set(iso: string): void;
}

function parse(iso: string): number {
  const milliseconds = Date.parse(iso);
  if (Number.isNaN(milliseconds)) throw new Error(`not a point in time: ${iso}`);
  return milliseconds;
}

/** @param iso where it stands, for example `2026-01-01T00:00:00Z` */
export function frozenClock(iso: string): FrozenClock {
  let current = parse(iso);
  return {
    now: () => new Date(current),
    nowMs: () => current,
    advance: (milliseconds) => void (current += milliseconds),
    set: (to) => void (current = parse(to)),
  };
}
