import { Alert, Button } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { ConsoleDataProvider } from '../../app/data-provider.ts';
import { type PlanPreview, withNextPage } from '../../app/limits/plan-preview.ts';
import { PlanPreviewReport } from '../../app/limits/plan-preview-report.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { refusalOf } from '../../ui/form-fields.ts';
import { Field } from '../../ui/form-input.tsx';
import { type Plan, RESOURCE, type VersionDraft } from './plan.ts';
import { StatementDiff } from './statement-views.tsx';

interface PublishDialogProps {
  plan: Plan;
  draft: VersionDraft;
  note: string;
  preview: PlanPreview;
  onClose: () => void;
  onPublished: (version: number) => void;
}

/** Who is affected by the draft, and the button that makes it hold. */
export function PublishDialog({ plan, draft, note, preview: firstPage, onClose, onPublished }: PublishDialogProps) {
  const translate = useTranslate();
  const text = (key: string, values?: Record<string, string | number>) => translate(`console.plans.${key}`, values);
  const { send } = useDataProvider<ConsoleDataProvider>();
  const [preview, setPreview] = useState(firstPage);
  const [isReading, setReading] = useState(false);
  const [failure, setFailure] = useState<string>();
  const version = plan.currentVersion + 1;

  async function read(cursor?: string): Promise<void> {
    setReading(true);
    setFailure(undefined);
    try {
      const page = await send<PlanPreview>('POST', `${RESOURCE}/${plan.id}/preview`, cursor ? { ...draft, cursor } : draft);
      setPreview(cursor ? withNextPage(preview, page) : page);
    } catch (error) {
      setFailure(refusalOf(error).message);
    } finally {
      setReading(false);
    }
  }

  async function publish({ reason }: Record<string, string>): Promise<void> {
    const { currentVersion } = await send<Plan>('POST', `${RESOURCE}/${plan.id}/versions`, { baseVersion: plan.currentVersion, ...draft, note, reason });
    onPublished(currentVersion);
  }

  return (
    <FormDialog title={text('publish.title', { version, name: plan.name })} text={text('publish.text')} submitLabel={text('publish.submit', { version })} isDangerous={preview.affected > 0} width="md" onClose={onClose} onSubmit={publish}>
      <PlanPreviewReport preview={preview} onMore={() => void read(preview.meta.nextCursor)} isReadingMore={isReading} />
      <StatementDiff before={plan.current} after={draft} beforeLabel={translate('console.limits.column.before')} afterLabel={translate('console.limits.column.after')} />
      {failure ? <Alert severity="error">{failure}</Alert> : null}
      {preview.usage === 'unavailable' ? (
        <Button onClick={() => void read()} disabled={isReading} sx={{ justifySelf: 'start' }}>
          {text('publish.again')}
        </Button>
      ) : null}
      <Field name="reason" label={text('form.reason')} hint={text('form.reason_hint')} />
    </FormDialog>
  );
}
