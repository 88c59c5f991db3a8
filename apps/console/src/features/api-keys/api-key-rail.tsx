import { Box, Link } from '@mui/material';
import { useCanAccess, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { auditPath } from '../../app/audit-path.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { formatExact, formatUnits } from '../../ui/format.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { visibleText } from '../../ui/visible-text.ts';
import type { ApiKey } from './api-key.ts';

/** The column at the right: whose key it is, how long it lasts, its own limits, and its last use. */
export function ApiKeyRail({ apiKey }: { apiKey: ApiKey }) {
  const translate = useTranslate();
  const text = (key: string) => translate(`console.api_keys.fact.${key}`);
  const asWorkspace = text('as_workspace');
  return (
    <Box component="aside" sx={{ minWidth: 0, borderLeft: { lg: 1 }, borderColor: { lg: 'divider' }, pl: { lg: 3 } }}>
      <Facts title={text('use')}>
        <Fact label={text('last_used')}>{apiKey.lastUsedAt ? <RelativeTime at={apiKey.lastUsedAt} /> : text('never_used')}</Fact>
        <Fact label={text('last_ip')}>{apiKey.lastUsedIp}</Fact>
      </Facts>
      <Facts title={text('key')}>
        <Fact label={text('mode')}>{translate(`console.api_keys.mode.${apiKey.mode}`)}</Fact>
        <Fact label={text('workspace')}>
          <PageLink resource="workspaces" id={apiKey.workspaceId} name={apiKey.workspaceName} />
        </Fact>
        <Fact label={text('owner')}>
          <PageLink resource="users" id={apiKey.userId} name={apiKey.userEmail} />
        </Fact>
        <Fact label={text('cost_centre')}>{apiKey.costCentre === null ? undefined : visibleText(apiKey.costCentre)}</Fact>
        <Fact label={text('expires')}>{apiKey.expiresAt ? formatExact(apiKey.expiresAt) : translate('console.api_keys.never')}</Fact>
        <Fact label={text('revoked')}>{apiKey.revokedAt ? formatExact(apiKey.revokedAt) : undefined}</Fact>
        <Fact label={text('created')}>
          <RelativeTime at={apiKey.createdAt} />
        </Fact>
        <Fact label={text('id')} isCode action={<CopyButton text={apiKey.id} name={text('id')} />}>
          {apiKey.id}
        </Fact>
      </Facts>
      <Facts title={text('limits')}>
        <Fact label={text('per_day')}>{apiKey.unitsPerDay === null ? asWorkspace : formatUnits(apiKey.unitsPerDay)}</Fact>
        <Fact label={text('per_month')}>{apiKey.unitsPerMonth === null ? asWorkspace : formatUnits(apiKey.unitsPerMonth)}</Fact>
        <Fact label={text('per_minute')}>{apiKey.requestsPerMinute ?? asWorkspace}</Fact>
      </Facts>
      <Link component={RouterLink} to={auditPath({ target: apiKey.id })} color="text.secondary" underline="hover" sx={{ display: 'block', mt: -2 }}>
        {text('history')} →
      </Link>
      <Link component={RouterLink} to={auditPath({ actor: apiKey.id })} color="text.secondary" underline="hover" sx={{ display: 'block', mt: 0.5 }}>
        {text('doings')} →
      </Link>
    </Box>
  );
}

/** The name, as a link for those who may follow it. */
function PageLink({ resource, id, name }: { resource: string; id: string; name: string }) {
  const { canAccess } = useCanAccess({ resource, action: 'show' });
  if (!canAccess) return visibleText(name);
  return (
    <Link component={RouterLink} to={`/${resource}/${encodeURIComponent(id)}/show`} color="inherit">
      {visibleText(name)}
    </Link>
  );
}
