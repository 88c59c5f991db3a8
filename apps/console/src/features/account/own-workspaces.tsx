import { Button, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Membership } from '../../app/session.ts';
import { useSession } from '../../app/use-session.ts';
import { useSwitchWorkspace } from '../../app/use-switch-workspace.ts';
import { Panel } from '../../ui/panel.tsx';
import { WideTable } from '../../ui/wide-table.tsx';
import { visibleText } from '../../ui/visible-text.ts';

/** The person's workspaces, and the one this tab works in. */
export function OwnWorkspaces({ workspaces }: { workspaces: Membership[] }) {
  const translate = useTranslate();
  const { workspace: current } = useSession();
  const { switchTo, isSwitching } = useSwitchWorkspace();
  const text = (key: string, values?: Record<string, string>) => translate(`console.account.workspaces.${key}`, values);
  return (
    <Panel title={text('title')} hint={text('hint')}>
      {workspaces.length === 0 ? (
        <Typography color="text.secondary">{text('none')}</Typography>
      ) : (
        <WideTable label={text('title')}>
          <TableHead>
            <TableRow>
              <TableCell>{text('name')}</TableCell>
              <TableCell>{text('role')}</TableCell>
              <TableCell align="right">{text('tab')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {workspaces.map((workspace) => (
              <TableRow key={workspace.id}>
                <TableCell sx={{ overflowWrap: 'anywhere' }}>
                  {visibleText(workspace.name)}
                  {workspace.status === 'suspended' ? ` · ${text('suspended')}` : null}
                </TableCell>
                <TableCell>{translate(`console.account.role_of.${workspace.role}`, { _: workspace.role })}</TableCell>
                <TableCell align="right">
                  {workspace.id === current?.id ? (
                    text('current')
                  ) : (
                    <Button size="small" disabled={isSwitching} aria-label={text('switch_to', { name: visibleText(workspace.name) })} onClick={() => void switchTo(workspace)}>
                      {text('switch')}
                    </Button>
                  )}
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </WideTable>
      )}
    </Panel>
  );
}
