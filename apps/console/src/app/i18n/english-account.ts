import { addPageTexts } from './page-texts.ts';

/** Texts of one's own account. */
addPageTexts('console.account', {
  title: 'My account',
  me: 'Me',
  name: 'Name',
  email: 'Email',
  platform_role: 'Platform role',
  no_platform_role: 'none',
  role_of: { owner: 'owner', admin: 'admin', developer: 'developer', billing: 'billing', 'read-only': 'reader', operator: 'operator', reviewer: 'reviewer' },
  workspaces: { title: 'Workspaces', hint: 'what this tab creates belongs to the one it works in', none: 'You are a member of no workspace.', name: 'Name', role: 'Role', suspended: 'suspended', tab: 'Tab', current: 'this tab', switch: 'Work here', switch_to: 'Work here: %{name}' },
  sessions: {
    title: 'Where you are signed in',
    device: 'Device',
    device_on: '%{browser} on %{system}',
    unknown: 'unknown',
    address: 'Address',
    began: 'Signed in',
    seen: 'Last used',
    which: 'Session',
    current: 'this one',
    end: 'End',
    end_one: 'End the session of %{device}',
    end_others: 'End all others',
    ended: 'Session ended. |||| %{smart_count} sessions ended.',
  },
  password: { title: 'Change password', current: 'Present password', new: 'New password', hint: '12 characters or more; several words are easy to remember', submit: 'Change password', done: 'Password changed. Your other sessions were ended.' },
});
