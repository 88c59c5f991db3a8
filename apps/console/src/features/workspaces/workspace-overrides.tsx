import { Box, Button, TableBody, TableCell, TableHead, TableRow } from '@mui/material';
import { lazy, Suspense, useState } from 'react';
import { useCanAccess, useTranslate } from 'react-admin';
import { formatLimit } from '../../app/limits/format-limit.ts';
import { LIMIT_NAMES } from '../../app/limits/limit.ts';
import { PagesBody } from '../../app/pages-body.tsx';
import { usePages } from '../../app/use-pages.ts';
import { FilterChoice } from '../../ui/filter-choice.tsx';
import { formatExact } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { WideTable } from '../../ui/wide-table.tsx';
import { type Override, OVERRIDE_STATES } from './override.ts';
import { RESOURCE, type Workspace } from './workspace.ts';

const AddOverrideDialog = lazy(async () => ({ default: (await import('./override-dialogs.tsx')).AddOverrideDialog }));
const EndOverrideDialog = lazy(async () => ({ default: (await import('./override-dialogs.tsx')).EndOverrideDialog }));
const COLOURS = { active: 'success.main', expired: 'text.secondary', ended: 'text.secondary' } as const;

const useText = () => {
  const translate = useTranslate();
  return (key: string, values?: Record<string, string>) => translate(`console.workspaces.overrides.${key}`, values);
};

/** `Units per user and day: 400 u`: what an override sets, in words. */
export function useOverrideWords(): (override: Override) => string[] {
  const translate = useTranslate();
  return ({ limits }) => LIMIT_NAMES.filter((name) => limits[name] !== undefined).map((name) => `${translate(`console.limits.name.${name}`)}: ${formatLimit(name, limits[name], translate)}`);
}

/** Limits that differ from the plan for a while: those in force, and those that were. */
export function WorkspaceOverrides({ workspace }: { workspace: Workspace }) {
  const text = useText();
  const { canAccess: mayEdit } = useCanAccess({ resource: RESOURCE, action: 'edit' });
  const [state, setState] = useState('');
  const [isAdding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Override>();
  const pages = usePages<Override>(`/admin/v1/${RESOURCE}/${encodeURIComponent(workspace.id)}/overrides?limit=25${state ? `&state=${state}` : ''}`);
  const add = mayEdit ? (
    <Button size="small" variant="outlined" onClick={() => setAdding(true)}>
      {text('add')}
    </Button>
  ) : null;
  return (
    <Panel title={text('title')} hint={text('hint')} action={add}>
      <Box sx={{ mb: 1 }}>
        <FilterChoice label={text('filter')} anyLabel={text('any')} value={state} options={OVERRIDE_STATES.map((value) => ({ value, label: text(`state.${value}`) }))} onPick={setState} />
      </Box>
      <PagesBody pages={pages} none={text(state ? 'none_match' : 'none')} moreLabel={text('more')}>
        {(overrides) => <OverrideTable overrides={overrides} {...(mayEdit ? { onEnd: setEnding } : {})} />}
      </PagesBody>
      <Suspense>
        {isAdding ? <AddOverrideDialog workspace={workspace} onClose={() => setAdding(false)} /> : null}
        {ending ? <EndOverrideDialog workspace={workspace} override={ending} onClose={() => setEnding(undefined)} /> : null}
      </Suspense>
    </Panel>
  );
}

function OverrideTable({ overrides, onEnd }: { overrides: Override[]; onEnd?: (override: Override) => void }) {
  const text = useText();
  const wordsOf = useOverrideWords();
  return (
    <WideTable label={text('title')}>
      <TableHead>
        <TableRow>
          <TableCell>{text('column.state')}</TableCell>
          <TableCell>{text('column.target')}</TableCell>
          <TableCell>{text('column.limits')}</TableCell>
          <TableCell>{text('column.reason')}</TableCell>
          <TableCell>{text('column.until')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {overrides.map((override) => (
          <TableRow key={override.id} sx={{ verticalAlign: 'top' }}>
            <TableCell>
              <StatusChip colour={COLOURS[override.state]} word={text(`state.${override.state}`)} />
            </TableCell>
            <TableCell>
              {text(`target.${override.target}`)}
              {override.target === 'workspace' ? null : <Box sx={{ fontFamily: 'monospace', fontSize: 12, overflowWrap: 'anywhere' }}>{override.targetId}</Box>}
            </TableCell>
            <TableCell sx={{ minWidth: 150 }}>
              {wordsOf(override).map((words) => (
                <div key={words}>{words}</div>
              ))}
            </TableCell>
            <TableCell sx={{ overflowWrap: 'anywhere', minWidth: 120 }}>
              {override.reason}
              <Quiet>{text('by', { who: override.createdBy })}</Quiet>
              {override.endedAt ? <Quiet>{text('ended', { date: formatExact(override.endedAt), who: override.endedBy ?? '', reason: override.endReason ?? '' })}</Quiet> : null}
            </TableCell>
            <TableCell>
              {formatExact(override.expiresAt)}
              {onEnd && override.state === 'active' ? (
                <div>
                  <Button size="small" color="error" aria-label={text('end_for', { target: `${text(`target.${override.target}`)} ${override.target === 'workspace' ? '' : override.targetId}`.trim() })} onClick={() => onEnd(override)} sx={{ ml: -1 }}>
                    {text('end')}
                  </Button>
                </div>
              ) : null}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </WideTable>
  );
}

function Quiet({ children }: { children: string }) {
  return <Box sx={{ color: 'text.secondary', fontSize: 12 }}>{children}</Box>;
}
