/**
 * Who may do what: one table for the server, the OpenAPI document and the console (design.md §9). Workspace
 * roles say what a member may do inside one workspace, platform roles what somebody may do in the console.
 * Free of imports, so that the console can bundle it without zod.
 */
export const WORKSPACE_ROLES = ['owner', 'admin', 'developer', 'billing', 'read-only'] as const;
export type WorkspaceRole = (typeof WORKSPACE_ROLES)[number];

/** Also the scopes of API keys: a key can do what its scopes and its owner's role both allow. */
export const WORKSPACE_PERMISSIONS = [
  'tasks:read',
  'tasks:write',
  'uploads:write',
  'events:read',
  'models:read',
  'usage:read',
  'workspace:read',
  'workspace:write',
  'statements:accept',
  'members:read',
  'members:write',
  'keys:read',
  'keys:write',
  'audit:read',
] as const;
export type WorkspacePermission = (typeof WORKSPACE_PERMISSIONS)[number];

const READ_ONLY: readonly WorkspacePermission[] = ['tasks:read', 'events:read', 'models:read', 'usage:read', 'workspace:read', 'members:read'];

const OF_WORKSPACE_ROLE: Record<WorkspaceRole, readonly WorkspacePermission[]> = {
  owner: WORKSPACE_PERMISSIONS,
  admin: WORKSPACE_PERMISSIONS,
  developer: [...READ_ONLY, 'tasks:write', 'uploads:write', 'keys:read', 'keys:write'],
  billing: ['models:read', 'usage:read', 'workspace:read', 'members:read', 'statements:accept'],
  'read-only': READ_ONLY,
};

/** What a new API key may do unless it names its scopes: work with tasks, and manage nothing. */
export const DEFAULT_KEY_SCOPES: readonly WorkspacePermission[] = ['tasks:read', 'tasks:write', 'uploads:write', 'events:read', 'models:read', 'usage:read'];

/** What a member with this role may do in the workspace. */
export function workspacePermissionsOf(role: WorkspaceRole): readonly WorkspacePermission[] {
  return OF_WORKSPACE_ROLE[role];
}

export const PLATFORM_ROLES = ['operator', 'reviewer', 'admin'] as const;
export type PlatformRole = (typeof PLATFORM_ROLES)[number];

export const PLATFORM_RESOURCES = ['overview', 'tasks', 'models', 'new-task', 'provider-accounts', 'workspaces', 'users', 'plans', 'api-keys', 'audit'] as const;
export type PlatformResource = (typeof PLATFORM_RESOURCES)[number];
export type PlatformAction = 'list' | 'show' | 'create' | 'edit';

/** One thing a platform role may do, in the words react-admin uses. */
export interface PlatformPermission {
  resource: PlatformResource;
  action: PlatformAction;
}

const permit = (resource: PlatformResource, ...actions: PlatformAction[]): PlatformPermission[] => actions.map((action) => ({ resource, action }));

const REVIEWER: PlatformPermission[] = [
  ...permit('overview', 'show'),
  ...permit('tasks', 'list', 'show'),
  ...permit('models', 'list'),
  // The page creates through the API with the user's own workspace role, which decides.
  ...permit('new-task', 'create'),
];
/** Accounts are credentials and money: a reviewer of content does not even see them. */
const OPERATOR: PlatformPermission[] = [
  ...REVIEWER,
  ...permit('provider-accounts', 'list', 'show', 'create', 'edit'),
  ...permit('workspaces', 'list', 'show', 'edit'),
  ...permit('plans', 'list', 'show'),
  ...permit('api-keys', 'list', 'show', 'edit'),
  ...permit('audit', 'list', 'show'),
];
const ADMIN: PlatformPermission[] = [...OPERATOR, ...permit('workspaces', 'create'), ...permit('plans', 'create', 'edit'), ...permit('users', 'list', 'show', 'create', 'edit'), ...permit('api-keys', 'create')];

const OF_PLATFORM_ROLE: Record<PlatformRole, PlatformPermission[]> = { reviewer: REVIEWER, operator: OPERATOR, admin: ADMIN };

/** What a platform role may see and do in the console. */
export function platformPermissionsOf(role: PlatformRole | null | undefined): PlatformPermission[] {
  return role ? OF_PLATFORM_ROLE[role] : [];
}

export function isPlatformPermitted(role: PlatformRole | null | undefined, { resource, action }: PlatformPermission): boolean {
  return platformPermissionsOf(role).some((each) => each.resource === resource && each.action === action);
}
