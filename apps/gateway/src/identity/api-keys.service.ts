import type { Database } from '@kp/database';
import { AppError, DEFAULT_KEY_SCOPES, type AuditOrigin, type Mode, type WorkspacePermission } from '@kp/task-contracts';
import { MembersRepository } from '../workspaces/members.repository.ts';
import { managesAllKeys } from '../workspaces/role-rules.ts';
import type { ApiKeyChanges } from './api-key-changes.ts';
import type { AdminApiKeyView, ApiKeyView, CreateApiKeyBody, CreatedApiKey, UpdateApiKeyBody } from './api-key-views.ts';
import { ApiKeysRepository, type StoredApiKey } from './api-keys.repository.ts';
import { toPage, type Page, type PageQuery } from './page-query.ts';
import type { Member } from './principal.ts';

const NOT_FOUND = () => new AppError('not-found', 'There is no such API key.');

/** API keys as the members of a workspace manage them. No key can do, or make another that can do, more than who made it. */
export class ApiKeysService {
  private readonly parts: { database: Database; keys: ApiKeyChanges };

  constructor(parts: ApiKeysService['parts']) {
    this.parts = parts;
  }

  async list(member: Member, { limit, cursor, status }: PageQuery & { status?: ApiKeyView['status'] | undefined }): Promise<Page<ApiKeyView>> {
    const filter = { workspaceId: member.workspaceId, userId: managesAllKeys(member) ? undefined : member.userId, status };
    const { database } = this.parts;
    const [keys, total] = await Promise.all([ApiKeysRepository.list(database, filter, { limit: limit + 1, cursor }), ApiKeysRepository.count(database, filter)]);
    const page = toPage(keys, limit, ({ view }) => view.id, ({ view }) => toView(view));
    return { data: page.data, meta: { ...page.meta, total } };
  }

  /** @throws AppError `not-found`, also for a key the caller may not see */
  async get(member: Member, keyId: string): Promise<ApiKeyView> {
    const stored = await ApiKeysRepository.byId(this.parts.database, keyId);
    if (!stored) throw NOT_FOUND();
    assertSees(member, stored);
    return toView(stored.view);
  }

  /** @throws AppError `forbidden`, `validation-failed` */
  async create(member: Member, { scopes, userId = member.userId, ...body }: CreateApiKeyBody, origin: AuditOrigin): Promise<CreatedApiKey> {
    await this.assertUnbound(member);
    const granted = scopes ?? DEFAULT_KEY_SCOPES.filter((scope) => member.permissions.has(scope));
    assertHolds(member, granted, body.mode);
    if (userId !== member.userId) await this.assertMayMakeFor(member, userId);
    return toCreated(await this.parts.keys.create({ ...body, scopes: [...granted], userId, workspaceId: member.workspaceId, createdBy: member.userId }, origin));
  }

  /** @throws AppError `not-found`, `forbidden`, `conflict` */
  async update(member: Member, keyId: string, body: UpdateApiKeyBody, origin: AuditOrigin): Promise<ApiKeyView> {
    await this.assertUnbound(member);
    const check = (stored: StoredApiKey) => {
      assertSees(member, stored);
      assertHolds(member, body.scopes ?? [], stored.view.mode);
    };
    return toView(await this.parts.keys.update(keyId, body, check, origin));
  }

  /** @throws AppError `not-found` */
  async revoke(member: Member, keyId: string, reason: string | undefined, origin: AuditOrigin): Promise<ApiKeyView> {
    return toView(await this.parts.keys.revoke(keyId, (stored) => assertSees(member, stored), origin, reason));
  }

  /** @throws AppError `not-found`, `forbidden`, `conflict` */
  async rotate(member: Member, keyId: string, { overlapHours, reason }: { overlapHours: number; reason?: string | undefined }, origin: AuditOrigin): Promise<CreatedApiKey> {
    await this.assertUnbound(member);
    const check = (stored: StoredApiKey) => {
      assertSees(member, stored);
      // The answer has a key that works: whoever gets it can do what it can do.
      assertHolds(member, stored.view.scopes, stored.view.mode);
      if (stored.view.userId !== member.userId && stored.ownerRole === 'owner' && member.role !== 'owner') throw new AppError('forbidden', 'Only an owner makes keys for an owner.');
    };
    return toCreated(await this.parts.keys.rotate(keyId, { overlapHours, createdBy: member.userId }, check, origin, reason));
  }

  /** A key with an end, addresses or limits of its own could free itself of them by making another. @throws AppError `forbidden` */
  private async assertUnbound({ keyId }: Member): Promise<void> {
    const own = keyId && (await ApiKeysRepository.byId(this.parts.database, keyId))?.view;
    if (own && (own.expiresAt ?? own.unitsPerDay ?? own.unitsPerMonth ?? own.requestsPerMinute) === null && own.ipAllowList.length === 0) return;
    if (own) throw new AppError('forbidden', 'A key with an expiry, an IP allow-list or limits of its own cannot make or change keys.');
  }

  private async assertMayMakeFor(member: Member, userId: string): Promise<void> {
    if (!managesAllKeys(member) || !member.permissions.has('members:write')) throw new AppError('forbidden', 'You make keys for yourself only.');
    const owner = await MembersRepository.byId(this.parts.database, member.workspaceId, userId);
    if (!owner) throw AppError.validation([{ path: 'userId', code: 'unknown', message: 'There is no such member.' }]);
    if (owner.role === 'owner' && member.role !== 'owner') throw new AppError('forbidden', 'Only an owner makes keys for an owner.');
  }
}

/** @throws AppError `not-found`: what one may not see does not exist */
function assertSees(member: Member, { view }: StoredApiKey): void {
  if (view.workspaceId !== member.workspaceId || (view.userId !== member.userId && !managesAllKeys(member))) throw NOT_FOUND();
}

/** @throws AppError `forbidden`, naming what the caller lacks */
function assertHolds(member: Member, scopes: readonly WorkspacePermission[], mode: Mode): void {
  const missing = scopes.filter((scope) => !member.permissions.has(scope));
  if (missing.length > 0) throw new AppError('forbidden', `A key cannot do more than you: ${missing.join(', ')}.`);
  // A test key costs nothing; it must not be a way to one that does.
  if (member.mode === 'test' && mode === 'live') throw new AppError('forbidden', 'A test-mode key makes test-mode keys only.');
}

function toView({ workspaceId: _workspaceId, workspaceName: _workspaceName, ...view }: AdminApiKeyView): ApiKeyView {
  return view;
}

function toCreated({ workspaceId: _workspaceId, workspaceName: _workspaceName, ...created }: AdminApiKeyView & { key: string }): CreatedApiKey {
  return created;
}
