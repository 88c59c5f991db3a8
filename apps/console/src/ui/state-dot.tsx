import type { TaskStatus } from '@kp/task-contracts/states';
import { Box } from '@mui/material';
import { keyframes, useTheme } from '@mui/material/styles';
import { STATE_COLOURS } from './state-colours.ts';

const breathe = keyframes`50% { opacity: 0.35; }`;
const MOVING = new Set<TaskStatus>(['RUNNING', 'FINALIZING']);

/** The colour of a state as a dot: hollow when canceled, square when failed, breathing while work is going on. */
export function StateDot({ status }: { status: TaskStatus }) {
  const colour = useStateColour(status);
  return (
    <Box
      component="span"
      aria-hidden
      sx={{
        flex: 'none',
        width: 8,
        height: 8,
        borderRadius: status === 'FAILED' ? '2px' : '50%',
        border: `1.5px solid ${colour}`,
        backgroundColor: status === 'CANCELED' ? 'transparent' : colour,
        '@media (prefers-reduced-motion: no-preference)': MOVING.has(status) ? { animation: `${breathe} 1.6s ease-in-out infinite` } : {},
      }}
    />
  );
}

export function useStateColour(status: TaskStatus): string {
  const { palette } = useTheme();
  return STATE_COLOURS[palette.mode][status];
}
