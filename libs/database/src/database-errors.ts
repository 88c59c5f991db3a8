/** Serialization failure and deadlock: running the transaction again is the cure. */
const CONFLICT_STATES = new Set(['40001', '40P01']);
const NETWORK_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);
/** SQLSTATE classes: 08 connection, 57P shutdown and start-up, 53 no resources left. */
const AWAY_STATES = /^(08|57P|53)/;
const AWAY_WORDS = /connection terminated|timeout exceeded when trying to connect|server closed the connection|Client has encountered a connection error/i;

/** True when an error means that PostgreSQL cannot be reached or is (re)starting, not that a statement was wrong. */
export function isDatabaseAway(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  const { code, message, driverError, errors } = error as { code?: unknown; message?: unknown; driverError?: unknown; errors?: unknown };
  if (typeof code === 'string' && (NETWORK_CODES.has(code) || AWAY_STATES.test(code))) return true;
  if (typeof message === 'string' && AWAY_WORDS.test(message)) return true;
  if (Array.isArray(errors) && errors.some(isDatabaseAway)) return true;
  return driverError !== undefined && driverError !== error && isDatabaseAway(driverError);
}

/** True when a transaction lost to another one and may simply be run again. */
export function isConflict(error: unknown): boolean {
  return CONFLICT_STATES.has((error as { code?: string } | null)?.code ?? '');
}
