import { isTerminal } from '@kp/task-contracts/states';
import { Alert, Box, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import { Figure, Figures } from '../../ui/figure.tsx';
import { formatElapsed, formatUnits, NOTHING } from '../../ui/format.ts';
import { Panel } from '../../ui/panel.tsx';
import { useNow } from '../../ui/use-now.ts';
import { elapsedMs, providerMs, wordsOf, type Task } from './task.ts';

/** Time, provider time and cost; why the task waits or failed; and what was asked for. */
export function TaskFigures({ task }: { task: Task }) {
  const translate = useTranslate();
  const nowMs = useNow('second');
  const atProviderMs = providerMs(task, nowMs);
  const timeLabel = task.status === 'SUCCEEDED' ? 'time_to_ready' : isTerminal(task.status) ? 'time_until_end' : 'time_so_far';
  return (
    <Panel>
      <Figures>
        <Figure label={translate(`console.task.${timeLabel}`)} value={formatElapsed(elapsedMs(task, nowMs))} />
        <Figure label={translate('console.task.provider_time')} value={atProviderMs === undefined ? NOTHING : formatElapsed(atProviderMs)} />
        <Figure
          label={translate('console.task.cost')}
          value={translate('console.tasks.units', { units: formatUnits(task.cost.costUnits) })}
          remark={translate(task.cost.estimated ? 'console.task.cost_estimated' : 'console.task.cost_settled')}
        />
      </Figures>
      <Reason task={task} />
      <Text label={translate('console.task.prompt')} text={wordsOf(task)} />
      <Text label={translate('console.task.negative_prompt')} text={task.negativePrompt} />
    </Panel>
  );
}

/** Why there is no result: the error of a failed task, or what a waiting one waits for. */
function Reason({ task: { error, waiting } }: { task: Task }) {
  const translate = useTranslate();
  if (error) {
    return (
      <Alert severity="error" sx={{ mt: 2 }}>
        <code>{error.code}</code> · {error.message}
      </Alert>
    );
  }
  if (!waiting) return null;
  const remarks = [
    waiting.detail,
    waiting.position === undefined ? '' : translate('console.task.waiting_position', { position: waiting.position }),
    waiting.etaSeconds === undefined ? '' : translate('console.task.waiting_eta', { eta: formatElapsed(waiting.etaSeconds * 1000) }),
  ];
  return (
    <Alert severity="info" icon={false} sx={{ mt: 2 }}>
      <strong>{translate('console.task.waiting', { reason: waiting.reason })}</strong> {remarks.filter(Boolean).join(' · ')}
    </Alert>
  );
}

function Text({ label, text }: { label: string; text: string | undefined }) {
  if (!text) return null;
  return (
    <Box sx={{ mt: 2 }}>
      <Typography component="h2" variant="body2" color="text.secondary">
        {label}
      </Typography>
      <Typography sx={{ fontSize: 14, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxHeight: 220, overflowY: 'auto' }}>{text}</Typography>
    </Box>
  );
}
