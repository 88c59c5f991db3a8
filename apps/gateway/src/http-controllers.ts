import type { Type } from '@nestjs/common';
import { AdminOverridesController } from './admin/admin-overrides.controller.ts';
import { AdminPlansController } from './admin/admin-plans.controller.ts';
import { AdminProviderAccountsController } from './admin/admin-provider-accounts.controller.ts';
import { AdminQuotaController } from './admin/admin-quota.controller.ts';
import { AdminTasksController } from './admin/admin-tasks.controller.ts';
import { KlingWebhookController } from './callbacks/kling-webhook.controller.ts';
import { HealthController } from './http/health.controller.ts';
import { SessionsController } from './identity/sessions.controller.ts';
import { LiveEventsController } from './live-events/live-events.controller.ts';
import { MediaController } from './media/media.controller.ts';
import { ModelsController } from './models/models.controller.ts';
import { StatementsController } from './plans/statements.controller.ts';
import { QuickstartController } from './quickstart/quickstart.controller.ts';
import { TasksController } from './tasks/tasks.controller.ts';
import { UploadsController } from './uploads/uploads.controller.ts';
import { EstimatesController } from './usage/estimates.controller.ts';
import { QuotaController } from './usage/quota.controller.ts';
import { UsageController } from './usage/usage.controller.ts';

/** Every controller with HTTP routes, in the order of the OpenAPI document. */
export const HTTP_CONTROLLERS: Type[] = [TasksController, LiveEventsController, UploadsController, ModelsController, EstimatesController, QuotaController, UsageController, StatementsController, SessionsController, QuickstartController, KlingWebhookController, MediaController, HealthController, AdminTasksController, AdminProviderAccountsController, AdminPlansController, AdminOverridesController, AdminQuotaController];
