import type { PlatformRole } from './identity.entities.ts';

export interface Permission {
  resource: 'overview' | 'tasks' | 'models' | 'new-task';
  action: 'list' | 'show' | 'create';
}

const EVERY_ROLE: Permission[] = [
  { resource: 'overview', action: 'show' },
  { resource: 'tasks', action: 'list' },
  { resource: 'tasks', action: 'show' },
  { resource: 'models', action: 'list' },
  // As the API: whoever belongs to a workspace may create tasks in it.
  { resource: 'new-task', action: 'create' },
];

/** What a platform role may see and do in the console. */
export function permissionsOf(role: PlatformRole | null): Permission[] {
  return role ? EVERY_ROLE : [];
}
