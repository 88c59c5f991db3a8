import { Box, Link, Typography } from '@mui/material';
import { useCanAccess, useCreatePath, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { auditPath } from '../../app/audit-path.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { formatCount, formatShort } from '../../ui/format.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { usePlans } from './use-plans.ts';
import type { Workspace } from './workspace.ts';

/** The column at the right: what the workspace is. */
export function WorkspaceRail({ workspace }: { workspace: Workspace }) {
  const translate = useTranslate();
  const text = (key: string) => translate(`console.workspaces.facts.${key}`);
  const createPath = useCreatePath();
  const { nameOf } = usePlans();
  const { canAccess: maySeePlans } = useCanAccess({ resource: 'plans', action: 'show' });
  const { canAccess: maySeeKeys } = useCanAccess({ resource: 'api-keys', action: 'list' });
  const { canAccess: maySeeAudit } = useCanAccess({ resource: 'audit', action: 'list' });
  const plan = nameOf(workspace.planId);
  const keys = `/api-keys?filter=${encodeURIComponent(JSON.stringify({ workspaceId: workspace.id }))}`;
  return (
    <Box component="aside" aria-label={text('title')} sx={{ minWidth: 0, borderLeft: { lg: 1 }, borderColor: { lg: 'divider' }, pl: { lg: 3 } }}>
      <Facts title={text('title')}>
        <Fact label={text('id')} isCode action={<CopyButton text={workspace.id} name={text('id')} />}>
          {formatShort(workspace.id, 18)}
        </Fact>
        <Fact label={text('plan')}>
          {maySeePlans ? (
            <Link component={RouterLink} to={createPath({ resource: 'plans', type: 'show', id: workspace.planId })} color="inherit">
              {plan}
            </Link>
          ) : (
            plan
          )}
        </Fact>
        <Fact label={text('zone')}>{workspace.timeZone}</Fact>
        <Fact label={text('members')}>{formatCount(workspace.memberCount)}</Fact>
        <Fact label={text('keys')} action={maySeeKeys && workspace.activeKeyCount > 0 ? <Link component={RouterLink} to={keys} color="inherit">{text('see')}</Link> : null}>
          {formatCount(workspace.activeKeyCount)}
        </Fact>
        <Fact label={text('created')}>
          <RelativeTime at={workspace.createdAt} />
        </Fact>
        <Fact label={text('updated')}>
          <RelativeTime at={workspace.updatedAt} />
        </Fact>
      </Facts>
      {maySeeAudit ? (
        <Link component={RouterLink} to={auditPath({ chain: workspace.id })} color="text.secondary" underline="hover" sx={{ display: 'block', mt: -2, mb: 3 }}>
          {text('audit')}
        </Link>
      ) : null}
      <Typography component="h2" variant="subtitle2" sx={{ mb: 0.5 }}>
        {text('origins')}
      </Typography>
      {workspace.corsOrigins.length === 0 ? (
        <Typography variant="body2" color="text.secondary">{text('no_origins')}</Typography>
      ) : (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {workspace.corsOrigins.map((origin) => (
            <Box key={origin} component="li" sx={{ py: 0.5, fontFamily: 'monospace', fontSize: 12, overflowWrap: 'anywhere' }}>
              {origin}
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}
