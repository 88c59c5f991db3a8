import { isTerminal, TASK_STATUSES } from '@kp/task-contracts/states';
import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Figure } from '../../ui/figure.tsx';
import { formatCount, formatElapsed, formatShare, formatUnits, NOTHING } from '../../ui/format.ts';
import type { Overview } from './overview.ts';

/** The five numbers an operator looks at first. */
export function HeadlineFigures({ overview: { tasks, latencyMs, costUnits } }: { overview: Overview }) {
  const translate = useTranslate();
  const text = (key: string, values?: Record<string, string>) => translate(`console.overview.${key}`, values);
  const { created, succeeded, failed } = tasks.last24h;
  const finished = succeeded + failed;
  const inFlight = TASK_STATUSES.filter((status) => !isTerminal(status)).reduce((sum, status) => sum + (tasks.byStatus[status] ?? 0), 0);
  const queued = (tasks.byStatus.CREATED ?? 0) + (tasks.byStatus.QUEUED ?? 0);

  const figures = [
    { label: text('success_rate'), value: formatShare(succeeded, finished), remark: text('success_remark', { failed: formatCount(failed), finished: formatCount(finished) }) },
    {
      label: text('ready_p95'),
      value: latencyMs ? formatElapsed(latencyMs.p95) : NOTHING,
      remark: latencyMs ? text('ready_p50', { p50: formatElapsed(latencyMs.p50) }) : NOTHING,
    },
    { label: text('in_flight'), value: formatCount(inFlight), remark: text('in_flight_remark', { queued: formatCount(queued) }) },
    { label: text('created'), value: formatCount(created), remark: text('created_remark') },
    { label: text('units_today'), value: formatUnits(costUnits.today), remark: text('units_remark', { units: formatUnits(costUnits.last24h) }) },
  ];

  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'repeat(2, minmax(0, 1fr))', md: 'repeat(5, minmax(0, 1fr))' }, '& > :last-child': { gridColumn: { xs: 'span 2', md: 'auto' } } }}>
      {figures.map((figure) => (
        <Box key={figure.label} component="dl" sx={{ m: 0, p: 2, border: 1, borderColor: 'divider', borderRadius: 1 }}>
          <Figure {...figure} />
        </Box>
      ))}
    </Box>
  );
}
