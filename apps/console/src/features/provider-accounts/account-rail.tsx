import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { formatExact } from '../../ui/format.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import type { ProviderAccount } from './provider-account.ts';

/** The column at the right: settings, and what may be known about the credential. */
export function AccountRail({ account }: { account: ProviderAccount }) {
  return (
    <Box component="aside" sx={{ minWidth: 0, borderLeft: { lg: 1 }, borderColor: { lg: 'divider' }, pl: { lg: 3 } }}>
      <Settings account={account} />
      <Credential account={account} />
    </Box>
  );
}

function Settings({ account }: { account: ProviderAccount }) {
  const translate = useTranslate();
  const text = (key: string) => translate(`console.accounts.${key}`);
  return (
    <Facts title={text('settings.title')}>
      <Fact label={text('settings.mode')}>{text(`mode.${account.mode}`)}</Fact>
      <Fact label={text('settings.region')}>{text(`region.${account.region}`)}</Fact>
      <Fact label={text('settings.address')} isCode action={<CopyButton text={account.baseUrl} name={text('settings.address')} />}>
        {account.baseUrl.replace(/^https:\/\//, '')}
      </Fact>
      <Fact label={text('settings.source')}>{text(`source.${account.source}`)}</Fact>
      <Fact label={text('settings.template')}>{account.credential.kind === 'access-key' ? text(`template.${account.tokenTemplate}`) : undefined}</Fact>
      <Fact label={text('settings.hosts')}>{account.resultHosts.join(' ')}</Fact>
      <Fact label={text('settings.created')}>
        <RelativeTime at={account.createdAt} />
      </Fact>
      <Fact label={text('settings.updated')}>
        <RelativeTime at={account.updatedAt} />
      </Fact>
      <Fact label={text('settings.version')}>{account.version}</Fact>
    </Facts>
  );
}

function Credential({ account: { credential, callbackSecrets } }: { account: ProviderAccount }) {
  const translate = useTranslate();
  const text = (key: string, values?: Record<string, string | number>) => translate(`console.accounts.${key}`, values);
  const previous = callbackSecrets.find((secret) => secret.validUntil !== undefined)?.validUntil;
  const secrets = [text('credential.callback_count', { smart_count: callbackSecrets.length }), ...(previous ? [text('credential.callback_until', { date: formatExact(previous) })] : [])];
  return (
    <Facts title={text('credential.title')}>
      <Fact label={text('credential.kind')}>{text(`kind.${credential.kind}`)}</Fact>
      <Fact label={text('credential.hint')} isCode>
        {credential.hint ? `…${credential.hint}` : undefined}
      </Fact>
      <Fact label={text('credential.key_id')} isCode>
        {credential.keyId}
      </Fact>
      <Fact label={text('credential.callback')}>{callbackSecrets.length === 0 ? text('credential.callback_none') : secrets.join(', ')}</Fact>
    </Facts>
  );
}
