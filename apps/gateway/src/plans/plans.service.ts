import type { Database } from '@kp/database';
import { AppError, PLATFORM_CHAIN, storableText, type AuditOrigin } from '@kp/task-contracts';
import { z } from 'zod';
import type { AuditTrail } from '../audit/audit-trail.ts';
import { decodeCursor, encodeCursor } from '../http/paging.ts';
import type { LimitsService } from '../limits/limits.service.ts';
import { changedFields } from './changed-fields.ts';
import type { CreatePlanBody, PlanListParameters, PlanPage, PlanView, PublishVersionBody, UpdatePlanBody, VersionListParameters, VersionPage } from './plan-views.ts';
import type { PlansRepository } from './plans.repository.ts';

const PlanCursor = z.object({ id: storableText() });
const VersionCursor = z.object({ version: z.int() });

/** What the audit log keeps of a version. */
const auditableOf = ({ limits, statements, requireAcceptance }: Pick<PlanView['current'], 'limits' | 'statements' | 'requireAcceptance'>) => ({ ...limits, statements, requireAcceptance });

/** Plans and their versions. */
export class PlansService {
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

  async list({ status, id, cursor, limit }: z.infer<typeof PlanListParameters>): Promise<z.infer<typeof PlanPage>> {
    const plans = await this.plans.list({ status, ids: id?.split(','), afterId: decodeCursor(PlanCursor, cursor)?.id, limit: limit + 1 });
    const data = plans.slice(0, limit);
    return { data, meta: plans.length > limit ? { nextCursor: encodeCursor({ id: data.at(-1)?.id ?? '' }) } : {} };
  }

  async get(planId: string): Promise<PlanView> {
    return known(await this.plans.find(planId));
  }

  async versions(planId: string, { cursor, limit }: z.infer<typeof VersionListParameters>): Promise<z.infer<typeof VersionPage>> {
    await this.get(planId);
    const versions = await this.plans.versions(planId, decodeCursor(VersionCursor, cursor)?.version, limit + 1);
    const data = versions.slice(0, limit);
    return { data, meta: versions.length > limit ? { nextCursor: encodeCursor({ version: data.at(-1)?.version ?? 0 }) } : {} };
  }

  /** @throws AppError `conflict` when the id is taken */
  async create({ reason, ...body }: CreatePlanBody, origin: AuditOrigin): Promise<PlanView> {
    return this.database.transaction(async (tx) => {
      if (!(await this.plans.insert(body, tx))) throw new AppError('conflict', `There is a plan "${body.id}" already.`);
      await this.plans.insertVersion(body.id, 1, body, origin.actor.id, tx);
      await this.audit.append(tx, { chain: PLATFORM_CHAIN, action: 'plan.created', target: { kind: 'plan', id: body.id, name: body.name }, after: { name: body.name, description: body.description, ...auditableOf(body) }, reason, ...origin });
      return known(await this.plans.find(body.id, tx));
    });
  }

  async update(planId: string, { reason, ...body }: UpdatePlanBody, origin: AuditOrigin): Promise<PlanView> {
    const plan = await this.database.transaction(async (tx) => {
      const { name, description, status } = known(await this.plans.lock(planId, tx));
      const before = { name, description, status };
      const after = { name: body.name ?? name, description: body.description ?? description, status: body.status ?? status };
      await this.plans.update(planId, after, tx);
      await this.audit.append(tx, { chain: PLATFORM_CHAIN, action: 'plan.updated', target: { kind: 'plan', id: planId, name: after.name }, ...changedFields(before, after), reason, ...origin });
      return known(await this.plans.find(planId, tx));
    });
    this.limits.changed();
    return plan;
  }

  /** Publishes a version that holds for every workspace of the plan at once. @throws AppError `conflict` when somebody else published one meanwhile */
  async publish(planId: string, { reason, baseVersion, ...body }: PublishVersionBody, origin: AuditOrigin): Promise<PlanView> {
    const plan = await this.database.transaction(async (tx) => {
      const before = known(await this.plans.lock(planId, tx));
      if (before.currentVersion !== baseVersion) throw new AppError('conflict', `Version ${before.currentVersion} was published meanwhile. Look at it and publish again.`);
      await this.plans.insertVersion(planId, baseVersion + 1, body, origin.actor.id, tx);
      const changes = changedFields({ ...auditableOf(before.current), version: baseVersion }, { ...auditableOf(body), version: baseVersion + 1 });
      await this.audit.append(tx, { chain: PLATFORM_CHAIN, action: 'plan-version.published', target: { kind: 'plan', id: planId, name: before.name }, ...changes, reason, ...origin });
      return known(await this.plans.find(planId, tx));
    });
    this.limits.changed();
    return plan;
  }
}

/** @throws AppError `not-found` */
function known(plan: PlanView | undefined): PlanView {
  if (!plan) throw new AppError('not-found', 'There is no such plan.');
  return plan;
}
