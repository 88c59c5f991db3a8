import { MenuItem, TextField } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import type { ConsoleDataProvider } from '../../app/data-provider.ts';
import { useFieldProblem } from '../../ui/form-input.tsx';
import { visibleText } from '../../ui/visible-text.ts';

interface Member {
  userId: string;
  email: string;
  role: string;
  status: 'active' | 'disabled';
}

/** Which member of the workspace the key belongs to. */
export function OwnerChoice({ workspaceId }: { workspaceId: string }) {
  const translate = useTranslate();
  const problem = useFieldProblem('userId');
  const { report } = useDataProvider<ConsoleDataProvider>();
  const { data: members = [], error } = useQuery({
    queryKey: ['workspace-members', workspaceId],
    queryFn: async ({ signal }) => (await report<{ data: Member[] }>(`workspaces/${encodeURIComponent(workspaceId)}/members?limit=100`, signal)).data,
    enabled: workspaceId !== '',
  });
  const hint = workspaceId === '' ? translate('console.api_keys.field.owner_first') : error?.message;
  return (
    // Anew for each workspace, so that no member of another one stays chosen.
    <TextField key={workspaceId} select name="userId" label={translate('console.api_keys.field.owner')} defaultValue="" disabled={workspaceId === ''} error={problem !== undefined || error !== null} helperText={problem ?? hint} slotProps={{ formHelperText: { sx: { '&.Mui-disabled': { color: 'text.secondary' } } } }} fullWidth>
      {members
        .filter(({ status }) => status === 'active')
        .map(({ userId, email, role }) => (
          <MenuItem key={userId} value={userId}>
            {visibleText(email)} · {translate(`console.api_keys.role.${role}`, { _: role })}
          </MenuItem>
        ))}
    </TextField>
  );
}
