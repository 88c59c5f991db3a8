import { Alert, Box, Button, LinearProgress, Link } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { ShowBase, useCanAccess, useCreatePath, useShowContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import '../../app/i18n/english-limits.ts';
import '../../app/i18n/english-workspaces.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { WorkspaceMembers } from './workspace-members.tsx';
import { WorkspaceOverrides } from './workspace-overrides.tsx';
import { WorkspaceRail } from './workspace-rail.tsx';
import { WorkspaceStatusChip } from './workspace-status-chip.tsx';
import { WorkspaceUsage } from './workspace-usage.tsx';
import { RESOURCE, type Workspace } from './workspace.ts';

const DIALOGS = {
  edit: lazy(async () => ({ default: (await import('./workspace-dialogs.tsx')).EditWorkspaceDialog })),
  move: lazy(async () => ({ default: (await import('./move-dialog.tsx')).MoveWorkspaceDialog })),
  suspend: lazy(async () => ({ default: (await import('./workspace-dialogs.tsx')).SuspendWorkspaceDialog })),
  activate: lazy(async () => ({ default: (await import('./workspace-dialogs.tsx')).ActivateWorkspaceDialog })),
};
type DialogName = keyof typeof DIALOGS;

/** One workspace: what it uses of what it may, what differs from its plan, and who is in it. */
export default function WorkspacePage() {
  return (
    <ShowBase<Workspace> resource={RESOURCE} error={<WorkspaceProblem />} loading={<WorkspaceLoading />} queryOptions={{ onError: () => undefined }}>
      <WorkspaceView />
    </ShowBase>
  );
}

function WorkspaceView() {
  const { record: workspace } = useShowContext<Workspace>();
  const translate = useTranslate();
  if (!workspace) return null;
  return (
    <>
      <PageTitle title={workspace.name} />
      <WorkspaceHeader workspace={workspace} />
      {workspace.status === 'suspended' ? (
        <Alert severity="warning" sx={{ mb: 2 }}>
          {translate('console.workspaces.suspended_note')}
        </Alert>
      ) : null}
      <Box sx={{ display: 'grid', gap: { xs: 2, lg: 3 }, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 320px' } }}>
        <Box sx={{ display: 'grid', gap: 2, alignContent: 'start', minWidth: 0 }}>
          <WorkspaceUsage workspace={workspace} />
          <WorkspaceOverrides workspace={workspace} />
          <WorkspaceMembers workspace={workspace} />
        </Box>
        <WorkspaceRail workspace={workspace} />
      </Box>
    </>
  );
}

function WorkspaceHeader({ workspace }: { workspace: Workspace }) {
  const translate = useTranslate();
  const createPath = useCreatePath();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 2 }}>
      <Link component={RouterLink} to={createPath({ resource: RESOURCE, type: 'list' })} color="text.secondary" underline="hover">
        ← {translate('console.workspaces.back')}
      </Link>
      <Box component="span" sx={{ fontWeight: 600, overflowWrap: 'anywhere', minWidth: 0 }}>
        {workspace.name}
      </Box>
      <WorkspaceStatusChip status={workspace.status} />
      <WorkspaceActions workspace={workspace} />
    </Box>
  );
}

/** What can be done with it in its present state, by whoever may. */
function WorkspaceActions({ workspace }: { workspace: Workspace }) {
  const [open, setOpen] = useState<DialogName>();
  const { canAccess } = useCanAccess({ resource: RESOURCE, action: 'edit' });
  const translate = useTranslate();
  const actions: DialogName[] = canAccess ? ['edit', 'move', workspace.status === 'active' ? 'suspend' : 'activate'] : [];
  const Dialog = open && DIALOGS[open];
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, ml: { sm: 'auto' } }}>
      {actions.map((action) => (
        <Button key={action} size="small" variant="outlined" color={action === 'suspend' ? 'error' : 'primary'} onClick={() => setOpen(action)}>
          {translate(`console.workspaces.action.${action}`)}
        </Button>
      ))}
      <Suspense>{Dialog ? <Dialog workspace={workspace} onClose={() => setOpen(undefined)} /> : null}</Suspense>
    </Box>
  );
}

function WorkspaceLoading() {
  const translate = useTranslate();
  return <LinearProgress aria-label={translate('console.loading')} sx={{ height: 2 }} />;
}

function WorkspaceProblem() {
  const { error, refetch } = useShowContext<Workspace>();
  const translate = useTranslate();
  return (
    <>
      <PageTitle title={translate('console.workspaces.unknown')} />
      <ProblemView error={error} onRetry={() => void refetch()} />
    </>
  );
}
