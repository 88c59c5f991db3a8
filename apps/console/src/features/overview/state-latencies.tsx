import { Box, Table, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { formatCount, formatElapsed } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { StateChip } from '../../ui/state-chip.tsx';
import { useStateColour } from '../../ui/state-dot.tsx';
import type { StateLatency } from './overview.ts';

/** How long tasks stay in each state. The numbers stand beside the bars, so the bars are for the eye only. */
export function StateLatencies({ latencies }: { latencies: StateLatency[] }) {
  const translate = useTranslate();
  const head = (column: string) => translate(`console.overview.latency_column.${column}`);
  const longestMs = Math.max(1, ...latencies.map(({ p95Ms }) => p95Ms));
  return (
    <Panel title={translate('console.overview.latency')} hint={translate('console.overview.latency_hint')}>
      {latencies.length === 0 ? (
        <Typography color="text.secondary">{translate('console.overview.latency_none')}</Typography>
      ) : (
        <Table size="small">
          <TableHead>
            <TableRow>
              <TableCell>{head('state')}</TableCell>
              <TableCell aria-hidden sx={{ width: '45%', display: { xs: 'none', sm: 'table-cell' } }} />
              <TableCell align="right">{head('p50')}</TableCell>
              <TableCell align="right">{head('p95')}</TableCell>
              <TableCell align="right">{head('passed')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {latencies.map((latency) => (
              <TableRow key={latency.status}>
                <TableCell>
                  <StateChip status={latency.status} />
                </TableCell>
                <TableCell aria-hidden sx={{ display: { xs: 'none', sm: 'table-cell' } }}>
                  <LatencyBar latency={latency} longestMs={longestMs} />
                </TableCell>
                <TableCell align="right">{formatElapsed(latency.p50Ms)}</TableCell>
                <TableCell align="right">{formatElapsed(latency.p95Ms)}</TableCell>
                <TableCell align="right">{formatCount(latency.count)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      )}
    </Panel>
  );
}

function LatencyBar({ latency: { status, p50Ms, p95Ms }, longestMs }: { latency: StateLatency; longestMs: number }) {
  const colour = useStateColour(status);
  const part = { position: 'absolute', insetBlock: 0, left: 0, borderRadius: '3px', backgroundColor: colour, minWidth: 2 };
  return (
    <Box sx={{ position: 'relative', height: 10 }}>
      <Box sx={{ ...part, width: `${(p95Ms / longestMs) * 100}%`, opacity: 0.3 }} />
      <Box sx={{ ...part, width: `${(p50Ms / longestMs) * 100}%` }} />
    </Box>
  );
}
