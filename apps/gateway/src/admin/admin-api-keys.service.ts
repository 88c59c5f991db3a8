import type { Database } from '@kp/database';
import { AppError, DEFAULT_KEY_SCOPES, workspacePermissionsOf, type AuditOrigin } from '@kp/task-contracts';
import type { z } from 'zod';
import type { ApiKeyChanges, ShownApiKey } from '../identity/api-key-changes.ts';
import type { AdminApiKeyView, AdminCreateApiKeyBody } from '../identity/api-key-views.ts';
import { ApiKeysRepository } from '../identity/api-keys.repository.ts';
import { toPage, type Page } from '../identity/page-query.ts';
import type { Principal } from '../identity/principal.ts';
import { MembersRepository } from '../workspaces/members.repository.ts';
import type { AdminApiKeyQuery } from './admin-identity-views.ts';

const anybodys = () => undefined;

/** API keys as the console shows and changes them, across workspaces. */
export class AdminApiKeysService {
  private readonly parts: { database: Database; keys: ApiKeyChanges };

  constructor(parts: AdminApiKeysService['parts']) {
    this.parts = parts;
  }

  async list({ limit, cursor, id, q, ...filter }: z.infer<typeof AdminApiKeyQuery>): Promise<Page<AdminApiKeyView>> {
    const { database } = this.parts;
    const wanted = { ...filter, ids: id, search: q };
    const [keys, total] = await Promise.all([ApiKeysRepository.list(database, wanted, { limit: limit + 1, cursor }), ApiKeysRepository.count(database, wanted)]);
    const page = toPage(keys, limit, ({ view }) => view.id, ({ view }) => view);
    return { data: page.data, meta: { ...page.meta, total } };
  }

  /** @throws AppError `not-found` */
  async get(keyId: string): Promise<AdminApiKeyView> {
    const stored = await ApiKeysRepository.byId(this.parts.database, keyId);
    if (!stored) throw new AppError('not-found', 'There is no such API key.');
    return stored.view;
  }

  /** @throws AppError `validation-failed` for a person who is no member there, or scopes above that member's role */
  async create(caller: Principal, { scopes, reason, ...body }: z.infer<typeof AdminCreateApiKeyBody>, origin: AuditOrigin): Promise<ShownApiKey> {
    const owner = await MembersRepository.byId(this.parts.database, body.workspaceId, body.userId);
    if (!owner) throw AppError.validation([{ path: 'userId', code: 'unknown', message: 'There is no such member in this workspace.' }]);
    const ofRole = workspacePermissionsOf(owner.role);
    const missing = scopes?.filter((scope) => !ofRole.includes(scope)) ?? [];
    if (missing.length > 0) throw AppError.validation([{ path: 'scopes', code: 'above-role', message: `The role ${owner.role} does not have: ${missing.join(', ')}.` }]);
    return this.parts.keys.create({ ...body, scopes: scopes ?? DEFAULT_KEY_SCOPES.filter((scope) => ofRole.includes(scope)), createdBy: caller.userId }, origin, reason);
  }

  async revoke(keyId: string, reason: string, origin: AuditOrigin): Promise<AdminApiKeyView> {
    return this.parts.keys.revoke(keyId, anybodys, origin, reason);
  }

  async rotate(caller: Principal, keyId: string, { overlapHours, reason }: { overlapHours: number; reason: string }, origin: AuditOrigin): Promise<ShownApiKey> {
    return this.parts.keys.rotate(keyId, { overlapHours, createdBy: caller.userId }, anybodys, origin, reason);
  }
}
