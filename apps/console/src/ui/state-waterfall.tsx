import { Box, Button, Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { formatElapsed } from './format.ts';
import { Panel } from './panel.tsx';
import { useNow } from './use-now.ts';
import { WaterfallChart } from './waterfall-chart.tsx';
import { layoutWaterfall, type TimelineEntry, type Waterfall } from './waterfall-geometry.ts';
import { WaterfallTable } from './waterfall-table.tsx';

/** The life of a task as one bar per state on a shared axis, or as the same numbers in a table. */
export function StateWaterfall({ timeline }: { timeline: readonly TimelineEntry[] }) {
  const [isTable, setTable] = useState(false);
  const translate = useTranslate();
  const waterfall = layoutWaterfall(timeline, useNow('second'));
  const isEmpty = waterfall.bars.length === 0;

  return (
    <Panel
      title={translate('console.waterfall.title')}
      hint={translate('console.waterfall.hint')}
      action={
        <Button size="small" disabled={isEmpty} onClick={() => setTable(!isTable)}>
          {translate(isTable ? 'console.waterfall.as_chart' : 'console.waterfall.as_table')}
        </Button>
      }
    >
      {isEmpty ? (
        <Typography color="text.secondary">{translate('console.waterfall.empty')}</Typography>
      ) : isTable ? (
        <WaterfallTable waterfall={waterfall} />
      ) : (
        <Box role="img" aria-label={summarize(waterfall, translate)}>
          <WaterfallChart waterfall={waterfall} />
        </Box>
      )}
    </Panel>
  );
}

/** The chart in one sentence, for those who do not see it. */
function summarize({ totalMs, bars, outcome }: Waterfall, translate: ReturnType<typeof useTranslate>): string {
  const states = bars.map((bar) => `${translate(`console.state.${bar.status}`)} ${formatElapsed(bar.lastedMs)}`).join(', ');
  const end = outcome ? translate(`console.state.${outcome.status}`) : translate('console.waterfall.under_way');
  return translate('console.waterfall.summary', { total: formatElapsed(totalMs), states, end });
}
