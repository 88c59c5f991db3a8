import { Box, Link, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { ListBase, useCreatePath, useListContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import '../../app/i18n/english-audit.ts';
import { formatShort } from '../../ui/format.ts';
import { ListBody } from '../../ui/list-body.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Pager } from '../../ui/pager.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { visibleText } from '../../ui/visible-text.ts';
import { WideTable } from '../../ui/wide-table.tsx';
import { ActorName, TargetName } from './audit-names.tsx';
import { RESOURCE, type AuditEntry } from './audit-entry.ts';
import { AuditFilters } from './audit-filters.tsx';
import { VerificationPanel } from './verification-panel.tsx';

const fromTablet = { display: { xs: 'none', md: 'table-cell' } };

/** Who changed what, newest first, and whether the log is intact. */
export default function AuditList() {
  const translate = useTranslate();
  return (
    <>
      <PageTitle title={translate('resources.audit.name', { smart_count: 2 })} />
      <VerificationPanel />
      <ListBase<AuditEntry> resource={RESOURCE} perPage={50} storeKey={false} queryOptions={{ onError: () => undefined }}>
        <AuditFilters />
        <ListBody none={translate('console.audit.none')}>
          <EntryTable />
        </ListBody>
        <Pager />
      </ListBase>
    </>
  );
}

function EntryTable() {
  const { data = [] } = useListContext<AuditEntry>();
  const translate = useTranslate();
  const head = (column: string) => translate(`console.audit.column.${column}`);
  return (
    <WideTable label={translate('resources.audit.name', { smart_count: 2 })}>
      <TableHead>
        <TableRow>
          <TableCell>{head('when')}</TableCell>
          <TableCell>{head('action')}</TableCell>
          <TableCell>{head('actor')}</TableCell>
          <TableCell>{head('target')}</TableCell>
          <TableCell sx={fromTablet}>{head('reason')}</TableCell>
          <TableCell sx={fromTablet}>{head('chain')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {data.map((entry) => (
          <EntryRow key={entry.id} entry={entry} />
        ))}
      </TableBody>
    </WideTable>
  );
}

function EntryRow({ entry }: { entry: AuditEntry }) {
  const createPath = useCreatePath();
  return (
    <TableRow hover sx={{ verticalAlign: 'top' }}>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <RelativeTime at={entry.occurredAt} />
      </TableCell>
      <TableCell sx={{ whiteSpace: 'nowrap' }}>
        <Link component={RouterLink} to={createPath({ resource: RESOURCE, type: 'show', id: entry.id })} color="inherit" underline="hover" sx={{ fontWeight: 600 }}>
          {visibleText(entry.action)}
        </Link>
      </TableCell>
      <TableCell sx={{ overflowWrap: 'anywhere', minWidth: 120 }}>
        <ActorName actor={entry.actor} />
      </TableCell>
      <TableCell sx={{ overflowWrap: 'anywhere', minWidth: 120 }}>
        <TargetName target={entry.target} />
      </TableCell>
      <TableCell sx={{ ...fromTablet, maxWidth: 260, overflowWrap: 'anywhere' }}>{visibleText(entry.reason ?? '')}</TableCell>
      <TableCell sx={{ ...fromTablet, whiteSpace: 'nowrap' }}>
        <Box component="code" title={entry.chain} sx={{ fontSize: 12 }}>
          {formatShort(visibleText(entry.chain))} #{entry.seq}
        </Box>
      </TableCell>
    </TableRow>
  );
}
