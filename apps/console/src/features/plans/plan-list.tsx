import { Box, Button, LinearProgress, Link, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { ListBase, useCanAccess, useCreatePath, useListContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import '../../app/i18n/english-limits.ts';
import '../../app/i18n/english-plans.ts';
import { formatLimit } from '../../app/limits/format-limit.ts';
import { EmptyView } from '../../ui/empty-view.tsx';
import { FilterChoice } from '../../ui/filter-choice.tsx';
import { formatCount } from '../../ui/format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Pager } from '../../ui/pager.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { WideTable } from '../../ui/wide-table.tsx';
import { PlanStatusChip } from './plan-status-chip.tsx';
import { type Plan, RESOURCE } from './plan.ts';

const fromTablet = { display: { xs: 'none', md: 'table-cell' } };

/** All plans with what they grant and how many have them. */
export default function PlanList() {
  const translate = useTranslate();
  return (
    <>
      <PageTitle title={translate('resources.plans.name', { smart_count: 2 })} />
      <ListBase<Plan> resource={RESOURCE} perPage={25} storeKey={false} queryOptions={{ onError: () => undefined }}>
        <Plans />
      </ListBase>
    </>
  );
}

function Plans() {
  const { data, error, isPending, refetch, filterValues, setFilters } = useListContext<Plan>();
  const translate = useTranslate();
  const status = (filterValues as { status?: string }).status ?? '';
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1 }}>
        <FilterChoice
          label={translate('console.plans.filter.status')}
          anyLabel={translate('console.plans.filter.any_status')}
          value={status}
          options={['active', 'retired'].map((value) => ({ value, label: translate(`console.plans.status.${value}`) }))}
          onPick={(picked) => setFilters(picked ? { status: picked } : {})}
        />
        <CreateButton />
      </Box>
      {error ? <ProblemView error={error} onRetry={() => void refetch()} /> : isPending ? <LinearProgress aria-label={translate('console.loading')} sx={{ height: 2 }} /> : data && data.length > 0 ? <PlanTable plans={data} /> : <NoPlans isFiltered={status !== ''} onClear={() => setFilters({})} />}
      <Pager />
    </>
  );
}

function NoPlans({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const translate = useTranslate();
  return isFiltered ? <EmptyView title={translate('console.plans.none_match')} action={{ label: translate('console.plans.clear_filters'), onClick: onClear }} /> : <EmptyView title={translate('console.plans.none')} hint={translate('console.plans.none_hint')} />;
}

function CreateButton() {
  const { canAccess } = useCanAccess({ resource: RESOURCE, action: 'create' });
  const createPath = useCreatePath();
  const translate = useTranslate();
  if (!canAccess) return null;
  return (
    <Button component={RouterLink} to={createPath({ resource: RESOURCE, type: 'create' })} variant="contained" sx={{ ml: 'auto' }}>
      {translate('console.plans.add')}
    </Button>
  );
}

function PlanTable({ plans }: { plans: Plan[] }) {
  const translate = useTranslate();
  const head = (column: string) => translate(`console.plans.column.${column}`);
  return (
    <WideTable label={translate('resources.plans.name', { smart_count: 2 })}>
      <TableHead>
        <TableRow>
          <TableCell>{head('name')}</TableCell>
          <TableCell>{head('status')}</TableCell>
          <TableCell align="right">{head('workspaces')}</TableCell>
          <TableCell align="right" sx={fromTablet}>{head('day')}</TableCell>
          <TableCell align="right" sx={fromTablet}>{head('month')}</TableCell>
          <TableCell align="right" sx={fromTablet}>{head('at_once')}</TableCell>
          <TableCell align="right">{head('version')}</TableCell>
          <TableCell align="right">{head('updated')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {plans.map((plan) => (
          <PlanRow key={plan.id} plan={plan} />
        ))}
      </TableBody>
    </WideTable>
  );
}

function PlanRow({ plan }: { plan: Plan }) {
  const translate = useTranslate();
  const createPath = useCreatePath();
  const { limits } = plan.current;
  return (
    <TableRow hover>
      <TableCell sx={{ minWidth: 140 }}>
        <Link component={RouterLink} to={createPath({ resource: RESOURCE, type: 'show', id: plan.id })} color="inherit" sx={{ fontWeight: 600 }}>
          {plan.name}
        </Link>
        <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{plan.description}</Box>
      </TableCell>
      <TableCell>
        <PlanStatusChip status={plan.status} />
      </TableCell>
      <TableCell align="right">{formatCount(plan.workspaces)}</TableCell>
      <TableCell align="right" sx={fromTablet}>{formatLimit('unitsPerDay', limits.unitsPerDay, translate)}</TableCell>
      <TableCell align="right" sx={fromTablet}>{formatLimit('unitsPerMonth', limits.unitsPerMonth, translate)}</TableCell>
      <TableCell align="right" sx={fromTablet}>{formatLimit('concurrencyPerWorkspace', limits.concurrencyPerWorkspace, translate)}</TableCell>
      <TableCell align="right">{plan.currentVersion}</TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
        <RelativeTime at={plan.updatedAt} />
      </TableCell>
    </TableRow>
  );
}
