import { Box, Button, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';

interface ProblemViewProps {
  error: unknown;
  onRetry?: () => void;
}

/** What went wrong, in the server's words, with the request id that support needs. */
export function ProblemView({ error, onRetry }: ProblemViewProps) {
  const translate = useTranslate();
  const { message, status, requestId } = (error ?? {}) as { message?: string; status?: number; requestId?: string };
  const title = status === 404 ? 'console.problem.not_found' : status === 403 ? 'console.problem.forbidden' : 'console.problem.title';
  return (
    <Box role="alert" sx={{ p: 4, textAlign: 'center' }}>
      <Typography component="h2" variant="h6">
        {translate(title)}
      </Typography>
      <Typography color="text.secondary" sx={{ mt: 0.5, mb: 2 }}>
        {message}
      </Typography>
      {onRetry ? <Button onClick={onRetry}>{translate('console.problem.retry')}</Button> : null}
      {requestId ? (
        <Typography variant="caption" color="text.secondary" sx={{ display: 'block', mt: 2, fontFamily: 'monospace' }}>
          {translate('console.problem.request', { requestId })}
        </Typography>
      ) : null}
    </Box>
  );
}
