import { Alert, Box, Button, LinearProgress, Link, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { ShowBase, useCanAccess, useGetIdentity, useShowContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { auditPath } from '../../app/audit-path.ts';
import '../../app/i18n/english-users.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { formatExact, NOTHING } from '../../ui/format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { visibleText } from '../../ui/visible-text.ts';
import { WideTable } from '../../ui/wide-table.tsx';
import { RESOURCE, stateOf, type User } from './user.ts';
import { UserStateChip } from './user-state-chip.tsx';

const DIALOGS = {
  edit: lazy(async () => ({ default: (await import('./user-dialogs.tsx')).EditUserDialog })),
  link: lazy(async () => ({ default: (await import('./user-dialogs.tsx')).ResetLinkDialog })),
  sessions: lazy(async () => ({ default: (await import('./user-dialogs.tsx')).EndSessionsDialog })),
  disable: lazy(async () => ({ default: (await import('./user-dialogs.tsx')).DisableDialog })),
  enable: lazy(async () => ({ default: (await import('./user-dialogs.tsx')).EnableDialog })),
};
type DialogName = keyof typeof DIALOGS;

/** One person: what they may do, where, and what would stop with them. */
export default function UserPage() {
  return (
    <ShowBase<User> resource={RESOURCE} error={<UserProblem />} loading={<UserLoading />} queryOptions={{ onError: () => undefined }}>
      <UserView />
    </ShowBase>
  );
}

function UserView() {
  const { record: user } = useShowContext<User>();
  const translate = useTranslate();
  if (!user) return null;
  const title = visibleText(user.name || user.email);
  return (
    <>
      <PageTitle title={title} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 2 }}>
        <Link component={RouterLink} to="/users" color="text.secondary" underline="hover">
          ← {translate('console.users.back')}
        </Link>
        <Box component="span" sx={{ fontWeight: 600, overflowWrap: 'anywhere', minWidth: 0 }}>
          {title}
        </Box>
        <UserStateChip user={user} />
        <UserActions user={user} />
      </Box>
      {user.resetRequestedAt ? (
        <Alert severity="info" sx={{ mb: 2 }}>
          {translate('console.users.reset_note', { at: formatExact(user.resetRequestedAt) })}
        </Alert>
      ) : null}
      <Box sx={{ display: 'grid', gap: { xs: 2, lg: 3 }, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 320px' } }}>
        <Memberships user={user} />
        <UserRail user={user} />
      </Box>
    </>
  );
}

/** What can be done with the person in their present state. Nobody disables themselves: the server refuses it, so it is not offered. */
function UserActions({ user }: { user: User }) {
  const [open, setOpen] = useState<DialogName>();
  const { canAccess } = useCanAccess({ resource: RESOURCE, action: 'edit' });
  const { identity } = useGetIdentity();
  const translate = useTranslate();
  if (!canAccess) return null;
  const isSelf = identity?.id === user.id;
  const whenActive: DialogName[] = ['link', ...(user.activeSessionCount > 0 ? (['sessions'] as const) : []), ...(isSelf ? [] : (['disable'] as const))];
  const actions: DialogName[] = ['edit', ...(user.status === 'active' ? whenActive : (['enable'] as const))];
  const Dialog = open && DIALOGS[open];
  const label = (action: DialogName) => translate(action === 'link' && stateOf(user) === 'invited' ? 'console.users.action.invite_link' : `console.users.action.${action}`);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, ml: { sm: 'auto' } }}>
      {actions.map((action) => (
        <Button key={action} size="small" variant="outlined" color={action === 'disable' || action === 'sessions' ? 'error' : 'primary'} onClick={() => setOpen(action)}>
          {label(action)}
        </Button>
      ))}
      <Suspense>{Dialog ? <Dialog user={user} onClose={() => setOpen(undefined)} /> : null}</Suspense>
    </Box>
  );
}

function Memberships({ user }: { user: User }) {
  const translate = useTranslate();
  const { canAccess } = useCanAccess({ resource: 'workspaces', action: 'show' });
  const text = (key: string) => translate(`console.users.memberships.${key}`);
  return (
    <Panel title={text('title')}>
      {user.workspaces.length === 0 ? (
        <Typography color="text.secondary">{text('none')}</Typography>
      ) : (
        <WideTable label={text('title')}>
          <TableHead>
            <TableRow>
              <TableCell>{text('workspace')}</TableCell>
              <TableCell>{text('role')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {user.workspaces.map(({ id, name, role }) => (
              <TableRow key={id}>
                <TableCell sx={{ overflowWrap: 'anywhere' }}>
                  {canAccess ? (
                    <Link component={RouterLink} to={`/workspaces/${encodeURIComponent(id)}/show`} color="inherit">
                      {visibleText(name)}
                    </Link>
                  ) : (
                    visibleText(name)
                  )}
                </TableCell>
                <TableCell>{translate(`console.users.workspace_role.${role}`, { _: role })}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </WideTable>
      )}
    </Panel>
  );
}

function UserRail({ user }: { user: User }) {
  const translate = useTranslate();
  const text = (key: string) => translate(`console.users.fact.${key}`);
  return (
    <Box component="aside" sx={{ minWidth: 0, borderLeft: { lg: 1 }, borderColor: { lg: 'divider' }, pl: { lg: 3 } }}>
      <Facts title={text('title')}>
        <Fact label={text('email')} action={<CopyButton text={user.email} name={text('email')} />}>
          {visibleText(user.email)}
        </Fact>
        <Fact label={text('id')} isCode action={<CopyButton text={user.id} name={text('id')} />}>
          {user.id}
        </Fact>
        <Fact label={text('platform_role')}>{translate(user.platformRole ? `console.users.role.${user.platformRole}` : 'console.users.role.none')}</Fact>
        <Fact label={text('keys')}>
          <Link component={RouterLink} to={`/api-keys?${new URLSearchParams({ filter: JSON.stringify({ userId: user.id }) })}`} color="inherit">
            {user.activeKeyCount}
          </Link>
        </Fact>
        <Fact label={text('sessions')}>{user.activeSessionCount}</Fact>
        <Fact label={text('last_login')}>{user.lastLoginAt ? <RelativeTime at={user.lastLoginAt} /> : NOTHING}</Fact>
        <Fact label={text('created')}>
          <RelativeTime at={user.createdAt} />
        </Fact>
      </Facts>
      <Link component={RouterLink} to={auditPath({ target: user.id })} color="text.secondary" underline="hover" sx={{ display: 'block', mt: -2 }}>
        {text('history')} →
      </Link>
      <Link component={RouterLink} to={auditPath({ actor: user.id })} color="text.secondary" underline="hover" sx={{ display: 'block', mt: 0.5 }}>
        {text('doings')} →
      </Link>
    </Box>
  );
}

function UserLoading() {
  const translate = useTranslate();
  return <LinearProgress aria-label={translate('console.loading')} sx={{ height: 2 }} />;
}

function UserProblem() {
  const { error, refetch } = useShowContext<User>();
  const translate = useTranslate();
  return (
    <>
      <PageTitle title={translate('resources.users.name', { smart_count: 1 })} />
      <ProblemView error={error} onRetry={() => void refetch()} />
    </>
  );
}
