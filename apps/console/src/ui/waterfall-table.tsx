import { Table, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { useTranslate } from 'react-admin';
import { formatClock, formatElapsed, formatExact, NOTHING } from './format.ts';
import { StateChip } from './state-chip.tsx';
import type { Waterfall } from './waterfall-geometry.ts';

/** The same life of a task in rows. */
export function WaterfallTable({ waterfall: { bars, outcome } }: { waterfall: Waterfall }) {
  const translate = useTranslate();
  return (
    <Table size="small">
      <TableHead>
        <TableRow>
          <TableCell>{translate('console.waterfall.state')}</TableCell>
          <TableCell>{translate('console.waterfall.began')}</TableCell>
          <TableCell align="right">{translate('console.waterfall.after')}</TableCell>
          <TableCell align="right">{translate('console.waterfall.lasted')}</TableCell>
          <TableCell>{translate('console.waterfall.note')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {bars.map((bar) => (
          <TableRow key={`${bar.status} ${bar.startMs}`}>
            <TableCell>
              <StateChip status={bar.status} />
            </TableCell>
            <TableCell title={formatExact(bar.beganAt)}>{formatClock(bar.beganAt)}</TableCell>
            <TableCell align="right">+{formatElapsed(bar.startMs)}</TableCell>
            <TableCell align="right">{formatElapsed(bar.lastedMs)}</TableCell>
            <TableCell>{bar.notes.join(' · ') || NOTHING}</TableCell>
          </TableRow>
        ))}
        {outcome ? (
          <TableRow>
            <TableCell>
              <StateChip status={outcome.status} />
            </TableCell>
            <TableCell title={formatExact(outcome.at)}>{formatClock(outcome.at)}</TableCell>
            <TableCell align="right">+{formatElapsed(outcome.atMs)}</TableCell>
            <TableCell align="right">{NOTHING}</TableCell>
            <TableCell>{outcome.note ?? NOTHING}</TableCell>
          </TableRow>
        ) : null}
      </TableBody>
    </Table>
  );
}
