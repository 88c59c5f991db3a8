import { TASK_STATUSES, type TaskStatus } from '@kp/task-contracts/states';
import SearchIcon from '@mui/icons-material/Search';
import { Box, ButtonBase, InputAdornment, MenuItem, TextField } from '@mui/material';
import { useEffect, useState } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { StateDot } from '../../ui/state-dot.tsx';
import { TASK_TYPES } from './task.ts';

const SEARCH_AFTER_MS = 300;

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
      <SearchBox value={filter.q ?? ''} onSearch={(q) => change({ q })} />
      <TextField
        select
        label={translate('console.tasks.filter.type')}
        value={filter.type ?? ''}
        onChange={(event) => change({ type: event.target.value })}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        sx={{ width: 160 }}
      >
        <MenuItem value="">{translate('console.tasks.filter.any_type')}</MenuItem>
        {TASK_TYPES.map((type) => (
          <MenuItem key={type} value={type}>
            {translate(`console.tasks.type.${type}`)}
          </MenuItem>
        ))}
      </TextField>
      <StatePicker picked={filter.status ?? []} onPick={(status) => change({ status })} />
    </Box>
  );
}

/** Waits for a pause in typing before it asks the server. */
function SearchBox({ value, onSearch }: { value: string; onSearch: (text: string) => void }) {
  const [text, setText] = useState(value);
  const translate = useTranslate();
  const label = translate('console.tasks.filter.search');

  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text.trim() === value) return undefined;
    const timer = setTimeout(() => onSearch(text.trim()), SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  });

  return (
    <TextField
      type="search"
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
      slotProps={{
        htmlInput: { 'aria-label': label },
        input: { startAdornment: <InputAdornment position="start"><SearchIcon fontSize="small" /></InputAdornment> },
      }}
      sx={{ width: { xs: '100%', sm: 240 } }}
    />
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
