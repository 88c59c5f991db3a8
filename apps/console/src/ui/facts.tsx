import { Box, Typography } from '@mui/material';
import type { ReactNode } from 'react';

/** A titled list of name and value, ruled by hairlines. */
export function Facts({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box component="section" sx={{ mb: 3 }}>
      <Typography component="h2" variant="subtitle2" sx={{ mb: 0.5 }}>
        {title}
      </Typography>
      <Box component="dl" sx={{ m: 0 }}>
        {children}
      </Box>
    </Box>
  );
}

/** One fact. Left out when there is no value, so that pages need no conditions. */
export function Fact({ label, children, action, isCode = false }: { label: string; children: ReactNode; action?: ReactNode; isCode?: boolean }) {
  if (children === undefined || children === null || children === '') return null;
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, minHeight: 32, borderBottom: 1, borderColor: 'divider', '&:last-of-type': { borderBottom: 0 } }}>
      <Typography component="dt" variant="body2" color="text.secondary" sx={{ flex: 'none' }}>
        {label}
      </Typography>
      <Box
        component="dd"
        sx={{ m: 0, ml: 'auto', minWidth: 0, display: 'flex', alignItems: 'center', gap: 0.5, textAlign: 'right', fontFamily: isCode ? 'monospace' : undefined, fontSize: isCode ? 12 : 13 }}
      >
        <Box component="span" sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {children}
        </Box>
        {action}
      </Box>
    </Box>
  );
}
