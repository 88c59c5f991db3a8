import { Alert, Box, Button, LinearProgress, Link } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { ShowBase, useCanAccess, useCreatePath, useShowContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import '../../app/i18n/english-accounts.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { AccountHistory } from './account-history.tsx';
import { AccountRail } from './account-rail.tsx';
import { AccountSlots } from './account-slots.tsx';
import { AccountStatusChip } from './account-status-chip.tsx';
import { AccountTestPanel } from './account-test-panel.tsx';
import { RESOURCE, type ProviderAccount } from './provider-account.ts';

const DIALOGS = {
  edit: lazy(async () => ({ default: (await import('./account-dialogs.tsx')).EditAccountDialog })),
  rotate: lazy(async () => ({ default: (await import('./account-dialogs.tsx')).RotateAccountDialog })),
  retire: lazy(async () => ({ default: (await import('./account-dialogs.tsx')).RetireAccountDialog })),
  activate: lazy(async () => ({ default: (await import('./account-dialogs.tsx')).ActivateAccountDialog })),
};
type DialogName = keyof typeof DIALOGS;
const REFRESH_MS = 5_000;

/** One account: its slots, whether its keys work, its settings, and everything that was ever changed about it. */
export default function ProviderAccountPage() {
  return (
    <ShowBase<ProviderAccount> resource={RESOURCE} error={<AccountProblem />} loading={<AccountLoading />} queryOptions={{ refetchInterval: REFRESH_MS, onError: () => undefined }}>
      <AccountView />
    </ShowBase>
  );
}

function AccountView() {
  const { record: account } = useShowContext<ProviderAccount>();
  const translate = useTranslate();
  if (!account) return null;
  return (
    <>
      <PageTitle title={account.name} />
      <AccountHeader account={account} />
      {account.source === 'environment' ? (
        <Alert severity="info" icon={false} sx={{ mb: 2 }}>
          {translate('console.accounts.environment_note')}
        </Alert>
      ) : null}
      <Box sx={{ display: 'grid', gap: { xs: 2, lg: 3 }, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 320px' } }}>
        <Box sx={{ display: 'grid', gap: 2, alignContent: 'start', minWidth: 0 }}>
          <AccountSlots account={account} />
          <AccountTestPanel account={account} />
          <AccountHistory account={account} />
        </Box>
        <AccountRail account={account} />
      </Box>
    </>
  );
}

function AccountHeader({ account }: { account: ProviderAccount }) {
  const translate = useTranslate();
  const createPath = useCreatePath();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 2 }}>
      <Link component={RouterLink} to={createPath({ resource: RESOURCE, type: 'list' })} color="text.secondary" underline="hover">
        ← {translate('console.accounts.back')}
      </Link>
      <Box component="span" sx={{ fontWeight: 600 }}>
        {account.name}
      </Box>
      <AccountStatusChip status={account.status} />
      <AccountActions account={account} />
    </Box>
  );
}

/** What can be done with it in its present state. */
function AccountActions({ account }: { account: ProviderAccount }) {
  const [open, setOpen] = useState<DialogName>();
  const { canAccess } = useCanAccess({ resource: RESOURCE, action: 'edit' });
  const translate = useTranslate();
  if (!canAccess) return null;
  const actions: DialogName[] = [...(account.source === 'console' ? (['edit', 'rotate'] as const) : []), account.status === 'active' ? 'retire' : 'activate'];
  const Dialog = open && DIALOGS[open];
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, ml: { sm: 'auto' } }}>
      {actions.map((action) => (
        <Button key={action} size="small" variant="outlined" color={action === 'retire' ? 'error' : 'primary'} onClick={() => setOpen(action)}>
          {translate(`console.accounts.action.${action}`)}
        </Button>
      ))}
      <Suspense>{Dialog ? <Dialog account={account} onClose={() => setOpen(undefined)} /> : null}</Suspense>
    </Box>
  );
}

function AccountLoading() {
  const translate = useTranslate();
  return <LinearProgress aria-label={translate('console.loading')} sx={{ height: 2 }} />;
}

function AccountProblem() {
  const { error, refetch } = useShowContext<ProviderAccount>();
  const translate = useTranslate();
  return (
    <>
      <PageTitle title={translate('console.accounts.unknown')} />
      <ProblemView error={error} onRetry={() => void refetch()} />
    </>
  );
}
