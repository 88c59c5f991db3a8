import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { http } from '../../app/services.ts';

export interface OwnSession {
  id: string;
  current: boolean;
  createdAt: string;
  lastSeenAt: string;
  expiresAt: string;
  ip: string | null;
  userAgent: string | null;
}

const KEY = ['own-sessions'];

/** Where the person is signed in; the session of this tab first. */
export function useOwnSessions() {
  return useQuery({ queryKey: KEY, queryFn: async ({ signal }) => inOrder((await http.json<{ data: OwnSession[] }>('/auth/sessions', { signal })).data) });
}

/** Ends some of them, one after the other. What the server refuses ends the rest too, and is shown. */
export function useEndSessions() {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (ids: string[]) => {
      for (const id of ids) await http.open(`/auth/sessions/${encodeURIComponent(id)}`, { method: 'DELETE' });
      return ids.length;
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: KEY }),
  });
}

/** This one first, then by when they were last used. */
export function inOrder(sessions: OwnSession[]): OwnSession[] {
  return sessions.toSorted((a, b) => Number(b.current) - Number(a.current) || b.lastSeenAt.localeCompare(a.lastSeenAt));
}
