import { Database } from '@kp/database';
import { newId } from '@kp/task-contracts';
import { hash, verify } from '@node-rs/argon2';
import { API_KEY_FORM, hashApiKey, prefixOf } from './api-key.ts';

/** What a new installation begins with. */
export interface BootstrapSettings {
  workspace: { id: string; name: string };
  apiKeys: { name: string; mode: 'live' | 'test'; key: string }[];
  users: { email: string; password: string; platformRole: 'operator' | 'reviewer' | 'admin' }[];
}

/**
 * Creates the first workspace, users and API keys; repeatable, and a changed password is set.
 * @param databaseUrl URL of the gateway's own role.
 */
export async function bootstrap(databaseUrl: string, apiKeyPepper: string, settings: BootstrapSettings): Promise<void> {
  const database = new Database(databaseUrl, 'gateway', 1);
  try {
    await database.query('INSERT INTO workspace (id, name) VALUES ($1, $2) ON CONFLICT DO NOTHING', [settings.workspace.id, settings.workspace.name]);
    for (const user of settings.users) await upsertUser(database, settings.workspace.id, user);
    const [owner] = await database.query<{ id: string }>('SELECT id FROM app_user WHERE workspace_id = $1 ORDER BY created_at, id LIMIT 1', [settings.workspace.id]);
    for (const { name, mode, key } of settings.apiKeys) {
      if (!API_KEY_FORM.test(key)) throw new Error(`API key "${name}" does not have the form kp_${mode}_…`);
      await database.query('INSERT INTO api_key (id, workspace_id, user_id, name, mode, prefix, key_hash) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (key_hash) DO NOTHING', [newId('key'), settings.workspace.id, owner?.id, name, mode, prefixOf(key), hashApiKey(key, apiKeyPepper)]);
    }
  } finally {
    await database.close();
  }
}

async function upsertUser(database: Database, workspaceId: string, user: BootstrapSettings['users'][number]): Promise<void> {
  const email = user.email.toLowerCase();
  const [found] = await database.query<{ password_hash: string }>('SELECT password_hash FROM app_user WHERE email = $1', [email]);
  if (found && (await verify(found.password_hash, user.password))) return;
  await database.query(
    `INSERT INTO app_user (id, workspace_id, email, name, password_hash, platform_role) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (email) DO UPDATE SET password_hash = excluded.password_hash, platform_role = excluded.platform_role`,
    [newId('user'), workspaceId, email, email.split('@')[0], await hash(user.password), user.platformRole],
  );
}
