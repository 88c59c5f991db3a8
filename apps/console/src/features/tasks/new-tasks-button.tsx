import { Box, Button } from '@mui/material';
import { useEffect } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { liveStore, useNewTasks } from '../../app/live/live-store.ts';
import { wouldAppear } from '../../app/live/task-update.ts';
import type { Task } from './task.ts';

/** "3 new tasks": they come into the list when the reader asks for them, never under the pointer. */
export function NewTasksButton() {
  const translate = useTranslate();
  const { data, filterValues, page, setPage, refetch } = useListContext<Task>();
  const waiting = useNewTasks().filter((task) => wouldAppear(task, filterValues)).length;
  const firstRow = page === 1 ? data?.[0]?.id : undefined;

  useEffect(() => liveStore.forgetNewTasks(), [firstRow]);

  function showThem(): void {
    liveStore.forgetNewTasks();
    if (page !== 1) setPage(1);
    void refetch();
  }

  return (
    <Box role="status" sx={{ display: 'flex', justifyContent: 'center' }}>
      {waiting > 0 ? (
        <Button size="small" variant="contained" onClick={showThem} sx={{ borderRadius: 99, my: 1 }}>
          {translate('console.tasks.new', { smart_count: waiting })}
        </Button>
      ) : null}
    </Box>
  );
}
