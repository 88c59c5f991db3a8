import AccountsIcon from '@mui/icons-material/HubOutlined';
import AuditIcon from '@mui/icons-material/HistoryOutlined';
import KeyIcon from '@mui/icons-material/KeyOutlined';
import MovieIcon from '@mui/icons-material/MovieOutlined';
import PlansIcon from '@mui/icons-material/SpeedOutlined';
import WorkspacesIcon from '@mui/icons-material/WorkspacesOutlined';
import UsersIcon from '@mui/icons-material/PeopleOutlined';
import ModelsIcon from '@mui/icons-material/TuneOutlined';
import { lazy, Suspense } from 'react';
import { Admin, CustomRoutes, Resource } from 'react-admin';
import { Route } from 'react-router-dom';
import { ConsoleLayout } from './console-layout.tsx';
import { HomePage } from './home-page.tsx';
import { i18nProvider } from './i18n/i18n-provider.ts';
import { authProvider, dataProvider, queryClient } from './services.ts';
import { darkTheme, lightTheme } from './theme.ts';

const AccessDeniedPage = lazy(() => import('./access-denied-page.tsx'));
const AccountPage = lazy(() => import('../features/account/account-page.tsx'));
const ApiKeyList = lazy(() => import('../features/api-keys/api-key-list.tsx'));
const ApiKeyPage = lazy(() => import('../features/api-keys/api-key-page.tsx'));
const AuditEntryPage = lazy(() => import('../features/audit/audit-entry-page.tsx'));
const AuditList = lazy(() => import('../features/audit/audit-list.tsx'));
const LinkPage = lazy(() => import('../features/links/link-page.tsx'));
const LoginPage = lazy(() => import('../features/login/login-page.tsx'));
const ModelsPage = lazy(() => import('../features/models/models-page.tsx'));
const NewTaskPage = lazy(() => import('../features/new-task/new-task-page.tsx'));
const PlanCreatePage = lazy(() => import('../features/plans/plan-create-page.tsx'));
const PlanEditorPage = lazy(() => import('../features/plans/plan-editor-page.tsx'));
const PlanList = lazy(() => import('../features/plans/plan-list.tsx'));
const PlanPage = lazy(() => import('../features/plans/plan-page.tsx'));
const ProviderAccountList = lazy(() => import('../features/provider-accounts/provider-account-list.tsx'));
const ProviderAccountPage = lazy(() => import('../features/provider-accounts/provider-account-page.tsx'));
const TaskList = lazy(() => import('../features/tasks/task-list.tsx'));
const TaskPage = lazy(() => import('../features/tasks/task-page.tsx'));
const WorkspaceList = lazy(() => import('../features/workspaces/workspace-list.tsx'));
const WorkspacePage = lazy(() => import('../features/workspaces/workspace-page.tsx'));
const UserList = lazy(() => import('../features/users/user-list.tsx'));
const UserPage = lazy(() => import('../features/users/user-page.tsx'));

export function ConsoleApp() {
  return (
    <Admin
      authProvider={authProvider}
      dataProvider={dataProvider}
      i18nProvider={i18nProvider}
      queryClient={queryClient}
      lightTheme={lightTheme}
      darkTheme={darkTheme}
      layout={ConsoleLayout}
      loginPage={<Suspense><LoginPage /></Suspense>}
      accessDenied={AccessDeniedPage}
      dashboard={HomePage}
      requireAuth
      disableTelemetry
    >
      <Resource name="tasks" icon={MovieIcon} list={TaskList} show={TaskPage} />
      <Resource name="models" icon={ModelsIcon} list={ModelsPage} />
      <CustomRoutes>
        <Route path="/new-task" element={<NewTaskPage />} />
      </CustomRoutes>
      <Resource name="provider-accounts" icon={AccountsIcon} list={ProviderAccountList} show={ProviderAccountPage} />
      <Resource name="workspaces" icon={WorkspacesIcon} list={WorkspaceList} show={WorkspacePage} />
      <Resource name="plans" icon={PlansIcon} list={PlanList} show={PlanPage} create={PlanCreatePage}>
        <Route path=":id/new-version" element={<PlanEditorPage />} />
      </Resource>
      <Resource name="users" icon={UsersIcon} list={UserList} show={UserPage} />
      <Resource name="api-keys" icon={KeyIcon} list={ApiKeyList} show={ApiKeyPage} />
      <Resource name="audit" icon={AuditIcon} list={AuditList} show={AuditEntryPage} />
      <CustomRoutes>
        <Route path="/account" element={<AccountPage />} />
      </CustomRoutes>
      <CustomRoutes noLayout>
        <Route path="/links/:token?" element={<Suspense><LinkPage /></Suspense>} />
        <Route path="/link/:token?" element={<Suspense><LinkPage /></Suspense>} />
      </CustomRoutes>
    </Admin>
  );
}
