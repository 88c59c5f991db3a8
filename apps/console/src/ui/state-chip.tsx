import type { TaskStatus } from '@kp/task-contracts/states';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { StateDot, useStateColour } from './state-dot.tsx';

/** A state as dot and word. The hint is the word that callers of the API see. */
export function StateChip({ status, stage }: { status: TaskStatus; stage?: string }) {
  const translate = useTranslate();
  const colour = useStateColour(status);
  return (
    <Box
      component="span"
      title={stage}
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        gap: 0.75,
        px: 1,
        py: 0.125,
        border: 1,
        borderColor: 'divider',
        borderRadius: 99,
        color: colour,
        fontSize: 12,
        fontWeight: 500,
        lineHeight: 1.6,
        whiteSpace: 'nowrap',
      }}
    >
      <StateDot status={status} />
      {translate(`console.state.${status}`)}
    </Box>
  );
}
