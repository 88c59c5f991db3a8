import type { Database } from '@kp/database';
import { AppError, type AuditOrigin } from '@kp/task-contracts';
import type { AuditTrail } from '../audit/audit-trail.ts';
import { LIMITS_VERSION_SQL } from '../limits/limits.repository.ts';
import type { LimitsService } from '../limits/limits.service.ts';
import type { PlansRepository } from './plans.repository.ts';
import type { MoveWorkspaceBody, WorkspacePlanView } from './preview-views.ts';

/** Which plan a workspace has. */
export class WorkspacePlanService {
  private readonly database: Database;
  private readonly plans: PlansRepository;
  private readonly audit: AuditTrail;
  private readonly limits: LimitsService;

  constructor(parts: { database: Database; plans: PlansRepository; audit: AuditTrail; limits: LimitsService }) {
    this.database = parts.database;
    this.plans = parts.plans;
    this.audit = parts.audit;
    this.limits = parts.limits;
  }

  /** Gives a workspace another plan, at once. @throws AppError `not-found`, `conflict` */
  async move(workspaceId: string, { planId, reason }: MoveWorkspaceBody, origin: AuditOrigin): Promise<WorkspacePlanView> {
    const view = await this.database.transaction(async (tx) => {
      const [workspace] = await tx.query<{ name: string; plan_id: string }>('SELECT name, plan_id FROM workspace WHERE id = $1 FOR UPDATE', [workspaceId]);
      if (!workspace) throw new AppError('not-found', 'There is no such workspace.');
      const plan = await this.plans.find(planId, tx);
      if (!plan) throw AppError.validation([{ path: 'planId', code: 'unknown-plan', message: `There is no plan "${planId}".` }]);
      if (workspace.plan_id === planId) throw new AppError('conflict', `The workspace has the plan ${plan.name} already.`);
      if (plan.status === 'retired') throw new AppError('conflict', `The plan ${plan.name} is retired; no workspace can be moved to it.`);
      await tx.query('UPDATE workspace SET plan_id = $2 WHERE id = $1', [workspaceId, planId]);
      await this.audit.append(tx, { chain: workspaceId, action: 'workspace.plan-changed', target: { kind: 'workspace', id: workspaceId, name: workspace.name }, before: { planId: workspace.plan_id }, after: { planId, planVersion: plan.currentVersion }, reason, ...origin });
      const [row] = await tx.query<{ version: string }>(`SELECT ${LIMITS_VERSION_SQL} AS version FROM workspace JOIN plan ON plan.id = workspace.plan_id WHERE workspace.id = $1`, [workspaceId]);
      return { id: workspaceId, planId, planName: plan.name, planVersion: plan.currentVersion, limitsVersion: Number(row?.version) };
    });
    this.limits.changed(workspaceId);
    return view;
  }
}
