import { Box, LinearProgress, Link, Typography } from '@mui/material';
import { ShowBase, useShowContext, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { auditPath } from '../../app/audit-path.ts';
import '../../app/i18n/english-audit.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { formatExact } from '../../ui/format.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { visibleText } from '../../ui/visible-text.ts';
import { DiffTable } from './diff-table.tsx';
import { ActorName, TargetName } from './audit-names.tsx';
import { RESOURCE, type AuditEntry } from './audit-entry.ts';

/** One entry: what it changed, field by field, why, and where it stands in its chain. */
export default function AuditEntryPage() {
  return (
    <ShowBase<AuditEntry> resource={RESOURCE} error={<EntryProblem />} loading={<EntryLoading />} queryOptions={{ onError: () => undefined }}>
      <EntryView />
    </ShowBase>
  );
}

function EntryView() {
  const { record: entry } = useShowContext<AuditEntry>();
  const translate = useTranslate();
  if (!entry) return null;
  return (
    <>
      <PageTitle title={visibleText(entry.action)} />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5, mb: 2 }}>
        <Link component={RouterLink} to="/audit" color="text.secondary" underline="hover">
          ← {translate('console.audit.back')}
        </Link>
        <Box component="span" sx={{ fontWeight: 600 }}>
          {visibleText(entry.action)}
        </Box>
        <span>{formatExact(entry.occurredAt)}</span>
      </Box>
      <Box sx={{ display: 'grid', gap: { xs: 2, lg: 3 }, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 360px' } }}>
        <Box sx={{ display: 'grid', gap: 2, alignContent: 'start', minWidth: 0 }}>
          <Panel title={translate('console.audit.changes')}>
            <DiffTable entry={entry} />
          </Panel>
          <Panel title={translate('console.audit.column.reason')}>
            <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }} color={entry.reason ? undefined : 'text.secondary'}>
              {entry.reason ? visibleText(entry.reason) : translate('console.audit.no_reason')}
            </Typography>
          </Panel>
        </Box>
        <EntryRail entry={entry} />
      </Box>
    </>
  );
}

function EntryRail({ entry }: { entry: AuditEntry }) {
  const translate = useTranslate();
  const text = (key: string) => translate(`console.audit.${key}`);
  return (
    <Box component="aside" sx={{ minWidth: 0, borderLeft: { lg: 1 }, borderColor: { lg: 'divider' }, pl: { lg: 3 } }}>
      <Facts title={text('who')}>
        <Fact label={text('column.actor')}>
          <ActorName actor={entry.actor} isLink />
        </Fact>
        <Fact label={text('actor_id')} isCode action={<CopyButton text={entry.actor.id} name={text('actor_id')} />}>
          {visibleText(entry.actor.id)}
        </Fact>
        <Fact label={text('ip')}>{entry.ip}</Fact>
        <Fact label={text('request')} isCode action={entry.requestId ? <CopyButton text={entry.requestId} name={text('request')} /> : null}>
          {entry.requestId ? visibleText(entry.requestId) : undefined}
        </Fact>
      </Facts>
      <More to={auditPath({ actor: entry.actor.id })} label={text('more_of_actor')} />
      <Facts title={text('column.target')}>
        <Fact label={text('column.target')}>
          <TargetName target={entry.target} isLink />
        </Fact>
        <Fact label={text('target_id')} isCode action={<CopyButton text={entry.target.id} name={text('target_id')} />}>
          {visibleText(entry.target.id)}
        </Fact>
      </Facts>
      <More to={auditPath({ target: entry.target.id })} label={text('more_of_target')} />
      <Facts title={text('place')}>
        <Fact label={text('column.chain')} isCode>
          {visibleText(entry.chain)}
        </Fact>
        <Fact label={text('number')}>{entry.seq}</Fact>
        <Fact label={text('hash')} isCode action={<CopyButton text={entry.hash} name={text('hash')} />}>
          {entry.hash}
        </Fact>
      </Facts>
    </Box>
  );
}

function More({ to, label }: { to: string; label: string }) {
  return (
    <Link component={RouterLink} to={to} color="text.secondary" underline="hover" sx={{ display: 'block', mt: -2, mb: 3 }}>
      {label} →
    </Link>
  );
}

function EntryLoading() {
  const translate = useTranslate();
  return <LinearProgress aria-label={translate('console.loading')} sx={{ height: 2 }} />;
}

function EntryProblem() {
  const { error, refetch } = useShowContext<AuditEntry>();
  const translate = useTranslate();
  return (
    <>
      <PageTitle title={translate('console.audit.unknown')} />
      <ProblemView error={error} onRetry={() => void refetch()} />
    </>
  );
}
