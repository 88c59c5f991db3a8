import { useTranslate } from 'react-admin';
import { StatusChip } from '../../ui/status-chip.tsx';
import { useNow } from '../../ui/use-now.ts';
import { stateOf, type ApiKey } from './api-key.ts';

const COLOURS = { active: 'success.main', expiring: 'warning.main', expired: 'text.secondary', revoked: 'error.main', 'owner-gone': 'error.main' } as const;

/** Whether a key works now. */
export function KeyStateChip({ apiKey }: { apiKey: ApiKey }) {
  const translate = useTranslate();
  const state = stateOf(apiKey, useNow('ten-seconds'));
  return <StatusChip colour={COLOURS[state]} word={translate(`console.api_keys.state.${state}`)} hint={translate(`console.api_keys.state_hint.${state}`)} />;
}
