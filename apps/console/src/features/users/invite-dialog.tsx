import { PLATFORM_ROLES, WORKSPACE_ROLES } from '@kp/task-contracts/permissions';
import { useState } from 'react';
import { useDataProvider, useRefresh, useTranslate } from 'react-admin';
import type { ConsoleDataProvider } from '../../app/data-provider.ts';
import { WorkspacePicker } from '../../app/workspaces/workspace-picker.tsx';
import { formatExact } from '../../ui/format.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import type { Fields } from '../../ui/form-fields.ts';
import { Choice, Field } from '../../ui/form-input.tsx';
import { SecretDialog } from '../../ui/secret-dialog.tsx';
import { invitesOf, linkIn, NO_ROLE, type InviteRequest, type OneTimeLink } from './user.ts';

interface Made extends OneTimeLink {
  to: InviteRequest['to'];
}

/** Invites somebody to the platform, into a workspace, or both; each invite is a link to pass on. */
export function InviteDialog({ onClose }: { onClose: () => void }) {
  const translate = useTranslate();
  const refresh = useRefresh();
  const { send } = useDataProvider<ConsoleDataProvider>();
  const [workspaceId, setWorkspaceId] = useState('');
  const [made, setMade] = useState<Made[]>([]);
  const [isDone, setDone] = useState(false);
  const text = (key: string, values?: Record<string, string>) => translate(`console.users.${key}`, values);

  async function invite(fields: Fields): Promise<void> {
    const links = [...made];
    for (const { to, path, body } of invitesOf(fields, workspaceId)) {
      // What was made before the second one was refused is made: trying again sends only what is missing.
      if (links.some((link) => link.to === to)) continue;
      const link = linkIn(await send('POST', path, body));
      if (link) links.push({ ...link, to });
      setMade([...links]);
    }
    setDone(true);
  }

  function close(): void {
    refresh();
    onClose();
  }

  if (isDone) {
    return (
      <SecretDialog title={text('invite.done')} warning={text('link_once')} secrets={made.map(({ to, url }) => ({ label: text(`invite.link_${to}`), value: url }))} onDone={close}>
        {made[0] ? text('link_until', { at: formatExact(made[0].expiresAt) }) : text('invite.no_link')}
      </SecretDialog>
    );
  }
  return (
    <FormDialog title={text('invite.title')} text={text('invite.text')} submitLabel={text('invite.submit')} onClose={made.length > 0 ? () => setDone(true) : onClose} onSubmit={invite}>
      <Field name="email" type="email" label={text('field.email')} isFirst />
      <Field name="name" label={text('field.name')} hint={text('field.name_hint')} />
      <Choice name="platformRole" label={text('field.platformRole')} value={NO_ROLE} options={[NO_ROLE, ...PLATFORM_ROLES].map((value) => ({ value, label: text(`role_choice.${value}`) }))} />
      <WorkspacePicker label={text('field.workspace')} hint={text('field.workspace_hint')} value={workspaceId} onPick={setWorkspaceId} />
      {workspaceId ? (
        <>
          <Choice name="role" label={text('field.role')} value="developer" options={WORKSPACE_ROLES.map((value) => ({ value, label: text(`workspace_role.${value}`) }))} />
          <Field name="reason" label={text('field.reason')} hint={text('field.reason_hint')} />
        </>
      ) : null}
    </FormDialog>
  );
}
