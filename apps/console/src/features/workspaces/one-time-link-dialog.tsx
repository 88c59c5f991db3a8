import { Alert, Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, TextField, Typography } from '@mui/material';
import { type FocusEvent, useId } from 'react';
import { useTranslate } from 'react-admin';
import { CopyButton } from '../../ui/copy-button.tsx';
import { formatExact } from '../../ui/format.ts';
import type { OneTimeLink } from './workspace.ts';

/** A link that is shown this once. It closes by its button only: a click beside it would lose the link. */
export function OneTimeLinkDialog({ link, title, text, onClose }: { link: OneTimeLink; title: string; text: string; onClose: () => void }) {
  const translate = useTranslate();
  const titleId = useId();
  const label = translate('console.workspaces.link.url');
  return (
    <Dialog open aria-labelledby={titleId} fullWidth maxWidth="sm">
      <DialogTitle id={titleId}>{title}</DialogTitle>
      <DialogContent sx={{ display: 'grid', gap: 1 }}>
        <Alert severity="warning">{text}</Alert>
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
          <TextField label={label} value={link.url} slotProps={{ htmlInput: { readOnly: true, onFocus: (event: FocusEvent<HTMLInputElement>) => event.target.select() } }} sx={{ '& input': { fontFamily: 'monospace', fontSize: 12 } }} fullWidth />
          <CopyButton text={link.url} name={label} />
        </Box>
        <Typography color="text.secondary">{translate('console.workspaces.link.expires', { date: formatExact(link.expiresAt) })}</Typography>
      </DialogContent>
      <DialogActions>
        <Button variant="contained" onClick={onClose}>
          {translate('console.workspaces.dialog.close')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
