import { isTerminal } from '@kp/task-contracts/states';
import { Box, Button, LinearProgress, Typography } from '@mui/material';
import { useShowContext, useTranslate } from 'react-admin';
import { formatBytes } from '../../ui/format.ts';
import { ImageGallery } from '../../ui/image-gallery.tsx';
import { VideoFrame, VideoPlayer } from '../../ui/video-player.tsx';
import { makesImages, shapeOf, type Task, type TaskOutput as Output } from './task.ts';

/** The stored results: a player for each clip, a gallery of the images, or what stands in their place until then. */
export function TaskOutput({ task }: { task: Task }) {
  const translate = useTranslate();
  const { refetch } = useShowContext<Task>();
  const videos = task.outputs.filter(({ kind }) => kind === 'video');
  const images = task.outputs.filter(({ kind }) => kind === 'image');
  if (task.outputs.length === 0) return <NothingYet task={task} />;
  return (
    <Box sx={{ display: 'grid', gap: 2, alignContent: 'start', minWidth: 0 }}>
      {videos.map((video) => (
        <Video key={video.assetId} task={task} output={video} renew={refetch} />
      ))}
      {images.length > 0 ? (
        <ImageGallery
          images={images.map((image) => ({
            id: image.assetId,
            source: image.url,
            label: translate('console.player.about_image', { id: task.id, number: image.index + 1 }),
            remark: describePicture(image),
            file: fileName(task, image),
          }))}
          renew={refetch}
        />
      ) : null}
    </Box>
  );
}

function Video({ task, output, renew }: { task: Task; output: Output; renew: () => Promise<unknown> }) {
  const translate = useTranslate();
  return (
    <VideoPlayer source={output.url} label={translate('console.player.about', { id: task.id })} aspectRatio={`${output.width}:${output.height}`} renew={renew}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, mt: 1 }}>
        <Box sx={{ minWidth: 0 }}>
          <Typography variant="body2">{translate('console.player.ai_label')}</Typography>
          <Typography variant="caption" color="text.secondary" component="div">
            {describePicture(output)}
          </Typography>
        </Box>
        <Button size="small" component="a" href={output.url} download={fileName(task, output)} sx={{ ml: 'auto', flex: 'none' }}>
          {translate('console.player.download')}
        </Button>
      </Box>
    </VideoPlayer>
  );
}

function NothingYet({ task }: { task: Task }) {
  const translate = useTranslate();
  const reason = isTerminal(task.status) ? task.status : 'under_way';
  return (
    <Box>
      <VideoFrame aspectRatio={shapeOf(task)}>
        <Box sx={{ width: '70%', textAlign: 'center', color: '#d0d0d0' }}>
          {isTerminal(task.status) ? null : (
            <LinearProgress
              aria-label={task.stage}
              color="inherit"
              {...(task.progress === undefined ? {} : { variant: 'determinate' as const, value: asPercent(task.progress) })}
              sx={{ mb: 2, height: 3, borderRadius: 2 }}
            />
          )}
          <Typography variant="body2">{translate(`console.task.${makesImages(task) ? 'no_image' : 'no_video'}.${reason}`)}</Typography>
        </Box>
      </VideoFrame>
    </Box>
  );
}

/** Progress comes as a share or as percent, depending on who reports it. */
const asPercent = (progress: number): number => Math.min(100, progress <= 1 ? progress * 100 : progress);

/** The name that a download gets: the task's, with a number where there are several, and the ending of the stored file. */
function fileName(task: Task, { index, key }: Output): string {
  return `${task.id}${task.outputs.length > 1 ? `-${index + 1}` : ''}.${key.split('.').at(-1)}`;
}

function describePicture({ width, height, frameRate, bytes }: Output): string {
  const rate = frameRate === undefined ? [] : [`${Number(frameRate.toFixed(2))} fps`];
  return [`${width}×${height}`, ...rate, formatBytes(bytes)].join(' · ');
}
