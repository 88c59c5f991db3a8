/**
 * Seconds until the next read of a task that has been with the provider for a while. Callbacks usually come
 * first; reading is the safety net, so it may become slower the longer a task runs.
 */
export function nextCheckSeconds(submittedSecondsAgo: number): number {
  if (submittedSecondsAgo < 30) return 2;
  if (submittedSecondsAgo < 300) return 5;
  return 15;
}
