import { useState } from 'react';
import { useDataProvider, useRefresh, useTranslate } from 'react-admin';
import type { ConsoleDataProvider } from '../../app/data-provider.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Choice, Field, useFieldProblem } from '../../ui/form-input.tsx';
import { WorkspacePicker } from '../../app/workspaces/workspace-picker.tsx';
import { EXPIRIES, newKeyOf, RESOURCE, type CreatedApiKey, type Expiry } from './api-key.ts';
import { KeySecretDialog } from './key-secret-dialog.tsx';
import { OwnerChoice } from './owner-choice.tsx';
import { ScopeChoice } from './scope-choice.tsx';

/** Makes a key in the name of a member, and shows it this one time. */
export function CreateKeyDialog({ onClose, onCreated }: { onClose: () => void; onCreated: (id: string) => void }) {
  const translate = useTranslate();
  const refresh = useRefresh();
  const { send } = useDataProvider<ConsoleDataProvider>();
  const [workspaceId, setWorkspaceId] = useState('');
  const [expiry, setExpiry] = useState<Expiry>('never');
  const [created, setCreated] = useState<CreatedApiKey>();
  const text = (key: string) => translate(`console.api_keys.${key}`);

  if (created) {
    return (
      <KeySecretDialog
        created={created}
        onDone={() => {
          refresh();
          onClose();
          onCreated(created.id);
        }}
      />
    );
  }
  return (
    <FormDialog title={text('dialog.create_title')} text={text('dialog.create_text')} submitLabel={text('action.create')} onClose={onClose} onSubmit={async (fields) => setCreated(await send<CreatedApiKey>('POST', RESOURCE, newKeyOf(fields, workspaceId, Date.now())))}>
      <WorkspaceField value={workspaceId} onPick={setWorkspaceId} />
      <OwnerChoice workspaceId={workspaceId} />
      <Field name="name" label={text('field.name')} hint={text('field.name_hint')} />
      <Choice name="mode" label={text('field.mode')} value="live" options={(['live', 'test'] as const).map((value) => ({ value, label: text(`mode_choice.${value}`) }))} />
      <ScopeChoice />
      <Choice name="expiry" label={text('field.expiry')} value={expiry} onChange={setExpiry} options={EXPIRIES.map((value) => ({ value, label: text(`expiry.${value}`) }))} />
      {expiry === 'date' ? <Field name="expiresAt" label={text('field.expiresAt')} hint={text('field.expiresAt_hint')} /> : null}
      <Field name="ipAllowList" label={text('field.ipAllowList')} hint={text('field.ipAllowList_hint')} lines={3} />
      <Field name="costCentre" label={text('field.costCentre')} hint={text('field.costCentre_hint')} />
      <Field name="unitsPerDay" label={text('field.unitsPerDay')} hint={text('field.limit_hint')} />
      <Field name="unitsPerMonth" label={text('field.unitsPerMonth')} hint={text('field.limit_hint')} />
      <Field name="requestsPerMinute" label={text('field.requestsPerMinute')} hint={text('field.limit_hint')} />
      <Field name="reason" label={text('field.reason')} hint={text('field.reason_hint')} />
    </FormDialog>
  );
}

function WorkspaceField({ value, onPick }: { value: string; onPick: (id: string) => void }) {
  const translate = useTranslate();
  const problem = useFieldProblem('workspaceId');
  return <WorkspacePicker label={translate('console.api_keys.field.workspace')} value={value} onPick={onPick} problem={problem} />;
}
