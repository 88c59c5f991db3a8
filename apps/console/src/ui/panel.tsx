import { Box, Typography } from '@mui/material';
import { type ReactNode, useId } from 'react';

interface PanelProps {
  title?: string;
  hint?: string;
  action?: ReactNode;
  children: ReactNode;
}

/** A hairline box with an optional heading, a quiet hint beside it and an action at the right. */
export function Panel({ title, hint, action, children }: PanelProps) {
  const headingId = useId();
  return (
    <Box component="section" aria-labelledby={title ? headingId : undefined} sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 2, minWidth: 0 }}>
      {title ? (
        <Box sx={{ display: 'flex', alignItems: 'baseline', gap: 1, mb: 1.5 }}>
          <Typography id={headingId} component="h2" variant="subtitle2" sx={{ flex: 'none' }}>
            {title}
          </Typography>
          {hint ? (
            <Typography variant="caption" color="text.secondary">
              {hint}
            </Typography>
          ) : null}
          <Box sx={{ ml: 'auto', flex: 'none' }}>{action}</Box>
        </Box>
      ) : null}
      {children}
    </Box>
  );
}
