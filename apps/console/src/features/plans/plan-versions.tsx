import { Box, MenuItem, TableBody, TableCell, TableHead, TableRow, TextField, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { LimitDiff } from '../../app/limits/limit-table.tsx';
import { changedLimits } from '../../app/limits/limit.ts';
import { PagesBody } from '../../app/pages-body.tsx';
import { usePages } from '../../app/use-pages.ts';
import { NOTHING } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { WideTable } from '../../ui/wide-table.tsx';
import { changedStatements, type Plan, type PlanVersion, RESOURCE } from './plan.ts';
import { StatementDiff } from './statement-views.tsx';

const PAGE = 50;

const useText = () => {
  const translate = useTranslate();
  return (key: string, values?: Record<string, string | number>) => translate(`console.plans.versions.${key}`, values);
};

/** Every version there was, and what differs between any two of them. */
export function PlanVersions({ plan }: { plan: Plan }) {
  const text = useText();
  const pages = usePages<PlanVersion>(`/admin/v1/${RESOURCE}/${encodeURIComponent(plan.id)}/versions?limit=${PAGE}`);
  return (
    <Panel title={text('title')} hint={text('hint')}>
      <PagesBody pages={pages} none={text('only_one')} moreLabel={text('older')}>
        {(versions) => (
          <>
            <VersionTable versions={versions} current={plan.currentVersion} />
            {versions.length > 1 ? <Comparison key={plan.currentVersion} versions={versions} /> : null}
          </>
        )}
      </PagesBody>
    </Panel>
  );
}

function VersionTable({ versions, current }: { versions: PlanVersion[]; current: number }) {
  const text = useText();
  return (
    <WideTable label={text('title')}>
      <TableHead>
        <TableRow>
          <TableCell>{text('version')}</TableCell>
          <TableCell>{text('note')}</TableCell>
          <TableCell>{text('by')}</TableCell>
          <TableCell align="right">{text('published')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {versions.map((version) => (
          <TableRow key={version.id} sx={{ verticalAlign: 'top' }}>
            <TableCell component="th" scope="row" sx={{ whiteSpace: 'nowrap' }}>
              {version.version}
              {version.version === current ? <Box component="span" sx={{ color: 'text.secondary' }}> · {text('current')}</Box> : null}
            </TableCell>
            <TableCell sx={{ overflowWrap: 'anywhere', minWidth: 140 }}>{version.note || NOTHING}</TableCell>
            <TableCell sx={{ fontFamily: 'monospace', fontSize: 12 }}>{version.createdBy}</TableCell>
            <TableCell align="right" sx={{ whiteSpace: 'nowrap' }}>
              <RelativeTime at={version.createdAt} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </WideTable>
  );
}

/** Two versions beside each other; at first the newest and the one before it. */
function Comparison({ versions }: { versions: PlanVersion[] }) {
  const text = useText();
  const [from, setFrom] = useState(versions[1]?.version);
  const [to, setTo] = useState(versions[0]?.version);
  const before = versions.find(({ version }) => version === from);
  const after = versions.find(({ version }) => version === to);
  return (
    <Box sx={{ mt: 2 }}>
      <Typography component="h3" variant="subtitle2" sx={{ mb: 1 }}>
        {text('compare')}
      </Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        <VersionPick label={text('from')} versions={versions} picked={from} onPick={setFrom} />
        <VersionPick label={text('to')} versions={versions} picked={to} onPick={setTo} />
      </Box>
      {before && after ? <Differences before={before} after={after} /> : null}
    </Box>
  );
}

function VersionPick({ label, versions, picked, onPick }: { label: string; versions: PlanVersion[]; picked: number | undefined; onPick: (version: number) => void }) {
  return (
    <TextField select label={label} value={picked ?? ''} onChange={(event) => onPick(Number(event.target.value))} sx={{ width: 120 }}>
      {versions.map(({ version }) => (
        <MenuItem key={version} value={version}>
          {version}
        </MenuItem>
      ))}
    </TextField>
  );
}

function Differences({ before, after }: { before: PlanVersion; after: PlanVersion }) {
  const text = useText();
  const limits = changedLimits(before.limits, after.limits);
  const labels = { beforeLabel: text('at', { version: before.version }), afterLabel: text('at', { version: after.version }) };
  const hasStatements = changedStatements(before.statements, after.statements).length > 0 || before.requireAcceptance !== after.requireAcceptance;
  return (
    <Box aria-live="polite" sx={{ display: 'grid', gap: 2, mt: 1 }}>
      {limits.length === 0 && !hasStatements ? <Typography color="text.secondary">{text('same')}</Typography> : null}
      {limits.length > 0 ? <LimitDiff label={text('compare')} changes={limits} {...labels} /> : null}
      <StatementDiff before={before} after={after} {...labels} />
    </Box>
  );
}
