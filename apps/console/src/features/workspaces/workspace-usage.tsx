import { useQuery } from '@tanstack/react-query';
import { Alert, Box, Button, LinearProgress, ToggleButton, ToggleButtonGroup } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { ConsoleDataProvider } from '../../app/data-provider.ts';
import { formatLimit } from '../../app/limits/format-limit.ts';
import { LimitLists } from '../../app/limits/limit-table.tsx';
import { formatCount } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { UsageBar, UsageBars } from '../../ui/usage-bar.tsx';
import { formatInZone } from './time-zones.ts';
import { type Mode, type Quota, RESOURCE, type UnitsQuota, type Workspace } from './workspace.ts';

const REFRESH_MS = 15_000;

const useText = () => {
  const translate = useTranslate();
  return (key: string, values?: Record<string, string | number>) => translate(`console.workspaces.usage.${key}`, values);
};

/** How much of each limit is used now, of live or of test tasks. */
export function WorkspaceUsage({ workspace }: { workspace: Workspace }) {
  const translate = useTranslate();
  const text = useText();
  const provider = useDataProvider<ConsoleDataProvider>();
  const [mode, setMode] = useState<Mode>('live');
  const { data: quota, error, refetch } = useQuery({
    queryKey: [RESOURCE, workspace.id, 'quota', mode],
    queryFn: ({ signal }) => provider.report<Quota>(`${RESOURCE}/${encodeURIComponent(workspace.id)}/quota?mode=${mode}`, signal),
    refetchInterval: REFRESH_MS,
  });
  const modes = (
    <ToggleButtonGroup size="small" exclusive value={mode} aria-label={text('mode')} onChange={(_, picked: Mode | null) => picked && setMode(picked)}>
      {(['live', 'test'] as const).map((each) => (
        <ToggleButton key={each} value={each} sx={{ py: 0.25, textTransform: 'none' }}>
          {text(`modes.${each}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
  return (
    <Panel title={text('title')} hint={text('hint')} action={modes}>
      {quota ? <Bars quota={quota} /> : error ? <ProblemView error={error} onRetry={() => void refetch()} /> : <LinearProgress aria-label={translate('console.loading')} sx={{ height: 2 }} />}
      {quota && error ? <ProblemView error={error} onRetry={() => void refetch()} /> : null}
    </Panel>
  );
}

function Bars({ quota }: { quota: Quota }) {
  const translate = useTranslate();
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const { concurrency, limits, requests, statementsAccepted, units } = quota;
  const { running, limit } = concurrency.workspace;
  return (
    <>
      {statementsAccepted ? null : (
        <Alert severity="warning" sx={{ mb: 1 }}>
          {text('unaccepted')}
        </Alert>
      )}
      <UsageBars>
        {units.map((each) => (
          <UnitsBar key={`${each.scope} ${each.scopeId} ${each.period}`} quota={each} timeZone={limits.timeZone} />
        ))}
        <UsageBar label={text('running')} text={limit === null ? text('no_limit', { used: formatCount(running) }) : text('of', { used: formatCount(running), limit: formatCount(limit) })} used={running} limit={limit} />
        {requests.filter(({ scope }) => scope === 'workspace').map(({ scopeId, perMinute, burst, remaining }) => (
          <UsageBar
            key={scopeId}
            label={text('requests')}
            text={burst === null || remaining === null ? text('requests_none') : text('of', { used: formatCount(burst - remaining), limit: formatCount(burst) })}
            remark={perMinute === null || burst === null ? null : text('requests_remark', { burst: formatCount(burst), rate: formatLimit('requestsPerMinute', perMinute, translate) })}
            used={burst === null || remaining === null ? 0 : burst - remaining}
            limit={burst}
          />
        ))}
      </UsageBars>
      <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} sx={{ mt: 1 }}>
        {text(isOpen ? 'hide_limits' : 'show_limits')}
      </Button>
      {isOpen ? (
        <Box sx={{ mt: 2 }}>
          <LimitLists limits={limits} />
        </Box>
      ) : null}
    </>
  );
}

function UnitsBar({ quota: { scope, scopeId, period, usedUnits, limitUnits, resetsAt }, timeZone }: { quota: UnitsQuota; timeZone: string }) {
  const translate = useTranslate();
  const text = useText();
  const name = translate(`console.limits.name.${period === 'day' ? 'unitsPerDay' : 'unitsPerMonth'}`);
  const used = formatLimit('unitsPerDay', usedUnits, translate);
  return (
    <UsageBar
      label={scope === 'workspace' ? name : `${text(`scope.${scope}`, { id: scopeId })}: ${name}`}
      text={limitUnits === null ? text('no_limit', { used }) : text('of', { used, limit: formatLimit('unitsPerDay', limitUnits, translate) })}
      remark={text('resets', { date: formatInZone(resetsAt, timeZone), zone: timeZone })}
      used={usedUnits}
      limit={limitUnits}
    />
  );
}
