import type { Type } from '@nestjs/common';
import { AdminProviderAccountsController } from './admin/admin-provider-accounts.controller.ts';
import { AdminTasksController } from './admin/admin-tasks.controller.ts';
import { KlingWebhookController } from './callbacks/kling-webhook.controller.ts';
import { HealthController } from './http/health.controller.ts';
import { SessionsController } from './identity/sessions.controller.ts';
import { LiveEventsController } from './live-events/live-events.controller.ts';
import { MediaController } from './media/media.controller.ts';
import { ModelsController } from './models/models.controller.ts';
import { QuickstartController } from './quickstart/quickstart.controller.ts';
import { TasksController } from './tasks/tasks.controller.ts';
import { UploadsController } from './uploads/uploads.controller.ts';

/** Every controller with HTTP routes, in the order of the OpenAPI document. */
export const HTTP_CONTROLLERS: Type[] = [TasksController, LiveEventsController, UploadsController, ModelsController, SessionsController, QuickstartController, KlingWebhookController, MediaController, HealthController, AdminTasksController, AdminProviderAccountsController];
