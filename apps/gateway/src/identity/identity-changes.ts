import type { Nudges } from '@kp/bus';
import { NUDGES } from '@kp/task-contracts';

type Forget = (workspaceId?: string) => void;

/**
 * Tells every replica that keys, members, roles or workspaces changed, so that what they remember is read again.
 * Announce after commit only; the own replica forgets before `announce` returns.
 */
export class IdentityChanges {
  private readonly nudges: Pick<Nudges, 'send'>;
  private readonly listeners: Forget[] = [];

  constructor(nudges: Pick<Nudges, 'send' | 'on'>) {
    this.nudges = nudges;
    nudges.on(NUDGES.identity, (workspaceId) => this.forgetHere(workspaceId || undefined));
  }

  /** @param forget is called with the workspace that changed, or without one when anything may have */
  onChange(forget: Forget): void {
    this.listeners.push(forget);
  }

  /** @param workspaceId absent: something that concerns several workspaces, such as a person */
  announce(workspaceId?: string): void {
    this.forgetHere(workspaceId);
    this.nudges.send(NUDGES.identity, workspaceId ?? '');
  }

  private forgetHere(workspaceId?: string): void {
    for (const forget of this.listeners) forget(workspaceId);
  }
}
