import { Box, Button, FormHelperText, TextField, Typography } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { MediaKind } from './form-fields.ts';
import { useUpload } from './use-upload.ts';

interface MediaInputProps {
  label: string;
  accept: MediaKind;
  value: string;
  errors: string[];
  onChange: (value: string) => void;
}

const ACCEPTED: Record<MediaKind, string> = { image: 'image/png,image/jpeg', video: 'video/mp4,video/quicktime' };

/** An input picture or clip: an address, or a file that is uploaded and stands there by its asset id. */
export function MediaInput({ label, accept, value, errors, onChange }: MediaInputProps) {
  const translate = useTranslate();
  const { upload, isUploading, facts, problem } = useUpload();
  const words = [...errors, ...(problem ? [problem] : [])];

  async function take(file: File | undefined): Promise<void> {
    const assetId = file && (await upload(file));
    if (assetId) onChange(assetId);
  }

  return (
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'flex-start', gap: 1 }}>
        <TextField
          label={label}
          placeholder={translate('console.new_task.media.url_or_asset')}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          error={words.length > 0}
          slotProps={{ inputLabel: { shrink: true } }}
          sx={{ flex: 1 }}
        />
        <Button component="label" variant="outlined" disabled={isUploading} sx={{ flex: 'none', mt: 1 }} aria-label={`${translate('console.new_task.media.upload')}: ${label}`}>
          {translate(isUploading ? 'console.new_task.media.uploading' : 'console.new_task.media.upload')}
          <input
            type="file"
            hidden
            accept={ACCEPTED[accept]}
            onChange={(event) => {
              void take(event.target.files?.[0]);
              event.target.value = '';
            }}
          />
        </Button>
      </Box>
      {words.length > 0 ? <FormHelperText error>{words.join(' ')}</FormHelperText> : null}
      {facts && facts.assetId === value ? (
        <Typography variant="caption" color="text.secondary">
          {facts.words}
        </Typography>
      ) : null}
    </Box>
  );
}

interface MediaListInputProps extends Omit<MediaInputProps, 'value' | 'onChange'> {
  max: number;
  values: string[];
  onChange: (values: string[]) => void;
}

/** Several of them, up to what the model takes; there is always room for one more until then. */
export function MediaListInput({ label, accept, max, values, errors, onChange }: MediaListInputProps) {
  const translate = useTranslate();
  const rows = values.length < max ? [...values, ''] : values;
  const change = (index: number, value: string): void => onChange([...values.slice(0, index), value, ...values.slice(index + 1)].filter((each) => each !== ''));
  return (
    <Box component="fieldset" sx={{ display: 'grid', gap: 1, m: 0, p: 0, border: 0, minWidth: 0 }}>
      <Typography component="legend" variant="body2" color="text.secondary" sx={{ mb: 0.5 }}>
        {label} · {translate('console.new_task.media.count', { count: values.length, max })}
      </Typography>
      {rows.map((value, index) => (
        <MediaInput key={index} label={`${label} ${index + 1}`} accept={accept} value={value} errors={[]} onChange={(next) => change(index, next)} />
      ))}
      {errors.length > 0 ? <FormHelperText error>{errors.join(' ')}</FormHelperText> : null}
    </Box>
  );
}
