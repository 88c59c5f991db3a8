import type { PlatformRole } from './identity.entities.ts';

export interface Permission {
  resource: 'overview' | 'tasks' | 'models' | 'new-task' | 'provider-accounts';
  action: 'list' | 'show' | 'create' | 'edit';
}

const EVERY_ROLE: Permission[] = [
  { resource: 'overview', action: 'show' },
  { resource: 'tasks', action: 'list' },
  { resource: 'tasks', action: 'show' },
  { resource: 'models', action: 'list' },
  // As the API: whoever belongs to a workspace may create tasks in it.
  { resource: 'new-task', action: 'create' },
];
/** Accounts are credentials and money: a reviewer of content does not even see them. */
const RUN_PROVIDERS: Permission[] = (['list', 'show', 'create', 'edit'] as const).map((action) => ({ resource: 'provider-accounts', action }));

const PERMISSIONS: Record<PlatformRole, Permission[]> = {
  reviewer: EVERY_ROLE,
  operator: [...EVERY_ROLE, ...RUN_PROVIDERS],
  admin: [...EVERY_ROLE, ...RUN_PROVIDERS],
};

/** What a platform role may see and do in the console. */
export function permissionsOf(role: PlatformRole | null): Permission[] {
  return role ? PERMISSIONS[role] : [];
}

export function isPermitted(role: PlatformRole | null, { resource, action }: Permission): boolean {
  return permissionsOf(role).some((each) => each.resource === resource && each.action === action);
}
