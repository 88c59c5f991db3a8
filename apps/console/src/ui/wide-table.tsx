import { Box, Table } from '@mui/material';
import type { ReactNode } from 'react';

/** A table that scrolls sideways by itself where there is no room, with the keyboard too. */
export function WideTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Box tabIndex={0} role="group" aria-label={label} sx={{ overflowX: 'auto' }}>
      {/* The theme ends a table without a line, but thinks of plain cells only. */}
      <Table size="small" sx={{ '& tbody tr:last-of-type > th': { borderBottom: 0 } }}>{children}</Table>
    </Box>
  );
}
