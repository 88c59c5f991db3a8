import { Alert, Box, Button, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import type { ProblemError } from '../../app/problem.ts';
import { session } from '../../app/services.ts';
import type { SecurityNotice } from '../../app/session.ts';
import { useSession } from '../../app/use-session.ts';
import { refusalOf, typedIn, type Refusal } from '../../ui/form-fields.ts';
import { PasswordField } from '../../ui/password-field.tsx';
import { SecurityNoticeAlert } from '../../ui/security-notice.tsx';
import { kindOf, type OneTimeLink } from './one-time-link.ts';

const HOME = import.meta.env.BASE_URL;

/** Name and password, or the present password of who has an account already. Signed in afterwards. */
export function LinkForm({ token, link, onExpired }: { token: string; link: OneTimeLink; onExpired: (problem: ProblemError) => void }) {
  const translate = useTranslate();
  const { user } = useSession();
  const [isWorking, setWorking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [notices, setNotices] = useState<SecurityNotice[]>();
  const kind = kindOf(link);
  // Who is signed in as the one it is for has proved it.
  const isSelf = kind === 'join' && user?.email === link.email;

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const [name, password] = [typedIn(event.currentTarget, 'name').trim(), typedIn(event.currentTarget, 'password')];
    setWorking(true);
    setRefusal(undefined);
    try {
      await (isSelf ? session.acceptInvite(token) : session.openByLink(token, { ...(name ? { name } : {}), password }));
    } catch (error) {
      const problem = error as ProblemError;
      if (problem.status === 410) return onExpired(problem);
      setRefusal(problem.status === 401 ? { ...refusalOf(problem), message: translate('console.links.wrong_password') } : refusalOf(problem));
      setWorking(false);
      return;
    }
    const told = session.state().notices;
    // A fresh start: nothing that was read in the name of whoever was signed in before may stay.
    if (told.length === 0) window.location.assign(HOME);
    else setNotices(told);
  }

  if (notices) {
    return (
      <>
        {notices.map((notice) => (
          <SecurityNoticeAlert key={notice.at} {...notice} />
        ))}
        <Button variant="contained" href={HOME}>
          {translate('console.links.go_on')}
        </Button>
      </>
    );
  }
  return (
    <Box component="form" onSubmit={(event) => void submit(event)} noValidate>
      {user && user.email !== link.email ? <Alert severity="info" sx={{ mb: 1 }}>{translate('console.links.other_user', { email: user.email })}</Alert> : null}
      {refusal ? <Alert severity="error" sx={{ mb: 1 }}>{refusal.message}</Alert> : null}
      <input type="text" name="username" autoComplete="username" value={link.email} readOnly hidden />
      {kind === 'invite' ? <TextField name="name" label={translate('console.links.name')} autoComplete="name" autoFocus error={refusal?.fields['name'] !== undefined} helperText={refusal?.fields['name']} fullWidth size="medium" /> : null}
      {isSelf ? null : (
        <PasswordField
          name="password"
          label={translate(`console.links.${kind}.password`)}
          autoComplete={link.asks === 'new-password' ? 'new-password' : 'current-password'}
          hint={translate(link.asks === 'new-password' ? 'console.links.password_hint' : 'console.links.join.hint')}
          problem={refusal?.fields['password']}
          isFirst={kind !== 'invite'}
        />
      )}
      <Button type="submit" variant="contained" size="large" fullWidth disabled={isWorking} sx={{ mt: 2 }}>
        {translate(isWorking ? 'console.form.working' : `console.links.${kind}.submit`)}
      </Button>
    </Box>
  );
}
