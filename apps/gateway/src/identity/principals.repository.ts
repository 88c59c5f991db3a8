import type { Queryable } from '@kp/database';
import { workspacePermissionsOf, type Mode, type PlatformRole, type WorkspacePermission, type WorkspaceRole } from '@kp/task-contracts';
import { isIpAllowed } from './ip-allow-list.ts';
import type { KnownCaller } from './principal-cache.ts';
import type { SessionClaims } from './session-tokens.ts';

interface KeyRow {
  id: string;
  workspace_id: string;
  workspace_status: 'active' | 'suspended';
  user_id: string;
  role: WorkspaceRole;
  mode: Mode;
  scopes: WorkspacePermission[];
  ip_allow_list: string[];
  cost_centre: string | null;
  units_per_day: string | null;
  units_per_month: string | null;
  requests_per_minute: number | null;
  expires_in_ms: number | null;
}

interface SessionRow {
  workspace_id: string | null;
  workspace_status: 'active' | 'suspended' | null;
  role: WorkspaceRole | null;
  platform_role: PlatformRole | null;
  expires_in_ms: number;
}

const USED_AT_MOST_EVERY = `interval '1 minute'`;
const numberOrNull = (text: string | null): number | null => (text === null ? null : Number(text));

/** Reads who a credential stands for, as it is now: a key or session says nothing that the database does not. */
export class PrincipalsRepository {
  private readonly database: Queryable;

  constructor(database: Queryable) {
    this.database = database;
  }

  /** The owner must still be a member and be active: a key is never more alive than its owner. */
  async byKeyHash(keyHash: string): Promise<KnownCaller | undefined> {
    const [key] = await this.database.query<KeyRow>(
      `SELECT key.id, key.workspace_id, workspace.status AS workspace_status, key.user_id, member.role, key.mode, key.scopes, key.ip_allow_list, key.cost_centre, key.units_per_day, key.units_per_month, key.requests_per_minute,
              (extract(epoch FROM key.expires_at - now()) * 1000)::float8 AS expires_in_ms
         FROM api_key key
         JOIN workspace ON workspace.id = key.workspace_id
         JOIN app_user owner ON owner.id = key.user_id AND owner.status = 'active'
         JOIN workspace_member member ON member.workspace_id = key.workspace_id AND member.user_id = key.user_id
        WHERE key.key_hash = $1 AND key.revoked_at IS NULL AND (key.expires_at IS NULL OR key.expires_at > now())`,
      [keyHash],
    );
    if (!key) return undefined;
    const ofRole = new Set(workspacePermissionsOf(key.role));
    return {
      principal: {
        kind: 'api-key',
        userId: key.user_id,
        keyId: key.id,
        workspaceId: key.workspace_id,
        ...(key.workspace_status === 'suspended' ? { isWorkspaceSuspended: true } : {}),
        role: key.role,
        permissions: new Set(key.scopes.filter((scope) => ofRole.has(scope))),
        keyLimits: { unitsPerDay: numberOrNull(key.units_per_day), unitsPerMonth: numberOrNull(key.units_per_month), requestsPerMinute: key.requests_per_minute },
        mode: key.mode,
        ...(key.cost_centre ? { costCentre: key.cost_centre } : {}),
      },
      expiresInMs: key.expires_in_ms ?? Infinity,
      isIpAllowed: isIpAllowed(key.ip_allow_list),
    };
  }

  /** Notes when and from where a key was used, once a minute at most. */
  async noteUse(keyId: string, ip: string): Promise<void> {
    await this.database.query(`UPDATE api_key SET last_used_at = now(), last_used_ip = $2 WHERE id = $1 AND (last_used_at IS NULL OR last_used_at < now() - ${USED_AT_MOST_EVERY})`, [keyId, ip]);
  }

  /** Roles come from here and not from the token, so that a changed one acts at once; the token only says which workspace. */
  async bySession({ sessionId, userId, workspaceId }: SessionClaims): Promise<KnownCaller | undefined> {
    const [session] = await this.database.query<SessionRow>(
      `SELECT member.workspace_id, workspace.status AS workspace_status, member.role, platform_role.role AS platform_role,
              (extract(epoch FROM least(session.expires_at, session.idle_expires_at) - now()) * 1000)::float8 AS expires_in_ms
         FROM console_session session
         JOIN app_user person ON person.id = session.user_id AND person.status = 'active'
         LEFT JOIN platform_role ON platform_role.user_id = person.id
         LEFT JOIN workspace_member member ON member.user_id = person.id AND member.workspace_id = $3
         LEFT JOIN workspace ON workspace.id = member.workspace_id
        WHERE session.id = $1 AND session.user_id = $2 AND session.ended_at IS NULL AND session.expires_at > now() AND session.idle_expires_at > now()`,
      [sessionId, userId, workspaceId ?? null],
    );
    if (!session) return undefined;
    return {
      principal: {
        kind: 'session',
        userId,
        sessionId,
        ...(session.workspace_id && session.role ? { workspaceId: session.workspace_id, role: session.role } : {}),
        ...(session.workspace_status === 'suspended' ? { isWorkspaceSuspended: true } : {}),
        permissions: new Set(session.role ? workspacePermissionsOf(session.role) : []),
        mode: 'live',
        ...(session.platform_role ? { platformRole: session.platform_role } : {}),
      },
      expiresInMs: session.expires_in_ms,
      isIpAllowed: () => true,
    };
  }
}
