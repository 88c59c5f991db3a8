import type { Queryable } from '@kp/database';
import { newId, type Mode, type WorkspacePermission, type WorkspaceRole } from '@kp/task-contracts';
import { last4Of, prefixOf } from './api-key.ts';
import type { AdminApiKeyView, UpdateApiKeyBody } from './api-key-views.ts';

interface ApiKeyRow {
  id: string;
  workspace_id: string;
  workspace_name: string;
  user_id: string;
  user_email: string;
  owner_role: WorkspaceRole | null;
  name: string;
  mode: Mode;
  status: AdminApiKeyView['status'];
  prefix: string;
  last4: string | null;
  scopes: WorkspacePermission[];
  ip_allow_list: string[];
  cost_centre: string | null;
  units_per_day: string | null;
  units_per_month: string | null;
  requests_per_minute: number | null;
  created_by: string | null;
  created_at: Date;
  expires_at: Date | null;
  revoked_at: Date | null;
  last_used_at: Date | null;
  last_used_ip: string | null;
  rotated_from: string | null;
  replaced_by: string | null;
}

/** A key as it is stored, with the role its owner has now; null: no member any more. */
export interface StoredApiKey {
  view: AdminApiKeyView;
  ownerRole: WorkspaceRole | null;
}

/** Which keys a list shows. */
export interface ApiKeyFilter {
  workspaceId?: string | undefined;
  userId?: string | undefined;
  status?: AdminApiKeyView['status'] | undefined;
  mode?: Mode | undefined;
  ids?: string[] | undefined;
  search?: string | undefined;
}

export interface NewApiKey {
  workspaceId: string;
  userId: string;
  createdBy: string;
  name: string;
  mode: Mode;
  scopes: WorkspacePermission[];
  ipAllowList: string[];
  costCentre: string | null;
  unitsPerDay: number | null;
  unitsPerMonth: number | null;
  requestsPerMinute: number | null;
  expiresAt: string | null;
  rotatedFrom?: string;
}

const STATUS = `CASE WHEN key.revoked_at IS NOT NULL THEN 'revoked' WHEN key.expires_at <= now() THEN 'expired' WHEN owner.status <> 'active' OR member.role IS NULL THEN 'owner-gone' ELSE 'active' END`;
const FROM = `FROM api_key key JOIN workspace ON workspace.id = key.workspace_id JOIN app_user owner ON owner.id = key.user_id
              LEFT JOIN workspace_member member ON member.workspace_id = key.workspace_id AND member.user_id = key.user_id`;
const KEY = `SELECT key.id, key.workspace_id, workspace.name AS workspace_name, key.user_id, owner.email AS user_email, member.role AS owner_role, key.name, key.mode, ${STATUS} AS status, key.prefix, key.last4, key.scopes, key.ip_allow_list,
                    key.cost_centre, key.units_per_day, key.units_per_month, key.requests_per_minute, key.created_by, key.created_at, key.expires_at, key.revoked_at, key.last_used_at, key.last_used_ip, key.rotated_from, key.replaced_by ${FROM}`;
const FILTER = `($1::text IS NULL OR key.workspace_id = $1) AND ($2::text IS NULL OR key.user_id = $2) AND ($3::text IS NULL OR ${STATUS} = $3) AND ($4::text IS NULL OR key.mode = $4)
                AND ($5::text[] IS NULL OR key.id = ANY($5)) AND ($6::text IS NULL OR position(lower($6) IN lower(key.name || ' ' || key.prefix || ' ' || key.id || ' ' || owner.email)) > 0)`;

const iso = (date: Date | null): string | null => date?.toISOString() ?? null;
const numberOrNull = (text: string | null): number | null => (text === null ? null : Number(text));
const parametersOf = ({ workspaceId, userId, status, mode, ids, search }: ApiKeyFilter) => [workspaceId ?? null, userId ?? null, status ?? null, mode ?? null, ids ?? null, search ?? null];

function toStored(row: ApiKeyRow): StoredApiKey {
  return {
    ownerRole: row.owner_role,
    view: {
      id: row.id, workspaceId: row.workspace_id, workspaceName: row.workspace_name, name: row.name, mode: row.mode, status: row.status, prefix: row.prefix, last4: row.last4, scopes: row.scopes, ipAllowList: row.ip_allow_list,
      costCentre: row.cost_centre, unitsPerDay: numberOrNull(row.units_per_day), unitsPerMonth: numberOrNull(row.units_per_month), requestsPerMinute: row.requests_per_minute,
      userId: row.user_id, userEmail: row.user_email, createdBy: row.created_by, createdAt: row.created_at.toISOString(), expiresAt: iso(row.expires_at), revokedAt: iso(row.revoked_at),
      lastUsedAt: iso(row.last_used_at), lastUsedIp: row.last_used_ip, rotatedFrom: row.rotated_from, replacedBy: row.replaced_by,
    },
  };
}

/** API keys, without the keys. */
export const ApiKeysRepository = {
  async list(tx: Queryable, filter: ApiKeyFilter, { limit, cursor }: { limit: number; cursor?: string | undefined }): Promise<StoredApiKey[]> {
    return (await tx.query<ApiKeyRow>(`${KEY} WHERE ${FILTER} AND ($7::text IS NULL OR key.id < $7) ORDER BY key.id DESC LIMIT $8`, [...parametersOf(filter), cursor ?? null, limit])).map(toStored);
  },

  async count(tx: Queryable, filter: ApiKeyFilter): Promise<number> {
    return (await tx.query<{ total: number }>(`SELECT count(*)::int AS total ${FROM} WHERE ${FILTER}`, parametersOf(filter)))[0]?.total ?? 0;
  },

  async byId(tx: Queryable, keyId: string): Promise<StoredApiKey | undefined> {
    const [row] = await tx.query<ApiKeyRow>(`${KEY} WHERE key.id = $1`, [keyId]);
    return row && toStored(row);
  },

  /** Locks a key: changes of it take turns. */
  async lock(tx: Queryable, keyId: string): Promise<void> {
    await tx.query('SELECT 1 FROM api_key WHERE id = $1 FOR UPDATE', [keyId]);
  },

  /** @param secret the key itself, of which only `keyHash` and a few characters are kept */
  async insert(tx: Queryable, key: NewApiKey, { secret, keyHash }: { secret: string; keyHash: string }): Promise<string> {
    const id = newId('key');
    await tx.query(
      `INSERT INTO api_key (id, workspace_id, user_id, created_by, name, mode, prefix, last4, key_hash, scopes, ip_allow_list, cost_centre, units_per_day, units_per_month, requests_per_minute, expires_at, rotated_from)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
      [id, key.workspaceId, key.userId, key.createdBy, key.name, key.mode, prefixOf(secret), last4Of(secret), keyHash, key.scopes, key.ipAllowList, key.costCentre, key.unitsPerDay, key.unitsPerMonth, key.requestsPerMinute, key.expiresAt, key.rotatedFrom ?? null],
    );
    return id;
  },

  async update(tx: Queryable, keyId: string, body: UpdateApiKeyBody): Promise<void> {
    const columns: Record<string, unknown> = { name: body.name, scopes: body.scopes, ip_allow_list: body.ipAllowList, cost_centre: body.costCentre, expires_at: body.expiresAt, units_per_day: body.unitsPerDay, units_per_month: body.unitsPerMonth, requests_per_minute: body.requestsPerMinute };
    // null sets a field, undefined leaves it alone; the names are ours.
    const given = Object.entries(columns).filter(([, value]) => value !== undefined);
    await tx.query(`UPDATE api_key SET ${given.map(([column], index) => `${column} = $${index + 2}`).join(', ')} WHERE id = $1`, [keyId, ...given.map(([, value]) => value)]);
  },

  async revoke(tx: Queryable, keyId: string): Promise<void> {
    await tx.query('UPDATE api_key SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL', [keyId]);
  },

  /** The old key goes on for `overlapHours` at most, never longer than it would have. */
  async replace(tx: Queryable, keyId: string, { replacedBy, overlapHours }: { replacedBy: string; overlapHours: number }): Promise<void> {
    await tx.query('UPDATE api_key SET replaced_by = $2, expires_at = least(expires_at, now() + make_interval(secs => $3)) WHERE id = $1', [keyId, replacedBy, overlapHours * 3_600]);
  },
};
