import { TASK_STATUSES, type TaskStatus } from '@kp/task-contracts/states';
import { Box } from '@mui/material';
import { useCreatePath, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { formatCount } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { StateDot } from '../../ui/state-dot.tsx';

/** How many tasks stand in each state; every number leads to its tasks. */
export function PipelineStrip({ byStatus }: { byStatus: Partial<Record<TaskStatus, number>> }) {
  const translate = useTranslate();
  const createPath = useCreatePath();
  const list = createPath({ resource: 'tasks', type: 'list' });
  return (
    <Panel title={translate('console.overview.pipeline')} hint={translate('console.overview.pipeline_hint')}>
      <Box sx={{ overflow: 'hidden' }}>
        <Box component="ul" sx={{ m: 0, ml: '-17px', p: 0, listStyle: 'none', display: 'grid', rowGap: 2, gridTemplateColumns: 'repeat(auto-fit, minmax(112px, 1fr))' }}>
          {TASK_STATUSES.map((status) => (
            <Box component="li" key={status} sx={{ borderLeft: 1, borderColor: 'divider', pl: 2 }}>
              <Box
                component={Link}
                to={`${list}?${new URLSearchParams({ filter: JSON.stringify({ status: [status] }) })}`}
                sx={{ display: 'block', color: 'inherit', textDecoration: 'none', '&:hover': { textDecoration: 'underline' } }}
              >
                <Box component="span" sx={{ display: 'flex', alignItems: 'center', gap: 0.75, color: 'text.secondary' }}>
                  <StateDot status={status} />
                  {translate(`console.state.${status}`)}
                </Box>
                <Box component="span" sx={{ fontSize: 20, fontWeight: 600, fontVariantNumeric: 'tabular-nums' }}>
                  {formatCount(byStatus[status] ?? 0)}
                </Box>
              </Box>
            </Box>
          ))}
        </Box>
      </Box>
    </Panel>
  );
}
