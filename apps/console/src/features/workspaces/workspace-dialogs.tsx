import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { ConsoleDataProvider } from '../../app/data-provider.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Choice, Field } from '../../ui/form-input.tsx';
import { OneTimeLinkDialog } from './one-time-link-dialog.tsx';
import { timeZones } from './time-zones.ts';
import { useDone, useSend } from './use-command.ts';
import { usePlans } from './use-plans.ts';
import { type CreatedWorkspace, newWorkspaceOf, type OneTimeLink, RESOURCE, settingsOf, type Workspace } from './workspace.ts';

interface DialogProps {
  workspace: Workspace;
  onClose: () => void;
}

const useText = () => {
  const translate = useTranslate();
  return (key: string, values?: Record<string, string | number>) => translate(`console.workspaces.${key}`, values);
};

/** Why; the API insists on it. */
export function ReasonField({ isFirst = false }: { isFirst?: boolean }) {
  const text = useText();
  return <Field name="reason" label={text('field.reason')} hint={text('field.reason_hint')} isFirst={isFirst} />;
}

export function CreateWorkspaceDialog({ onClose, onCreated }: { onClose: () => void; onCreated: (id: string) => void }) {
  const text = useText();
  const done = useDone();
  const { send } = useDataProvider<ConsoleDataProvider>();
  const { plans } = usePlans();
  const [created, setCreated] = useState<{ id: string; link: OneTimeLink }>();
  if (created) return <OneTimeLinkDialog link={created.link} title={text('link.owner_title')} text={text('link.owner_text')} onClose={() => onCreated(created.id)} />;

  async function create(fields: Record<string, string>): Promise<void> {
    const { id, ownerLink } = await send<CreatedWorkspace>('POST', RESOURCE, newWorkspaceOf(fields));
    done('created');
    if (ownerLink) setCreated({ id, link: ownerLink });
    else onCreated(id);
  }

  const choices = plans.filter(({ status }) => status === 'active').map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FormDialog title={text('dialog.create_title')} submitLabel={text('dialog.create')} onClose={onClose} onSubmit={create}>
      <Field name="name" label={text('field.name')} isFirst />
      <Field name="ownerEmail" type="email" label={text('field.ownerEmail')} hint={text('field.ownerEmail_hint')} />
      <Choice name="planId" label={text('field.planId')} value="" options={[{ value: '', label: text('field.default_plan') }, ...choices]} />
      <SettingsFields timeZone="UTC" corsOrigins={[]} />
    </FormDialog>
  );
}

function SettingsFields({ timeZone, corsOrigins }: { timeZone: string; corsOrigins: string[] }) {
  const text = useText();
  return (
    <>
      <Field name="timeZone" label={text('field.timeZone')} hint={text('field.timeZone_hint')} value={timeZone} proposals={timeZones()} />
      <Field name="corsOrigins" label={text('field.corsOrigins')} hint={text('field.corsOrigins_hint')} value={corsOrigins.join('\n')} lines={3} />
    </>
  );
}

/** Sends a change of the workspace itself and closes. */
function useChange({ workspace, onClose }: DialogProps) {
  const send = useSend(workspace.id);
  const done = useDone();
  return async (body: object, what: string): Promise<void> => {
    await send<Workspace>('PATCH', '', body);
    done(what);
    onClose();
  };
}

export function EditWorkspaceDialog(props: DialogProps) {
  const { workspace, onClose } = props;
  const text = useText();
  const change = useChange(props);
  return (
    <FormDialog title={text('dialog.edit_title', { name: workspace.name })} text={text('dialog.zone_note')} submitLabel={text('action.edit')} onClose={onClose} onSubmit={(fields) => change(settingsOf(fields, workspace), 'updated')}>
      <Field name="name" label={text('field.name')} value={workspace.name} isFirst />
      <SettingsFields timeZone={workspace.timeZone} corsOrigins={workspace.corsOrigins} />
      <ReasonField />
    </FormDialog>
  );
}

export function SuspendWorkspaceDialog(props: DialogProps) {
  const { workspace, onClose } = props;
  const text = useText();
  const change = useChange(props);
  const consequences = text('dialog.suspend_text', { keys: text('keys', { smart_count: workspace.activeKeyCount }), people: text('people', { smart_count: workspace.memberCount }) });
  return (
    <FormDialog title={text('dialog.suspend_title', { name: workspace.name })} text={consequences} submitLabel={text('action.suspend')} isDangerous onClose={onClose} onSubmit={({ reason }) => change({ status: 'suspended', version: workspace.version, reason }, 'suspended')}>
      <ReasonField isFirst />
    </FormDialog>
  );
}

export function ActivateWorkspaceDialog(props: DialogProps) {
  const { workspace, onClose } = props;
  const text = useText();
  const change = useChange(props);
  return (
    <FormDialog title={text('dialog.activate_title', { name: workspace.name })} text={text('dialog.activate_text')} submitLabel={text('action.activate')} onClose={onClose} onSubmit={({ reason }) => change({ status: 'active', version: workspace.version, reason }, 'activated')}>
      <ReasonField isFirst />
    </FormDialog>
  );
}
