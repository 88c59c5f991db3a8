/** How many requests may come: evenly `perMinute`, and `burst` at once after a pause. */
export interface Rate {
  perMinute: number;
  burst: number;
}

/** State of one limited key. Times are microseconds of one clock. */
export interface Bucket {
  /** Theoretical arrival time of GCRA: when the bucket is full again. */
  arrivalUs: number;
  intervalUs: number;
  /** Tokens that replicas have taken and not spent yet, and until when they may: after that they are void. */
  held: Record<string, [tokens: number, untilUs: number]>;
}

/** What one replica asks for: a token for each caller who waits, and some to hold for those who come next. */
export interface LeaseRequest {
  replica: string;
  waiting: number;
  spare: number;
  /** How long spare tokens may be held. */
  holdUs: number;
}

export interface Lease {
  /** For those who wait. */
  granted: number;
  /** To hold; must be spent, given back or forgotten within `holdUs`. */
  spare: number;
  /** How far the bucket is from full, in microseconds of refilling. */
  debtUs: number;
}

/** Share of the burst that may be held unspent by all replicas together: what they hold, others lack. */
const HELD_SHARE = 4;
/** Forgives the rounding of a division that should give a whole number. */
const EPSILON = 1e-6;

export const intervalUsOf = ({ perMinute }: Rate): number => 60_000_000 / perMinute;
export const fullBucket = (rate: Rate): Bucket => ({ arrivalUs: 0, intervalUs: intervalUsOf(rate), held: {} });

/**
 * Takes tokens: GCRA in steps of several. What is in the bucket and what is held are together never more
 * than the burst, so requests in any window are at most rate × time + burst, whoever holds what. The same
 * is `lease_requests` in the database; this one limits alone when the database is away, and specs compare both.
 */
export function leaseFrom(bucket: Bucket, rate: Rate, request: LeaseRequest, nowUs: number): { bucket: Bucket; lease: Lease } {
  const intervalUs = intervalUsOf(rate);
  const holders = Object.entries(bucket.held);
  const heldTokens = holders.reduce((sum, [, [tokens]]) => sum + tokens, 0);
  const lastHeldUs = holders.reduce((last, [, [, untilUs]]) => Math.max(last, untilUs), 0);
  const paced = Math.min(Math.max(0, bucket.arrivalUs - nowUs) * (intervalUs / bucket.intervalUs), rate.burst * intervalUs);
  // While tokens were held the bucket was not full: it began to fill the rest when the last of them was void.
  const reserved = heldTokens > 0 ? heldTokens * intervalUs - Math.max(0, nowUs - lastHeldUs) : 0;
  const debtUs = Math.min(Math.max(paced, reserved, 0), rate.burst * intervalUs);

  const available = Math.floor((rate.burst * intervalUs - debtUs) / intervalUs + EPSILON);
  const granted = Math.min(request.waiting, available);
  const others = holders.filter(([replica, [, untilUs]]) => replica !== request.replica && untilUs > nowUs);
  const heldByOthers = others.reduce((sum, [, [tokens]]) => sum + tokens, 0);
  // When tokens are scarce few are held: a replica that dies loses little, and the others get their part.
  const spare = Math.max(0, Math.min(request.spare, Math.floor((available - granted) / 2), Math.floor(rate.burst / HELD_SHARE) - heldByOthers));
  const debtAfterUs = debtUs + (granted + spare) * intervalUs;
  return {
    bucket: { arrivalUs: nowUs + debtAfterUs, intervalUs, held: { ...Object.fromEntries(others), ...(spare > 0 ? { [request.replica]: [spare, nowUs + request.holdUs] } : {}) } },
    lease: { granted, spare, debtUs: debtAfterUs },
  };
}

/** Puts tokens back that a replica holds. Those that are void by now stay where they are. */
export function giveBackTo(bucket: Bucket, replica: string, tokens: number, nowUs: number): Bucket {
  const [heldTokens, untilUs] = bucket.held[replica] ?? [0, 0];
  if (untilUs <= nowUs || heldTokens < tokens) return bucket;
  const { [replica]: _mine, ...others } = bucket.held;
  return { ...bucket, arrivalUs: bucket.arrivalUs - tokens * bucket.intervalUs, held: heldTokens > tokens ? { ...others, [replica]: [heldTokens - tokens, untilUs] } : others };
}
