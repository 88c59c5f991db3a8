import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { AccountStatus, AccountTest } from './provider-account.ts';

const COLOURS = { active: 'success.main', draining: 'warning.main', retired: 'text.secondary', passed: 'success.main', refused: 'error.main', unreachable: 'error.main', unexpected: 'warning.main' } as const;

/** A dot and a word, as for the states of tasks. */
function Chip({ of, word, hint }: { of: keyof typeof COLOURS; word: string; hint: string }) {
  return (
    <Box component="span" title={hint} sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, px: 1, py: 0.125, border: 1, borderColor: 'divider', borderRadius: 99, fontSize: 12, fontWeight: 500, lineHeight: 1.6, whiteSpace: 'nowrap' }}>
      <Box component="span" aria-hidden sx={{ width: 7, height: 7, borderRadius: '50%', backgroundColor: COLOURS[of] }} />
      {word}
    </Box>
  );
}

export function AccountStatusChip({ status }: { status: AccountStatus }) {
  const translate = useTranslate();
  return <Chip of={status} word={translate(`console.accounts.status.${status}`)} hint={translate(`console.accounts.status_hint.${status}`)} />;
}

export function TestOutcomeChip({ test }: { test: AccountTest }) {
  const translate = useTranslate();
  return <Chip of={test.outcome} word={translate(`console.accounts.test.outcome.${test.outcome}`)} hint={test.detail} />;
}
