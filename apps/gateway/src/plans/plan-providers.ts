import type { AskClient } from '@kp/bus';
import type { Database } from '@kp/database';
import type { Provider } from '@nestjs/common';
import type { AuditTrail } from '../audit/audit-trail.ts';
import type { LimitsService } from '../limits/limits.service.ts';
import type { RateLimitsRepository } from '../rate-limits/rate-limits.repository.ts';
import type { CreateBodyCheck } from '../tasks/create-body-check.ts';
import { EstimatesService } from '../usage/estimates.service.ts';
import { QuotaService } from '../usage/quota.service.ts';
import { OverridesRepository } from './overrides.repository.ts';
import { OverridesService } from './overrides.service.ts';
import { PlanHoldersRepository } from './plan-holders.repository.ts';
import { PlanPreviewService } from './plan-preview.service.ts';
import { PlansRepository } from './plans.repository.ts';
import { PlansService } from './plans.service.ts';
import { StatementsService } from './statements.service.ts';
import { WorkspacePlanService } from './workspace-plan.service.ts';

/** What the controllers of plans, quotas and usage are made of. */
export function planProviders(parts: { database: Database; asks: AskClient; limits: LimitsService; rates: RateLimitsRepository; check: CreateBodyCheck; audit: AuditTrail }): Provider[] {
  const plans = new PlansRepository(parts.database);
  const quota = new QuotaService(parts);
  return [
    { provide: PlansService, useValue: new PlansService({ ...parts, plans }) },
    { provide: StatementsService, useValue: new StatementsService({ ...parts, plans }) },
    { provide: WorkspacePlanService, useValue: new WorkspacePlanService({ ...parts, plans }) },
    { provide: OverridesService, useValue: new OverridesService({ ...parts, overrides: new OverridesRepository(parts.database) }) },
    { provide: PlanPreviewService, useValue: new PlanPreviewService({ ...parts, plans, holders: new PlanHoldersRepository(parts.database) }) },
    { provide: QuotaService, useValue: quota },
    { provide: EstimatesService, useValue: new EstimatesService({ ...parts, quota }) },
  ];
}
