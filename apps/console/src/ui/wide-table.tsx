import { Box, Table } from '@mui/material';
import type { ReactNode } from 'react';

/** A table that scrolls sideways by itself where there is no room, with the keyboard too. */
export function WideTable({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Box tabIndex={0} role="group" aria-label={label} sx={{ overflowX: 'auto' }}>
      <Table size="small">{children}</Table>
    </Box>
  );
}
