import HiddenIcon from '@mui/icons-material/VisibilityOffOutlined';
import VisibleIcon from '@mui/icons-material/VisibilityOutlined';
import { IconButton, InputAdornment, TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';

interface PasswordFieldProps {
  name: string;
  label: string;
  autoComplete: 'new-password' | 'current-password';
  hint?: string | undefined;
  problem?: string | undefined;
  isFirst?: boolean;
}

/** A password, which can be looked at: so it need not be typed twice. Its value lives in the form alone. */
export function PasswordField({ name, label, autoComplete, hint, problem, isFirst = false }: PasswordFieldProps) {
  const translate = useTranslate();
  const [isShown, setShown] = useState(false);
  return (
    <TextField
      name={name}
      label={label}
      type={isShown ? 'text' : 'password'}
      autoComplete={autoComplete}
      autoFocus={isFirst}
      error={problem !== undefined}
      helperText={problem ?? hint}
      required
      fullWidth
      size="medium"
      slotProps={{
        htmlInput: { spellCheck: false, autoCapitalize: 'off' },
        input: {
          endAdornment: (
            <InputAdornment position="end">
              <IconButton edge="end" size="small" aria-label={translate('console.form.show_password')} aria-pressed={isShown} onClick={() => setShown(!isShown)}>
                {isShown ? <HiddenIcon fontSize="small" /> : <VisibleIcon fontSize="small" />}
              </IconButton>
            </InputAdornment>
          ),
        },
      }}
    />
  );
}
