import { Box, LinearProgress, Link, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useCanAccess, useGetList, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { auditPath } from '../../app/audit-path.ts';
import { formatExact } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { visibleText } from '../../ui/visible-text.ts';
import { WideTable } from '../../ui/wide-table.tsx';
import { describeChanges, type AccountChange, type ProviderAccount } from './provider-account.ts';

const LINES = 25;
const CHAIN = 'platform';

/** Who changed what, when and why; the newest first. The lines are those of the audit log, whose whole history is a link away. */
export function AccountHistory({ account }: { account: Pick<ProviderAccount, 'id' | 'version'> }) {
  const { canAccess } = useCanAccess({ resource: 'audit', action: 'list' });
  if (!canAccess) return null;
  return <History account={account} />;
}

function History({ account: { id, version } }: { account: Pick<ProviderAccount, 'id' | 'version'> }) {
  const translate = useTranslate();
  const text = (key: string, values?: Record<string, string>) => translate(`console.accounts.history.${key}`, values);
  const filter = { chain: CHAIN, target: id };
  // The version makes it read again when the account has changed.
  const { data, error, refetch } = useGetList<AccountChange>('audit', { pagination: { page: 1, perPage: LINES }, filter, meta: { version } }, { placeholderData: (previous) => previous });
  const more = data?.length === LINES;
  return (
    <Panel
      title={text('title')}
      action={
        more ? (
          <Link component={RouterLink} to={auditPath(filter)} color="text.secondary" underline="hover">
            {text('all')} →
          </Link>
        ) : null
      }
    >
      {error ? <ProblemView error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <LinearProgress aria-label={translate('console.loading')} sx={{ height: 2 }} /> : null}
      {data?.length === 0 ? <Typography color="text.secondary">{text('none')}</Typography> : null}
      {data && data.length > 0 ? (
        <WideTable label={text('title')}>
          <TableHead>
            <TableRow>
              <TableCell>{text('when')}</TableCell>
              <TableCell>{text('who')}</TableCell>
              <TableCell>{text('what')}</TableCell>
              <TableCell>{text('why')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {data.map((change) => (
              <ChangeRow key={change.id} change={change} />
            ))}
          </TableBody>
        </WideTable>
      ) : null}
    </Panel>
  );
}

function ChangeRow({ change }: { change: AccountChange }) {
  const translate = useTranslate();
  const action = change.action.split('.')[1] ?? change.action;
  return (
    <TableRow sx={{ verticalAlign: 'top' }}>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>{formatExact(change.occurredAt)}</TableCell>
      <TableCell title={change.actor.id}>{visibleText(change.actor.name ?? change.actor.id)}</TableCell>
      <TableCell>
        {translate(`console.accounts.history.action.${action}`, { _: visibleText(action) })}
        <Box sx={{ color: 'text.secondary', fontSize: 12, overflowWrap: 'anywhere' }}>{visibleText(describeChanges(change))}</Box>
      </TableCell>
      <TableCell sx={{ overflowWrap: 'anywhere' }}>{visibleText(change.reason ?? '')}</TableCell>
    </TableRow>
  );
}
