import { Alert, Box, Button, LinearProgress, Typography } from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useCanAccess, useDataProvider, useTranslate } from 'react-admin';
import type { ConsoleDataProvider } from '../../app/data-provider.ts';
import { formatExact } from '../../ui/format.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { StatusChip } from '../../ui/status-chip.tsx';
import { VerificationDetails } from './verification-details.tsx';
import { coverageOf, type Verification, type VerificationState } from './verification.ts';

const KEY = ['audit-verification'];
const PATH = 'audit/verification';
const WATCH_MS = 1_000;
const REFRESH_MS = 30_000;
const COLOURS = { running: 'info.main', intact: 'success.main', tampered: 'error.main', failed: 'warning.main', never: 'text.secondary' } as const;

/** Whether the log is intact: the last run over it, how far checkpoints cover it, and a run now. */
export function VerificationPanel() {
  const translate = useTranslate();
  const queryClient = useQueryClient();
  const { report, send } = useDataProvider<ConsoleDataProvider>();
  const { canAccess } = useCanAccess({ resource: 'audit', action: 'show' });
  const [isOpen, setOpen] = useState(false);
  const text = (key: string, values?: object) => translate(`console.audit.verify.${key}`, values);
  const { data: state, error } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => report<VerificationState>(PATH, signal),
    enabled: canAccess === true,
    refetchInterval: ({ state: { data } }) => (data?.running ? WATCH_MS : REFRESH_MS),
  });
  const start = useMutation({ mutationFn: () => send<Verification>('POST', PATH), onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }) });
  const problem = start.error ?? error;

  if (!canAccess) return null;
  return (
    <Box component="section" aria-label={text('title')} sx={{ border: 1, borderColor: 'divider', borderRadius: 1, px: 2, py: 1.25, mb: 2 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1.5 }}>
        <Typography component="h2" variant="subtitle2">
          {text('title')}
        </Typography>
        {state ? <Summary state={state} /> : null}
        <Box sx={{ ml: 'auto', display: 'flex', gap: 1 }}>
          <Button size="small" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)} disabled={!state}>
            {text(isOpen ? 'less' : 'more')}
          </Button>
          <Button size="small" variant="outlined" disabled={start.isPending || state?.running !== undefined} onClick={() => start.mutate()}>
            {text(state?.running ? 'running' : 'now')}
          </Button>
        </Box>
      </Box>
      {state?.running ? <LinearProgress aria-label={text('running')} sx={{ height: 2, mt: 1 }} /> : null}
      {problem ? (
        <Alert severity="error" sx={{ mt: 1 }}>
          {problem.message}
        </Alert>
      ) : null}
      {state && (isOpen || state.last?.status === 'tampered') ? <VerificationDetails state={state} /> : null}
    </Box>
  );
}

/** In one line: intact or not, when, over how much, and the last checkpoint. */
function Summary({ state: { last, running, chains } }: { state: VerificationState }) {
  const translate = useTranslate();
  const { lastCheckpointAt, unsigned } = coverageOf(chains);
  const status = running ? 'running' : (last?.status ?? 'never');
  const text = (key: string, values?: object) => translate(`console.audit.verify.${key}`, values);
  const counted = running ?? last;
  return (
    <Box role="status" sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.5, rowGap: 0.5, color: 'text.secondary' }}>
      <StatusChip colour={COLOURS[status]} word={text(`status.${status}`)} hint={text(`status_hint.${status}`)} />
      {last?.finishedAt ? (
        <span title={formatExact(last.finishedAt)}>
          {text('verified')} <RelativeTime at={last.finishedAt} />
        </span>
      ) : null}
      {counted ? <span>{text('counted', { entries: counted.entries, chains: counted.chains })}</span> : null}
      <span>
        {lastCheckpointAt ? (
          <>
            {text('checkpoint')} <RelativeTime at={lastCheckpointAt} />
          </>
        ) : (
          text('no_checkpoint')
        )}
      </span>
      {unsigned > 0 ? <span>{text('unsigned', { smart_count: unsigned })}</span> : null}
    </Box>
  );
}
