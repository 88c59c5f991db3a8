import { Box } from '@mui/material';
import type { ReactNode } from 'react';

interface UsageBarProps {
  label: string;
  /** What is used of what, in words. */
  text: string;
  /** What else to know, such as when it begins anew. */
  remark?: ReactNode;
  used: number;
  limit: number | null;
}

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

/** How much of a limit is used. The bar only repeats the numbers, so readers of the screen skip it. */
export function UsageBar({ label, text, remark, used, limit }: UsageBarProps) {
  const share = usedShare(used, limit);
  return (
    <Box component="li" sx={{ py: 0.75 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5 }}>
        <Box component="span" sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
          {label}
        </Box>
        <Box component="span" sx={{ ml: 'auto', fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' }}>
          {text}
        </Box>
      </Box>
      <Box aria-hidden sx={{ height: 6, my: 0.5, borderRadius: 1, backgroundColor: 'action.selected' }}>
        <Box sx={{ height: '100%', borderRadius: 1, width: `${share * 100}%`, minWidth: used > 0 && limit !== null ? 3 : 0, backgroundColor: usageColour(share) }} />
      </Box>
      {remark ? (
        <Box component="span" sx={{ color: 'text.secondary', fontSize: 12 }}>
          {remark}
        </Box>
      ) : null}
    </Box>
  );
}

export function UsageBars({ children }: { children: ReactNode }) {
  return (
    <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', columnGap: 4, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' } }}>
      {children}
    </Box>
  );
}
