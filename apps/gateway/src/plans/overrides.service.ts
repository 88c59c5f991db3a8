import type { Database, Queryable } from '@kp/database';
import { AppError, newId, storableText, type AuditOrigin } from '@kp/task-contracts';
import { z } from 'zod';
import type { AuditTrail } from '../audit/audit-trail.ts';
import { decodeCursor, encodeCursor } from '../http/paging.ts';
import type { LimitsService } from '../limits/limits.service.ts';
import type { CreateOverrideBody, OverrideListParameters, OverridePage, OverrideTarget, OverrideView } from './override-views.ts';
import type { OverridesRepository } from './overrides.repository.ts';

/** Every request of the workspace looks at them: a bound keeps that cheap. */
const MAX_ACTIVE = 1_000;
const OverrideCursor = z.object({ id: storableText() });

/** Who must exist for an override to mean something. An end user is known to the caller only. */
const TARGET_SQL: Partial<Record<OverrideTarget, string>> = {
  user: `SELECT 1 FROM workspace_member WHERE user_id = $2 AND workspace_id = $1`,
  'api-key': `SELECT 1 FROM api_key WHERE id = $2 AND workspace_id = $1 AND revoked_at IS NULL`,
};

/** Limits that differ from the plan for a while. */
export class OverridesService {
  private readonly database: Database;
  private readonly overrides: OverridesRepository;
  private readonly audit: AuditTrail;
  private readonly limits: LimitsService;

  constructor(parts: { database: Database; overrides: OverridesRepository; audit: AuditTrail; limits: LimitsService }) {
    this.database = parts.database;
    this.overrides = parts.overrides;
    this.audit = parts.audit;
    this.limits = parts.limits;
  }

  async list(workspaceId: string, { cursor, limit, ...filter }: z.infer<typeof OverrideListParameters>): Promise<z.infer<typeof OverridePage>> {
    const [workspace] = await this.database.query('SELECT 1 FROM workspace WHERE id = $1', [workspaceId]);
    if (!workspace) throw new AppError('not-found', 'There is no such workspace.');
    const overrides = await this.overrides.list(workspaceId, { ...filter, beforeId: decodeCursor(OverrideCursor, cursor)?.id, limit: limit + 1 });
    const data = overrides.slice(0, limit);
    return { data, meta: overrides.length > limit ? { nextCursor: encodeCursor({ id: data.at(-1)?.id ?? '' }) } : {} };
  }

  /** Holds as soon as this returns. @throws AppError `not-found`, `validation-failed`, `conflict` */
  async create(workspaceId: string, body: CreateOverrideBody, origin: AuditOrigin): Promise<OverrideView> {
    const override = await this.database.transaction(async (tx) => {
      const workspaceName = await this.advance(workspaceId, tx);
      const targetSql = TARGET_SQL[body.target];
      if (targetSql && (await tx.query(targetSql, [workspaceId, body.targetId])).length === 0) throw AppError.validation([{ path: 'targetId', code: 'unknown', message: `The workspace has no such ${body.target}.` }]);
      if ((await this.overrides.countActive(workspaceId, tx)) >= MAX_ACTIVE) throw new AppError('conflict', `A workspace has ${MAX_ACTIVE} overrides at most. End some first.`);
      const created = await this.overrides.insert(newId('override'), workspaceId, body, origin.actor.id, tx);
      await this.audit.append(tx, { chain: workspaceId, action: 'override.created', target: { kind: 'override', id: created.id, name: workspaceName }, after: { target: created.target, targetId: created.targetId, limits: created.limits, expiresAt: created.expiresAt }, reason: body.reason, ...origin });
      return created;
    });
    this.limits.changed(workspaceId);
    return override;
  }

  /** @throws AppError `not-found`; `conflict` when it is over already */
  async end(workspaceId: string, overrideId: string, reason: string, origin: AuditOrigin): Promise<OverrideView> {
    const override = await this.database.transaction(async (tx) => {
      const workspaceName = await this.advance(workspaceId, tx);
      const before = await this.overrides.lock(workspaceId, overrideId, tx);
      if (!before) throw new AppError('not-found', 'There is no such override.');
      if (before.state !== 'active') throw new AppError('conflict', 'The override is over already.');
      const ended = await this.overrides.end(overrideId, origin.actor.id, reason, tx);
      await this.audit.append(tx, { chain: workspaceId, action: 'override.ended', target: { kind: 'override', id: overrideId, name: workspaceName }, before: { state: 'active', limits: before.limits, expiresAt: before.expiresAt }, after: { state: 'ended' }, reason, ...origin });
      return ended;
    });
    this.limits.changed(workspaceId);
    return override;
  }

  /** The limits of the workspace get a new version; its row is locked until the transaction ends. @returns its name */
  private async advance(workspaceId: string, tx: Queryable): Promise<string> {
    const [workspace] = await tx.query<{ name: string }>('UPDATE workspace SET limits_version = limits_version + 1 WHERE id = $1 RETURNING name', [workspaceId]);
    if (!workspace) throw new AppError('not-found', 'There is no such workspace.');
    return workspace.name;
  }
}
