import { Alert, Button, LinearProgress, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useNotify, useTranslate } from 'react-admin';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { WideTable } from '../../ui/wide-table.tsx';
import { deviceOf } from './device.ts';
import { type OwnSession, useEndSessions, useOwnSessions } from './use-own-sessions.ts';

/** Where one is signed in. Any of them can be ended; this one by signing out. */
export function OwnSessions() {
  const translate = useTranslate();
  const notify = useNotify();
  const { data: sessions, error, refetch } = useOwnSessions();
  const { mutate, isPending, error: refusal } = useEndSessions();
  const text = (key: string) => translate(`console.account.sessions.${key}`);
  const others = sessions?.filter(({ current }) => !current) ?? [];
  const end = (ended: OwnSession[]) =>
    mutate(
      ended.map(({ id }) => id),
      { onSuccess: (smart_count) => notify('console.account.sessions.ended', { type: 'success', messageArgs: { smart_count } }) },
    );

  return (
    <Panel
      title={text('title')}
      action={
        others.length > 0 ? (
          <Button size="small" color="error" disabled={isPending} onClick={() => end(others)}>
            {text('end_others')}
          </Button>
        ) : null
      }
    >
      {refusal ? <Alert severity="error">{refusal.message}</Alert> : null}
      {error ? <ProblemView error={error} onRetry={() => void refetch()} /> : null}
      {!sessions && !error ? <LinearProgress aria-label={translate('console.loading')} sx={{ height: 2 }} /> : null}
      {sessions ? (
        <WideTable label={text('title')}>
          <TableHead>
            <TableRow>
              <TableCell>{text('device')}</TableCell>
              <TableCell>{text('address')}</TableCell>
              <TableCell>{text('began')}</TableCell>
              <TableCell>{text('seen')}</TableCell>
              <TableCell align="right">{text('which')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {sessions.map((session) => (
              <SessionRow key={session.id} session={session} isDisabled={isPending} onEnd={() => end([session])} />
            ))}
          </TableBody>
        </WideTable>
      ) : null}
    </Panel>
  );
}

function SessionRow({ session, isDisabled, onEnd }: { session: OwnSession; isDisabled: boolean; onEnd: () => void }) {
  const translate = useTranslate();
  const { browser, system, raw } = deviceOf(session.userAgent);
  const device = browser && system ? translate('console.account.sessions.device_on', { browser, system }) : (browser ?? raw ?? translate('console.account.sessions.unknown'));
  return (
    <TableRow>
      <TableCell title={session.userAgent ?? undefined}>{device}</TableCell>
      <TableCell>{session.ip ?? '–'}</TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <RelativeTime at={session.createdAt} />
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <RelativeTime at={session.lastSeenAt} />
      </TableCell>
      <TableCell align="right">
        {session.current ? (
          translate('console.account.sessions.current')
        ) : (
          <Button size="small" disabled={isDisabled} aria-label={translate('console.account.sessions.end_one', { device })} onClick={onEnd}>
            {translate('console.account.sessions.end')}
          </Button>
        )}
      </TableCell>
    </TableRow>
  );
}
