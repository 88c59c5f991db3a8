import { Box } from '@mui/material';
import type { ReactNode } from 'react';
import { usageColour, usedShare } from './usage.ts';

interface UsageBarProps {
  label: string;
  /** What is used of what, in words. */
  text: string;
  /** What else to know, such as when it begins anew. */
  remark?: ReactNode;
  used: number;
  limit: number | null;
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
