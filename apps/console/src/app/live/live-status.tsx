import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { StateDot } from '../../ui/state-dot.tsx';
import { useFeedState } from './live-store.ts';

const LOOKS = { connecting: 'CREATED', live: 'SUCCEEDED', reconnecting: 'QUEUED' } as const;

/** Says whether what is on the screen follows the platform right now. */
export function LiveStatus() {
  const feed = useFeedState();
  const translate = useTranslate();
  return (
    <Box
      role="status"
      title={translate(`console.live.${feed}_hint`)}
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, px: 1.25, py: 0.25, border: 1, borderColor: 'divider', borderRadius: 99, fontSize: 12, whiteSpace: 'nowrap' }}
    >
      <StateDot status={LOOKS[feed]} />
      {translate(`console.live.${feed}`)}
    </Box>
  );
}
