import { Box, Button, Typography } from '@mui/material';
import { type ReactNode, useState } from 'react';
import { useTranslate } from 'react-admin';

interface VideoPlayerProps {
  source: string;
  label: string;
  aspectRatio: string;
  children?: ReactNode;
}

/** A stored clip with the browser's own controls. When its link has gone stale, it offers to fetch it again. */
export function VideoPlayer({ source, label, aspectRatio, children }: VideoPlayerProps) {
  const [attempt, setAttempt] = useState(0);
  const [brokenSource, setBrokenSource] = useState<string>();
  const translate = useTranslate();

  return (
    <Box component="figure" sx={{ m: 0 }}>
      <VideoFrame aspectRatio={aspectRatio}>
        {brokenSource === source ? (
          <Box role="alert" sx={{ textAlign: 'center', color: '#fff' }}>
            <Typography sx={{ mb: 1 }}>{translate('console.player.broken')}</Typography>
            <Button
              sx={{ color: '#fff', borderColor: '#fff' }}
              onClick={() => {
                setBrokenSource(undefined);
                setAttempt(attempt + 1);
              }}
            >
              {translate('console.problem.retry')}
            </Button>
          </Box>
        ) : (
          <Box
            component="video"
            key={`${source} ${attempt}`}
            src={source}
            controls
            playsInline
            preload="metadata"
            aria-label={label}
            onError={() => setBrokenSource(source)}
            sx={{ position: 'absolute', inset: 0, width: '100%', height: '100%', objectFit: 'contain' }}
          />
        )}
      </VideoFrame>
      <Box component="figcaption">{children}</Box>
    </Box>
  );
}

/** The black stage of a clip, which keeps its shape before there is anything to show. */
export function VideoFrame({ aspectRatio, children }: { aspectRatio: string; children: ReactNode }) {
  return (
    <Box
      sx={{
        position: 'relative',
        display: 'grid',
        placeItems: 'center',
        width: '100%',
        maxHeight: 420,
        aspectRatio: aspectRatio.replace(':', ' / '),
        overflow: 'hidden',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        backgroundColor: '#0c0c0c',
      }}
    >
      {children}
    </Box>
  );
}
