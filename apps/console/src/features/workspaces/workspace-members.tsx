import { Box, Button, Link, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { useCanAccess, useCreatePath, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { PagesBody } from '../../app/pages-body.tsx';
import { usePages } from '../../app/use-pages.ts';
import { formatCount } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { WideTable } from '../../ui/wide-table.tsx';
import { useOwnPermissions } from './use-own-workspace.ts';
import { WorkspaceInvites } from './workspace-invites.tsx';
import { type Member, RESOURCE, type Workspace } from './workspace.ts';

const DIALOGS = {
  change: lazy(async () => ({ default: (await import('./member-dialogs.tsx')).ChangeRoleDialog })),
  remove: lazy(async () => ({ default: (await import('./member-dialogs.tsx')).RemoveMemberDialog })),
};
const InviteDialog = lazy(async () => ({ default: (await import('./member-dialogs.tsx')).InviteDialog }));
type DialogName = keyof typeof DIALOGS;

const useText = () => {
  const translate = useTranslate();
  return (key: string, values?: Record<string, string>) => translate(`console.workspaces.members.${key}`, values);
};

/** Who is in the workspace. Its own owners and admins change that; administrators of the platform can invite. */
export function WorkspaceMembers({ workspace }: { workspace: Workspace }) {
  const text = useText();
  const isManager = useOwnPermissions(workspace.id).includes('members:write');
  const { canAccess: isAdministrator } = useCanAccess({ resource: RESOURCE, action: 'create' });
  const [isInviting, setInviting] = useState(false);
  const [open, setOpen] = useState<{ dialog: DialogName; member: Member }>();
  const pages = usePages<Member>(`/admin/v1/${RESOURCE}/${encodeURIComponent(workspace.id)}/members?limit=50`);
  const Dialog = open && DIALOGS[open.dialog];
  const invite = isManager || isAdministrator ? (
    <Button size="small" variant="outlined" onClick={() => setInviting(true)}>
      {text('invite')}
    </Button>
  ) : null;
  return (
    <>
      <Panel title={text('title')} action={invite}>
        <PagesBody pages={pages} none={text('none')} moreLabel={text('more')}>
          {(members) => <MemberTable members={members} {...(isManager ? { onOpen: (dialog: DialogName, member: Member) => setOpen({ dialog, member }) } : {})} />}
        </PagesBody>
        {isManager ? null : (
          <Typography variant="caption" color="text.secondary" component="p" sx={{ mt: 1 }}>
            {text('foreign')}
          </Typography>
        )}
        <Suspense>
          {isInviting ? <InviteDialog workspace={workspace} isAdministrator={isAdministrator === true} onClose={() => setInviting(false)} /> : null}
          {Dialog ? <Dialog member={open.member} onClose={() => setOpen(undefined)} /> : null}
        </Suspense>
      </Panel>
      {isManager ? <WorkspaceInvites /> : null}
    </>
  );
}

function MemberTable({ members, onOpen }: { members: Member[]; onOpen?: (dialog: DialogName, member: Member) => void }) {
  const text = useText();
  const translate = useTranslate();
  return (
    <WideTable label={text('title')}>
      <TableHead>
        <TableRow>
          <TableCell>{text('column.name')}</TableCell>
          <TableCell>{text('column.role')}</TableCell>
          <TableCell align="right">{text('column.keys')}</TableCell>
          <TableCell align="right">{text('column.joined')}</TableCell>
          {onOpen ? <TableCell align="right">{text('column.actions')}</TableCell> : null}
        </TableRow>
      </TableHead>
      <TableBody>
        {members.map((member) => (
          <TableRow key={member.id}>
            <TableCell sx={{ overflowWrap: 'anywhere', minWidth: 140 }}>
              <MemberName member={member} />
              <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{member.email}</Box>
            </TableCell>
            <TableCell>{translate(`console.workspaces.role.${member.role}`)}</TableCell>
            <TableCell align="right">{formatCount(member.activeKeyCount)}</TableCell>
            <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
              <RelativeTime at={member.joinedAt} />
            </TableCell>
            {onOpen ? (
              <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
                <Button size="small" aria-label={text('change_for', { name: member.name })} onClick={() => onOpen('change', member)}>
                  {text('change')}
                </Button>
                <Button size="small" color="error" aria-label={text('remove_for', { name: member.name })} onClick={() => onOpen('remove', member)} sx={{ ml: 1 }}>
                  {text('remove')}
                </Button>
              </TableCell>
            ) : null}
          </TableRow>
        ))}
      </TableBody>
    </WideTable>
  );
}

/** Leads to the page of the person, for those who may see people. */
function MemberName({ member }: { member: Member }) {
  const text = useText();
  const createPath = useCreatePath();
  const { canAccess } = useCanAccess({ resource: 'users', action: 'show' });
  return (
    <>
      {canAccess ? (
        <Link component={RouterLink} to={createPath({ resource: 'users', type: 'show', id: member.userId })} color="inherit">
          {member.name}
        </Link>
      ) : (
        member.name
      )}
      {member.status === 'disabled' ? <Box component="span" sx={{ color: 'error.main', fontSize: 12 }}> · {text('disabled')}</Box> : null}
    </>
  );
}
