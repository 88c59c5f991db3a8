import { useDataProvider, useNotify, useRefresh } from 'react-admin';
import type { ConsoleDataProvider } from '../../app/data-provider.ts';
import { RESOURCE } from './workspace.ts';

/** Sends a change of a workspace to the admin API. */
export function useSend(workspaceId: string) {
  const { send } = useDataProvider<ConsoleDataProvider>();
  return <T>(method: 'POST' | 'PATCH' | 'DELETE', path: string, body?: object): Promise<T> => send<T>(method, `${RESOURCE}/${encodeURIComponent(workspaceId)}${path}`, body);
}

/** Says that something was done, and reads the page again. */
export function useDone() {
  const refresh = useRefresh();
  const notify = useNotify();
  return (done: string, values: Record<string, string> = {}): void => {
    notify(`console.workspaces.done.${done}`, { type: 'success', messageArgs: values });
    refresh();
  };
}
