import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { StatusChip } from '../../ui/status-chip.tsx';
import { stateOf, type User } from './user.ts';

const COLOURS = { active: 'success.main', invited: 'warning.main', disabled: 'text.secondary' } as const;

/** Whether somebody may sign in, and whether they ask for help with it. */
export function UserStateChip({ user }: { user: User }) {
  const translate = useTranslate();
  const state = stateOf(user);
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', gap: 0.5 }}>
      <StatusChip colour={COLOURS[state]} word={translate(`console.users.state.${state}`)} hint={translate(`console.users.state_hint.${state}`)} />
      {user.resetRequestedAt ? <StatusChip colour="warning.main" word={translate('console.users.reset_wanted')} hint={translate('console.users.reset_wanted_hint')} /> : null}
    </Box>
  );
}
