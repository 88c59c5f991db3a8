import type { SimulatorClock } from './simulator.clock.ts';

/** Where a virtual clock begins unless told otherwise; a constant, so that two runs show the same times. */
export const VIRTUAL_EPOCH_MS = 1_790_000_000_000;

export interface VirtualClock extends SimulatorClock {
  /** Moves on and runs what falls due, in order of time; ties in the order they were scheduled. */
  advance(milliseconds: number): void;
  /** Moves to the last thing scheduled, including what that schedules in turn, at most `limitMs` from now. */
  runAll(limitMs?: number): void;
  /** Stops moving by itself. */
  stop(): void;
}

export interface VirtualClockOptions {
  startMs?: number;
  /**
   * Jumps to the next timer whenever the process has nothing else to do, so that a day of tasks passes in seconds.
   * Without it time moves only by `advance`, which is what a reproducible transcript needs.
   */
  autoAdvance?: boolean;
}

interface Timer {
  atMs: number;
  sequence: number;
  /** Undefined once cancelled. */
  callback: (() => void) | undefined;
}

/** A clock for tests in this process: task phases, expiry and record times follow it; signatures do not. */
export function createVirtualClock({ startMs = VIRTUAL_EPOCH_MS, autoAdvance = false }: VirtualClockOptions = {}): VirtualClock {
  let nowMs = startMs;
  let sequence = 0;
  let automatic = autoAdvance;
  let turn: NodeJS.Immediate | undefined;
  const heap: Timer[] = [];

  const runNext = (): void => {
    const timer = pop(heap);
    if (timer === undefined) return;
    nowMs = Math.max(nowMs, timer.atMs);
    timer.callback?.();
  };
  const runUntil = (untilMs: number): void => {
    for (let first = heap[0]; first !== undefined && first.atMs <= untilMs; first = heap[0]) runNext();
  };

  /** One point in time per turn of the event loop, so that requests get their turn in between. */
  const arm = (): void => {
    if (!automatic || turn !== undefined || heap.length === 0) return;
    turn = setImmediate(() => {
      turn = undefined;
      const first = heap[0];
      if (first !== undefined) runUntil(Math.max(nowMs, first.atMs));
      arm();
    });
  };

  return {
    now: () => nowMs,
    schedule(delayMs, callback) {
      const timer: Timer = { atMs: nowMs + Math.max(0, delayMs), sequence: (sequence += 1), callback };
      push(heap, timer);
      arm();
      return () => {
        timer.callback = undefined;
      };
    },
    advance(milliseconds) {
      const untilMs = nowMs + milliseconds;
      runUntil(untilMs);
      nowMs = untilMs;
    },
    runAll(limitMs = Number.POSITIVE_INFINITY) {
      runUntil(nowMs + limitMs);
    },
    stop() {
      automatic = false;
      if (turn !== undefined) clearImmediate(turn);
      turn = undefined;
    },
  };
}

function isBefore(left: Timer, right: Timer): boolean {
  return left.atMs === right.atMs ? left.sequence < right.sequence : left.atMs < right.atMs;
}

function push(heap: Timer[], timer: Timer): void {
  let index = heap.push(timer) - 1;
  while (index > 0) {
    const parent = (index - 1) >> 1;
    if (!isBefore(timer, heap[parent] as Timer)) break;
    heap[index] = heap[parent] as Timer;
    index = parent;
  }
  heap[index] = timer;
}

function pop(heap: Timer[]): Timer | undefined {
  const [first] = heap;
  const last = heap.pop();
  if (first === undefined || last === undefined || heap.length === 0) return first;
  let index = 0;
  for (;;) {
    let child = 2 * index + 1;
    if (child >= heap.length) break;
    if (child + 1 < heap.length && isBefore(heap[child + 1] as Timer, heap[child] as Timer)) child += 1;
    if (!isBefore(heap[child] as Timer, last)) break;
    heap[index] = heap[child] as Timer;
    index = child;
  }
  heap[index] = last;
  return first;
}
