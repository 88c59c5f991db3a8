import { useState } from 'react';
import { useDataProvider, useNotify, useRedirect, useRefresh, useTranslate } from 'react-admin';
import type { ConsoleDataProvider } from '../../app/data-provider.ts';
import { formatAgo, formatExact } from '../../ui/format.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Choice, Field } from '../../ui/form-input.tsx';
import { KeySecretDialog } from './key-secret-dialog.tsx';
import { maskOf, RESOURCE, type ApiKey, type CreatedApiKey } from './api-key.ts';
import { visibleText } from '../../ui/visible-text.ts';

interface DialogProps {
  apiKey: ApiKey;
  onClose: () => void;
}

const OVERLAPS = ['0', '1', '24', '72', '168'] as const;

const useText = () => {
  const translate = useTranslate();
  return (key: string, values?: Record<string, string | number>) => translate(`console.api_keys.${key}`, values);
};

/** A new key for the old one, which works on for a while so that nothing stops. */
export function RotateKeyDialog({ apiKey, onClose }: DialogProps) {
  const text = useText();
  const redirect = useRedirect();
  const refresh = useRefresh();
  const { send } = useDataProvider<ConsoleDataProvider>();
  const [created, setCreated] = useState<CreatedApiKey>();
  if (created) {
    return (
      <KeySecretDialog
        created={created}
        onDone={() => {
          onClose();
          refresh();
          redirect('show', RESOURCE, created.id);
        }}
      />
    );
  }
  return (
    <FormDialog
      title={text('dialog.rotate_title', { name: visibleText(apiKey.name) })}
      text={text('dialog.rotate_text')}
      submitLabel={text('action.rotate')}
      onClose={onClose}
      onSubmit={async ({ overlapHours, reason }) => setCreated(await send<CreatedApiKey>('POST', `${RESOURCE}/${apiKey.id}/rotate`, { overlapHours: Number(overlapHours), reason }))}
    >
      <Choice name="overlapHours" label={text('field.overlap')} value="24" options={OVERLAPS.map((value) => ({ value, label: text(`overlap.${value}`) }))} />
      <Field name="reason" label={text('field.reason')} hint={text('field.reason_hint')} />
    </FormDialog>
  );
}

export function RevokeKeyDialog({ apiKey, onClose }: DialogProps) {
  const text = useText();
  const refresh = useRefresh();
  const notify = useNotify();
  const { send } = useDataProvider<ConsoleDataProvider>();
  const { lastUsedAt, lastUsedIp, replacedBy, expiresAt } = apiKey;
  const lastUse = lastUsedAt ? text('dialog.revoke_used', { ago: formatAgo(lastUsedAt, Date.now()), ip: lastUsedIp ?? '?' }) : text('dialog.revoke_unused');
  const overlap = replacedBy && expiresAt ? text('dialog.revoke_overlap', { at: formatExact(expiresAt) }) : '';
  return (
    <FormDialog
      title={text('dialog.revoke_title', { name: visibleText(apiKey.name) })}
      text={[text('dialog.revoke_text', { key: maskOf(apiKey) }), lastUse, overlap].join(' ')}
      submitLabel={text('action.revoke')}
      isDangerous
      onClose={onClose}
      onSubmit={async ({ reason = '' }) => {
        await send('DELETE', `${RESOURCE}/${apiKey.id}?${new URLSearchParams({ reason })}`);
        notify('console.api_keys.done.revoked', { type: 'success' });
        refresh();
        onClose();
      }}
    >
      <Field name="reason" label={text('field.reason')} hint={text('field.reason_hint')} isFirst />
    </FormDialog>
  );
}
