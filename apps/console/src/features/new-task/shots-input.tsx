import { Box, Button, FormHelperText, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { ShotValue } from './task-body.ts';

interface ShotsInputProps {
  label: string;
  max: number;
  shots: ShotValue[];
  errors: string[];
  onChange: (shots: ShotValue[]) => void;
}

/** The shots of a clip, each with its own prompt and length. None means one take. */
export function ShotsInput({ label, max, shots, errors, onChange }: ShotsInputProps) {
  const translate = useTranslate();
  const words = (name: string, number?: number) => translate(`console.new_task.shot.${name}`, { number });
  const change = (index: number, part: Partial<ShotValue>): void => onChange(shots.map((shot, at) => (at === index ? { ...shot, ...part } : shot)));
  return (
    <Box component="fieldset" sx={{ display: 'grid', gap: 1, m: 0, p: 0, border: 0, minWidth: 0 }}>
      <Typography component="legend" variant="body2" color="text.secondary">
        {label} · {translate('console.new_task.media.count', { count: shots.length, max })}
      </Typography>
      {shots.map((shot, index) => (
        <Box key={index} role="group" aria-label={words('title', index + 1)} sx={{ display: 'flex', alignItems: 'flex-start', gap: 1 }}>
          <TextField label={`${index + 1}. ${words('prompt')}`} value={shot.prompt} onChange={(event) => change(index, { prompt: event.target.value })} multiline sx={{ flex: 1 }} />
          <TextField type="number" label={words('seconds')} value={shot.durationSeconds} onChange={(event) => change(index, { durationSeconds: event.target.value })} slotProps={{ htmlInput: { min: 1, step: 1 } }} sx={{ width: 100 }} />
          <Button aria-label={words('remove', index + 1)} onClick={() => onChange(shots.filter((_shot, at) => at !== index))} sx={{ mt: 1, minWidth: 0 }}>
            ×
          </Button>
        </Box>
      ))}
      {shots.length < max ? (
        <Button size="small" onClick={() => onChange([...shots, { prompt: '', durationSeconds: '' }])} sx={{ justifySelf: 'start' }}>
          {words('add')}
        </Button>
      ) : null}
      {errors.length > 0 ? <FormHelperText error>{errors.join(' ')}</FormHelperText> : null}
    </Box>
  );
}
