import { Box, FormControlLabel, InputAdornment, MenuItem, Switch, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { useFieldProblem } from '../../ui/form-input.tsx';
import { useModels } from '../models/use-models.ts';
import { fieldOf, switchOf } from './limit-fields.ts';
import { type LimitName, LIMITS, RELEASE_MODES } from './limit.ts';

interface LimitInputProps {
  name: LimitName;
  /** What it is filled with; null for no limit. */
  value: unknown;
}

/** The field of one limit: its value with its unit, and a switch where there may be none. */
export function LimitInput({ name, value }: LimitInputProps) {
  const translate = useTranslate();
  const { kind, isOptional } = LIMITS[name];
  const [isOff, setOff] = useState(isOptional === true && value === null);
  const label = translate(`console.limits.name.${name}`);
  const off = translate(`console.limits.off.${kind === 'models' ? 'models' : name === 'retentionDays' ? 'retention' : 'limit'}`);
  const input = { name, label, isOff };
  return (
    <Box role="group" aria-label={label} sx={{ display: 'grid', alignItems: 'start', columnGap: 1.5, gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 1fr) 150px' } }}>
      {kind === 'number' ? <NumberInput {...input} value={value} /> : kind === 'models' ? <ModelsInput {...input} value={value} /> : <ReleaseInput {...input} value={value} />}
      {isOptional ? (
        <FormControlLabel
          control={<Switch size="small" name={switchOf(name)} checked={isOff} onChange={(_, checked) => setOff(checked)} slotProps={{ input: { 'aria-label': translate('console.limits.off_for', { off, limit: label }) } }} />}
          label={off}
          slotProps={{ typography: { fontSize: 13 } }}
          sx={{ mt: { xs: 0, sm: 1.25 }, mr: 0 }}
        />
      ) : null}
    </Box>
  );
}

interface InputProps {
  name: LimitName;
  label: string;
  value: unknown;
  isOff: boolean;
}

function NumberInput({ name, label, value, isOff }: InputProps) {
  const translate = useTranslate();
  const problem = useFieldProblem(fieldOf(name));
  const { unit = 'units', isFractional } = LIMITS[name];
  return (
    <TextField
      name={fieldOf(name)}
      label={label}
      defaultValue={typeof value === 'number' || typeof value === 'string' ? String(value) : ''}
      disabled={isOff}
      error={problem !== undefined}
      helperText={problem ?? translate(`console.limits.hint.${name}`, { _: '' })}
      slotProps={{
        htmlInput: { inputMode: isFractional ? 'decimal' : 'numeric', autoComplete: 'off' },
        input: { endAdornment: <InputAdornment position="end" disableTypography sx={{ fontSize: 13, color: 'text.secondary' }}>{translate(`console.limits.unit.${unit}`)}</InputAdornment> },
        inputLabel: { shrink: true },
      }}
      fullWidth
    />
  );
}

/** Models that the platform offers, and those that the limit names without being offered any more. */
function ModelsInput({ name, label, value, isOff }: InputProps) {
  const problem = useFieldProblem(fieldOf(name));
  const { data: models = [], error } = useModels();
  const present = Array.isArray(value) ? value.map(String) : [];
  const offered = [...new Set([...models.map(({ id }) => id), ...present])];
  return (
    <TextField
      select
      name={fieldOf(name)}
      label={label}
      defaultValue={present}
      disabled={isOff}
      error={problem !== undefined}
      helperText={problem ?? (error as Error | null)?.message ?? ''}
      slotProps={{ select: { multiple: true }, inputLabel: { shrink: true } }}
      fullWidth
    >
      {offered.map((id) => (
        <MenuItem key={id} value={id}>
          {id}
        </MenuItem>
      ))}
    </TextField>
  );
}

function ReleaseInput({ name, label, value }: InputProps) {
  const translate = useTranslate();
  const problem = useFieldProblem(fieldOf(name));
  return (
    <TextField select name={fieldOf(name)} label={label} defaultValue={typeof value === 'string' ? value : 'immediate'} error={problem !== undefined} helperText={problem ?? ''} fullWidth>
      {RELEASE_MODES.map((mode) => (
        <MenuItem key={mode} value={mode}>
          {translate(`console.limits.release.${mode}`)}
        </MenuItem>
      ))}
    </TextField>
  );
}
