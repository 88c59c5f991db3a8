import { Box } from '@mui/material';
import { useTranslate } from 'react-admin';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Fact, Facts } from '../../ui/facts.tsx';
import { formatBytes, formatElapsed, formatShort } from '../../ui/format.ts';
import { RelativeTime } from '../../ui/relative-time.tsx';
import type { Task } from './task.ts';

/** The column at the right: who, under which ids, by which rules, and where the bytes are. */
export function TaskRail({ task }: { task: Task }) {
  return (
    <Box component="aside" sx={{ minWidth: 0, borderLeft: { lg: 1 }, borderColor: { lg: 'divider' }, pl: { lg: 3 } }}>
      <Identity task={task} />
      <Safety task={task} />
      <StoredFile task={task} />
      <Metadata task={task} />
    </Box>
  );
}

function Identity({ task }: { task: Task }) {
  const translate = useTranslate();
  const name = (fact: string) => translate(`console.task.identity.${fact}`);
  return (
    <Facts title={name('title')}>
      <Id label={name('workspace')} value={task.workspaceId} />
      <Fact label={name('end_user')}>{task.endUser}</Fact>
      <Fact label={name('mode')}>{task.mode}</Fact>
      <Fact label={name('type')}>{translate(`console.tasks.type.${task.type}`, { _: task.type })}</Fact>
      <Fact label={name('stage')}>{task.stage}</Fact>
      <Fact label={name('created')}>
        <RelativeTime at={task.createdAt} />
      </Fact>
      <Fact label={name('finished')}>{task.finishedAt ? <RelativeTime at={task.finishedAt} /> : undefined}</Fact>
      <Id label={name('trace')} value={task.traceId} />
      <Fact label={name('tags')}>{task.tags?.join(', ')}</Fact>
    </Facts>
  );
}

function Safety({ task: { policy } }: { task: Task }) {
  const translate = useTranslate();
  const name = (fact: string) => translate(`console.task.safety.${fact}`);
  return (
    <Facts title={name('title')}>
      <Fact label={name('policy')}>{policy.status}</Fact>
      <Fact label={name('rules')}>{policy.ruleVersion}</Fact>
      <Id label={name('decision')} value={policy.decisionId} />
    </Facts>
  );
}

function StoredFile({ task }: { task: Task }) {
  const translate = useTranslate();
  const name = (fact: string) => translate(`console.task.file.${fact}`);
  return task.outputs.map((output) => (
    <Facts key={output.assetId} title={task.outputs.length > 1 ? translate('console.task.file.numbered', { number: output.index + 1 }) : name('title')}>
      <Id label={name('sha256')} value={output.sha256} />
      <Id label={name('key')} value={output.key} />
      <Fact label={name('size')}>{formatBytes(output.bytes)}</Fact>
      <Fact label={name('picture')}>{`${output.width}×${output.height}`}</Fact>
      <Fact label={name('length')}>{output.durationSeconds === undefined ? undefined : formatElapsed(output.durationSeconds * 1000)}</Fact>
      <Fact label={name('codec')}>{output.videoCodec}</Fact>
    </Facts>
  ));
}

function Metadata({ task: { metadata } }: { task: Task }) {
  const translate = useTranslate();
  const entries = Object.entries(metadata ?? {});
  if (entries.length === 0) return null;
  return (
    <Facts title={translate('console.task.metadata')}>
      {entries.map(([key, value]) => (
        <Fact key={key} label={key}>
          {typeof value === 'string' ? value : JSON.stringify(value)}
        </Fact>
      ))}
    </Facts>
  );
}

/** An identifier: shortened for the eye, whole on hover and in the clipboard. */
function Id({ label, value }: { label: string; value: string | undefined }) {
  if (!value) return null;
  return (
    <Fact label={label} isCode action={<CopyButton text={value} name={label} />}>
      <span title={value}>{formatShort(value, 18)}</span>
    </Fact>
  );
}
