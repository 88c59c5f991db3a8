import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { http } from '../../app/services.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Choice, Field } from '../../ui/form-input.tsx';
import { OneTimeLinkDialog } from './one-time-link-dialog.tsx';
import { useDone, useSend } from './use-command.ts';
import { ReasonField } from './workspace-dialogs.tsx';
import { type Invite, type Member, type OneTimeLink, type Workspace, WORKSPACE_ROLES } from './workspace.ts';

const useText = () => {
  const translate = useTranslate();
  return (key: string, values?: Record<string, string | number>) => translate(`console.workspaces.${key}`, values);
};

const json = (method: string, body: object): RequestInit => ({ method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

function useRoles() {
  const text = useText();
  return WORKSPACE_ROLES.map((value) => ({ value, label: text(`role.${value}`) }));
}

interface MemberDialogProps {
  member: Member;
  onClose: () => void;
}

export function ChangeRoleDialog({ member, onClose }: MemberDialogProps) {
  const text = useText();
  const done = useDone();
  const roles = useRoles();

  async function change({ role, reason }: Record<string, string>): Promise<void> {
    await http.json<Member>(`/v1/members/${encodeURIComponent(member.userId)}`, json('PATCH', { role, ...(reason ? { reason } : {}) }));
    done('role-changed');
    onClose();
  }

  return (
    <FormDialog title={text('members.change_title', { name: member.name })} submitLabel={text('members.change_submit')} onClose={onClose} onSubmit={change}>
      <Choice name="role" label={text('field.role')} value={member.role} options={roles} />
      <ReasonField />
    </FormDialog>
  );
}

export function RemoveMemberDialog({ member, onClose }: MemberDialogProps) {
  const text = useText();
  const done = useDone();
  const keys = (count: number) => text('keys', { smart_count: count });

  async function remove({ reason = '' }: Record<string, string>): Promise<void> {
    const { consequences } = await http.json<{ consequences: { keysStopped: number } }>(`/v1/members/${encodeURIComponent(member.userId)}?reason=${encodeURIComponent(reason)}`, { method: 'DELETE' });
    done('removed', { keys: keys(consequences.keysStopped) });
    onClose();
  }

  return (
    <FormDialog title={text('members.remove_title', { name: member.name })} text={text('members.remove_text', { name: member.name, keys: keys(member.activeKeyCount) })} submitLabel={text('members.remove_submit')} isDangerous onClose={onClose} onSubmit={remove}>
      <ReasonField isFirst />
    </FormDialog>
  );
}

interface InviteDialogProps {
  workspace: Workspace;
  /** Invites in the name of the platform, which takes a reason; else as a member of the workspace. */
  isAdministrator: boolean;
  onClose: () => void;
}

/** Makes an invite and shows its link, once. */
export function InviteDialog({ workspace, isAdministrator, onClose }: InviteDialogProps) {
  const text = useText();
  const send = useSend(workspace.id);
  const done = useDone();
  const roles = useRoles();
  const [link, setLink] = useState<OneTimeLink>();
  if (link) return <OneTimeLinkDialog link={link} title={text('link.invite_title')} text={text('link.invite_text')} onClose={onClose} />;

  async function invite({ email, role, reason }: Record<string, string>): Promise<void> {
    const created = isAdministrator ? await send<Invite & OneTimeLink>('POST', '/invites', { email, role, reason }) : await http.json<Invite & OneTimeLink>('/v1/invites', json('POST', { email, role }));
    done('invited');
    setLink(created);
  }

  return (
    <FormDialog title={text('members.invite_title')} text={text('members.invite_text')} submitLabel={text('members.invite_submit')} onClose={onClose} onSubmit={invite}>
      <Field name="email" type="email" label={text('field.email')} isFirst />
      <Choice name="role" label={text('field.role')} value="developer" options={roles} />
      {isAdministrator ? <ReasonField /> : null}
    </FormDialog>
  );
}

export function WithdrawInviteDialog({ invite, onClose }: { invite: Invite; onClose: () => void }) {
  const text = useText();
  const done = useDone();

  async function withdraw(): Promise<void> {
    await http.json<Invite>(`/v1/invites/${encodeURIComponent(invite.id)}`, { method: 'DELETE' });
    done('withdrawn');
    onClose();
  }

  return (
    <FormDialog title={text('invites.withdraw_title', { email: invite.email })} text={text('invites.withdraw_text')} submitLabel={text('invites.withdraw')} isDangerous onClose={onClose} onSubmit={withdraw}>
      {null}
    </FormDialog>
  );
}
