import { Box, Button, Link, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { ListBase, useCanAccess, useCreatePath, useListContext, useRedirect, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import '../../app/i18n/english-accounts.ts';
import { NOTHING } from '../../ui/format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { AccountStatusChip, TestOutcomeChip } from './account-status-chip.tsx';
import { RESOURCE, type ProviderAccount } from './provider-account.ts';

const AddAccountDialog = lazy(async () => ({ default: (await import('./account-dialogs.tsx')).AddAccountDialog }));
const REFRESH_MS = 5_000;
const fromTablet = { display: { xs: 'none', md: 'table-cell' } };

/** All provider accounts: what they may do, what they do, and whether their keys worked the last time. */
export default function ProviderAccountList() {
  const translate = useTranslate();
  return (
    <>
      <PageTitle title={translate('resources.provider-accounts.name', { smart_count: 2 })} />
      <ListBase<ProviderAccount> resource={RESOURCE} perPage={100} storeKey={false} queryOptions={{ refetchInterval: REFRESH_MS, onError: () => undefined }}>
        <Accounts />
      </ListBase>
    </>
  );
}

function Accounts() {
  const { data, error, isPending, refetch } = useListContext<ProviderAccount>();
  const translate = useTranslate();
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <Box sx={{ display: 'flex', justifyContent: 'flex-end', mb: 1 }}>
        <AddButton />
      </Box>
      {isPending || !data ? null : data.length === 0 ? <Typography sx={{ py: 8, textAlign: 'center' }}>{translate('console.accounts.none')}</Typography> : <AccountTable accounts={data} />}
    </>
  );
}

function AddButton() {
  const [isOpen, setOpen] = useState(false);
  const { canAccess } = useCanAccess({ resource: RESOURCE, action: 'create' });
  const translate = useTranslate();
  const redirect = useRedirect();
  if (!canAccess) return null;
  return (
    <>
      <Button variant="contained" onClick={() => setOpen(true)}>
        {translate('console.accounts.add')}
      </Button>
      <Suspense>{isOpen ? <AddAccountDialog onClose={() => setOpen(false)} onAdded={({ id }) => redirect('show', RESOURCE, id)} /> : null}</Suspense>
    </>
  );
}

function AccountTable({ accounts }: { accounts: ProviderAccount[] }) {
  const translate = useTranslate();
  const head = (column: string) => translate(`console.accounts.column.${column}`);
  return (
    <Box tabIndex={0} role="group" aria-label={translate('resources.provider-accounts.name', { smart_count: 2 })} sx={{ overflowX: 'auto' }}>
      <Table size="small">
        <TableHead>
          <TableRow>
            <TableCell>{head('name')}</TableCell>
            <TableCell>{head('status')}</TableCell>
            <TableCell>{head('mode')}</TableCell>
            <TableCell sx={fromTablet}>{head('address')}</TableCell>
            <TableCell sx={fromTablet}>{head('credential')}</TableCell>
            <TableCell align="right">{head('in_flight')}</TableCell>
            <TableCell align="right">{head('test')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {accounts.map((account) => (
            <AccountRow key={account.id} account={account} />
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function AccountRow({ account }: { account: ProviderAccount }) {
  const translate = useTranslate();
  const createPath = useCreatePath();
  const { credential, inFlight, lastTest, maxVideoConcurrency, maxImageConcurrency } = account;
  const slots = (used: number, limit: number) => translate('console.accounts.slots.of', { used, limit });
  return (
    <TableRow hover>
      <TableCell>
        <Link component={RouterLink} to={createPath({ resource: RESOURCE, type: 'show', id: account.id })} color="inherit" underline="hover" sx={{ fontWeight: 600 }}>
          {account.name}
        </Link>
      </TableCell>
      <TableCell>
        <AccountStatusChip status={account.status} />
      </TableCell>
      <TableCell>{translate(`console.accounts.mode.${account.mode}`)}</TableCell>
      <TableCell sx={fromTablet}>{account.region === 'custom' ? account.baseUrl : translate(`console.accounts.region.${account.region}`)}</TableCell>
      <TableCell sx={fromTablet}>
        {translate(`console.accounts.kind.${credential.kind}`)} {credential.hint ? <code>…{credential.hint}</code> : null}
      </TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
        {slots(inFlight.video, maxVideoConcurrency)}
        {inFlight.image > 0 ? ` · ${translate('console.accounts.slots.image')} ${slots(inFlight.image, maxImageConcurrency)}` : null}
      </TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
        {lastTest ? (
          <>
            <TestOutcomeChip test={lastTest} /> <RelativeTime at={lastTest.at} />
          </>
        ) : (
          NOTHING
        )}
      </TableCell>
    </TableRow>
  );
}
