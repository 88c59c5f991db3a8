import { Button, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { useTranslate } from 'react-admin';
import { PagesBody } from '../../app/pages-body.tsx';
import { usePages } from '../../app/use-pages.ts';
import { formatExact } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { WideTable } from '../../ui/wide-table.tsx';
import type { Invite } from './workspace.ts';

const WithdrawInviteDialog = lazy(async () => ({ default: (await import('./member-dialogs.tsx')).WithdrawInviteDialog }));

/** Invites of the workspace of the session, for those who manage its members. */
export function WorkspaceInvites() {
  const translate = useTranslate();
  const text = (key: string, values?: Record<string, string>) => translate(`console.workspaces.invites.${key}`, values);
  const pages = usePages<Invite>('/v1/invites?limit=25');
  const [withdrawing, setWithdrawing] = useState<Invite>();
  return (
    <Panel title={text('title')}>
      <PagesBody pages={pages} none={text('none')} moreLabel={text('more')}>
        {(invites) => (
          <WideTable label={text('title')}>
            <TableHead>
              <TableRow>
                <TableCell>{text('column.email')}</TableCell>
                <TableCell>{text('column.role')}</TableCell>
                <TableCell>{text('column.status')}</TableCell>
                <TableCell>{text('column.expires')}</TableCell>
                <TableCell align="right">{text('column.actions')}</TableCell>
              </TableRow>
            </TableHead>
            <TableBody>
              {invites.map((invite) => (
                <TableRow key={invite.id}>
                  <TableCell sx={{ overflowWrap: 'anywhere', minWidth: 140 }}>{invite.email}</TableCell>
                  <TableCell>{translate(`console.workspaces.role.${invite.role}`)}</TableCell>
                  <TableCell>{text(`status.${invite.status}`)}</TableCell>
                  <TableCell>{formatExact(invite.expiresAt)}</TableCell>
                  <TableCell align="right">
                    {invite.status === 'open' ? (
                      <Button size="small" color="error" aria-label={text('withdraw_for', { email: invite.email })} onClick={() => setWithdrawing(invite)}>
                        {text('withdraw')}
                      </Button>
                    ) : null}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </WideTable>
        )}
      </PagesBody>
      <Suspense>{withdrawing ? <WithdrawInviteDialog invite={withdrawing} onClose={() => setWithdrawing(undefined)} /> : null}</Suspense>
    </Panel>
  );
}
