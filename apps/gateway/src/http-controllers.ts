import type { Type } from '@nestjs/common';
import { AdminApiKeysController } from './admin/admin-api-keys.controller.ts';
import { AdminAuditController } from './admin/admin-audit.controller.ts';
import { AdminOverridesController } from './admin/admin-overrides.controller.ts';
import { AdminPlansController } from './admin/admin-plans.controller.ts';
import { AdminProviderAccountsController } from './admin/admin-provider-accounts.controller.ts';
import { AdminQuotaController } from './admin/admin-quota.controller.ts';
import { AdminTasksController } from './admin/admin-tasks.controller.ts';
import { AdminUsersController } from './admin/admin-users.controller.ts';
import { AdminWorkspacesController } from './admin/admin-workspaces.controller.ts';
import { AuditController } from './audit/audit.controller.ts';
import { KlingWebhookController } from './callbacks/kling-webhook.controller.ts';
import { HealthController } from './http/health.controller.ts';
import { ApiKeysController } from './identity/api-keys.controller.ts';
import { LinksController } from './identity/links.controller.ts';
import { OidcController } from './identity/oidc/oidc.controller.ts';
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
import { InvitesController } from './workspaces/invites.controller.ts';
import { MembersController } from './workspaces/members.controller.ts';
import { WorkspaceController } from './workspaces/workspace.controller.ts';

/** Every controller with HTTP routes, in the order of the OpenAPI document. */
export const HTTP_CONTROLLERS: Type[] = [
  TasksController,
  LiveEventsController,
  UploadsController,
  ModelsController,
  WorkspaceController,
  MembersController,
  InvitesController,
  ApiKeysController,
  SessionsController,
  LinksController,
  OidcController,
  AuditController,
  EstimatesController,
  QuotaController,
  UsageController,
  StatementsController,
  QuickstartController,
  KlingWebhookController,
  MediaController,
  HealthController,
  AdminTasksController,
  AdminProviderAccountsController,
  AdminWorkspacesController,
  AdminUsersController,
  AdminApiKeysController,
  AdminAuditController,
  AdminPlansController,
  AdminOverridesController,
  AdminQuotaController,
];
