import { Box, Button, Typography } from '@mui/material';
import { DataTable, List, useListContext, useTranslate } from 'react-admin';
import { formatUnits, NOTHING } from '../../ui/format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Pager } from '../../ui/pager.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { NewTasksButton } from './new-tasks-button.tsx';
import { PromptCell } from './prompt-cell.tsx';
import type { Task } from './task.ts';
import { TaskFilters } from './task-filters.tsx';

const Column = DataTable.Col<Task>;
const fromTablet = { display: { xs: 'none', md: 'table-cell' } };
const narrow = { width: '1%', whiteSpace: 'nowrap' };

/** All tasks, newest first. Rows change where they stand; new ones wait behind a button. */
export default function TaskList() {
  const translate = useTranslate();
  return (
    <>
      <PageTitle title={translate('console.menu.tasks')} />
      <List
        title={false}
        actions={false}
        empty={false}
        exporter={false}
        component="div"
        perPage={25}
        sort={{ field: 'createdAt', order: 'DESC' }}
        storeKey={false}
        error={<ListProblem />}
        queryOptions={{ onError: () => undefined }}
        pagination={<Pager />}
        sx={{ '& .RaList-main': { minWidth: 0 }, '& .RaList-noActions': { mt: 0 } }}
      >
        <TaskFilters />
        <NewTasksButton />
        <TaskTable />
      </List>
    </>
  );
}

function TaskTable() {
  const translate = useTranslate();
  const label = (column: string) => translate(`console.tasks.column.${column}`);
  return (
    <DataTable<Task> bulkActionButtons={false} rowClick="show" size="small" empty={<NoTasks />} sx={{ '& .RaDataTable-tableWrapper': { overflowX: 'auto' } }}>
      <Column label={label('status')} disableSort sx={narrow} render={(task) => <StateChip status={task.status} stage={task.stage} />} />
      <Column label={label('prompt')} disableSort render={(task) => <PromptCell task={task} />} sx={{ maxWidth: 0 }} />
      <Column label={label('model')} disableSort sx={{ ...narrow, ...fromTablet }} render={(task) => task.model} />
      <Column label={label('duration')} disableSort align="right" sx={{ ...narrow, ...fromTablet }} render={(task) => task.durationSeconds === undefined ? NOTHING : translate('console.tasks.seconds', { seconds: task.durationSeconds })} />
      <Column label={label('ratio')} disableSort align="right" sx={{ ...narrow, ...fromTablet }} render={(task) => task.aspectRatio ?? NOTHING} />
      <Column label={label('cost')} disableSort align="right" sx={{ ...narrow, ...fromTablet }} render={(task) => <Cost task={task} />} />
      <Column label={label('created')} disableSort align="right" sx={narrow} render={(task) => <RelativeTime at={task.createdAt} />} />
    </DataTable>
  );
}

/** An amount that may still change is set in grey. */
function Cost({ task: { cost } }: { task: Task }) {
  const translate = useTranslate();
  return (
    <Box component="span" title={translate(cost.estimated ? 'console.task.cost_estimated' : 'console.task.cost_settled')} sx={{ color: cost.estimated ? 'text.secondary' : undefined }}>
      {formatUnits(cost.costUnits)}
    </Box>
  );
}

function NoTasks() {
  const translate = useTranslate();
  const { filterValues, setFilters } = useListContext();
  const isFiltered = Object.keys(filterValues).length > 0;
  return (
    <Box sx={{ py: 8, textAlign: 'center' }}>
      <Typography component="h2" variant="h6">
        {translate(isFiltered ? 'console.tasks.none_match' : 'console.tasks.none')}
      </Typography>
      {isFiltered ? (
        <Button sx={{ mt: 2 }} onClick={() => setFilters({})}>
          {translate('console.tasks.clear_filters')}
        </Button>
      ) : (
        <Typography color="text.secondary">{translate('console.tasks.none_hint')}</Typography>
      )}
    </Box>
  );
}

function ListProblem() {
  const { error, refetch } = useListContext();
  return <ProblemView error={error} onRetry={() => void refetch()} />;
}
