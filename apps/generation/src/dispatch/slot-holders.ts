/**
 * A task that has made no sense for this long has ended at the provider, whatever it calls that: Kling's take minutes. It must not
 * keep others out until somebody looks at it; if it runs after all, the provider refuses one too many and nothing is lost.
 */
const QUARANTINE_HOLDS_MINUTES = 10;

/** Attempts that hold a slot at the provider, in SQL. Served by the index `attempt_in_flight`. */
export const HOLDS_A_SLOT = `attempt.state IN ('prepared', 'unknown', 'submitted') AND (attempt.quarantined_at IS NULL OR attempt.quarantined_at > now() - interval '${QUARANTINE_HOLDS_MINUTES} minutes')`;
