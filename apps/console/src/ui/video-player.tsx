import { Box, Button, Typography } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { useExpiringLink } from './use-expiring-link.ts';

interface VideoPlayerProps {
  source: string;
  label: string;
  aspectRatio: string;
  /** Fetches a fresh link, since links to clips expire. */
  renew: () => Promise<unknown>;
  children?: ReactNode;
}

/** A stored clip with the browser's own controls. */
export function VideoPlayer({ source, label, aspectRatio, renew, children }: VideoPlayerProps) {
  const { link, isBroken, keep, breakOff, retry } = useExpiringLink(source, renew);
  const translate = useTranslate();
  return (
    <Box component="figure" sx={{ m: 0 }}>
      <VideoFrame aspectRatio={aspectRatio}>
        {isBroken ? (
          <Box role="alert" sx={{ p: 2, textAlign: 'center', color: '#fff' }}>
            <Typography sx={{ mb: 1 }}>{translate('console.player.broken')}</Typography>
            <Button sx={{ color: '#fff', borderColor: '#fff' }} onClick={() => void retry()}>
              {translate('console.problem.retry')}
            </Button>
          </Box>
        ) : (
          <Box
            component="video"
            src={link}
            controls
            playsInline
            preload="metadata"
            aria-label={label}
            onLoadedMetadata={keep}
            onError={breakOff}
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
