import { addPageTexts } from './page-texts.ts';

/** Texts of the page a one-time link leads to. */
addPageTexts('console.links', {
  reading: 'Reading the link…',
  invite: { title: 'Welcome', text: 'You were invited as %{email}. Choose a password to begin.', password: 'Password', submit: 'Create my account' },
  join: { title: 'Welcome back', text: 'You were invited as %{email}. You have an account already.', password: 'Your present password', hint: 'if you sign in another way, do so first and open the link again', submit: 'Accept the invite' },
  reset: { title: 'New password', text: 'For %{email}. You are signed out everywhere else.', password: 'New password', submit: 'Set the password' },
  workspace: 'Workspace %{name}, as %{role}.',
  platform: 'You help to run the platform, as %{role}.',
  role: { owner: 'owner', admin: 'admin', developer: 'developer', billing: 'billing', 'read-only': 'reader' },
  platform_role: { operator: 'operator', reviewer: 'reviewer', admin: 'administrator' },
  name: 'Your name',
  password_hint: '12 characters or more; several words are easy to remember',
  wrong_password: 'This is not your present password.',
  other_user: 'You are signed in as %{email}. This link signs you in as somebody else.',
  go_on: 'Go on to the console',
  to_sign_in: 'Sign in',
  expired: { title: 'This link does not work any more', text: 'It was used, replaced by a newer one, or is too old. Ask whoever gave it to you for a new one.' },
  missing: { title: 'Open the link again', text: 'This address holds no link any more: it is read once and then removed, so that nobody finds it in the history. Open it from where you got it.' },
});
