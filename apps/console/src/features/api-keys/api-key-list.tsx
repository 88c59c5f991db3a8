import { Box, Button, Link, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { ListBase, useCanAccess, useCreatePath, useListContext, useRedirect, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import '../../app/i18n/english-api-keys.ts';
import { NOTHING } from '../../ui/format.ts';
import { ListBody } from '../../ui/list-body.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Pager } from '../../ui/pager.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { visibleText } from '../../ui/visible-text.ts';
import { WideTable } from '../../ui/wide-table.tsx';
import { ApiKeyFilters } from './api-key-filters.tsx';
import { maskOf, RESOURCE, type ApiKey } from './api-key.ts';
import { KeyStateChip } from './key-state-chip.tsx';

const CreateKeyDialog = lazy(async () => ({ default: (await import('./create-key-dialog.tsx')).CreateKeyDialog }));
const fromTablet = { display: { xs: 'none', md: 'table-cell' } };

/** API keys of all workspaces: whose they are, whether they work, and when they were last used. */
export default function ApiKeyList() {
  const translate = useTranslate();
  return (
    <>
      <PageTitle title={translate('resources.api-keys.name', { smart_count: 2 })} />
      <ListBase<ApiKey> resource={RESOURCE} perPage={25} storeKey={false} queryOptions={{ onError: () => undefined }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 1 }}>
          <ApiKeyFilters />
          <CreateButton />
        </Box>
        <ListBody none={translate('console.api_keys.none')} hint={translate('console.api_keys.none_hint')}>
          <KeyTable />
        </ListBody>
        <Pager />
      </ListBase>
    </>
  );
}

/** Whoever makes a key can act as its owner, so few may. */
function CreateButton() {
  const [isOpen, setOpen] = useState(false);
  const { canAccess } = useCanAccess({ resource: RESOURCE, action: 'create' });
  const translate = useTranslate();
  const redirect = useRedirect();
  if (!canAccess) return null;
  return (
    <>
      <Button variant="contained" onClick={() => setOpen(true)} sx={{ ml: { md: 'auto' } }}>
        {translate('console.api_keys.action.create')}
      </Button>
      <Suspense>{isOpen ? <CreateKeyDialog onClose={() => setOpen(false)} onCreated={(id) => redirect('show', RESOURCE, id)} /> : null}</Suspense>
    </>
  );
}

function KeyTable() {
  const { data = [] } = useListContext<ApiKey>();
  const translate = useTranslate();
  const head = (column: string) => translate(`console.api_keys.column.${column}`);
  return (
    <WideTable label={translate('resources.api-keys.name', { smart_count: 2 })}>
      <TableHead>
        <TableRow>
          <TableCell>{head('name')}</TableCell>
          <TableCell>{head('status')}</TableCell>
          <TableCell sx={fromTablet}>{head('mode')}</TableCell>
          <TableCell>{head('workspace')}</TableCell>
          <TableCell sx={fromTablet}>{head('owner')}</TableCell>
          <TableCell sx={fromTablet} align="right">
            {head('expires')}
          </TableCell>
          <TableCell align="right">{head('last_used')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {data.map((apiKey) => (
          <KeyRow key={apiKey.id} apiKey={apiKey} />
        ))}
      </TableBody>
    </WideTable>
  );
}

function KeyRow({ apiKey }: { apiKey: ApiKey }) {
  const translate = useTranslate();
  const createPath = useCreatePath();
  return (
    <TableRow hover>
      <TableCell sx={{ overflowWrap: 'anywhere', minWidth: 140 }}>
        <Link component={RouterLink} to={createPath({ resource: RESOURCE, type: 'show', id: apiKey.id })} color="inherit" underline="hover" sx={{ fontWeight: 600 }}>
          {visibleText(apiKey.name)}
        </Link>
        <Box component="code" sx={{ display: 'block', color: 'text.secondary', fontSize: 12 }}>
          {maskOf(apiKey)}
        </Box>
      </TableCell>
      <TableCell>
        <KeyStateChip apiKey={apiKey} />
      </TableCell>
      <TableCell sx={fromTablet}>{translate(`console.api_keys.mode.${apiKey.mode}`)}</TableCell>
      <TableCell sx={{ overflowWrap: 'anywhere' }}>{visibleText(apiKey.workspaceName)}</TableCell>
      <TableCell sx={{ ...fromTablet, overflowWrap: 'anywhere' }}>{visibleText(apiKey.userEmail)}</TableCell>
      <TableCell sx={{ ...fromTablet, whiteSpace: 'nowrap' }} align="right">
        {apiKey.expiresAt ? <ExpiryDate at={apiKey.expiresAt} /> : translate('console.api_keys.never')}
      </TableCell>
      <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
        {apiKey.lastUsedAt ? <RelativeTime at={apiKey.lastUsedAt} /> : NOTHING}
      </TableCell>
    </TableRow>
  );
}

const DATE = new Intl.DateTimeFormat('en', { dateStyle: 'medium' });

function ExpiryDate({ at }: { at: string }) {
  return <time dateTime={at}>{DATE.format(new Date(at))}</time>;
}
