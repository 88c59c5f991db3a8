import { isTerminal } from '@kp/task-contracts/states';
import { Box, Button, LinearProgress, Typography } from '@mui/material';
import { useShowContext, useTranslate } from 'react-admin';
import { formatBytes } from '../../ui/format.ts';
import { VideoFrame, VideoPlayer } from '../../ui/video-player.tsx';
import type { Task, TaskOutput as Output } from './task.ts';

/** The stored clip, or what stands in its place until there is one. */
export function TaskOutput({ task }: { task: Task }) {
  const translate = useTranslate();
  const { refetch } = useShowContext<Task>();
  const output = task.outputs[0];
  const source = output?.url ?? task.videoUrl;
  if (!source) return <NoVideoYet task={task} />;
  return (
    <VideoPlayer
      key={output?.assetId ?? task.id}
      source={source}
      label={translate('console.player.about', { id: task.id })}
      aspectRatio={output ? `${output.width}:${output.height}` : task.aspectRatio}
      renew={refetch}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mt: 1 }}>
        <Box sx={{ minWidth: 0 }}>
          <Typography variant="body2">{translate('console.player.ai_label')}</Typography>
          <Typography variant="caption" color="text.secondary" component="div">
            {output ? describePicture(output) : null}
          </Typography>
        </Box>
        <Button size="small" component="a" href={source} download={`${task.id}.mp4`} sx={{ ml: 'auto', flex: 'none' }}>
          {translate('console.player.download')}
        </Button>
      </Box>
    </VideoPlayer>
  );
}

function NoVideoYet({ task }: { task: Task }) {
  const translate = useTranslate();
  const reason = isTerminal(task.status) ? task.status : 'under_way';
  return (
    <Box>
      <VideoFrame aspectRatio={task.aspectRatio}>
        <Box sx={{ width: '70%', textAlign: 'center', color: '#d0d0d0' }}>
          {isTerminal(task.status) ? null : (
            <LinearProgress
              aria-label={task.stage}
              color="inherit"
              {...(task.progress === undefined ? {} : { variant: 'determinate' as const, value: asPercent(task.progress) })}
              sx={{ mb: 2, height: 3, borderRadius: 2 }}
            />
          )}
          <Typography variant="body2">{translate(`console.task.no_video.${reason}`)}</Typography>
        </Box>
      </VideoFrame>
    </Box>
  );
}

/** Progress comes as a share or as percent, depending on who reports it. */
const asPercent = (progress: number): number => Math.min(100, progress <= 1 ? progress * 100 : progress);

function describePicture({ width, height, frameRate, bytes }: Output): string {
  const rate = frameRate === undefined ? [] : [`${Number(frameRate.toFixed(2))} fps`];
  return [`${width}×${height}`, ...rate, formatBytes(bytes)].join(' · ');
}
