import { useState } from 'react';
import { useDataProvider, useGetList, useNotify, useRefresh, useTranslate } from 'react-admin';
import type { ConsoleDataProvider } from '../../app/data-provider.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { Choice, Field } from '../../ui/form-input.tsx';
import { newAccountOf, RESOURCE, rotationOf, settingsOf, type CredentialKind, type ProviderAccount } from './provider-account.ts';

interface DialogProps {
  account: ProviderAccount;
  onClose: () => void;
}

/** Sends a command, says that it was done, and reads the page again. */
function useCommand(onDone: (account: ProviderAccount) => void) {
  const { send } = useDataProvider<ConsoleDataProvider>();
  const refresh = useRefresh();
  const notify = useNotify();
  return async (method: 'POST' | 'PATCH', path: string, body: object, done: string): Promise<void> => {
    const account = await send<ProviderAccount>(method, path ? `${RESOURCE}/${path}` : RESOURCE, body);
    notify(`console.accounts.done.${done}`, { type: 'success' });
    refresh();
    onDone(account);
  };
}

const useText = () => {
  const translate = useTranslate();
  return (key: string, values?: Record<string, string | number>) => translate(`console.accounts.${key}`, values);
};

export function AddAccountDialog({ onClose, onAdded }: { onClose: () => void; onAdded: (account: ProviderAccount) => void }) {
  const text = useText();
  const command = useCommand(onAdded);
  const [region, setRegion] = useState<ProviderAccount['region']>('singapore');
  return (
    <FormDialog title={text('dialog.add_title')} text={text('dialog.add_text')} submitLabel={text('add')} onClose={onClose} onSubmit={(fields) => command('POST', '', newAccountOf(fields), 'created')}>
      <Field name="name" label={text('field.name')} hint={text('field.name_hint')} isFirst />
      <Choice name="mode" label={text('field.mode')} value="live" options={(['live', 'test'] as const).map((value) => ({ value, label: text(`mode.${value}`) }))} />
      <Choice name="region" label={text('field.region')} value={region} onChange={setRegion} options={(['singapore', 'beijing', 'custom'] as const).map((value) => ({ value, label: text(`region.${value}`) }))} />
      {region === 'custom' ? <Field name="baseUrl" label={text('field.baseUrl')} value="https://" /> : null}
      <CredentialFields />
      <Field name="callbackSecret" label={text('field.callbackSecret')} hint={text('field.callbackSecret_hint')} isSecret />
      <Field name="maxVideoConcurrency" label={text('field.maxVideoConcurrency')} hint={text('field.slots_hint')} />
      <Field name="maxImageConcurrency" label={text('field.maxImageConcurrency')} hint={text('field.slots_hint')} />
      <Field name="reason" label={text('field.reason')} hint={text('field.reason_hint')} />
    </FormDialog>
  );
}

export function EditAccountDialog({ account, onClose }: DialogProps) {
  const text = useText();
  const command = useCommand(onClose);
  return (
    <FormDialog title={text('dialog.edit_title', { name: account.name })} submitLabel={text('action.edit')} onClose={onClose} onSubmit={(fields) => command('PATCH', account.id, settingsOf(fields, account), 'updated')}>
      <Field name="maxVideoConcurrency" label={text('field.maxVideoConcurrency')} value={account.maxVideoConcurrency} isFirst />
      <Field name="maxImageConcurrency" label={text('field.maxImageConcurrency')} value={account.maxImageConcurrency} />
      <Choice name="tokenTemplate" label={text('field.tokenTemplate')} value={account.tokenTemplate} options={(['kling', 'guide'] as const).map((value) => ({ value, label: text(`template.${value}`) }))} />
      <Field name="baseUrl" label={text('field.baseUrl')} value={account.baseUrl} />
      <Field name="resultHosts" label={text('field.resultHosts')} hint={text('field.resultHosts_hint')} value={account.resultHosts.join('\n')} lines={4} />
      <Field name="reason" label={text('field.reason')} hint={text('field.reason_hint')} />
    </FormDialog>
  );
}

export function RotateAccountDialog({ account, onClose }: DialogProps) {
  const text = useText();
  const command = useCommand(onClose);
  const [callback, setCallback] = useState<'keep' | 'replace' | 'emergency' | 'remove'>('keep');
  const needsSecret = callback === 'replace' || callback === 'emergency';
  return (
    <FormDialog title={text('dialog.rotate_title', { name: account.name })} text={text('dialog.rotate_text')} submitLabel={text('action.rotate')} onClose={onClose} onSubmit={(fields) => command('POST', `${account.id}/rotate`, rotationOf(fields, account.version), 'rotated')}>
      <CredentialFields mayKeep kind={account.credential.kind} />
      <Choice name="callback" label={text('field.callback_choice')} value={callback} onChange={setCallback} options={(['keep', 'replace', 'emergency', 'remove'] as const).map((value) => ({ value, label: text(`field.callback.${value}`) }))} />
      {needsSecret ? <Field name="callbackSecret" label={text('field.callbackSecret')} hint={text('field.callbackSecret_hint')} isSecret /> : null}
      <Field name="reason" label={text('field.reason')} hint={text('field.reason_hint')} />
    </FormDialog>
  );
}

export function RetireAccountDialog({ account, onClose }: DialogProps) {
  const text = useText();
  const command = useCommand(onClose);
  const { data: accounts = [] } = useGetList<ProviderAccount>(RESOURCE);
  const slots = account.inFlight.video + account.inFlight.image;
  const isLast = !accounts.some((other) => other.id !== account.id && other.mode === account.mode && other.status === 'active');
  const consequences = [slots > 0 ? text('dialog.retire_text', { count: slots }) : text('dialog.retire_idle'), isLast ? text(account.mode === 'test' ? 'dialog.retire_last_test' : 'dialog.retire_last', { mode: account.mode }) : ''];
  return (
    <FormDialog title={text('dialog.retire_title', { name: account.name })} text={consequences.join(' ')} submitLabel={text('action.retire')} isDangerous onClose={onClose} onSubmit={({ reason }) => command('POST', `${account.id}/retire`, { version: account.version, reason }, 'retired')}>
      <Field name="reason" label={text('field.reason')} hint={text('field.reason_hint')} isFirst />
    </FormDialog>
  );
}

export function ActivateAccountDialog({ account, onClose }: DialogProps) {
  const text = useText();
  const command = useCommand(onClose);
  return (
    <FormDialog title={text('dialog.activate_title', { name: account.name })} text={text('dialog.activate_text')} submitLabel={text('action.activate')} onClose={onClose} onSubmit={({ reason }) => command('POST', `${account.id}/activate`, { version: account.version, reason }, 'activated')}>
      <Field name="reason" label={text('field.reason')} hint={text('field.reason_hint')} isFirst />
    </FormDialog>
  );
}

/** Kind of credential, and the fields of that kind. */
function CredentialFields({ mayKeep = false, kind: presentKind = 'access-key' }: { mayKeep?: boolean; kind?: CredentialKind }) {
  const text = useText();
  const [kind, setKind] = useState<CredentialKind | 'keep'>(presentKind);
  const kinds = (['access-key', 'api-key'] as const).map((value) => ({ value: value as CredentialKind | 'keep', label: text(`kind.${value}`) }));
  return (
    <>
      <Choice name="kind" label={text('field.kind')} value={kind} onChange={setKind} options={mayKeep ? [...kinds, { value: 'keep', label: text('field.keep') }] : kinds} />
      {kind === 'access-key' ? (
        <>
          <Field name="credentials.accessKey" label={text('field.accessKey')} />
          <Field name="credentials.secretKey" label={text('field.secretKey')} isSecret />
        </>
      ) : null}
      {kind === 'api-key' ? <Field name="credentials.apiKey" label={text('field.apiKey')} isSecret /> : null}
    </>
  );
}
