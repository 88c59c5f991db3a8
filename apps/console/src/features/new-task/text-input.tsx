import { Box, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import { formatCount } from '../../ui/format.ts';
import { countCharacters, type Field } from './form-fields.ts';

interface TextInputProps {
  field: Extract<Field, { kind: 'text' }>;
  label: string;
  value: string;
  errors: string[];
  onChange: (value: string) => void;
}

/** Text, with a live count against the model's own limit. Too long is shown, not cut: the caller decides what goes. */
export function TextInput({ field, label, value, errors, onChange }: TextInputProps) {
  const translate = useTranslate();
  const { maxCharacters, hint } = field;
  const count = countCharacters(value);
  const isOver = maxCharacters !== undefined && count > maxCharacters;
  return (
    <TextField
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      required={field.isRequired}
      multiline={field.isLong}
      minRows={field.name === 'prompt' ? 4 : 1}
      maxRows={14}
      error={errors.length > 0 || isOver}
      helperText={
        <Box component="span" sx={{ display: 'flex', gap: 2 }}>
          <span>{errors.join(' ') || (hint ? translate(`console.new_task.hint.${hint}`) : '')}</span>
          {maxCharacters === undefined ? null : (
            <Box component="span" sx={{ ml: 'auto', flex: 'none', fontVariantNumeric: 'tabular-nums' }}>
              {translate(`console.new_task.${isOver ? 'over' : 'count'}`, { count: formatCount(count), max: formatCount(maxCharacters) })}
            </Box>
          )}
        </Box>
      }
    />
  );
}
