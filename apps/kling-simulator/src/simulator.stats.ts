import type { PackType } from './tasks/task.store.ts';

const zeroCounters = () => ({
  /** Tasks created. */
  created: 0,
  succeeded: 0,
  failed: 0,
  /** Creates refused for any reason but authentication. */
  refusedCreates: 0,
  /** Those of them whose external id existed. */
  duplicateExternalIds: 0,
  /** Those of them that found no free slot. */
  refusedForSlots: 0,
  /** Requests answered 401. */
  refusedAuth: 0,
  /** Requests accepted with an AK/SK token. */
  signedRequests: 0,
  /** Requests accepted with an API key. */
  apiKeyRequests: 0,
  /** Reads of tasks by id: single ones, and `GET /tasks`. */
  reads: 0,
  /** Pages listed. */
  lists: 0,
  /** Result files served, whole or in part. */
  downloads: 0,
  /** Callbacks sent at least once, forged and repeated ones included. */
  callbacksSent: 0,
  /** Callbacks answered 2xx. */
  callbacksAcknowledged: 0,
  /** Callbacks given up after the last attempt. */
  callbacksFailed: 0,
  /** Requests that a fault has struck. */
  faultsStruck: 0,
});

export interface SimulatorStats extends ReturnType<typeof zeroCounters> {
  /** Tasks that are not terminal: from `submitted` until success or failure (kling-api.md §8). */
  inFlight: number;
  maxInFlight: number;
  /** Slots in use and their peak, counted from the tasks themselves and not by what refuses creates. */
  videoSlots: number;
  maxVideoSlots: number;
  imageSlots: number;
  maxImageSlots: number;
}

const SLOTS = { video: ['videoSlots', 'maxVideoSlots'], image: ['imageSlots', 'maxImageSlots'] } as const satisfies Record<PackType, readonly [keyof SimulatorStats, keyof SimulatorStats]>;

/** What the simulator has seen, counted independently of the platform under test. */
export function createStats(): SimulatorStats {
  return { ...zeroCounters(), inFlight: 0, maxInFlight: 0, videoSlots: 0, maxVideoSlots: 0, imageSlots: 0, maxImageSlots: 0 };
}

/** Counts a new task. */
export function countStarted(stats: SimulatorStats, { pack, slots }: { pack: PackType; slots: number }): void {
  const [used, peak] = SLOTS[pack];
  stats.created += 1;
  stats.inFlight += 1;
  stats.maxInFlight = Math.max(stats.maxInFlight, stats.inFlight);
  stats[used] += slots;
  stats[peak] = Math.max(stats[peak], stats[used]);
}

/** Counts a task's end. */
export function countEnded(stats: SimulatorStats, { pack, slots }: { pack: PackType; slots: number }, status: 'succeed' | 'failed'): void {
  stats.inFlight -= 1;
  stats[SLOTS[pack][0]] -= slots;
  if (status === 'succeed') stats.succeeded += 1;
  else stats.failed += 1;
}

/** Back to zero, except for what is running now. */
export function resetStats(stats: SimulatorStats): void {
  Object.assign(stats, zeroCounters());
  stats.maxInFlight = stats.inFlight;
  stats.maxVideoSlots = stats.videoSlots;
  stats.maxImageSlots = stats.imageSlots;
}
