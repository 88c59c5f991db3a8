import { useTranslate } from 'react-admin';
import { SecretDialog } from '../../ui/secret-dialog.tsx';
import { visibleText } from '../../ui/visible-text.ts';
import type { CreatedApiKey } from './api-key.ts';

/** The new key, this one time. */
export function KeySecretDialog({ created, onDone }: { created: CreatedApiKey; onDone: () => void }) {
  const translate = useTranslate();
  const text = (key: string, values?: Record<string, string>) => translate(`console.api_keys.${key}`, values);
  return (
    <SecretDialog title={text('secret.title')} warning={text('secret.warning')} secrets={[{ label: text('secret.label'), value: created.key }]} onDone={onDone}>
      {text('secret.whose', { owner: visibleText(created.userEmail), workspace: visibleText(created.workspaceName) })}
    </SecretDialog>
  );
}
