import { Box, Typography } from '@mui/material';
import { type ReactNode, useEffect } from 'react';
import { Notification, useTranslate } from 'react-admin';

/** A page outside the frame, for those who are not signed in: one narrow column in the middle. */
export function BarePage({ title, text, children }: { title: string; text?: ReactNode; children: ReactNode }) {
  const product = useTranslate()('console.product');
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
  return (
    <Box component="main" sx={{ minHeight: '100vh', display: 'grid', placeItems: 'center', p: 2, backgroundColor: 'background.default', color: 'text.primary' }}>
      <Box sx={{ width: '100%', maxWidth: 340, minWidth: 0 }}>
        <Box aria-hidden sx={{ width: 28, height: 28, borderRadius: '6px', backgroundColor: 'text.primary', mb: 3 }} />
        <Typography component="h1" variant="h4">
          {title}
        </Typography>
        <Typography component="div" color="text.secondary" sx={{ mb: 2, overflowWrap: 'anywhere' }}>
          {text}
        </Typography>
        {children}
      </Box>
      <Notification />
    </Box>
  );
}
