import type { Database } from '@kp/database';
import { AppError, type AuditOrigin } from '@kp/task-contracts';
import type { AuditTrail } from '../audit/audit-trail.ts';
import { changedFields } from '../identity/changed-fields.ts';
import type { IdentityChanges } from '../identity/identity-changes.ts';
import type { WorkspaceView } from './workspace-views.ts';
import { WorkspacesRepository, type WorkspaceFields } from './workspaces.repository.ts';

/** SQLSTATE of a reference to something that is not there: a plan, here. */
const FOREIGN_KEY_VIOLATION = '23503';

/** Reads and changes the record of a workspace. */
export class WorkspacesService {
  private readonly parts: { database: Database; audit: AuditTrail; changes: IdentityChanges };

  constructor(parts: WorkspacesService['parts']) {
    this.parts = parts;
  }

  /** @throws AppError `not-found` */
  async get(workspaceId: string): Promise<WorkspaceView> {
    const workspace = await WorkspacesRepository.byId(this.parts.database, workspaceId);
    if (!workspace) throw new AppError('not-found', 'There is no such workspace.');
    return workspace;
  }

  /** @param version the one the caller has seen. @throws AppError `not-found`, `conflict`, `validation-failed` */
  async update(workspaceId: string, { version, reason, ...fields }: WorkspaceFields & { version?: number | undefined; reason?: string }, origin: AuditOrigin): Promise<WorkspaceView> {
    const { database, audit, changes } = this.parts;
    const updated = await database.transaction(async (tx) => {
      const before = await WorkspacesRepository.lock(tx, workspaceId);
      if (!before) throw new AppError('not-found', 'There is no such workspace.');
      if (version !== undefined && version !== before.version) throw new AppError('conflict', 'The workspace was changed meanwhile. Read it again and repeat your change.');
      const changed = changedFields(before, fields);
      if (!changed) return before;
      const after = await WorkspacesRepository.update(tx, workspaceId, fields);
      await audit.append(tx, { chain: workspaceId, action: actionOf(before, after), target: { kind: 'workspace', id: workspaceId, name: after.name }, ...changed, ...(reason ? { reason } : {}), ...origin });
      return after;
    }).catch(rejectUnknownPlan);
    changes.announce(workspaceId);
    return updated;
  }
}

/** @throws AppError `validation-failed` for a plan that does not exist, else the error itself */
export function rejectUnknownPlan(error: unknown): never {
  if ((error as { code?: string }).code === FOREIGN_KEY_VIOLATION) throw AppError.validation([{ path: 'planId', code: 'unknown', message: 'There is no such plan.' }]);
  throw error;
}

function actionOf(before: WorkspaceView, after: WorkspaceView): string {
  if (before.status === after.status) return 'workspace.changed';
  return after.status === 'suspended' ? 'workspace.suspended' : 'workspace.reactivated';
}
