import { Box, Link } from '@mui/material';
import { useCreatePath, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { formatShort } from '../../ui/format.ts';
import { wordsOf, type Task } from './task.ts';
import { TestBadge } from './test-badge.tsx';

/** The prompt as the link to the task, so that rows are reached by keyboard, and its id below. */
export function PromptCell({ task }: { task: Task }) {
  const createPath = useCreatePath();
  const translate = useTranslate();
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
        <Link
          component={RouterLink}
          to={createPath({ resource: 'tasks', type: 'show', id: task.id })}
          onClick={(event) => event.stopPropagation()}
          color="inherit"
          underline="hover"
          title={wordsOf(task)}
          sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
        >
          {wordsOf(task) || translate('console.tasks.no_prompt')}
        </Link>
        <TestBadge mode={task.mode} />
      </Box>
      <Box sx={{ color: 'text.secondary', fontFamily: 'monospace', fontSize: 11, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
        {formatShort(task.id, 22)}
        {task.error ? <Box component="span" sx={{ color: 'error.main' }}>{` · ${task.error.code}`}</Box> : null}
      </Box>
    </Box>
  );
}
