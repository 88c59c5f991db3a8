import { Alert, Box, Link, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import { useCreatePath, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { visibleText } from '../../ui/visible-text.ts';
import { WideTable } from '../../ui/wide-table.tsx';
import { RESOURCE } from './audit-entry.ts';
import { entryIdOf, placeOf, type Finding, type Verification, type VerificationState } from './verification.ts';

const CHAINS_SHOWN = 20;

/** What the last run found, and how far each chain is signed. */
export function VerificationDetails({ state: { last, chains, keyIds } }: { state: VerificationState }) {
  const translate = useTranslate();
  const text = (key: string, values?: object) => translate(`console.audit.verify.${key}`, values);
  return (
    <Box sx={{ display: 'grid', gap: 2, mt: 1.5 }}>
      {last?.status === 'failed' ? <Alert severity="warning">{text('failed', { error: last.error ?? '' })}</Alert> : null}
      {last?.status === 'tampered' ? <Alert severity="error">{text('tampered', { smart_count: last.findingCount })}</Alert> : null}
      {last && last.findings.length > 0 ? <Findings run={last} /> : null}
      <WideTable label={text('chains')}>
        <TableHead>
          <TableRow>
            <TableCell>{text('chain')}</TableCell>
            <TableCell align="right">{text('entries')}</TableCell>
            <TableCell align="right">{text('not_covered')}</TableCell>
            <TableCell align="right">{text('last_checkpoint')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {chains.slice(0, CHAINS_SHOWN).map(({ id, chain, lastSeq, unsignedEntries, checkpoint }) => (
            <TableRow key={id}>
              <TableCell sx={{ fontFamily: 'monospace', fontSize: 12 }}>{visibleText(chain)}</TableCell>
              <TableCell align="right">{lastSeq}</TableCell>
              <TableCell align="right">{unsignedEntries}</TableCell>
              <TableCell align="right">
                {checkpoint ? (
                  <>
                    #{checkpoint.seq} · <RelativeTime at={checkpoint.signedAt} />
                  </>
                ) : (
                  '–'
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </WideTable>
      <Typography variant="caption" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
        {chains.length > CHAINS_SHOWN ? `${text('chains_shown', { shown: CHAINS_SHOWN, all: chains.length })} ` : ''}
        {keyIds[0] ? text('signed_with', { key: keyIds[0] }) : null}
      </Typography>
    </Box>
  );
}

function Findings({ run }: { run: Verification }) {
  const translate = useTranslate();
  const text = (key: string, values?: object) => translate(`console.audit.verify.${key}`, values);
  return (
    <>
      <WideTable label={text('findings')}>
        <TableHead>
          <TableRow>
            <TableCell>{text('finding')}</TableCell>
            <TableCell>{text('row')}</TableCell>
            <TableCell>{text('words')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {run.findings.map((finding, index) => (
            <TableRow key={index} sx={{ verticalAlign: 'top' }}>
              <TableCell sx={{ whiteSpace: 'nowrap', fontWeight: 600 }}>{text(`kind.${finding.kind}`, { _: visibleText(finding.kind) })}</TableCell>
              <TableCell sx={{ fontFamily: 'monospace', fontSize: 12 }}>
                <Place finding={finding} />
              </TableCell>
              <TableCell sx={{ overflowWrap: 'anywhere' }}>{visibleText(finding.message)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </WideTable>
      {run.findingCount > run.findings.length ? <Typography color="text.secondary">{text('findings_shown', { shown: run.findings.length, all: run.findingCount })}</Typography> : null}
    </>
  );
}

function Place({ finding }: { finding: Finding }) {
  const createPath = useCreatePath();
  const entryId = entryIdOf(finding);
  const text = `${visibleText(finding.chain)} ${placeOf(finding)}`;
  if (!entryId) return text;
  return (
    <Link component={RouterLink} to={createPath({ resource: RESOURCE, type: 'show', id: entryId })} color="inherit">
      {text}
    </Link>
  );
}
