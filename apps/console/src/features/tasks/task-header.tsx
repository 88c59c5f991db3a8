import { Box, Link } from '@mui/material';
import { useCreatePath, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { CopyButton } from '../../ui/copy-button.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import type { Task } from './task.ts';
import { TestBadge } from './test-badge.tsx';

/** The task's id, state and parameters in one line. */
export function TaskHeader({ task }: { task: Task }) {
  const translate = useTranslate();
  const createPath = useCreatePath();
  const parameters = [
    translate(`console.tasks.type.${task.type}`, { _: task.type }),
    task.model,
    task.quality ?? task.resolution,
    task.durationSeconds === undefined ? undefined : translate('console.tasks.seconds', { seconds: task.durationSeconds }),
    task.imageCount === undefined ? undefined : translate('console.tasks.images', { smart_count: task.imageCount }),
    task.aspectRatio,
  ].filter(Boolean);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, rowGap: 0.5, mb: 2 }}>
      <Link component={RouterLink} to={createPath({ resource: 'tasks', type: 'list' })} color="text.secondary" underline="hover">
        ← {translate('console.task.back')}
      </Link>
      <Box sx={{ display: 'flex', alignItems: 'center', minWidth: 0 }}>
        <Box component="code" sx={{ fontSize: 14, fontWeight: 600, overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {task.id}
        </Box>
        <CopyButton text={task.id} name={translate('console.task.identity.task')} />
      </Box>
      <StateChip status={task.status} stage={task.stage} />
      <TestBadge mode={task.mode} />
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {parameters.join(' · ')}
      </Box>
    </Box>
  );
}
