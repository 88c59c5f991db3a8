import { Alert, Button, Dialog, DialogActions, DialogContent, DialogTitle, MenuItem, TextField, Typography } from '@mui/material';
import { createContext, type FormEvent, type ReactNode, useContext, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { fieldsOf } from './provider-account.ts';

/** What the server said about each field, by its path. */
const Problems = createContext<Record<string, string>>({});

interface FormDialogProps {
  title: string;
  text?: ReactNode;
  submitLabel: string;
  isDangerous?: boolean;
  /** Throws a `ProblemError` when the server refuses; then the dialog stays, with its words where they belong. */
  onSubmit: (fields: Record<string, string>) => Promise<void>;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a dialog. Its values live in the form alone: secrets are in no state and gone when it closes. */
export function FormDialog({ title, text, submitLabel, isDangerous = false, onSubmit, onClose, children }: FormDialogProps) {
  const translate = useTranslate();
  const titleId = useId();
  const [isWorking, setWorking] = useState(false);
  const [refusal, setRefusal] = useState<{ message: string; fields: Record<string, string> }>();

  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault();
    const fields = fieldsOf(event.currentTarget);
    setWorking(true);
    setRefusal(undefined);
    try {
      await onSubmit(fields);
    } catch (error) {
      const { message = '', body } = error as { message?: string; body?: { errors?: Record<string, string> } };
      setRefusal({ message, fields: body?.errors ?? {} });
      setWorking(false);
    }
  }

  return (
    <Dialog open onClose={() => (isWorking ? undefined : onClose())} aria-labelledby={titleId} fullWidth maxWidth="sm">
      <form onSubmit={(event) => void submit(event)} autoComplete="off" noValidate>
        <DialogTitle id={titleId}>{title}</DialogTitle>
        <DialogContent sx={{ display: 'grid', gap: 1 }}>
          {text ? <Typography color="text.secondary">{text}</Typography> : null}
          {refusal ? <Alert severity="error">{refusal.message}</Alert> : null}
          <Problems.Provider value={refusal?.fields ?? {}}>{children}</Problems.Provider>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={isWorking}>
            {translate('console.accounts.dialog.cancel')}
          </Button>
          <Button type="submit" variant="contained" color={isDangerous ? 'error' : 'primary'} disabled={isWorking}>
            {isWorking ? translate('console.accounts.dialog.working') : submitLabel}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  value?: string | number;
  isSecret?: boolean;
  isFirst?: boolean;
  lines?: number;
}

/** One text field, with what the server said about it. */
export function Field({ name, label, hint, value = '', isSecret = false, isFirst = false, lines }: FieldProps) {
  const problem = useProblem(name);
  return (
    <TextField
      name={name}
      label={label}
      defaultValue={value}
      type={isSecret ? 'password' : 'text'}
      autoComplete={isSecret ? 'new-password' : 'off'}
      autoFocus={isFirst}
      error={problem !== undefined}
      helperText={problem ?? hint}
      {...(lines ? { multiline: true, rows: lines } : {})}
      fullWidth
    />
  );
}

/** One choice out of few. */
export function Choice<Value extends string>({ name, label, value, options, onChange }: { name: string; label: string; value: Value; options: { value: Value; label: string }[]; onChange?: (value: Value) => void }) {
  const problem = useProblem(name);
  return (
    <TextField select name={name} label={label} defaultValue={value} error={problem !== undefined} helperText={problem} onChange={(event) => onChange?.(event.target.value as Value)} fullWidth>
      {options.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** The problem of the field itself, or of one below it (`resultHosts.0`). */
function useProblem(name: string): string | undefined {
  const problems = useContext(Problems);
  return problems[name] ?? Object.entries(problems).find(([path]) => path.startsWith(`${name}.`))?.[1];
}
