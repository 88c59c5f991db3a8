import type { ResetReason } from './live-event.ts';

/** A cursor as readers send it; undefined when it is none. */
export function toCursor(text: string): number | undefined {
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

/** Why reading cannot go on after a cursor; undefined when it can. `unknown` also says a log that was restored from a backup. */
export function resetReason(cursor: number | undefined, { oldest, head }: { oldest: number; head: number }): ResetReason | undefined {
  if (cursor === undefined || cursor > head) return 'unknown';
  return cursor < oldest - 1 ? 'expired' : undefined;
}
