import { useQuery } from '@tanstack/react-query';
import { http } from '../../app/services.ts';

interface Me {
  workspace: { id: string; permissions: string[] } | null;
}

/**
 * What the signed-in person may do as a member of a workspace, beside any part in running the platform: the public API
 * changes members, and it always means the workspace of the session.
 */
export function useOwnPermissions(workspaceId: string): readonly string[] {
  const { data } = useQuery({ queryKey: ['me'], queryFn: ({ signal }) => http.json<Me>('/auth/me', { signal }) });
  return data?.workspace?.id === workspaceId ? data.workspace.permissions : [];
}
