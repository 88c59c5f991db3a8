import { Box, Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import { formatExact } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { describeChanges, type AccountChange } from './provider-account.ts';

/** Who changed what, when and why; the newest first. */
export function AccountHistory({ history }: { history: AccountChange[] }) {
  const translate = useTranslate();
  const text = (key: string, values?: Record<string, string>) => translate(`console.accounts.history.${key}`, values);
  return (
    <Panel title={text('title')}>
      <Box tabIndex={0} role="group" aria-label={text('title')} sx={{ overflowX: 'auto' }}>
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{text('when')}</TableCell>
              <TableCell>{text('who')}</TableCell>
              <TableCell>{text('what')}</TableCell>
              <TableCell>{text('why')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {history.map((change) => (
              <TableRow key={`${change.version}-${change.at}-${change.action}`} sx={{ verticalAlign: 'top' }}>
                <TableCell sx={{ whiteSpace: 'nowrap' }}>{formatExact(change.at)}</TableCell>
                <TableCell title={change.actor}>{change.actorName}</TableCell>
                <TableCell>
                  {text(`action.${change.action}`, { _: change.action })}
                  <Box sx={{ color: 'text.secondary', fontSize: 12, overflowWrap: 'anywhere' }}>{describeChanges(change.changes)}</Box>
                </TableCell>
                <TableCell>{change.reason}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </Panel>
  );
}
