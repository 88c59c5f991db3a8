import { Alert } from '@mui/material';
import type { ReactNode } from 'react';
import { useTranslate } from 'react-admin';
import { formatExact } from './format.ts';

/** A session was ended because its token turned up twice: somebody may have copied it. */
export function SecurityNoticeAlert({ at, ip, action, onClose }: { at: string; ip: string | null; action?: ReactNode; onClose?: () => void }) {
  const translate = useTranslate();
  return (
    <Alert severity="warning" sx={{ mb: 2 }} {...(onClose ? { onClose } : {})}>
      {translate(ip ? 'console.security.reused_from' : 'console.security.reused', { at: formatExact(at), ip: ip ?? '' })} {action}
    </Alert>
  );
}
