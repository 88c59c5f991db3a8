import { useTranslate } from 'react-admin';
import { StatusChip } from '../../ui/status-chip.tsx';
import type { Workspace } from './workspace.ts';

export function WorkspaceStatusChip({ status }: { status: Workspace['status'] }) {
  const translate = useTranslate();
  return <StatusChip colour={status === 'active' ? 'success.main' : 'error.main'} word={translate(`console.workspaces.status.${status}`)} hint={translate(`console.workspaces.status_hint.${status}`)} />;
}
