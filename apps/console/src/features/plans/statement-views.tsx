import { Box, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { WideTable } from '../../ui/wide-table.tsx';
import { changedStatements, type PlanVersion } from './plan.ts';

type Stated = Pick<PlanVersion, 'statements' | 'requireAcceptance'>;

/** What a plan states, as customers read it: as text and nothing else. */
export function StatementList({ version: { statements, requireAcceptance } }: { version: Stated }) {
  const translate = useTranslate();
  const text = (key: string) => translate(`console.plans.statements.${key}`);
  if (statements.length === 0) return <Typography color="text.secondary">{text('none')}</Typography>;
  return (
    <>
      {statements.map((statement) => (
        <Box key={statement.kind} sx={{ mb: 1.5 }}>
          <Typography component="h3" variant="body2" color="text.secondary">
            {text(`kind.${statement.kind}`)}
          </Typography>
          <Box sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{statement.text}</Box>
        </Box>
      ))}
      <Typography variant="caption" color="text.secondary">
        {text(requireAcceptance ? 'required' : 'not_required')}
      </Typography>
    </>
  );
}

interface StatementDiffProps {
  before: Stated;
  after: Stated;
  beforeLabel: string;
  afterLabel: string;
}

/** Statements before and after; nothing when they say the same. */
export function StatementDiff({ before, after, beforeLabel, afterLabel }: StatementDiffProps) {
  const translate = useTranslate();
  const text = (key: string) => translate(`console.plans.statements.${key}`);
  const rows = changedStatements(before.statements, after.statements).map((change) => ({ name: text(`kind.${change.kind}`), before: change.before ?? text('absent'), after: change.after ?? text('absent') }));
  const acceptance = ({ requireAcceptance }: Stated) => text(requireAcceptance ? 'acceptance_on' : 'acceptance_off');
  if (before.requireAcceptance !== after.requireAcceptance) rows.push({ name: text('acceptance'), before: acceptance(before), after: acceptance(after) });
  if (rows.length === 0) return null;
  return (
    <WideTable label={text('changed')}>
      <TableHead>
        <TableRow>
          <TableCell>{text('changed')}</TableCell>
          <TableCell>{beforeLabel}</TableCell>
          <TableCell>{afterLabel}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {rows.map((row) => (
          <TableRow key={row.name} sx={{ verticalAlign: 'top' }}>
            <TableCell component="th" scope="row">{row.name}</TableCell>
            <TableCell sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{row.before}</TableCell>
            <TableCell sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{row.after}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </WideTable>
  );
}
