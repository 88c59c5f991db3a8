import { Box, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { visibleText } from '../../ui/visible-text.ts';
import { WideTable } from '../../ui/wide-table.tsx';
import { diffOf, valueText, type AuditEntry } from './audit-entry.ts';

/** What an entry changed, field by field. Values are shown as text, whatever they hold. */
export function DiffTable({ entry }: { entry: AuditEntry }) {
  const translate = useTranslate();
  const changes = diffOf(entry);
  if (changes.length === 0) return <Typography color="text.secondary">{translate('console.audit.no_changes')}</Typography>;
  return (
    <WideTable label={translate('console.audit.changes')}>
      <TableHead>
        <TableRow>
          <TableCell>{translate('console.audit.field')}</TableCell>
          <TableCell>{translate('console.audit.before')}</TableCell>
          <TableCell>{translate('console.audit.after')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {changes.map((change) => (
          <TableRow key={change.field} sx={{ verticalAlign: 'top' }}>
            <TableCell component="th" scope="row" sx={{ fontFamily: 'monospace', fontSize: 12, overflowWrap: 'anywhere', minWidth: 110 }}>
              {visibleText(change.field)}
            </TableCell>
            <Value sign="−" colour="error.main" isThere={'before' in change} value={change.before} />
            <Value sign="+" colour="success.main" isThere={'after' in change} value={change.after} />
          </TableRow>
        ))}
      </TableBody>
    </WideTable>
  );
}

/** The sign says the same as the colour. */
function Value({ sign, colour, isThere, value }: { sign: string; colour: string; isThere: boolean; value: unknown }) {
  const translate = useTranslate();
  const isNothing = value === null || value === '';
  return (
    <TableCell sx={{ width: '40%', minWidth: 140 }}>
      {isThere ? (
        <Box sx={{ display: 'flex', gap: 0.75 }}>
          <Box component="span" aria-hidden sx={{ color: colour, fontWeight: 600 }}>
            {sign}
          </Box>
          <Box component="span" sx={{ fontFamily: 'monospace', fontSize: 12, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', color: isNothing ? 'text.secondary' : undefined }}>
            {isNothing ? translate(value === null ? 'console.audit.value_none' : 'console.audit.value_empty') : visibleText(valueText(value))}
          </Box>
        </Box>
      ) : null}
    </TableCell>
  );
}
