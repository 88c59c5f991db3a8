import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, Typography } from '@mui/material';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useRefresh, useTranslate } from 'react-admin';
import { type Fields, fieldsOf, type Refusal, refusalOf } from './form-fields.ts';
import { FieldProblems } from './form-input.tsx';

interface FormDialogProps {
  title: string;
  text?: ReactNode;
  submitLabel: string;
  isDangerous?: boolean;
  /** Nothing can be sent yet, such as before a preview was read. */
  isBlocked?: boolean;
  width?: 'sm' | 'md';
  /** Throws a `ProblemError` when the server refuses; then the dialog stays, with its words where they belong. */
  onSubmit: (fields: Fields) => Promise<void>;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a dialog. Its values live in the form alone: secrets are in no state and gone when it closes. */
export function FormDialog({ title, text, submitLabel, isDangerous = false, isBlocked = false, width = 'sm', onSubmit, onClose, children }: FormDialogProps) {
  const translate = useTranslate();
  const refresh = useRefresh();
  const titleId = useId();
  const [isWorking, setWorking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    // A dialog is outside the page's elements, but not outside React's: its submit is none of a form around it.
    event.stopPropagation();
    const fields = fieldsOf(event.currentTarget);
    setWorking(true);
    setRefusal(undefined);
    try {
      await onSubmit(fields);
    } catch (error) {
      setRefusal(refusalOf(error));
      setWorking(false);
    }
  }

  /** After a conflict the page behind shows what is no longer so: it is read again, once nobody types on it. */
  function close(): void {
    if (isWorking) return;
    if (refusal?.status === 409) refresh();
    onClose();
  }

  return (
    <Dialog open onClose={close} aria-labelledby={titleId} fullWidth maxWidth={width}>
      <form onSubmit={(event) => void submit(event)} autoComplete="off" noValidate>
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 1 }}>
          {text ? <Typography color="text.secondary">{text}</Typography> : null}
          {refusal ? <Alert severity="error">{refusal.message}</Alert> : null}
          <FieldProblems problems={refusal?.fields ?? {}}>{children}</FieldProblems>
        </DialogContent>
        <DialogActions>
          <Button onClick={close} disabled={isWorking}>
            {translate('console.form.cancel')}
          </Button>
          <Button type="submit" variant="contained" color={isDangerous ? 'error' : 'primary'} disabled={isWorking || isBlocked}>
            {isWorking ? translate('console.form.working') : submitLabel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
