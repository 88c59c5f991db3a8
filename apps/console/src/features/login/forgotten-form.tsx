import { Alert, Box, Button, Link, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useTranslate } from 'react-admin';
import { requestOpenly } from '../../app/open-request.ts';

/** Asks for a reset. The answer is the same whether there is such an account or not. */
export function ForgottenForm({ onBack }: { onBack: () => void }) {
  const translate = useTranslate();
  const [state, setState] = useState<'asking' | 'working' | 'done'>('asking');
  const [refusal, setRefusal] = useState<string>();

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const email = new FormData(event.currentTarget).get('email');
    setState('working');
    setRefusal(undefined);
    try {
      await requestOpenly('/auth/password-reset', { email });
      setState('done');
    } catch (error) {
      setRefusal((error as Error).message);
      setState('asking');
    }
  }

  return (
    <>
      {refusal ? <Alert severity="error" sx={{ mb: 1 }}>{refusal}</Alert> : null}
      {state === 'done' ? (
        <Alert severity="success">{translate('console.login.forgotten_done')}</Alert>
      ) : (
        <Box component="form" onSubmit={(event) => void submit(event)}>
          <TextField name="email" type="email" label={translate('console.login.email')} autoComplete="username" autoFocus required fullWidth size="medium" />
          <Button type="submit" variant="contained" size="large" fullWidth disabled={state === 'working'} sx={{ mt: 2 }}>
            {translate(state === 'working' ? 'console.login.forgotten_working' : 'console.login.forgotten_submit')}
          </Button>
        </Box>
      )}
      <Box sx={{ mt: 2 }}>
        <Link component="button" type="button" color="text.secondary" onClick={onBack}>
          {translate('console.login.back')}
        </Link>
      </Box>
    </>
  );
}
