import { useTranslate } from 'react-admin';
import { StatusChip } from '../../ui/status-chip.tsx';
import type { Plan } from './plan.ts';

export function PlanStatusChip({ status }: { status: Plan['status'] }) {
  const translate = useTranslate();
  return <StatusChip colour={status === 'active' ? 'success.main' : 'text.secondary'} word={translate(`console.plans.status.${status}`)} hint={translate(`console.plans.status_hint.${status}`)} />;
}
