import { AppError, workspacePermissionsOf, type WorkspaceRole } from '@kp/task-contracts';
import type { Member } from '../identity/principal.ts';

/**
 * Nobody gives a role that can do more than themselves, by key or by hand; and owners are made by owners only,
 * although an admin can do the same things: there must be somebody an admin cannot remove.
 * @throws AppError `forbidden`
 */
export function assertMayGive(member: Member, role: WorkspaceRole): void {
  if (role === 'owner' && member.role !== 'owner') throw new AppError('forbidden', 'Only an owner makes somebody an owner.');
  const missing = workspacePermissionsOf(role).filter((permission) => !member.permissions.has(permission));
  if (missing.length > 0) throw new AppError('forbidden', `Somebody with the role ${role} could do more than you: ${missing.join(', ')}.`);
}

/** @throws AppError `forbidden` */
export function assertMayTouch(member: Member, role: WorkspaceRole): void {
  if (role === 'owner' && member.role !== 'owner') throw new AppError('forbidden', 'Only an owner changes or removes an owner.');
}

/** Owners and admins look after everybody's keys, all others after their own. */
export function managesAllKeys(member: Member): boolean {
  return member.role === 'owner' || member.role === 'admin';
}
