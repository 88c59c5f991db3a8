import { LinearProgress } from '@mui/material';
import { CanAccess, useTranslate } from 'react-admin';
import { useModels } from '../../app/models/use-models.ts';
import '../../app/i18n/english-new-task.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { TaskForm } from './task-form.tsx';

/** A form for every task the platform can make, drawn from the capability table. */
export default function NewTaskPage() {
  const translate = useTranslate();
  return (
    <>
      <PageTitle title={translate('console.menu.new_task')} />
      <CanAccess resource="new-task" action="create" accessDenied={<ProblemView error={{ status: 403 }} />}>
        <Form />
      </CanAccess>
    </>
  );
}

function Form() {
  const translate = useTranslate();
  const { data, error, refetch } = useModels();
  if (data) return <TaskForm models={data} />;
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />;
  return <LinearProgress aria-label={translate('console.loading')} sx={{ height: 2 }} />;
}
