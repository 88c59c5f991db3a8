import { Alert, Box, Button, TextField, Typography } from '@mui/material';
import { type FormEvent, useEffect, useState } from 'react';
import { Notification, useCheckAuth, useLogin, useRedirect, useTranslate } from 'react-admin';

/** The way in. Whoever still has a session is sent on at once. */
export function LoginPage() {
  const translate = useTranslate();
  const login = useLogin();
  const checkAuth = useCheckAuth();
  const redirect = useRedirect();
  const [refusal, setRefusal] = useState<string>();
  const [isSubmitting, setSubmitting] = useState(false);

  useEffect(() => {
    document.title = `${translate('console.login.title')} · ${translate('console.product')}`;
    checkAuth({}, false).then(
      () => redirect('/'),
      () => undefined,
    );
  }, [checkAuth, redirect, translate]);

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
    <Box component="main" sx={{ minHeight: '100vh', display: 'grid', placeItems: 'center', p: 2, backgroundColor: 'background.default', color: 'text.primary' }}>
      <Box component="form" onSubmit={(event) => void submit(event)} sx={{ width: '100%', maxWidth: 340 }}>
        <Box aria-hidden sx={{ width: 28, height: 28, borderRadius: '6px', backgroundColor: 'text.primary', mb: 3 }} />
        <Typography component="h1" variant="h4">
          {translate('console.login.title')}
        </Typography>
        <Typography color="text.secondary" sx={{ mb: 2 }}>
          {translate('console.login.product')}
        </Typography>
        {refusal ? (
          <Alert severity="error" sx={{ mb: 1 }}>
            {refusal}
          </Alert>
        ) : null}
        <TextField name="email" type="email" label={translate('console.login.email')} autoComplete="username" autoFocus required size="medium" />
        <TextField name="password" type="password" label={translate('console.login.password')} autoComplete="current-password" required size="medium" />
        <Button type="submit" variant="contained" size="large" fullWidth disabled={isSubmitting} sx={{ mt: 2 }}>
          {translate(isSubmitting ? 'console.login.submitting' : 'console.login.submit')}
        </Button>
      </Box>
      <Notification />
    </Box>
  );
}
