import { Box, TextField } from '@mui/material';

interface IdListInputProps {
  label: string;
  max: number;
  values: string[];
  errors: string[];
  onChange: (values: string[]) => void;
}

/** Ids of what the provider keeps (elements, voices), one field each; there is room for one more until the limit. */
export function IdListInput({ label, max, values, errors, onChange }: IdListInputProps) {
  const rows = values.length < max ? [...values, ''] : values;
  const change = (index: number, value: string): void => onChange([...values.slice(0, index), value, ...values.slice(index + 1)].filter((each) => each !== ''));
  return (
    <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'repeat(3, minmax(0, 1fr))' } }}>
      {rows.map((value, index) => (
        <TextField
          key={index}
          label={max === 1 ? label : `${label} ${index + 1}`}
          value={value}
          onChange={(event) => change(index, event.target.value)}
          error={errors.length > 0}
          helperText={index === 0 ? errors.join(' ') : ''}
        />
      ))}
    </Box>
  );
}
