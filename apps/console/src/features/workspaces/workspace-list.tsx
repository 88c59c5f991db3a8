import { Box, Button, LinearProgress, Link, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { ListBase, useCanAccess, useCreatePath, useListContext, useRedirect, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import '../../app/i18n/english-workspaces.ts';
import { EmptyView } from '../../ui/empty-view.tsx';
import { FilterChoice } from '../../ui/filter-choice.tsx';
import { formatCount } from '../../ui/format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Pager } from '../../ui/pager.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { WideTable } from '../../ui/wide-table.tsx';
import { usePlans } from './use-plans.ts';
import { WorkspaceStatusChip } from './workspace-status-chip.tsx';
import { RESOURCE, type Workspace } from './workspace.ts';

const CreateWorkspaceDialog = lazy(async () => ({ default: (await import('./workspace-dialogs.tsx')).CreateWorkspaceDialog }));
const fromTablet = { display: { xs: 'none', md: 'table-cell' } };

interface WorkspaceFilter {
  q?: string;
  status?: string;
  planId?: string;
}

/** All workspaces, newest first; what is filtered is in the address and can be shared. */
export default function WorkspaceList() {
  const translate = useTranslate();
  return (
    <>
      <PageTitle title={translate('resources.workspaces.name', { smart_count: 2 })} />
      <ListBase<Workspace> resource={RESOURCE} perPage={25} storeKey={false} queryOptions={{ onError: () => undefined }}>
        <Workspaces />
      </ListBase>
    </>
  );
}

function Workspaces() {
  const { data, error, isPending, refetch, filterValues, setFilters } = useListContext<Workspace>();
  const translate = useTranslate();
  const { plans, nameOf } = usePlans();
  const text = (key: string) => translate(`console.workspaces.${key}`);
  const filter = filterValues as WorkspaceFilter;
  const change = (part: WorkspaceFilter): void => setFilters(Object.fromEntries(Object.entries({ ...filter, ...part }).filter(([, value]) => value)));
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1 }}>
        <SearchBox label={text('filter.search')} value={filter.q ?? ''} onSearch={(q) => change({ q })} />
        <FilterChoice label={text('filter.status')} anyLabel={text('filter.any')} value={filter.status ?? ''} options={['active', 'suspended'].map((value) => ({ value, label: text(`status.${value}`) }))} onPick={(status) => change({ status })} />
        <FilterChoice label={text('filter.plan')} anyLabel={text('filter.any')} value={filter.planId ?? ''} options={plans.map(({ id, name }) => ({ value: id, label: name }))} onPick={(planId) => change({ planId })} />
        <CreateButton />
      </Box>
      {error ? (
        <ProblemView error={error} onRetry={() => void refetch()} />
      ) : isPending || !data ? (
        <LinearProgress aria-label={translate('console.loading')} sx={{ height: 2 }} />
      ) : data.length > 0 ? (
        <WorkspaceTable workspaces={data} nameOf={nameOf} />
      ) : Object.keys(filter).length > 0 ? (
        <EmptyView title={text('none_match')} action={{ label: text('clear_filters'), onClick: () => setFilters({}) }} />
      ) : (
        <EmptyView title={text('none')} hint={text('none_hint')} />
      )}
      <Pager />
    </>
  );
}

function CreateButton() {
  const [isOpen, setOpen] = useState(false);
  const { canAccess } = useCanAccess({ resource: RESOURCE, action: 'create' });
  const translate = useTranslate();
  const redirect = useRedirect();
  if (!canAccess) return null;
  return (
    <>
      <Button variant="contained" onClick={() => setOpen(true)} sx={{ ml: { sm: 'auto' } }}>
        {translate('console.workspaces.add')}
      </Button>
      <Suspense>{isOpen ? <CreateWorkspaceDialog onClose={() => setOpen(false)} onCreated={(id) => redirect('show', RESOURCE, id)} /> : null}</Suspense>
    </>
  );
}

function WorkspaceTable({ workspaces, nameOf }: { workspaces: Workspace[]; nameOf: (planId: string) => string }) {
  const translate = useTranslate();
  const createPath = useCreatePath();
  const head = (column: string) => translate(`console.workspaces.column.${column}`);
  return (
    <WideTable label={translate('resources.workspaces.name', { smart_count: 2 })}>
      <TableHead>
        <TableRow>
          <TableCell>{head('name')}</TableCell>
          <TableCell>{head('status')}</TableCell>
          <TableCell>{head('plan')}</TableCell>
          <TableCell align="right" sx={fromTablet}>{head('members')}</TableCell>
          <TableCell align="right" sx={fromTablet}>{head('keys')}</TableCell>
          <TableCell align="right">{head('created')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {workspaces.map((workspace) => (
          <TableRow key={workspace.id} hover>
            <TableCell sx={{ overflowWrap: 'anywhere', minWidth: 140 }}>
              <Link component={RouterLink} to={createPath({ resource: RESOURCE, type: 'show', id: workspace.id })} color="inherit" sx={{ fontWeight: 600 }}>
                {workspace.name}
              </Link>
              <Box sx={{ color: 'text.secondary', fontFamily: 'monospace', fontSize: 12, display: { xs: 'none', md: 'block' } }}>{workspace.id}</Box>
            </TableCell>
            <TableCell>
              <WorkspaceStatusChip status={workspace.status} />
            </TableCell>
            <TableCell>{nameOf(workspace.planId)}</TableCell>
            <TableCell align="right" sx={fromTablet}>{formatCount(workspace.memberCount)}</TableCell>
            <TableCell align="right" sx={fromTablet}>{formatCount(workspace.activeKeyCount)}</TableCell>
            <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
              <RelativeTime at={workspace.createdAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </WideTable>
  );
}
