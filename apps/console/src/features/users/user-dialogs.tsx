import { PLATFORM_ROLES } from '@kp/task-contracts/permissions';
import { useState } from 'react';
import { useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { ConsoleDataProvider } from '../../app/data-provider.ts';
import { formatExact } from '../../ui/format.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Choice, Field } from '../../ui/form-input.tsx';
import { SecretDialog } from '../../ui/secret-dialog.tsx';
import { changesOf, NO_ROLE, RESOURCE, stateOf, type Consequences, type OneTimeLink, type User } from './user.ts';

interface DialogProps {
  user: User;
  onClose: () => void;
}

const useText = () => {
  const translate = useTranslate();
  return (key: string, values?: Record<string, string | number>) => translate(`console.users.${key}`, values);
};

/** Closes the dialog, says what was done, and reads the page again. */
function useDone(onClose: () => void) {
  const refresh = useRefresh();
  const notify = useNotify();
  return (key: string, values: Record<string, string | number> = {}) => {
    notify(`console.users.done.${key}`, { type: 'success', messageArgs: values });
    refresh();
    onClose();
  };
}

function Reason({ isFirst = false }: { isFirst?: boolean }) {
  const text = useText();
  return <Field name="reason" label={text('field.reason')} hint={text('field.reason_hint')} isFirst={isFirst} />;
}

export function EditUserDialog({ user, onClose }: DialogProps) {
  const text = useText();
  const { send } = useDataProvider<ConsoleDataProvider>();
  const done = useDone(onClose);
  return (
    <FormDialog
      title={text('dialog.edit_title', { name: user.email })}
      submitLabel={text('action.edit')}
      onClose={onClose}
      onSubmit={async (fields) => {
        await send('PATCH', `${RESOURCE}/${user.id}`, changesOf(fields, user));
        done('updated');
      }}
    >
      <Field name="name" label={text('field.name')} value={user.name} />
      <Choice name="platformRole" label={text('field.platformRole')} value={user.platformRole ?? NO_ROLE} options={[NO_ROLE, ...PLATFORM_ROLES].map((value) => ({ value, label: text(`role_choice.${value}`) }))} />
      <Reason />
    </FormDialog>
  );
}

/** Says beforehand how much stops, and afterwards how much did. */
export function DisableDialog({ user, onClose }: DialogProps) {
  const text = useText();
  const { send } = useDataProvider<ConsoleDataProvider>();
  const done = useDone(onClose);
  const counted = [['disable_keys', user.activeKeyCount], ['disable_sessions', user.activeSessionCount]] as const;
  const consequences = [text('dialog.disable_text'), ...counted.flatMap(([key, smart_count]) => (smart_count > 0 ? [text(`dialog.${key}`, { smart_count })] : []))];
  return (
    <FormDialog
      title={text('dialog.disable_title', { name: user.email })}
      text={consequences.join(' ')}
      submitLabel={text('action.disable')}
      isDangerous
      onClose={onClose}
      onSubmit={async ({ reason }) => {
        const { consequences: real } = await send<{ consequences: Consequences }>('PATCH', `${RESOURCE}/${user.id}`, { status: 'disabled', version: user.version, reason });
        done('disabled', { keys: real.keysStopped, sessions: real.sessionsEnded });
      }}
    >
      <Reason isFirst />
    </FormDialog>
  );
}

export function EnableDialog({ user, onClose }: DialogProps) {
  const text = useText();
  const { send } = useDataProvider<ConsoleDataProvider>();
  const done = useDone(onClose);
  return (
    <FormDialog
      title={text('dialog.enable_title', { name: user.email })}
      text={text('dialog.enable_text')}
      submitLabel={text('action.enable')}
      onClose={onClose}
      onSubmit={async ({ reason }) => {
        await send('PATCH', `${RESOURCE}/${user.id}`, { status: 'active', version: user.version, reason });
        done('enabled');
      }}
    >
      <Reason isFirst />
    </FormDialog>
  );
}

export function EndSessionsDialog({ user, onClose }: DialogProps) {
  const text = useText();
  const { send } = useDataProvider<ConsoleDataProvider>();
  const done = useDone(onClose);
  return (
    <FormDialog
      title={text('dialog.sessions_title', { name: user.email })}
      text={text('dialog.sessions_text', { smart_count: user.activeSessionCount })}
      submitLabel={text('action.sessions')}
      isDangerous
      onClose={onClose}
      onSubmit={async ({ reason = '' }) => {
        const { sessionsEnded } = await send<{ sessionsEnded: number }>('DELETE', `${RESOURCE}/${user.id}/sessions?${new URLSearchParams({ reason })}`);
        done('sessions_ended', { smart_count: sessionsEnded });
      }}
    >
      <Reason isFirst />
    </FormDialog>
  );
}

/** Makes a link and shows it this one time. */
export function ResetLinkDialog({ user, onClose }: DialogProps) {
  const text = useText();
  const refresh = useRefresh();
  const { send } = useDataProvider<ConsoleDataProvider>();
  const [link, setLink] = useState<OneTimeLink>();
  const kind = stateOf(user) === 'invited' ? 'invite_link' : 'link';
  if (link) {
    return (
      <SecretDialog
        title={text(`dialog.${kind}_title`, { name: user.email })}
        warning={text('link_once')}
        secrets={[{ label: text('field.link'), value: link.url }]}
        onDone={() => {
          refresh();
          onClose();
        }}
      >
        {text('link_until', { at: formatExact(link.expiresAt) })}
      </SecretDialog>
    );
  }
  return (
    <FormDialog title={text(`dialog.${kind}_title`, { name: user.email })} text={text(`dialog.${kind}_text`)} submitLabel={text('action.make_link')} onClose={onClose} onSubmit={async ({ reason }) => setLink(await send<OneTimeLink>('POST', `${RESOURCE}/${user.id}/reset-link`, { reason }))}>
      <Reason isFirst />
    </FormDialog>
  );
}
