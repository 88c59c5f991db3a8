import type { PlatformRole } from './identity.entities.ts';

export interface Permission {
  resource: 'overview' | 'tasks';
  action: 'list' | 'show';
}

const READ_ALL: Permission[] = [
  { resource: 'overview', action: 'show' },
  { resource: 'tasks', action: 'list' },
  { resource: 'tasks', action: 'show' },
];

/** What a platform role may see in the console. */
export function permissionsOf(role: PlatformRole | null): Permission[] {
  return role ? READ_ALL : [];
}
