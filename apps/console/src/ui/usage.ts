const MUCH = 0.75;
const NEARLY_ALL = 0.9;

/** Share of a limit, 0 to 1; nothing without a limit. A limit of zero is used up. */
export function usedShare(used: number, limit: number | null): number {
  if (limit === null) return 0;
  return limit <= 0 ? 1 : Math.min(1, Math.max(0, used / limit));
}

/** Black, ochre from 75 %, red from 90 %. */
export function usageColour(share: number): string {
  if (share >= NEARLY_ALL) return 'error.main';
  return share >= MUCH ? 'warning.main' : 'text.primary';
}
