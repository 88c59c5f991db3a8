import { Alert, Box, Button, Link, TableBody, TableCell, TableHead, TableRow, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useCreatePath, useTranslate } from 'react-admin';
import { Link as RouterLink } from 'react-router-dom';
import { WideTable } from '../../ui/wide-table.tsx';
import { formatLimit } from './format-limit.ts';
import { LimitDiff } from './limit-table.tsx';
import type { AffectedWorkspace, PlanPreview } from './plan-preview.ts';

interface PlanPreviewReportProps {
  preview: PlanPreview;
  /** Set when the change concerns one workspace only, whose page this is. */
  isOfOne?: boolean;
  onMore?: () => void;
  isReadingMore?: boolean;
}

const useText = () => {
  const translate = useTranslate();
  return (key: string, values?: Record<string, unknown>) => translate(`console.limits.preview.${key}`, values);
};

/** Who is affected by a change of plan: in a sentence, by field, by limit, and by workspace. */
export function PlanPreviewReport({ preview, isOfOne = false, onMore, isReadingMore = false }: PlanPreviewReportProps) {
  const translate = useTranslate();
  const text = useText();
  const { affected, counts, data, diff, meta, mustAcceptAgain, usage, workspaces } = preview;
  return (
    <Box sx={{ display: 'grid', gap: 2 }}>
      {usage === 'unavailable' ? <Alert severity="warning">{text('unavailable')}</Alert> : null}
      <Alert severity={affected === 0 ? 'success' : 'warning'}>{affected === 0 ? text(usage === 'known' ? 'nobody' : 'nobody_allowance') : isOfOne ? text('one') : text('some', { affected, workspaces: text('workspaces', { smart_count: workspaces }) })}</Alert>
      <Part title={text('changes')}>
        {diff.length === 0 ? <Typography color="text.secondary">{text('no_changes')}</Typography> : <LimitDiff label={text('changes')} changes={diff} beforeLabel={translate('console.limits.column.before')} afterLabel={translate('console.limits.column.after')} />}
      </Part>
      {counts.length > 0 || mustAcceptAgain > 0 ? (
        <Part title={isOfOne ? text('why') : text('by_limit')}>
          {isOfOne ? <Reasons workspace={data[0]} /> : <Counts preview={preview} />}
        </Part>
      ) : null}
      {data.length > 0 && !isOfOne ? (
        <Part title={text('by_workspace')}>
          <Affected workspaces={data} />
          <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mt: 1 }}>
            <Typography variant="caption" color="text.secondary" aria-live="polite">
              {text('shown', { shown: data.length, affected })}
            </Typography>
            {meta.nextCursor && onMore ? (
              <Button size="small" onClick={onMore} disabled={isReadingMore}>
                {text('more')}
              </Button>
            ) : null}
          </Box>
        </Part>
      ) : null}
    </Box>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography component="h3" variant="subtitle2" sx={{ mb: 0.5 }}>
        {title}
      </Typography>
      {children}
    </Box>
  );
}

function Counts({ preview: { counts, mustAcceptAgain } }: { preview: PlanPreview }) {
  const translate = useTranslate();
  const text = useText();
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
      {counts.map(({ field, kind, workspaces }) => (
        <li key={`${field} ${kind}`}>
          {translate(`console.limits.name.${field}`, { _: field })}: {text('workspaces', { smart_count: workspaces })} – {text(`kind.${kind}`)}
        </li>
      ))}
      {mustAcceptAgain > 0 ? <li>{text('accept', { smart_count: mustAcceptAgain })}</li> : null}
    </Box>
  );
}

function Affected({ workspaces }: { workspaces: AffectedWorkspace[] }) {
  const text = useText();
  const createPath = useCreatePath();
  return (
    <WideTable label={text('by_workspace')}>
      <TableHead>
        <TableRow>
          <TableCell>{text('workspace')}</TableCell>
          <TableCell>{text('why')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {workspaces.map((workspace) => (
          <TableRow key={workspace.id} sx={{ verticalAlign: 'top' }}>
            <TableCell sx={{ overflowWrap: 'anywhere' }}>
              <Link component={RouterLink} to={createPath({ resource: 'workspaces', type: 'show', id: workspace.id })} target="_blank" color="inherit">
                {workspace.name}
              </Link>
            </TableCell>
            <TableCell>
              <Reasons workspace={workspace} />
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </WideTable>
  );
}

function Reasons({ workspace }: { workspace: AffectedWorkspace | undefined }) {
  const translate = useTranslate();
  const text = useText();
  if (!workspace) return null;
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
      {workspace.exceeds.map(({ field, kind, present, proposed }) => (
        <li key={`${field} ${kind}`}>{text(`excess.${kind}`, { limit: translate(`console.limits.name.${field}`, { _: field }), present: formatLimit(field, present, translate), proposed: formatLimit(field, proposed, translate) })}</li>
      ))}
      {workspace.mustAcceptAgain ? <li>{text('accept_one')}</li> : null}
    </Box>
  );
}
