import type { TaskStatus } from '@kp/task-contracts/states';
import { Box } from '@mui/material';
import { keyframes } from '@mui/material/styles';
import { Fragment, type ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { formatElapsed, formatTick } from './format.ts';
import { useStateColour } from './state-dot.tsx';
import type { StateBar, Waterfall } from './waterfall-geometry.ts';

const ROW_PX = 26;
const breathe = keyframes`50% { opacity: 0.55; }`;

/** Beyond this point of the axis a label stands before its bar, where there is room for it. */
const LABEL_FLIPS_AT_PERCENT = 62;

export function WaterfallChart({ waterfall: { bars, outcome, ticks, totalMs } }: { waterfall: Waterfall }) {
  const translate = useTranslate();
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'max-content minmax(0, 1fr)', columnGap: 2, pr: 2, fontSize: 13, fontVariantNumeric: 'tabular-nums' }}>
      <span />
      <Track height={22}>
        {ticks.map((tick) => (
          <Box key={tick.atMs} sx={{ position: 'absolute', left: `${tick.leftPercent}%`, transform: tick.atMs === 0 ? 'none' : 'translateX(-50%)', fontSize: 11, color: 'text.secondary' }}>
            {formatTick(tick.atMs)}
          </Box>
        ))}
      </Track>
      {bars.map((bar) => (
        <Fragment key={`${bar.status} ${bar.startMs}`}>
          <RowName>{translate(`console.state.${bar.status}`)}</RowName>
          <Track ticks={ticks}>
            <Bar bar={bar} />
          </Track>
        </Fragment>
      ))}
      {outcome ? (
        <>
          <RowName>{translate(`console.state.${outcome.status}`)}</RowName>
          <Track ticks={ticks}>
            <Outcome status={outcome.status} text={[formatElapsed(totalMs), outcome.note].filter(Boolean).join(' · ')} />
          </Track>
        </>
      ) : null}
    </Box>
  );
}

function Bar({ bar }: { bar: StateBar }) {
  const colour = useStateColour(bar.status);
  const endPercent = bar.leftPercent + bar.widthPercent;
  const isFlipped = endPercent > LABEL_FLIPS_AT_PERCENT && bar.leftPercent > 100 - LABEL_FLIPS_AT_PERCENT;
  const isInside = !isFlipped && endPercent > LABEL_FLIPS_AT_PERCENT;
  const text = [formatElapsed(bar.lastedMs), ...bar.notes].join(' · ');
  const place = isFlipped
    ? { right: `${100 - bar.leftPercent}%`, pr: 1, maxWidth: `${bar.leftPercent}%` }
    : isInside
      ? { left: `${bar.leftPercent}%`, pl: 1, maxWidth: `${bar.widthPercent}%` }
      : { left: `${endPercent}%`, pl: 1, maxWidth: `${100 - endPercent}%` };
  return (
    <>
      <Box
        sx={{
          position: 'absolute',
          top: 5,
          height: ROW_PX - 10,
          left: `${bar.leftPercent}%`,
          width: `max(3px, ${bar.widthPercent}%)`,
          borderRadius: '3px',
          backgroundColor: colour,
          '@media (prefers-reduced-motion: no-preference)': bar.isOngoing ? { animation: `${breathe} 1.6s ease-in-out infinite` } : {},
        }}
      />
      <Box
        title={text}
        sx={{ position: 'absolute', ...place, fontSize: 12, color: isInside ? 'background.default' : 'text.secondary', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
      >
        {text}
      </Box>
    </>
  );
}

function Outcome({ status, text }: { status: TaskStatus; text: string }) {
  const colour = useStateColour(status);
  return (
    <>
      <Box sx={{ position: 'absolute', top: 8, left: '100%', width: 10, height: 10, transform: 'translateX(-50%) rotate(45deg)', borderRadius: '2px', backgroundColor: colour }} />
      <Box sx={{ position: 'absolute', right: 0, pr: 1.5, maxWidth: '100%', fontSize: 12, color: 'text.secondary', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>{text}</Box>
    </>
  );
}

function RowName({ children }: { children: ReactNode }) {
  return <Box sx={{ lineHeight: `${ROW_PX}px` }}>{children}</Box>;
}

/** One row of the axis with the vertical hairlines of the ticks behind it. */
function Track({ children, height = ROW_PX, ticks = [] }: { children: ReactNode; height?: number; ticks?: Waterfall['ticks'] }) {
  return (
    <Box sx={{ position: 'relative', height, lineHeight: `${height}px` }}>
      {ticks.map((tick) => (
        <Box key={tick.atMs} sx={{ position: 'absolute', insetBlock: 0, left: `${tick.leftPercent}%`, borderLeft: 1, borderColor: 'divider', opacity: 0.6 }} />
      ))}
      {children}
    </Box>
  );
}
