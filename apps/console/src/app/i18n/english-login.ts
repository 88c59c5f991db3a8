import { addPageTexts } from './page-texts.ts';

/** Texts of signing in. */
addPageTexts('console.login', {
  title: 'Sign in',
  product: 'Kling Platform console',
  email: 'Email',
  password: 'Password',
  submit: 'Sign in',
  submitting: 'Signing in…',
  refused: 'This email and password do not match.',
  with: 'Sign in with %{name}',
  or: 'or',
  ended: 'You were signed out.',
  provider_problem: 'Signing in with the identity provider did not work.',
  forgotten: 'Forgotten password?',
  forgotten_title: 'Forgotten password',
  forgotten_text: 'An administrator sees your request and hands you a link with which you choose a new password. This platform sends no mail.',
  forgotten_submit: 'Ask for a link',
  forgotten_working: 'Asking…',
  forgotten_done: 'If there is an account with this email, an administrator now sees that you need a link.',
  back: 'Back to signing in',
});
