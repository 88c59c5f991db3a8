import { Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { BarList } from '../../ui/bar-list.tsx';
import { formatCount } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { useStateColour } from '../../ui/state-dot.tsx';
import type { Overview } from './overview.ts';

/** What the provider refused or failed, most frequent first. */
export function ProviderErrors({ errors }: { errors: Overview['providerErrors'] }) {
  const translate = useTranslate();
  const colour = useStateColour('FAILED');
  const rows = [...errors].sort((a, b) => b.count - a.count).map(({ code, count }) => ({ key: code, label: code, value: count, text: formatCount(count) }));
  return (
    <Panel title={translate('console.overview.failures')} hint={translate('console.overview.failures_hint')}>
      {rows.length === 0 ? <Typography color="text.secondary">{translate('console.overview.failures_none')}</Typography> : <BarList rows={rows} colour={colour} />}
    </Panel>
  );
}
