import { Database, type Queryable } from '@kp/database';
import { DEFAULT_KEY_SCOPES, type AuditOrigin, type PlatformRole, type WorkspaceRole } from '@kp/task-contracts';
import { AuditTrail } from '../audit/audit-trail.ts';
import { WorkspacesRepository } from '../workspaces/workspaces.repository.ts';
import { hashApiKey, isApiKeyForm } from './api-key.ts';
import { ApiKeysRepository } from './api-keys.repository.ts';
import { createPerson } from './create-person.ts';
import { hashPassword, isPassword } from './passwords.ts';
import { PeopleRepository } from './people.repository.ts';

export * from './first-administrator.ts';

/** What a new installation begins with. */
export interface BootstrapSettings {
  workspace: { id: string; name: string };
  apiKeys: { name: string; mode: 'live' | 'test'; key: string }[];
  /** The first one owns the keys. */
  users: { email: string; password: string; platformRole: PlatformRole; workspaceRole?: WorkspaceRole }[];
}

const ORIGIN: AuditOrigin = { actor: { kind: 'command-line', id: 'bootstrap' } };

/**
 * Creates the first workspace, users and API keys; repeatable. A changed password is set; roles and memberships
 * are given once, to a user that is new, so that what was changed in the console stays.
 * @param databaseUrl URL of the gateway's own role.
 */
export async function bootstrap(databaseUrl: string, apiKeyPepper: string, settings: BootstrapSettings): Promise<void> {
  const database = new Database(databaseUrl, 'gateway', 1);
  const audit = new AuditTrail();
  const { workspace, users, apiKeys } = settings;
  try {
    await database.transaction(async (tx) => {
      if (await WorkspacesRepository.insert(tx, workspace)) await audit.append(tx, { chain: workspace.id, action: 'workspace.created', target: { kind: 'workspace', ...workspace }, after: { name: workspace.name }, ...ORIGIN });
      for (const [index, user] of users.entries()) await ensureUser(tx, audit, workspace.id, { workspaceRole: index === 0 ? 'owner' : 'developer', ...user });
      const owner = users[0] && (await PeopleRepository.byEmail(tx, users[0].email));
      for (const apiKey of apiKeys) if (owner) await ensureKey(tx, audit, workspace.id, owner.id, apiKey, apiKeyPepper);
    });
  } finally {
    await database.close();
  }
}

async function ensureUser(tx: Queryable, audit: AuditTrail, workspaceId: string, user: BootstrapSettings['users'][number] & { workspaceRole: WorkspaceRole }): Promise<void> {
  const found = await PeopleRepository.byEmail(tx, user.email);
  if (!found) {
    await createPerson(tx, audit, { email: user.email, passwordHash: await hashPassword(user.password), platformRole: user.platformRole, membership: { workspaceId, role: user.workspaceRole } }, ORIGIN);
  } else if (!(await isPassword(found.passwordHash, user.password))) {
    await PeopleRepository.setPassword(tx, found.id, await hashPassword(user.password));
  }
}

async function ensureKey(tx: Queryable, audit: AuditTrail, workspaceId: string, userId: string, { name, mode, key }: BootstrapSettings['apiKeys'][number], pepper: string): Promise<void> {
  if (!isApiKeyForm(key) || !key.startsWith(`kp_${mode}_`)) throw new Error(`API key "${name}" does not have the form kp_${mode}_… with its checksum`);
  const keyHash = hashApiKey(key, pepper);
  if ((await tx.query('SELECT 1 FROM api_key WHERE key_hash = $1', [keyHash])).length > 0) return;
  const scopes = [...DEFAULT_KEY_SCOPES];
  const id = await ApiKeysRepository.insert(tx, { workspaceId, userId, createdBy: userId, name, mode, scopes, ipAllowList: [], costCentre: null, unitsPerDay: null, unitsPerMonth: null, requestsPerMinute: null, expiresAt: null }, { secret: key, keyHash });
  await audit.append(tx, { chain: workspaceId, action: 'api-key.created', target: { kind: 'api-key', id, name }, after: { name, mode, scopes, userId }, ...ORIGIN });
}
