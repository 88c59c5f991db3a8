import { Alert, Box, Button, LinearProgress, Link, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { CanAccess, useCreatePath, useDataProvider, useGetOne, useNotify, useRedirect, useRefresh, useTranslate } from 'react-admin';
import { Link as RouterLink, useParams } from 'react-router-dom';
import type { ConsoleDataProvider } from '../../app/data-provider.ts';
import '../../app/i18n/english-limits.ts';
import '../../app/i18n/english-plans.ts';
import type { PlanPreview } from '../../app/limits/plan-preview.ts';
import { type Fields, fieldsOf, type Refusal, refusalOf } from '../../ui/form-fields.ts';
import { Field, FieldProblems } from '../../ui/form-input.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { UnsavedGuard, useUnsaved } from '../../ui/unsaved-guard.tsx';
import { draftOf, isSameAs, type Plan, problemsByField, RESOURCE, type VersionDraft } from './plan.ts';
import { PublishDialog } from './publish-dialog.tsx';
import { VersionFields } from './version-fields.tsx';

/** The editor of a plan's next version: filled in with the one that holds, published after a look at who is affected. */
export default function PlanEditorPage() {
  const { id = '' } = useParams();
  const translate = useTranslate();
  const denied = (
    <>
      <PageTitle title={translate('console.plans.unknown')} />
      <ProblemView error={{ status: 403 }} />
    </>
  );
  return (
    <CanAccess resource={RESOURCE} action="edit" accessDenied={denied} loading={<LinearProgress aria-label={translate('console.loading')} sx={{ height: 2 }} />}>
      <Editor id={id} />
    </CanAccess>
  );
}

function Editor({ id }: { id: string }) {
  const translate = useTranslate();
  const { data: newest, error, refetch } = useGetOne<Plan>(RESOURCE, { id });
  // What is being edited must not be exchanged under the pen, whatever is published meanwhile.
  const [plan, setPlan] = useState<Plan>();
  if (newest && !plan) setPlan(newest);
  const title = plan ? translate('console.plans.form.new_title', { name: plan.name }) : translate('console.plans.unknown');
  return (
    <>
      <PageTitle title={title} />
      {newest && plan && newest.currentVersion !== plan.currentVersion ? (
        <Alert severity="warning" sx={{ mb: 2 }} action={<Button onClick={() => setPlan(newest)}>{translate('console.plans.form.start_over')}</Button>}>
          {translate('console.plans.form.overtaken', { version: newest.currentVersion, own: plan.currentVersion })}
        </Alert>
      ) : null}
      {plan ? <VersionForm key={plan.currentVersion} plan={plan} /> : error ? <ProblemView error={error} onRetry={() => void refetch()} /> : <LinearProgress aria-label={translate('console.loading')} sx={{ height: 2 }} />}
    </>
  );
}

interface Pending {
  draft: VersionDraft;
  note: string;
  preview: PlanPreview;
}

function VersionForm({ plan }: { plan: Plan }) {
  const translate = useTranslate();
  const text = (key: string, values?: Record<string, string | number>) => translate(`console.plans.${key}`, values);
  const { send } = useDataProvider<ConsoleDataProvider>();
  const createPath = useCreatePath();
  const redirect = useRedirect();
  const refresh = useRefresh();
  const notify = useNotify();
  const [isComparing, setComparing] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const [isUnchanged, setUnchanged] = useState(false);
  const [pending, setPending] = useState<Pending>();
  const { form, isUnsaved, settle } = useUnsaved();
  const planPath = createPath({ resource: RESOURCE, type: 'show', id: plan.id });

  async function compare(fields: Fields): Promise<void> {
    const draft = draftOf(fields);
    setRefusal(undefined);
    setUnchanged(isSameAs(plan.current, draft));
    if (isSameAs(plan.current, draft)) return;
    setComparing(true);
    try {
      const preview = await send<PlanPreview>('POST', `${RESOURCE}/${plan.id}/preview`, draft);
      setPending({ draft, note: fields['note'] ?? '', preview });
    } catch (error) {
      refuse(error, draft);
    } finally {
      setComparing(false);
    }
  }

  function refuse(error: unknown, draft: VersionDraft): void {
    const refused = refusalOf(error);
    setRefusal({ ...refused, fields: problemsByField(refused.fields, draft.statements) });
  }

  function submit(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault();
    void compare(fieldsOf(event.currentTarget));
  }

  function published(version: number): void {
    settle();
    notify(text('done.published', { version }), { type: 'success' });
    refresh();
    redirect(planPath);
  }

  return (
    <>
      <Link component={RouterLink} to={planPath} color="text.secondary" underline="hover">
        ← {text('back_to', { name: plan.name })}
      </Link>
      {plan.status === 'retired' ? (
        <Alert severity="info" sx={{ mt: 2 }}>
          {text('form.retired')}
        </Alert>
      ) : null}
      <Box component="form" ref={form} onSubmit={submit} autoComplete="off" noValidate sx={{ display: 'grid', gap: 2, mt: 2, maxWidth: 1100 }}>
        <FieldProblems problems={refusal?.fields ?? {}}>
          <VersionFields start={plan.current} />
          <Panel>
            <Field name="note" label={text('form.note')} hint={text('form.note_hint')} lines={2} />
          </Panel>
        </FieldProblems>
        {refusal ? <Alert severity="error">{refusal.message}</Alert> : null}
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
          <Button type="submit" variant="contained" disabled={isComparing}>
            {text(isComparing ? 'form.previewing' : 'form.preview')}
          </Button>
          <Typography role="status" color="text.secondary">
            {isUnchanged ? text('form.unchanged', { version: plan.currentVersion }) : ''}
          </Typography>
        </Box>
      </Box>
      {pending ? <PublishDialog plan={plan} {...pending} onClose={() => setPending(undefined)} onPublished={published} /> : null}
      <UnsavedGuard isUnsaved={isUnsaved} words={{ title: text('leave.title'), text: text('leave.text'), stay: text('leave.stay'), leave: text('leave.leave') }} />
    </>
  );
}
