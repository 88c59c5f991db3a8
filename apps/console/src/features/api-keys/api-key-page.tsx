import { Alert, Box, Button, LinearProgress, Link, Typography } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { ShowBase, useCanAccess, useShowContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import '../../app/i18n/english-api-keys.ts';
import { formatExact } from '../../ui/format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { useNow } from '../../ui/use-now.ts';
import { visibleText } from '../../ui/visible-text.ts';
import { ApiKeyRail } from './api-key-rail.tsx';
import { isUsable, maskOf, RESOURCE, stateOf, type ApiKey } from './api-key.ts';
import { KeyStateChip } from './key-state-chip.tsx';

const DIALOGS = {
  rotate: lazy(async () => ({ default: (await import('./key-dialogs.tsx')).RotateKeyDialog })),
  revoke: lazy(async () => ({ default: (await import('./key-dialogs.tsx')).RevokeKeyDialog })),
};
type DialogName = keyof typeof DIALOGS;

/** One key: what it may do, from where, how much, and when it was last used. */
export default function ApiKeyPage() {
  return (
    <ShowBase<ApiKey> resource={RESOURCE} error={<KeyProblem />} loading={<KeyLoading />} queryOptions={{ onError: () => undefined }}>
      <KeyView />
    </ShowBase>
  );
}

function KeyView() {
  const { record: apiKey } = useShowContext<ApiKey>();
  const translate = useTranslate();
  if (!apiKey) return null;
  return (
    <>
      <PageTitle title={visibleText(apiKey.name)} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 2 }}>
        <Link component={RouterLink} to="/api-keys" color="text.secondary" underline="hover">
          ← {translate('console.api_keys.back')}
        </Link>
        <Box component="span" sx={{ fontWeight: 600, overflowWrap: 'anywhere', minWidth: 0 }}>
          {visibleText(apiKey.name)}
        </Box>
        <code>{maskOf(apiKey)}</code>
        <KeyStateChip apiKey={apiKey} />
        <KeyActions apiKey={apiKey} />
      </Box>
      <Succession apiKey={apiKey} />
      <Box sx={{ display: 'grid', gap: { xs: 2, lg: 3 }, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 340px' } }}>
        <Box sx={{ display: 'grid', gap: 2, alignContent: 'start', minWidth: 0 }}>
          <Rights apiKey={apiKey} />
          <Addresses apiKey={apiKey} />
        </Box>
        <ApiKeyRail apiKey={apiKey} />
      </Box>
    </>
  );
}

/** Which key it replaced, and which one replaces it. */
function Succession({ apiKey: { replacedBy, rotatedFrom, expiresAt, revokedAt } }: { apiKey: ApiKey }) {
  const translate = useTranslate();
  if (!replacedBy && !rotatedFrom) return null;
  const link = (id: string) => (
    <Link component={RouterLink} to={`/api-keys/${encodeURIComponent(id)}/show`} color="inherit">
      {translate('console.api_keys.succession.look')}
    </Link>
  );
  return (
    <Alert severity="info" icon={false} sx={{ mb: 2 }}>
      {replacedBy ? (
        <div>
          {expiresAt && !revokedAt ? translate('console.api_keys.succession.replaced_until', { at: formatExact(expiresAt) }) : translate('console.api_keys.succession.replaced')} {link(replacedBy)}
        </div>
      ) : null}
      {rotatedFrom ? (
        <div>
          {translate('console.api_keys.succession.replaces')} {link(rotatedFrom)}
        </div>
      ) : null}
    </Alert>
  );
}

function KeyActions({ apiKey }: { apiKey: ApiKey }) {
  const translate = useTranslate();
  const [open, setOpen] = useState<DialogName>();
  const { canAccess: mayCreate } = useCanAccess({ resource: RESOURCE, action: 'create' });
  const { canAccess: mayEdit } = useCanAccess({ resource: RESOURCE, action: 'edit' });
  const isAlive = isUsable(stateOf(apiKey, useNow('ten-seconds')));
  // One whose owner is gone works again when the owner comes back: it can still be revoked.
  const isRevocable = isAlive || apiKey.status === 'owner-gone';
  const actions: DialogName[] = [...(mayCreate && isAlive && !apiKey.replacedBy ? (['rotate'] as const) : []), ...(mayEdit && isRevocable ? (['revoke'] as const) : [])];
  const Dialog = open && DIALOGS[open];
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, ml: { sm: 'auto' } }}>
      {actions.map((action) => (
        <Button key={action} size="small" variant="outlined" color={action === 'revoke' ? 'error' : 'primary'} onClick={() => setOpen(action)}>
          {translate(`console.api_keys.action.${action}`)}
        </Button>
      ))}
      <Suspense>{Dialog ? <Dialog apiKey={apiKey} onClose={() => setOpen(undefined)} /> : null}</Suspense>
    </Box>
  );
}

function Rights({ apiKey }: { apiKey: ApiKey }) {
  const translate = useTranslate();
  return (
    <Panel title={translate('console.api_keys.scopes.title')} hint={translate('console.api_keys.scopes.hint')}>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', display: 'grid', rowGap: 0.5, columnGap: 3, gridTemplateColumns: { xs: '1fr', sm: 'max-content 1fr' } }}>
        {apiKey.scopes.map((scope) => (
          <Box component="li" key={scope} sx={{ display: 'grid', gridColumn: '1 / -1', gridTemplateColumns: 'subgrid', alignItems: 'baseline' }}>
            <code>{scope}</code>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {translate(`console.api_keys.scope.${scope}`, { _: '' })}
            </Box>
          </Box>
        ))}
      </Box>
    </Panel>
  );
}

function Addresses({ apiKey: { ipAllowList } }: { apiKey: ApiKey }) {
  const translate = useTranslate();
  return (
    <Panel title={translate('console.api_keys.addresses.title')}>
      {ipAllowList.length === 0 ? (
        <Typography color="text.secondary">{translate('console.api_keys.addresses.any')}</Typography>
      ) : (
        <Box component="ul" sx={{ m: 0, pl: 2.5, fontFamily: 'monospace', fontSize: 12 }}>
          {ipAllowList.map((range) => (
            <li key={range}>{visibleText(range)}</li>
          ))}
        </Box>
      )}
    </Panel>
  );
}

function KeyLoading() {
  const translate = useTranslate();
  return <LinearProgress aria-label={translate('console.loading')} sx={{ height: 2 }} />;
}

function KeyProblem() {
  const { error, refetch } = useShowContext<ApiKey>();
  const translate = useTranslate();
  return (
    <>
      <PageTitle title={translate('resources.api-keys.name', { smart_count: 1 })} />
      <ProblemView error={error} onRetry={() => void refetch()} />
    </>
  );
}
