import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import { type ReactNode, useId, useState } from 'react';
import { useTranslate } from 'react-admin';

export interface Secret {
  label: string;
  value: string;
}

/**
 * Something that is shown this one time. It lives in the component that shows it and nowhere else: not in the
 * address, not in a cache, not in storage. It goes by the button alone, so that a stray click does not lose it.
 */
export function SecretDialog({ title, warning, secrets, children, onDone }: { title: string; warning: string; secrets: Secret[]; children?: ReactNode; onDone: () => void }) {
  const translate = useTranslate();
  const titleId = useId();
  return (
    <Dialog open aria-labelledby={titleId} fullWidth maxWidth="sm">
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 2 }}>
        <Alert severity="warning">{warning}</Alert>
        {secrets.map((secret) => (
          <SecretField key={secret.label} secret={secret} />
        ))}
        {children ? (
          <Typography component="div" color="text.secondary">
            {children}
          </Typography>
        ) : null}
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onDone}>
          {translate('console.secret.done')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}

function SecretField({ secret: { label, value } }: { secret: Secret }) {
  const translate = useTranslate();
  const [state, setState] = useState<'idle' | 'copied' | 'refused'>('idle');

  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(value);
      setState('copied');
    } catch {
      setState('refused');
    }
  }

  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: 1 }}>
      <TextField
        label={label}
        value={value}
        onFocus={(event) => (event.target as HTMLInputElement).select()}
        helperText={state === 'refused' ? translate('console.copy.refused') : undefined}
        slotProps={{ htmlInput: { readOnly: true, spellCheck: false, style: { fontFamily: 'monospace' } } }}
        sx={{ flex: '1 1 220px' }}
      />
      <Button variant="outlined" aria-label={translate('console.copy.action', { name: label })} onClick={() => void copy()} sx={{ mt: 1.25 }}>
        {translate(state === 'copied' ? 'console.copy.done' : 'console.secret.copy')}
      </Button>
    </Box>
  );
}
