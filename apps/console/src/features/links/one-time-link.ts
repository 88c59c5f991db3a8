import type { PlatformRole, WorkspaceRole } from '@kp/task-contracts/permissions';

/** What a one-time link is for, as the gateway tells whoever holds it. */
export interface OneTimeLink {
  purpose: 'invite' | 'password-reset';
  email: string;
  workspaceName: string | null;
  role: WorkspaceRole | null;
  platformRole: PlatformRole | null;
  expiresAt: string;
  /** Whether the person chooses a password now, or proves with the present one to be who owns the account. */
  asks: 'new-password' | 'known-password';
}

/** The words of the page for a link: the last part of the keys of its texts. */
export function kindOf({ purpose, asks }: OneTimeLink): 'invite' | 'join' | 'reset' {
  if (purpose === 'password-reset') return 'reset';
  return asks === 'known-password' ? 'join' : 'invite';
}
