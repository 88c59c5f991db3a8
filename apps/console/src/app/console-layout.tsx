import NewTaskIcon from '@mui/icons-material/AddCircleOutlined';
import OverviewIcon from '@mui/icons-material/InsightsOutlined';
import { Box, type Theme, useMediaQuery } from '@mui/material';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { AppBar, CanAccess, Layout, LoadingIndicator, Menu, TitlePortal, ToggleThemeButton, useCanAccess, useLogout, useTranslate } from 'react-admin';
import { ConsoleUserMenu } from './console-user-menu.tsx';
import { LiveStatus } from './live/live-status.tsx';
import { useLiveTasks } from './live/use-live-tasks.ts';
import { http } from './services.ts';
import { useSession } from './use-session.ts';

const SessionNotices = lazy(() => import('../features/account/session-notices.tsx'));
const LIVE = { resource: 'tasks', action: 'list' };

/** The frame of every signed-in page. The live feed runs exactly as long as it is mounted. */
export function ConsoleLayout({ children }: { children: ReactNode }) {
  const { canAccess = false } = useCanAccess(LIVE);
  const { notices, ended } = useSession();
  const logout = useLogout();
  useLiveTasks(http, canAccess);
  // Whatever noticed that the session has ended, be it the event stream: it is said at once, and not at the next click.
  useEffect(() => {
    if (ended !== undefined) void logout();
  }, [ended, logout]);
  return (
    <Layout appBar={ConsoleAppBar} menu={ConsoleMenu} appBarAlwaysOn sx={{ minWidth: 0, '& .RaLayout-content': { p: { xs: 1.5, md: 2.5 }, minWidth: 0 } }}>
      <Suspense>{notices.length > 0 ? <SessionNotices /> : null}</Suspense>
      {children}
    </Layout>
  );
}

function ConsoleAppBar() {
  const translate = useTranslate();
  const isNarrow = useMediaQuery<Theme>((theme) => theme.breakpoints.down('sm'));
  return (
    <AppBar
      alwaysOn
      color="inherit"
      toolbar={
        <>
          <CanAccess {...LIVE}>
            <LiveStatus />
          </CanAccess>
          <LoadingIndicator />
          <ToggleThemeButton />
        </>
      }
      userMenu={<ConsoleUserMenu />}
      sx={{ backgroundColor: 'background.paper', color: 'text.primary' }}
    >
      {isNarrow ? null : (
        <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, fontWeight: 600, '&::after': { content: '"/"', color: 'text.secondary', fontWeight: 400, mx: 0.5 } }}>
          <Box aria-hidden sx={{ width: 10, height: 10, borderRadius: '2px', backgroundColor: 'text.primary' }} />
          {translate('console.product')}
        </Box>
      )}
      <TitlePortal component="h1" variant="subtitle1" sx={{ fontWeight: 600, mx: 0.5 }} />
    </AppBar>
  );
}

function ConsoleMenu() {
  return (
    <Menu sx={{ mt: 1 }}>
      <CanAccess resource="overview" action="show">
        <Menu.DashboardItem primaryText="console.menu.overview" leftIcon={<OverviewIcon fontSize="small" />} />
      </CanAccess>
      <Menu.ResourceItem name="tasks" />
      <CanAccess resource="new-task" action="create">
        <Menu.Item to="/new-task" primaryText="console.menu.new_task" leftIcon={<NewTaskIcon fontSize="small" />} />
      </CanAccess>
      <Menu.ResourceItem name="models" />
      <Menu.ResourceItem name="provider-accounts" />
      <Menu.ResourceItem name="workspaces" />
      <Menu.ResourceItem name="plans" />
      <Menu.ResourceItem name="users" />
      <Menu.ResourceItem name="api-keys" />
      <Menu.ResourceItem name="audit" />
    </Menu>
  );
}
