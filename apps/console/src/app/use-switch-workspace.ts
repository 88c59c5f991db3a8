import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { session } from './services.ts';
import type { Membership } from './session.ts';
import { visibleText } from '../ui/visible-text.ts';

/** Makes this tab work in another workspace. Everything it has read is read again, as the answers may differ. */
export function useSwitchWorkspace() {
  const queryClient = useQueryClient();
  const notify = useNotify();
  const [isSwitching, setSwitching] = useState(false);

  async function switchTo({ id, name }: Membership): Promise<void> {
    setSwitching(true);
    try {
      await session.switchWorkspace(id);
      notify('console.user.switched', { type: 'success', messageArgs: { name: visibleText(name) } });
      await queryClient.invalidateQueries();
    } catch (error) {
      notify((error as Error).message, { type: 'error' });
    } finally {
      setSwitching(false);
    }
  }

  return { switchTo, isSwitching };
}
