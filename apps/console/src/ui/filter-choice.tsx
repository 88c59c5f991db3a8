import { MenuItem, TextField } from '@mui/material';

interface FilterChoiceProps {
  label: string;
  anyLabel: string;
  value: string;
  options: { value: string; label: string }[];
  onPick: (value: string) => void;
}

/** One choice of a list's filters; the first one is all. */
export function FilterChoice({ label, anyLabel, value, options, onPick }: FilterChoiceProps) {
  // A value from the address that is no option yet would make the field complain; it is shown as it is.
  const known = value === '' || options.some((option) => option.value === value) ? options : [...options, { value, label: value }];
  return (
    <TextField select label={label} value={value} onChange={(event) => onPick(event.target.value)} slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }} sx={{ width: 160 }}>
      <MenuItem value="">{anyLabel}</MenuItem>
      {known.map((option) => (
        <MenuItem key={option.value} value={option.value}>
          {option.label}
        </MenuItem>
      ))}
    </TextField>
  );
}
