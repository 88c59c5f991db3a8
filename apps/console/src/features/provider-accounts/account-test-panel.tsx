import { Alert, Box, Button, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useState } from 'react';
import { useCanAccess, useDataProvider, useRefresh, useTranslate } from 'react-admin';
import type { ConsoleDataProvider } from '../../app/data-provider.ts';
import { formatCount, formatExact, NOTHING } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { TestOutcomeChip } from './account-status-chip.tsx';
import { RESOURCE, type AccountTest, type ProviderAccount } from './provider-account.ts';

/** Whether Kling takes the keys: the last result, and the buttons that ask again. */
export function AccountTestPanel({ account }: { account: ProviderAccount }) {
  const translate = useTranslate();
  const { send } = useDataProvider<ConsoleDataProvider>();
  const refresh = useRefresh();
  const { canAccess } = useCanAccess({ resource: RESOURCE, action: 'edit' });
  const [isRunning, setRunning] = useState(false);
  const [failure, setFailure] = useState<string>();
  const { lastTest } = account;

  async function run(costs: boolean): Promise<void> {
    setRunning(true);
    setFailure(undefined);
    try {
      await send('POST', `${RESOURCE}/${account.id}/test`, { costs });
      refresh();
    } catch (error) {
      setFailure((error as Error).message);
    } finally {
      setRunning(false);
    }
  }

  const buttons = canAccess ? (
    <Box sx={{ display: 'flex', gap: 1 }}>
      {[false, true].map((costs) => (
        <Button key={String(costs)} size="small" variant="outlined" disabled={isRunning} onClick={() => void run(costs)}>
          {translate(isRunning ? 'console.accounts.test.running' : `console.accounts.test.${costs ? 'run_with_packs' : 'run'}`)}
        </Button>
      ))}
    </Box>
  ) : null;

  return (
    <Panel title={translate('console.accounts.test.title')} hint={translate('console.accounts.test.hint')} action={buttons}>
      {failure ? (
        <Alert severity="error" sx={{ mb: 1 }}>
          {failure}
        </Alert>
      ) : null}
      {lastTest ? <Result test={lastTest} /> : <Typography color="text.secondary">{translate('console.accounts.test.never')}</Typography>}
    </Panel>
  );
}

function Result({ test }: { test: AccountTest }) {
  const translate = useTranslate();
  return (
    <Box aria-live="polite">
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <TestOutcomeChip test={test} />
        <span>{test.detail}</span>
        <Box component="span" sx={{ color: 'text.secondary' }}>
          {translate('console.accounts.test.latency', { ms: formatCount(test.latencyMs) })} · <RelativeTime at={test.at} />
        </Box>
      </Box>
      {test.costs ? <Packs costs={test.costs} /> : null}
    </Box>
  );
}

function Packs({ costs: { packs, problem } }: { costs: NonNullable<AccountTest['costs']> }) {
  const translate = useTranslate();
  const text = (key: string, values?: Record<string, string>) => translate(`console.accounts.test.${key}`, values);
  return (
    <Box sx={{ mt: 2 }}>
      <Typography component="h3" variant="body2" color="text.secondary">
        {text('packs')}
      </Typography>
      {problem ? <Alert severity="warning">{problem}</Alert> : null}
      {packs.length === 0 ? (
        problem ? null : <Typography>{text('packs_none')}</Typography>
      ) : (
        <>
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{text('pack.name')}</TableCell>
                <TableCell>{text('pack.status')}</TableCell>
                <TableCell align="right">{text('pack.left')}</TableCell>
                <TableCell align="right">{text('pack.expires')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {packs.map((pack) => (
                <TableRow key={pack.name}>
                  <TableCell>{pack.name}</TableCell>
                  <TableCell>{pack.status}</TableCell>
                  <TableCell align="right">{text('left', { remaining: formatCount(pack.remaining), total: formatCount(pack.total) })}</TableCell>
                  <TableCell align="right">{pack.expiresAt ? formatExact(pack.expiresAt) : NOTHING}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
          <Typography variant="caption" color="text.secondary">
            {text('lag')}
          </Typography>
        </>
      )}
    </Box>
  );
}
