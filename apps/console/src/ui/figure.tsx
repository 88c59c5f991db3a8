import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** One number worth reading: its name above, a remark below. Figures stand together in a `Figures` list. */
export function Figure({ label, value, remark }: { label: string; value: string; remark?: ReactNode }) {
  return (
    <Box>
      <Typography component="dt" variant="body2" color="text.secondary">
        {label}
      </Typography>
      <Typography component="dd" sx={{ m: 0, fontSize: 22, whiteSpace: 'nowrap', fontWeight: 600, letterSpacing: '-0.01em', lineHeight: 1.35, fontVariantNumeric: 'tabular-nums' }}>
        {value}
      </Typography>
      {remark ? (
        <Typography component="dd" variant="body2" color="text.secondary" sx={{ m: 0 }}>
          {remark}
        </Typography>
      ) : null}
    </Box>
  );
}

/** A row of figures that wraps when there is no room. */
export function Figures({ children, columnWidth = 108 }: { children: ReactNode; columnWidth?: number }) {
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gap: 2, gridTemplateColumns: `repeat(auto-fit, minmax(${columnWidth}px, 1fr))` }}>
      {children}
    </Box>
  );
}
