import { Alert, Box, Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import { session } from '../../app/services.ts';
import { refusalOf, typedIn, type Refusal } from '../../ui/form-fields.ts';
import { Panel } from '../../ui/panel.tsx';
import { PasswordField } from '../../ui/password-field.tsx';

/** Changing one's password, which ends every other session. */
export function PasswordPanel({ email }: { email: string }) {
  const translate = useTranslate();
  const notify = useNotify();
  const queryClient = useQueryClient();
  const [isWorking, setWorking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const text = (key: string) => translate(`console.account.password.${key}`);

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const form = event.currentTarget;
    setWorking(true);
    setRefusal(undefined);
    try {
      await session.changePassword(typedIn(form, 'currentPassword'), typedIn(form, 'newPassword'));
      form.reset();
      notify('console.account.password.done', { type: 'success' });
      await queryClient.invalidateQueries({ queryKey: ['own-sessions'] });
    } catch (error) {
      setRefusal(refusalOf(error));
    } finally {
      setWorking(false);
    }
  }

  return (
    <Panel title={text('title')}>
      <Box component="form" onSubmit={(event) => void submit(event)} noValidate sx={{ maxWidth: 340 }}>
        {refusal ? <Alert severity="error" sx={{ mb: 1 }}>{refusal.message}</Alert> : null}
        <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />
        <PasswordField name="currentPassword" label={text('current')} autoComplete="current-password" problem={refusal?.fields['currentPassword']} />
        <PasswordField name="newPassword" label={text('new')} autoComplete="new-password" hint={text('hint')} problem={refusal?.fields['newPassword']} />
        <Button type="submit" variant="contained" disabled={isWorking} sx={{ mt: 1 }}>
          {translate(isWorking ? 'console.form.working' : 'console.account.password.submit')}
        </Button>
      </Box>
    </Panel>
  );
}
