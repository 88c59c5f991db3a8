import { useQuery } from '@tanstack/react-query';
import { LinearProgress } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { PlanPreview } from '../../app/limits/plan-preview.ts';
import { PlanPreviewReport } from '../../app/limits/plan-preview-report.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Choice } from '../../ui/form-input.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { useDone, useSend } from './use-command.ts';
import { usePlans } from './use-plans.ts';
import { ReasonField } from './workspace-dialogs.tsx';
import type { Workspace } from './workspace.ts';

/** Another plan for a workspace: first what it would mean, then the button. */
export function MoveWorkspaceDialog({ workspace, onClose }: { workspace: Workspace; onClose: () => void }) {
  const translate = useTranslate();
  const text = (key: string, values?: Record<string, string>) => translate(`console.workspaces.${key}`, values);
  const send = useSend(workspace.id);
  const done = useDone();
  const { plans, nameOf } = usePlans();
  const [planId, setPlanId] = useState('');
  const choices = plans.filter(({ id, status }) => status === 'active' && id !== workspace.planId).map(({ id, name }) => ({ value: id, label: name }));
  const { data: preview, error, isFetching, refetch } = useQuery({
    queryKey: ['workspaces', workspace.id, 'plan-preview', planId],
    queryFn: () => send<PlanPreview>('POST', '/plan/preview', { planId }),
    enabled: planId !== '',
    // Use changes by the second: what is confirmed must have been compared just now.
    gcTime: 0,
  });

  async function move({ reason }: Record<string, string>): Promise<void> {
    await send('POST', '/plan', { planId, reason });
    done('moved');
    onClose();
  }

  return (
    <FormDialog
      title={text('move.title', { name: workspace.name })}
      text={text('move.text')}
      submitLabel={planId ? text('move.submit', { plan: nameOf(planId) }) : text('move.submit_none')}
      isDangerous={preview !== undefined && preview.affected > 0}
      isBlocked={preview === undefined}
      width="md"
      onClose={onClose}
      onSubmit={move}
    >
      <Choice name="planId" label={text('move.to')} value="" hint={choices.length === 0 ? text('move.none') : planId ? '' : text('move.pick')} options={choices} onChange={setPlanId} />
      {isFetching ? <LinearProgress aria-label={translate('console.limits.preview.loading')} sx={{ height: 2 }} /> : null}
      {error ? <ProblemView error={error} onRetry={() => void refetch()} /> : null}
      {preview ? <PlanPreviewReport preview={preview} isOfOne /> : null}
      {preview ? <ReasonField /> : null}
    </FormDialog>
  );
}
