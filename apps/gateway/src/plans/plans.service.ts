import type { AuditOrigin } from '@kp/task-contracts';
import type { z } from 'zod';
import type { CreatePlanBody, PlanListParameters, PlanPage, PlanView, PublishVersionBody, UpdatePlanBody, VersionListParameters, VersionPage } from './plan-views.ts';

/** Plans and their versions. */
export class PlansService {
  async list(_query: z.infer<typeof PlanListParameters>): Promise<z.infer<typeof PlanPage>> { throw new Error('not there yet'); }
  async get(_planId: string): Promise<PlanView> { throw new Error('not there yet'); }
  async versions(_planId: string, _query: z.infer<typeof VersionListParameters>): Promise<z.infer<typeof VersionPage>> { throw new Error('not there yet'); }
  async create(_body: CreatePlanBody, _origin: AuditOrigin): Promise<PlanView> { throw new Error('not there yet'); }
  async update(_planId: string, _body: UpdatePlanBody, _origin: AuditOrigin): Promise<PlanView> { throw new Error('not there yet'); }
  async publish(_planId: string, _body: PublishVersionBody, _origin: AuditOrigin): Promise<PlanView> { throw new Error('not there yet'); }
}
