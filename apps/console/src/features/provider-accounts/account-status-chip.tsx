import { useTranslate } from 'react-admin';
import { StatusChip } from '../../ui/status-chip.tsx';
import type { AccountStatus, AccountTest } from './provider-account.ts';

const COLOURS = { active: 'success.main', draining: 'warning.main', retired: 'text.secondary', passed: 'success.main', refused: 'error.main', unreachable: 'error.main', unexpected: 'warning.main' } as const;

export function AccountStatusChip({ status }: { status: AccountStatus }) {
  const translate = useTranslate();
  return <StatusChip colour={COLOURS[status]} word={translate(`console.accounts.status.${status}`)} hint={translate(`console.accounts.status_hint.${status}`)} />;
}

export function TestOutcomeChip({ test }: { test: AccountTest }) {
  const translate = useTranslate();
  return <StatusChip colour={COLOURS[test.outcome]} word={translate(`console.accounts.test.outcome.${test.outcome}`)} hint={test.detail} />;
}
