import { Alert, Box, Button, Divider, Link, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useLogin, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import { useSession } from '../../app/use-session.ts';
import { useSignInMethods } from './use-sign-in-methods.ts';

/** What the identity provider's answer came to; anybody can write an address, so it is cut short. */
const PROBLEM_LENGTH = 200;

export function SignInForm({ onForgotten }: { onForgotten: () => void }) {
  const translate = useTranslate();
  const login = useLogin();
  const { ended } = useSession();
  const { oidc } = useSignInMethods();
  const [search] = useSearchParams();
  const [refusal, setRefusal] = useState<string>();
  const [isSubmitting, setSubmitting] = useState(false);
  const problem = search.get('problem')?.slice(0, PROBLEM_LENGTH);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setSubmitting(true);
    setRefusal(undefined);
    try {
      await login({ email: form.get('email'), password: form.get('password') });
    } catch (error) {
      const { status, message } = error as { status?: number; message?: string };
      setRefusal(status === 401 ? translate('console.login.refused') : message);
      setSubmitting(false);
    }
  }

  return (
    <>
      {refusal ? (
        <Alert severity="error" sx={{ mb: 1 }}>
          {refusal}
        </Alert>
      ) : null}
      {ended && !refusal ? (
        <Alert severity="warning" sx={{ mb: 1 }}>
          {translate('console.login.ended')} {ended}
        </Alert>
      ) : null}
      {problem && !refusal ? (
        <Alert severity="error" sx={{ mb: 1, overflowWrap: 'anywhere' }}>
          {translate('console.login.provider_problem')} {problem}
        </Alert>
      ) : null}
      {oidc ? (
        <>
          <Button variant="outlined" size="large" fullWidth href={oidc.startUrl} sx={{ mt: 1 }}>
            {translate('console.login.with', { name: oidc.name })}
          </Button>
          <Divider sx={{ my: 2, color: 'text.secondary', fontSize: 12 }}>{translate('console.login.or')}</Divider>
        </>
      ) : null}
      <Box component="form" onSubmit={(event) => void submit(event)}>
        <TextField name="email" type="email" label={translate('console.login.email')} autoComplete="username" autoFocus required fullWidth size="medium" />
        <TextField name="password" type="password" label={translate('console.login.password')} autoComplete="current-password" required fullWidth size="medium" />
        <Button type="submit" variant="contained" size="large" fullWidth disabled={isSubmitting} sx={{ mt: 2 }}>
          {translate(isSubmitting ? 'console.login.submitting' : 'console.login.submit')}
        </Button>
      </Box>
      <Box sx={{ mt: 2 }}>
        <Link component="button" type="button" color="text.secondary" onClick={onForgotten}>
          {translate('console.login.forgotten')}
        </Link>
      </Box>
    </>
  );
}
