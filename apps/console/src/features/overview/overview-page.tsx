import { useQuery } from '@tanstack/react-query';
import { Box, LinearProgress } from '@mui/material';
import { CanAccess, useDataProvider, useTranslate } from 'react-admin';
import type { ConsoleDataProvider } from '../../app/data-provider.ts';
import { PageTitle } from '../../ui/page-title.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { HeadlineFigures } from './headline-figures.tsx';
import type { Overview } from './overview.ts';
import { PipelineStrip } from './pipeline-strip.tsx';
import { ProviderErrors } from './provider-errors.tsx';
import { StateLatencies } from './state-latencies.tsx';

const REREAD_MS = 15_000;

/** How the platform is doing right now, on one screen. */
export default function OverviewPage() {
  const translate = useTranslate();
  return (
    <>
      <PageTitle title={translate('console.menu.overview')} />
      <CanAccess resource="overview" action="show" accessDenied={<ProblemView error={{ status: 403 }} />}>
        <OverviewNumbers />
      </CanAccess>
    </>
  );
}

function OverviewNumbers() {
  const provider = useDataProvider<ConsoleDataProvider>();
  const translate = useTranslate();
  const { data, error, refetch } = useQuery({
    queryKey: ['overview'],
    queryFn: ({ signal }) => provider.report<Overview>('overview', signal),
    refetchInterval: REREAD_MS,
  });

  if (data) {
    return (
      <Box sx={{ display: 'grid', gap: 2 }}>
        <HeadlineFigures overview={data} />
        <PipelineStrip byStatus={data.tasks.byStatus} />
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 3fr) minmax(0, 2fr)' } }}>
          <StateLatencies latencies={data.stateLatency} />
          <ProviderErrors errors={data.providerErrors} />
        </Box>
      </Box>
    );
  }
  if (error) return <ProblemView error={error} onRetry={() => void refetch()} />;
  return <LinearProgress aria-label={translate('console.loading')} sx={{ height: 2 }} />;
}
