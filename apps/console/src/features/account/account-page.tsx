import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import '../../app/i18n/english-account.ts';
import { useSession } from '../../app/use-session.ts';
import { Fact, Facts } from '../../ui/facts.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { OwnSessions } from './own-sessions.tsx';
import { OwnWorkspaces } from './own-workspaces.tsx';
import { PasswordPanel } from './password-panel.tsx';
import { visibleText } from '../../ui/visible-text.ts';

/** One's own account: who one is here, where one is signed in, and the password. */
export default function AccountPage() {
  const translate = useTranslate();
  const { user, workspaces } = useSession();
  if (!user) return null;
  return (
    <>
      <PageTitle title={translate('console.account.title')} />
      <Box sx={{ display: 'grid', gap: { xs: 2, lg: 3 }, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 320px' } }}>
        <Box sx={{ display: 'grid', gap: 2, alignContent: 'start', minWidth: 0 }}>
          <OwnWorkspaces workspaces={workspaces} />
          <OwnSessions />
          <PasswordPanel email={user.email} />
        </Box>
        <Box component="aside" sx={{ minWidth: 0, borderLeft: { lg: 1 }, borderColor: { lg: 'divider' }, pl: { lg: 3 } }}>
          <Facts title={translate('console.account.me')}>
            <Fact label={translate('console.account.name')}>{visibleText(user.name)}</Fact>
            <Fact label={translate('console.account.email')}>{user.email}</Fact>
            <Fact label={translate('console.account.platform_role')}>{translate(user.platformRole ? `console.account.role_of.${user.platformRole}` : 'console.account.no_platform_role')}</Fact>
          </Facts>
        </Box>
      </Box>
    </>
  );
}
