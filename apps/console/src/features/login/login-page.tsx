import { useEffect, useState } from 'react';
import { useCheckAuth, useRedirect, useTranslate } from 'react-admin';
import { BarePage } from '../../ui/bare-page.tsx';
import { ForgottenForm } from './forgotten-form.tsx';
import '../../app/i18n/english-login.ts';
import { SignInForm } from './sign-in-form.tsx';

/** The way in. Whoever still has a session is sent on at once. */
export default function LoginPage() {
  const translate = useTranslate();
  const checkAuth = useCheckAuth();
  const redirect = useRedirect();
  const [hasForgotten, setForgotten] = useState(false);

  useEffect(() => {
    checkAuth({}, false).then(
      () => redirect('/'),
      () => undefined,
    );
  }, [checkAuth, redirect]);

  if (hasForgotten) {
    return (
      <BarePage title={translate('console.login.forgotten_title')} text={translate('console.login.forgotten_text')}>
        <ForgottenForm onBack={() => setForgotten(false)} />
      </BarePage>
    );
  }
  return (
    <BarePage title={translate('console.login.title')} text={translate('console.login.product')}>
      <SignInForm onForgotten={() => setForgotten(true)} />
    </BarePage>
  );
}
