const zeroCounters = () => ({
  /** Tasks created. */
  created: 0,
  succeeded: 0,
  failed: 0,
  /** Creates refused for any reason but authentication. */
  refusedCreates: 0,
  /** Those of them whose external id existed. */
  duplicateExternalIds: 0,
  /** Requests below /v1 answered 401. */
  refusedAuth: 0,
  /** Requests accepted with an AK/SK token. */
  signedRequests: 0,
  /** Requests accepted with the API key. */
  apiKeyRequests: 0,
  /** Single reads of a task. */
  reads: 0,
  /** Pages listed. */
  lists: 0,
  /** Result files served, whole or in part. */
  downloads: 0,
  /** Callbacks sent at least once. */
  callbacksSent: 0,
  /** Callbacks answered 2xx. */
  callbacksAcknowledged: 0,
  /** Callbacks given up after the last attempt. */
  callbacksFailed: 0,
});

export interface SimulatorStats extends ReturnType<typeof zeroCounters> {
  /** Tasks that are not terminal: from `submitted` until success or failure (kling-api.md §8). */
  inFlight: number;
  maxInFlight: number;
}

/** What the simulator has seen, counted independently of the platform under test. */
export function createStats(): SimulatorStats {
  return { ...zeroCounters(), inFlight: 0, maxInFlight: 0 };
}

/** Counts a new task. */
export function countStarted(stats: SimulatorStats): void {
  stats.created += 1;
  stats.inFlight += 1;
  stats.maxInFlight = Math.max(stats.maxInFlight, stats.inFlight);
}

/** Counts a task's end. */
export function countEnded(stats: SimulatorStats, status: 'succeed' | 'failed'): void {
  stats.inFlight -= 1;
  if (status === 'succeed') stats.succeeded += 1;
  else stats.failed += 1;
}

/** Back to zero, except for what is running now. */
export function resetStats(stats: SimulatorStats): void {
  Object.assign(stats, zeroCounters());
  stats.maxInFlight = stats.inFlight;
}
