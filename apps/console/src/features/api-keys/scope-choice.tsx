import { Box, Checkbox, FormControl, FormControlLabel, FormHelperText, FormLabel } from '@mui/material';
import { DEFAULT_KEY_SCOPES, WORKSPACE_PERMISSIONS } from '@kp/task-contracts/permissions';
import { useTranslate } from 'react-admin';
import { useFieldProblem } from '../../ui/form-input.tsx';
import { scopeField } from './api-key.ts';

/** What the key may do, one box each; at first what working with tasks needs. */
export function ScopeChoice() {
  const translate = useTranslate();
  const problem = useFieldProblem('scopes');
  return (
    <FormControl component="fieldset" variant="standard" error={problem !== undefined} sx={{ mt: 1 }}>
      <FormLabel component="legend">{translate('console.api_keys.scopes.title')}</FormLabel>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
        {WORKSPACE_PERMISSIONS.map((scope) => (
          <FormControlLabel
            key={scope}
            control={<Checkbox name={scopeField(scope)} defaultChecked={DEFAULT_KEY_SCOPES.includes(scope)} size="small" />}
            label={translate(`console.api_keys.scope.${scope}`, { _: scope })}
            slotProps={{ typography: { variant: 'body2' } }}
          />
        ))}
      </Box>
      <FormHelperText>{problem ?? translate('console.api_keys.scopes.hint')}</FormHelperText>
    </FormControl>
  );
}
