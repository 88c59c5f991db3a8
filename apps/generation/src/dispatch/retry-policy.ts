const BASE_MS = 1_000;
const CAP_MS = 15_000;

/**
 * Wait before something that certainly did not reach the provider is tried again: exponential with full
 * jitter, so that many waiting tasks do not return together.
 * @param deferrals how often it was put off already.
 */
export function backoffMs(deferrals: number, random: () => number = Math.random): number {
  const ceiling = Math.min(CAP_MS, BASE_MS * 2 ** Math.min(deferrals, 10));
  return Math.round(ceiling / 2 + (random() * ceiling) / 2);
}
