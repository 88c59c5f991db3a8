import { Alert, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Figure, Figures } from '../../ui/figure.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { ProviderAccount } from './provider-account.ts';

/** How much is in flight, how much may be, and what Kling itself allows as far as its packs say. */
export function AccountSlots({ account: { inFlight, maxVideoConcurrency, maxImageConcurrency, lastTest } }: { account: ProviderAccount }) {
  const translate = useTranslate();
  const text = (key: string, values?: Record<string, number>) => translate(`console.accounts.slots.${key}`, values);
  const kinds = [
    { kind: 'video', used: inFlight.video, limit: maxVideoConcurrency, quota: lastTest?.costs?.videoConcurrency },
    { kind: 'image', used: inFlight.image, limit: maxImageConcurrency, quota: lastTest?.costs?.imageConcurrency },
  ];
  const isAbove = kinds.some(({ limit, quota }) => quota !== undefined && limit > quota);
  return (
    <Panel title={text('title')} hint={text('hint')}>
      <Figures columnWidth={160}>
        {kinds.map(({ kind, used, limit, quota }) => (
          <Figure key={kind} label={text(kind)} value={text('of', { used, limit })} remark={quota === undefined ? null : text('provider', { quota })} />
        ))}
      </Figures>
      {isAbove ? (
        <Alert severity="warning" sx={{ mt: 2 }}>
          {text('above')}
        </Alert>
      ) : null}
      <Typography variant="caption" color="text.secondary" component="p" sx={{ mt: 1.5 }}>
        {text('free')}
      </Typography>
    </Panel>
  );
}
