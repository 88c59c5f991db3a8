import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { CopyButton } from '../../ui/copy-button.tsx';
import { formatClock, formatElapsed, formatExact, formatShort, NOTHING } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import type { Task, TaskAttempt } from './task.ts';

/** Every try at the provider, with the id under which the provider knows it. */
export function TaskAttempts({ task }: { task: Task }) {
  const translate = useTranslate();
  const head = (column: string) => translate(`console.task.attempt.${column}`);
  return (
    <Panel title={translate('console.task.attempts')}>
      {task.attempts.length === 0 ? (
        <Typography color="text.secondary">{translate('console.task.attempts_none')}</Typography>
      ) : (
        <Box tabIndex={0} role="group" aria-label={translate('console.task.attempts')} sx={{ overflowX: 'auto' }}>
          <Table size="small">
            <TableHead>
              <TableRow>
                <TableCell>{head('number')}</TableCell>
                <TableCell>{head('state')}</TableCell>
                <TableCell>{head('account')}</TableCell>
                <TableCell>{head('path')}</TableCell>
                <TableCell>{head('provider_task')}</TableCell>
                <TableCell align="right">{head('units')}</TableCell>
                <TableCell align="right">{head('submitted')}</TableCell>
                <TableCell align="right">{head('took')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {task.attempts.map((attempt) => (
                <AttemptRow key={attempt.attemptId} attempt={attempt} />
              ))}
            </TableBody>
          </Table>
        </Box>
      )}
    </Panel>
  );
}

function AttemptRow({ attempt }: { attempt: TaskAttempt }) {
  const { number, state, account, path, unitDeduction, providerTaskId, submittedAt, finishedAt } = attempt;
  const translate = useTranslate();
  const tookMs = submittedAt && finishedAt ? Date.parse(finishedAt) - Date.parse(submittedAt) : undefined;
  return (
    <TableRow>
      <TableCell>{number}</TableCell>
      <TableCell>{state}</TableCell>
      <TableCell>{account}</TableCell>
      <TableCell sx={{ fontFamily: 'monospace', fontSize: 12, whiteSpace: 'nowrap' }}>{path ?? NOTHING}</TableCell>
      <TableCell sx={{ fontFamily: 'monospace', fontSize: 12, whiteSpace: 'nowrap' }}>
        {providerTaskId ? (
          <>
            <span title={providerTaskId}>{formatShort(providerTaskId, 20)}</span>
            <CopyButton text={providerTaskId} name={translate('console.task.attempt.provider_task')} />
          </>
        ) : (
          NOTHING
        )}
      </TableCell>
      <TableCell align="right">{unitDeduction ?? NOTHING}</TableCell>
      <TableCell align="right" title={submittedAt ? formatExact(submittedAt) : undefined}>
        {submittedAt ? formatClock(submittedAt) : NOTHING}
      </TableCell>
      <TableCell align="right">{tookMs === undefined ? NOTHING : formatElapsed(tookMs)}</TableCell>
    </TableRow>
  );
}
