import { Autocomplete, TextField } from '@mui/material';
import { useEffect, useState } from 'react';
import { useGetList, useGetOne } from 'react-admin';
import { visibleText } from '../../ui/visible-text.ts';

interface WorkspaceOption {
  id: string;
  name: string;
}

interface WorkspacePickerProps {
  label: string;
  /** Id; empty for none. */
  value: string;
  onPick: (id: string) => void;
  problem?: string | undefined;
  hint?: string | undefined;
  width?: number | string;
}

const SEARCH_AFTER_MS = 300;
const PROPOSALS = 20;

/** One of the platform's workspaces, found by a part of its name or id. */
export function WorkspacePicker({ label, value, onPick, problem, hint, width = '100%' }: WorkspacePickerProps) {
  const [typed, setTyped] = useState('');
  const [q, setQuery] = useState('');
  const { data: options = [], isFetching } = useGetList<WorkspaceOption>('workspaces', { pagination: { page: 1, perPage: PROPOSALS }, filter: q ? { q } : {} });
  const known = options.find(({ id }) => id === value);
  const { data: picked } = useGetOne<WorkspaceOption>('workspaces', { id: value }, { enabled: value !== '' && !known });

  useEffect(() => {
    const timer = setTimeout(() => setQuery(typed.trim()), SEARCH_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed]);

  const shown = value === '' ? null : (known ?? picked ?? { id: value, name: value });
  return (
    <Autocomplete
      options={options}
      value={shown}
      loading={isFetching}
      // The server has searched, by the id too.
      filterOptions={(found) => found}
      getOptionLabel={({ name }) => visibleText(name)}
      getOptionKey={({ id }) => id}
      isOptionEqualToValue={(option, other) => option.id === other.id}
      onInputChange={(_event, text, reason) => setTyped(reason === 'input' ? text : '')}
      onChange={(_event, option) => onPick(option?.id ?? '')}
      renderInput={(params) => <TextField {...params} label={label} error={problem !== undefined} helperText={problem ?? hint} />}
      sx={{ width: { xs: '100%', sm: width } }}
    />
  );
}
