import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';

/** Marks a task that cost nothing and never left the simulator. */
export function TestBadge({ mode }: { mode: 'live' | 'test' }) {
  const translate = useTranslate();
  if (mode === 'live') return null;
  return (
    <Box component="span" title={translate('console.tasks.test_mode_hint')} sx={{ flex: 'none', px: 0.75, border: '1px dashed', borderColor: 'text.secondary', borderRadius: '4px', color: 'text.secondary', fontSize: 11, lineHeight: 1.5 }}>
      {translate('console.tasks.test_mode')}
    </Box>
  );
}
