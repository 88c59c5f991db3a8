import type { Database, Queryable } from '@kp/database';
import { AppError, type AuditOrigin } from '@kp/task-contracts';
import type { AuditTrail } from '../audit/audit-trail.ts';
import { hashApiKey, mintApiKey } from './api-key.ts';
import type { AdminApiKeyView, UpdateApiKeyBody } from './api-key-views.ts';
import { ApiKeysRepository, type NewApiKey, type StoredApiKey } from './api-keys.repository.ts';
import { changedFields } from './changed-fields.ts';
import type { IdentityChanges } from './identity-changes.ts';

type Check = (stored: StoredApiKey) => void;
export type ShownApiKey = AdminApiKeyView & { key: string };

/** What the workspace's own routes and the console both do with keys: each change with its audit entry, told to all replicas. */
export class ApiKeyChanges {
  private readonly parts: { database: Database; audit: AuditTrail; changes: IdentityChanges; pepper: string };

  constructor(parts: ApiKeyChanges['parts']) {
    this.parts = parts;
  }

  async create(key: NewApiKey, origin: AuditOrigin, reason?: string): Promise<ShownApiKey> {
    return this.parts.database.transaction((tx) => this.insert(tx, key, 'api-key.created', origin, reason));
  }

  /** @param check throws unless the caller may. @throws AppError `not-found` */
  async update(keyId: string, body: UpdateApiKeyBody, check: Check, origin: AuditOrigin): Promise<AdminApiKeyView> {
    return this.change(keyId, check, async (tx, { view: before }) => {
      if (before.status === 'revoked') throw new AppError('conflict', 'A revoked key cannot be changed.');
      const changed = changedFields(before, body);
      if (!changed) return;
      await ApiKeysRepository.update(tx, keyId, body);
      await this.append(tx, before, 'api-key.changed', { ...changed, ...origin });
    });
  }

  /** Repeatable. @param check throws unless the caller may. @throws AppError `not-found` */
  async revoke(keyId: string, check: Check, origin: AuditOrigin, reason?: string): Promise<AdminApiKeyView> {
    return this.change(keyId, check, async (tx, { view: before }) => {
      if (before.status === 'revoked') return;
      await ApiKeysRepository.revoke(tx, keyId);
      await this.append(tx, before, 'api-key.revoked', { before: { status: before.status }, after: { status: 'revoked' }, ...(reason ? { reason } : {}), ...origin });
    });
  }

  /**
   * Makes a new key with the settings of an old one, which goes on working for a while. A key with an end gets as long again.
   * @throws AppError `not-found`, `conflict` for a key that works no more or was replaced before
   */
  async rotate(keyId: string, { overlapHours, createdBy }: { overlapHours: number; createdBy: string }, check: Check, origin: AuditOrigin, reason?: string): Promise<ShownApiKey> {
    const { database, changes } = this.parts;
    const shown = await database.transaction(async (tx) => {
      const { view: old } = await this.lock(tx, keyId, check);
      if (old.replacedBy) throw new AppError('conflict', `The key was replaced by ${old.replacedBy} already.`);
      if (old.status !== 'active') throw new AppError('conflict', `The key cannot be replaced: it is ${old.status}.`);
      const expiresAt = old.expiresAt ? new Date(Date.now() + (Date.parse(old.expiresAt) - Date.parse(old.createdAt))).toISOString() : null;
      const made = await this.insert(tx, { ...old, expiresAt, createdBy, rotatedFrom: old.id }, 'api-key.rotated', origin, reason, { replaces: old.id, overlapHours });
      await ApiKeysRepository.replace(tx, old.id, { replacedBy: made.id, overlapHours });
      return made;
    });
    changes.announce(shown.workspaceId);
    return shown;
  }

  private async insert(tx: Queryable, key: NewApiKey, action: string, origin: AuditOrigin, reason?: string, details: object = {}): Promise<ShownApiKey> {
    const secret = mintApiKey(key.mode);
    const id = await ApiKeysRepository.insert(tx, key, { secret, keyHash: hashApiKey(secret, this.parts.pepper) });
    const { view } = (await ApiKeysRepository.byId(tx, id)) as StoredApiKey;
    const { name, mode, scopes, ipAllowList, costCentre, expiresAt, unitsPerDay, unitsPerMonth, requestsPerMinute, userId, prefix } = view;
    await this.append(tx, view, action, { after: { name, mode, scopes, ipAllowList, costCentre, expiresAt, unitsPerDay, unitsPerMonth, requestsPerMinute, userId, prefix, ...details }, ...(reason ? { reason } : {}), ...origin });
    return { ...view, key: secret };
  }

  private async change(keyId: string, check: Check, work: (tx: Queryable, stored: StoredApiKey) => Promise<void>): Promise<AdminApiKeyView> {
    const view = await this.parts.database.transaction(async (tx) => {
      await work(tx, await this.lock(tx, keyId, check));
      return ((await ApiKeysRepository.byId(tx, keyId)) as StoredApiKey).view;
    });
    this.parts.changes.announce(view.workspaceId);
    return view;
  }

  private async lock(tx: Queryable, keyId: string, check: Check): Promise<StoredApiKey> {
    await ApiKeysRepository.lock(tx, keyId);
    const stored = await ApiKeysRepository.byId(tx, keyId);
    if (!stored) throw new AppError('not-found', 'There is no such API key.');
    check(stored);
    return stored;
  }

  private append(tx: Queryable, key: AdminApiKeyView, action: string, rest: Omit<Parameters<AuditTrail['append']>[1], 'chain' | 'action' | 'target'>): Promise<void> {
    return this.parts.audit.append(tx, { chain: key.workspaceId, action, target: { kind: 'api-key', id: key.id, name: key.name }, ...rest });
  }
}
