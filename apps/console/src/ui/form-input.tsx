import { MenuItem, TextField } from '@mui/material';
import { createContext, type ReactNode, useContext } from 'react';
import { problemOf, type Refusal } from './form-fields.ts';

/** What the server said about each field, by its path. */
const Problems = createContext<Refusal['fields']>({});

export function FieldProblems({ problems, children }: { problems: Refusal['fields']; children: ReactNode }) {
  return <Problems.Provider value={problems}>{children}</Problems.Provider>;
}

/** What the server said about a field of the form around. */
export function useFieldProblem(name: string): string | undefined {
  return problemOf(useContext(Problems), name);
}

interface FieldProps {
  name: string;
  label: string;
  hint?: string;
  value?: string | number;
  type?: 'text' | 'password' | 'email' | 'datetime-local';
  isSecret?: boolean;
  isFirst?: boolean;
  lines?: number;
  /** Proposals that the browser offers; anything else can be typed too. */
  proposals?: readonly string[];
}

/** One text field, with what the server said about it. */
export function Field({ name, label, hint, value = '', type = 'text', isSecret = false, isFirst = false, lines, proposals }: FieldProps) {
  const problem = useFieldProblem(name);
  const listId = proposals ? `proposals-${name}` : undefined;
  return (
    <>
      <TextField
        name={name}
        label={label}
        defaultValue={value}
        type={isSecret ? 'password' : type}
        autoComplete={isSecret ? 'new-password' : 'off'}
        autoFocus={isFirst}
        error={problem !== undefined}
        helperText={problem ?? hint}
        slotProps={{ htmlInput: { list: listId }, ...(type === 'datetime-local' ? { inputLabel: { shrink: true } } : {}) }}
        {...(lines ? { multiline: true, rows: lines } : {})}
        fullWidth
      />
      {proposals ? (
        <datalist id={listId}>
          {proposals.map((proposal) => (
            <option key={proposal} value={proposal} />
          ))}
        </datalist>
      ) : null}
    </>
  );
}

interface ChoiceProps<Value extends string> {
  name: string;
  label: string;
  value: Value;
  options: { value: Value; label: string }[];
  hint?: string;
  onChange?: (value: Value) => void;
}

/** One choice out of few. */
export function Choice<Value extends string>({ name, label, value, options, hint, onChange }: ChoiceProps<Value>) {
  const problem = useFieldProblem(name);
  return (
    <TextField select name={name} label={label} defaultValue={value} error={problem !== undefined} helperText={problem ?? hint} onChange={(event) => onChange?.(event.target.value as Value)} fullWidth>
      {options.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
}
