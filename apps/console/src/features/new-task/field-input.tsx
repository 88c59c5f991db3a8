import { MenuItem, TextField } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { Field } from './form-fields.ts';
import { IdListInput } from './id-list-input.tsx';
import { MediaInput, MediaListInput } from './media-input.tsx';
import { ShotsInput } from './shots-input.tsx';
import { shotsOf, type Value } from './task-body.ts';
import { TextInput } from './text-input.tsx';

interface FieldInputProps {
  field: Field;
  value: Value | undefined;
  /** The API's words about this field. */
  errors: string[];
  onChange: (value: Value) => void;
}

const textsOf = (value: Value | undefined): string[] => (Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : []);

/** The input that suits a field. */
export function FieldInput({ field, value, errors, onChange }: FieldInputProps) {
  const translate = useTranslate();
  const label = translate(`console.new_task.field.${field.name}`);
  const text = typeof value === 'string' ? value : '';
  const shared = { label, errors };
  switch (field.kind) {
    case 'text':
      return <TextInput {...shared} field={field} value={text} onChange={onChange} />;
    case 'media':
      return <MediaInput {...shared} accept={field.accept} value={text} onChange={onChange} />;
    case 'media-list':
      return <MediaListInput {...shared} accept={field.accept} max={field.max} values={textsOf(value)} onChange={onChange} />;
    case 'id-list':
      return <IdListInput {...shared} max={field.max} values={textsOf(value)} onChange={onChange} />;
    case 'shots':
      return <ShotsInput {...shared} max={field.max} shots={shotsOf(value)} onChange={onChange} />;
    case 'number':
      return (
        <TextField
          type="number"
          label={label}
          value={text}
          onChange={(event) => onChange(event.target.value)}
          error={errors.length > 0}
          helperText={errors.join(' ')}
          slotProps={{ htmlInput: { min: field.min, max: field.max, step: field.step }, inputLabel: { shrink: true } }}
        />
      );
    case 'choice': {
      const isOffered = field.options.some((option) => option.value === text);
      return (
        <TextField
          select
          label={label}
          value={isOffered ? text : ''}
          onChange={(event) => onChange(event.target.value)}
          error={errors.length > 0}
          helperText={errors.join(' ')}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
        >
          <MenuItem value="">{translate('console.new_task.as_usual')}</MenuItem>
          {field.options.map(({ value: option, note }) => (
            <MenuItem key={option} value={option}>
              {[translate(`console.new_task.option.${option}`, { _: option }), note].filter(Boolean).join(' · ')}
            </MenuItem>
          ))}
        </TextField>
      );
    }
  }
}
