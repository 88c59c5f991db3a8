import { TASK_STATUSES, type TaskStatus } from '@kp/task-contracts/states';
import { Box, ButtonBase } from '@mui/material';
import { useListContext, useTranslate } from 'react-admin';
import { FilterChoice } from '../../ui/filter-choice.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { StateDot } from '../../ui/state-dot.tsx';
import { TASK_TYPES } from './task.ts';

interface TaskFilter {
  status?: TaskStatus[];
  type?: string;
  q?: string;
}

/** Search, type and states, kept in the address so that a view can be shared. */
export function TaskFilters() {
  const { filterValues, setFilters } = useListContext();
  const translate = useTranslate();
  const filter = filterValues as TaskFilter;

  function change(part: TaskFilter): void {
    const next = Object.entries({ ...filter, ...part }).filter(([, value]) => value !== undefined && value.length > 0);
    setFilters(Object.fromEntries(next));
  }

  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1 }}>
      <SearchBox label={translate('console.tasks.filter.search')} value={filter.q ?? ''} onSearch={(q) => change({ q })} />
      <FilterChoice
        label={translate('console.tasks.filter.type')}
        anyLabel={translate('console.tasks.filter.any_type')}
        value={filter.type ?? ''}
        options={TASK_TYPES.map((type) => ({ value: type, label: translate(`console.tasks.type.${type}`) }))}
        onPick={(type) => change({ type })}
      />
      <StatePicker picked={filter.status ?? []} onPick={(status) => change({ status })} />
    </Box>
  );
}

/** One toggle per state; none picked means all. */
function StatePicker({ picked, onPick }: { picked: TaskStatus[]; onPick: (statuses: TaskStatus[]) => void }) {
  const translate = useTranslate();
  return (
    <Box role="group" aria-label={translate('console.tasks.filter.status')} sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, ml: { lg: 'auto' } }}>
      {TASK_STATUSES.map((status) => {
        const isPicked = picked.includes(status);
        return (
          <ButtonBase
            key={status}
            aria-pressed={isPicked}
            onClick={() => onPick(isPicked ? picked.filter((other) => other !== status) : [...picked, status])}
            sx={{
              gap: 0.75,
              px: 1.25,
              py: 0.5,
              border: 1,
              borderColor: isPicked ? 'text.primary' : 'divider',
              borderRadius: 99,
              fontSize: 12,
              fontWeight: isPicked ? 600 : 400,
              backgroundColor: isPicked ? 'action.selected' : 'transparent',
              '&:hover': { borderColor: 'text.secondary' },
              '&:focus-visible': { outline: '2px solid currentColor', outlineOffset: 1 },
            }}
          >
            <StateDot status={status} />
            {translate(`console.state.${status}`)}
          </ButtonBase>
        );
      })}
    </Box>
  );
}
