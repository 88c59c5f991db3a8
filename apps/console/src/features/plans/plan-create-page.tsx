import { Alert, Box, Button, LinearProgress, Link, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { CanAccess, useCreatePath, useDataProvider, useGetOne, useNotify, useRedirect, useTranslate } from 'react-admin';
import { Link as RouterLink, useSearchParams } from 'react-router-dom';
import type { ConsoleDataProvider } from '../../app/data-provider.ts';
import '../../app/i18n/english-limits.ts';
import '../../app/i18n/english-plans.ts';
import { FIRST_LIMITS } from '../../app/limits/limit.ts';
import { fieldsOf, type Refusal, refusalOf } from '../../ui/form-fields.ts';
import { Field, FieldProblems } from '../../ui/form-input.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Panel } from '../../ui/panel.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { UnsavedGuard, useUnsaved } from '../../ui/unsaved-guard.tsx';
import { draftOf, newPlanOf, type Plan, problemsByField, RESOURCE } from './plan.ts';
import { VersionFields, type VersionStart } from './version-fields.tsx';

const EMPTY: VersionStart = { limits: FIRST_LIMITS, statements: [], requireAcceptance: false };

/** A new plan; `?copy=<plan>` fills it in from another one. */
export default function PlanCreatePage() {
  const translate = useTranslate();
  const copy = useSearchParams()[0].get('copy');
  return (
    <>
      <PageTitle title={translate('console.plans.form.create_title')} />
      <CanAccess resource={RESOURCE} action="create" accessDenied={<ProblemView error={{ status: 403 }} />} loading={<LinearProgress aria-label={translate('console.loading')} sx={{ height: 2 }} />}>
        {copy ? <CopyOf id={copy} /> : <PlanForm start={EMPTY} />}
      </CanAccess>
    </>
  );
}

function CopyOf({ id }: { id: string }) {
  const translate = useTranslate();
  const { data: plan, error, refetch } = useGetOne<Plan>(RESOURCE, { id }, { staleTime: Infinity });
  if (plan) return <PlanForm start={plan.current} copied={plan} />;
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />;
  return <LinearProgress aria-label={translate('console.loading')} sx={{ height: 2 }} />;
}

function PlanForm({ start, copied }: { start: VersionStart; copied?: Plan }) {
  const translate = useTranslate();
  const text = (key: string, values?: Record<string, string | number>) => translate(`console.plans.${key}`, values);
  const { send } = useDataProvider<ConsoleDataProvider>();
  const createPath = useCreatePath();
  const redirect = useRedirect();
  const notify = useNotify();
  const [isCreating, setCreating] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const { form, isUnsaved, settle } = useUnsaved();

  async function create(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const fields = fieldsOf(event.currentTarget);
    setCreating(true);
    setRefusal(undefined);
    try {
      const { id } = await send<Plan>('POST', RESOURCE, newPlanOf(fields));
      settle();
      notify('console.plans.done.created', { type: 'success' });
      redirect('show', RESOURCE, id);
    } catch (error) {
      const refused = refusalOf(error);
      setRefusal({ ...refused, fields: problemsByField(refused.fields, draftOf(fields).statements) });
      setCreating(false);
    }
  }

  return (
    <>
      <Link component={RouterLink} to={createPath({ resource: RESOURCE, type: 'list' })} color="text.secondary" underline="hover">
        ← {text('back')}
      </Link>
      <Typography color="text.secondary" sx={{ mt: 1 }}>
        {copied ? `${text('form.copied', { name: copied.name, version: copied.currentVersion })} ` : ''}
        {text('form.create_hint')}
      </Typography>
      <Box component="form" ref={form} onSubmit={(event: FormEvent<HTMLFormElement>) => void create(event)} autoComplete="off" noValidate sx={{ display: 'grid', gap: 2, mt: 2, maxWidth: 1100 }}>
        <FieldProblems problems={refusal?.fields ?? {}}>
          <Panel>
            <Box sx={{ display: 'grid', columnGap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'repeat(2, minmax(0, 1fr))' } }}>
              <Field name="id" label={text('form.id')} hint={text('form.id_hint')} isFirst />
              <Field name="name" label={text('form.name')} />
              <Field name="description" label={text('form.description')} lines={2} />
              <Field name="note" label={text('form.note')} hint={text('form.note_hint')} lines={2} />
            </Box>
          </Panel>
          <VersionFields start={start} />
          <Panel>
            <Field name="reason" label={text('form.reason')} hint={text('form.reason_hint')} />
          </Panel>
        </FieldProblems>
        {refusal ? <Alert severity="error">{refusal.message}</Alert> : null}
        <Box>
          <Button type="submit" variant="contained" disabled={isCreating}>
            {text(isCreating ? 'form.creating' : 'form.create')}
          </Button>
        </Box>
      </Box>
      <UnsavedGuard isUnsaved={isUnsaved} words={{ title: text('leave.title'), text: text('leave.text'), stay: text('leave.stay'), leave: text('leave.leave') }} />
    </>
  );
}
