import { Box } from '@mui/material';
import { lazy, Suspense } from 'react';
import { useListContext, useTranslate } from 'react-admin';
import { FilterChoice } from '../../ui/filter-choice.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { KEY_STATUSES } from './api-key.ts';

const WorkspacePicker = lazy(async () => ({ default: (await import('../../app/workspaces/workspace-picker.tsx')).WorkspacePicker }));
const PICKER_WIDTH = 200;

interface KeyFilter {
  q?: string;
  workspaceId?: string;
  mode?: string;
  status?: string;
  /** Set by links from other pages. */
  userId?: string;
}

/** Search, workspace, mode and status, kept in the address so that a view can be shared. */
export function ApiKeyFilters() {
  const { filterValues, setFilters } = useListContext();
  const translate = useTranslate();
  const filter = filterValues as KeyFilter;
  const text = (key: string) => translate(`console.api_keys.${key}`);
  const change = (part: KeyFilter) => setFilters(Object.fromEntries(Object.entries({ ...filter, ...part }).filter(([, value]) => value)));
  return (
    <>
      <SearchBox label={text('filter.search')} value={filter.q ?? ''} onSearch={(q) => change({ q })} />
      <Suspense fallback={<Box sx={{ width: { xs: '100%', sm: PICKER_WIDTH } }} />}>
        <WorkspacePicker label={text('filter.workspace')} value={filter.workspaceId ?? ''} onPick={(workspaceId) => change({ workspaceId })} width={PICKER_WIDTH} />
      </Suspense>
      <FilterChoice label={text('filter.mode')} anyLabel={text('filter.any')} value={filter.mode ?? ''} options={['live', 'test'].map((value) => ({ value, label: text(`mode.${value}`) }))} onPick={(mode) => change({ mode })} />
      <FilterChoice label={text('filter.status')} anyLabel={text('filter.any')} value={filter.status ?? ''} options={KEY_STATUSES.map((value) => ({ value, label: text(`state.${value}`) }))} onPick={(status) => change({ status })} />
      {filter.userId ? <FilterChoice label={text('filter.owner')} anyLabel={text('filter.any')} value={filter.userId} options={[]} onPick={(userId) => change({ userId })} /> : null}
    </>
  );
}
