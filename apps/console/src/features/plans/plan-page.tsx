import { Box, Button, LinearProgress, Link, Typography } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { ShowBase, useCanAccess, useCreatePath, useShowContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { auditPath } from '../../app/audit-path.ts';
import '../../app/i18n/english-limits.ts';
import '../../app/i18n/english-plans.ts';
import { LimitLists } from '../../app/limits/limit-table.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { formatCount, formatShort } from '../../ui/format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { PlanStatusChip } from './plan-status-chip.tsx';
import { PlanVersions } from './plan-versions.tsx';
import { type Plan, RESOURCE } from './plan.ts';
import { StatementList } from './statement-views.tsx';

const DIALOGS = {
  edit: lazy(async () => ({ default: (await import('./plan-dialogs.tsx')).EditPlanDialog })),
  retire: lazy(async () => ({ default: (await import('./plan-dialogs.tsx')).RetirePlanDialog })),
  activate: lazy(async () => ({ default: (await import('./plan-dialogs.tsx')).ActivatePlanDialog })),
};
type DialogName = keyof typeof DIALOGS;

/** One plan: what its version of today grants and states, and every version before it. */
export default function PlanPage() {
  return (
    <ShowBase<Plan> resource={RESOURCE} error={<PlanProblem />} loading={<PlanLoading />} queryOptions={{ onError: () => undefined }}>
      <PlanView />
    </ShowBase>
  );
}

function PlanView() {
  const { record: plan } = useShowContext<Plan>();
  const translate = useTranslate();
  const text = (key: string, values?: Record<string, string | number>) => translate(`console.plans.${key}`, values);
  if (!plan) return null;
  return (
    <>
      <PageTitle title={plan.name} />
      <PlanHeader plan={plan} />
      {plan.description ? <Typography sx={{ mb: 2, maxWidth: 720, overflowWrap: 'anywhere' }}>{plan.description}</Typography> : null}
      <Box sx={{ display: 'grid', gap: { xs: 2, lg: 3 }, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 300px' } }}>
        <Box sx={{ display: 'grid', gap: 2, alignContent: 'start', minWidth: 0 }}>
          <Panel title={text('limits')} hint={text('limits_of', { version: plan.currentVersion })}>
            <LimitLists limits={plan.current.limits} />
          </Panel>
          <Panel title={text('statements.title')} hint={text('statements.hint')}>
            <StatementList version={plan.current} />
          </Panel>
          <PlanVersions plan={plan} />
        </Box>
        <PlanRail plan={plan} />
      </Box>
    </>
  );
}

function PlanHeader({ plan }: { plan: Plan }) {
  const translate = useTranslate();
  const createPath = useCreatePath();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 2 }}>
      <Link component={RouterLink} to={createPath({ resource: RESOURCE, type: 'list' })} color="text.secondary" underline="hover">
        ← {translate('console.plans.back')}
      </Link>
      <Box component="span" sx={{ fontWeight: 600, overflowWrap: 'anywhere' }}>
        {plan.name}
      </Box>
      <PlanStatusChip status={plan.status} />
      <PlanActions plan={plan} />
    </Box>
  );
}

/** What can be done with it in its present state, by whoever may. */
function PlanActions({ plan }: { plan: Plan }) {
  const [open, setOpen] = useState<DialogName>();
  const { canAccess: mayEdit } = useCanAccess({ resource: RESOURCE, action: 'edit' });
  const { canAccess: mayCreate } = useCanAccess({ resource: RESOURCE, action: 'create' });
  const translate = useTranslate();
  const createPath = useCreatePath();
  const change = plan.status === 'active' ? 'retire' : 'activate';
  const Dialog = open && DIALOGS[open];
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, ml: { sm: 'auto' } }}>
      {mayCreate ? (
        <Button component={RouterLink} to={`${createPath({ resource: RESOURCE, type: 'create' })}?copy=${encodeURIComponent(plan.id)}`} size="small" variant="outlined">
          {translate('console.plans.action.copy')}
        </Button>
      ) : null}
      {mayEdit ? (
        <>
          <Button size="small" variant="outlined" onClick={() => setOpen('edit')}>
            {translate('console.plans.action.edit')}
          </Button>
          <Button size="small" variant="outlined" color={change === 'retire' ? 'error' : 'primary'} onClick={() => setOpen(change)}>
            {translate(`console.plans.action.${change}`)}
          </Button>
          <Button component={RouterLink} to={`/${RESOURCE}/${encodeURIComponent(plan.id)}/new-version`} size="small" variant="contained">
            {translate('console.plans.action.new-version')}
          </Button>
        </>
      ) : null}
      <Suspense>{Dialog ? <Dialog plan={plan} onClose={() => setOpen(undefined)} /> : null}</Suspense>
    </Box>
  );
}

function PlanRail({ plan }: { plan: Plan }) {
  const translate = useTranslate();
  const text = (key: string) => translate(`console.plans.facts.${key}`);
  const { canAccess: maySeeWorkspaces } = useCanAccess({ resource: 'workspaces', action: 'list' });
  const { canAccess: maySeeAudit } = useCanAccess({ resource: 'audit', action: 'list' });
  const { statementsSha256 } = plan.current;
  const list = `/workspaces?filter=${encodeURIComponent(JSON.stringify({ planId: plan.id }))}`;
  return (
    <Box component="aside" aria-label={text('title')} sx={{ minWidth: 0, borderLeft: { lg: 1 }, borderColor: { lg: 'divider' }, pl: { lg: 3 } }}>
      <Facts title={text('title')}>
        <Fact label={text('id')} isCode action={<CopyButton text={plan.id} name={text('id')} />}>
          {plan.id}
        </Fact>
        <Fact label={text('version')}>{plan.currentVersion}</Fact>
        <Fact label={text('workspaces')} action={maySeeWorkspaces && plan.workspaces > 0 ? <Link component={RouterLink} to={list} color="inherit">{text('see')}</Link> : null}>
          {formatCount(plan.workspaces)}
        </Fact>
        <Fact label={text('created')}>
          <RelativeTime at={plan.createdAt} />
        </Fact>
        <Fact label={text('updated')}>
          <RelativeTime at={plan.updatedAt} />
        </Fact>
        <Fact label={text('hash')} isCode action={<CopyButton text={statementsSha256} name={text('hash')} />}>
          {formatShort(statementsSha256)}
        </Fact>
      </Facts>
      {maySeeAudit ? (
        <Link component={RouterLink} to={auditPath({ target: plan.id })} color="text.secondary" underline="hover" sx={{ display: 'block', mt: -2 }}>
          {text('audit')}
        </Link>
      ) : null}
    </Box>
  );
}

function PlanLoading() {
  const translate = useTranslate();
  return <LinearProgress aria-label={translate('console.loading')} sx={{ height: 2 }} />;
}

function PlanProblem() {
  const { error, refetch } = useShowContext<Plan>();
  const translate = useTranslate();
  return (
    <>
      <PageTitle title={translate('console.plans.unknown')} />
      <ProblemView error={error} onRetry={() => void refetch()} />
    </>
  );
}
