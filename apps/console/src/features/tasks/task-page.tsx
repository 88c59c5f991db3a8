import { Box, LinearProgress } from '@mui/material';
import { ShowBase, useShowContext, useTranslate } from 'react-admin';
import { formatShort } from '../../ui/format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { StateWaterfall } from '../../ui/state-waterfall.tsx';
import { isPortrait, type Task } from './task.ts';
import { TaskAttempts } from './task-attempts.tsx';
import { TaskFigures } from './task-figures.tsx';
import { TaskHeader } from './task-header.tsx';
import { TaskOutput } from './task-output.tsx';
import { TaskRail } from './task-rail.tsx';

/** One task: what came out, how long it took, what it cost, and everything that identifies it. */
export default function TaskPage() {
  return (
    <ShowBase<Task> error={<TaskProblem />} loading={<TaskLoading />} queryOptions={{ onError: () => undefined }}>
      <TaskView />
    </ShowBase>
  );
}

function TaskView() {
  const { record: task } = useShowContext<Task>();
  const translate = useTranslate();
  if (!task) return null;
  return (
    <>
      <PageTitle title={translate('console.task.title', { id: formatShort(task.id) })} />
      <TaskHeader task={task} />
      <Box sx={{ display: 'grid', gap: { xs: 2, lg: 3 }, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 300px' } }}>
        <Box sx={{ display: 'grid', gap: 2, alignContent: 'start', minWidth: 0 }}>
          <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: `${isPortrait(task) ? '238px' : 'minmax(0, 1fr)'} minmax(0, 1fr)` }, alignItems: 'stretch' }}>
            <TaskOutput task={task} />
            <TaskFigures task={task} />
          </Box>
          <StateWaterfall timeline={task.timeline} />
          <TaskAttempts task={task} />
        </Box>
        <TaskRail task={task} />
      </Box>
    </>
  );
}

function TaskLoading() {
  const translate = useTranslate();
  return <LinearProgress aria-label={translate('console.loading')} sx={{ height: 2 }} />;
}

function TaskProblem() {
  const { error, refetch } = useShowContext<Task>();
  const translate = useTranslate();
  return (
    <>
      <PageTitle title={translate('console.task.unknown')} />
      <ProblemView error={error} onRetry={() => void refetch()} />
    </>
  );
}
