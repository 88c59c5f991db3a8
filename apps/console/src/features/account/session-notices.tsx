import { Link } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import '../../app/i18n/english-account.ts';
import { session } from '../../app/services.ts';
import { useSession } from '../../app/use-session.ts';
import { SecurityNoticeAlert } from '../../ui/security-notice.tsx';

/** What the person must know about the safety of the account, above every page until it is put away. */
export default function SessionNotices() {
  const translate = useTranslate();
  const { notices } = useSession();
  const action = (
    <Link component={RouterLink} to="/account" color="inherit">
      {translate('console.account.password.title')}
    </Link>
  );
  return notices.map((notice) => <SecurityNoticeAlert key={notice.at} {...notice} onClose={() => session.dismissNotices()} action={action} />);
}
