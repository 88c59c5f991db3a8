import { parseOrThrow } from '@kp/task-contracts';
import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Operation } from '../docs/operation.decorator.ts';
import { Caller } from '../identity/access.guard.ts';
import { auditOriginOf, type Principal } from '../identity/principal.ts';
import { PREVIEW_EXAMPLE } from '../plans/plan-examples.ts';
import { PlanPreviewService } from '../plans/plan-preview.service.ts';
import { MoveWorkspaceBody, PlanPreview, PreviewMoveBody, WorkspacePlanView } from '../plans/preview-views.ts';
import { WorkspacePlanService } from '../plans/workspace-plan.service.ts';
import { AdminQuotaParameters, QuotaView } from '../usage/quota-views.ts';
import { QuotaService } from '../usage/quota.service.ts';
import { QUOTA_EXAMPLE } from '../usage/usage-examples.ts';

const WorkspaceId = z.object({ workspaceId: z.string() });

/** Plan and quota of one workspace, for the console. */
@Controller('admin/v1/workspaces/:workspaceId')
export class AdminQuotaController {
  private readonly quota: QuotaService;
  private readonly previews: PlanPreviewService;
  private readonly workspacePlans: WorkspacePlanService;

  constructor(quota: QuotaService, previews: PlanPreviewService, workspacePlans: WorkspacePlanService) {
    this.quota = quota;
    this.previews = previews;
    this.workspacePlans = workspacePlans;
  }

  @Get('quota')
  @Operation({ id: 'adminReadQuota', tag: 'Console', summary: 'Quota of a workspace', access: { platform: ['workspaces', 'show'] }, params: WorkspaceId, query: AdminQuotaParameters, responses: { 200: { schema: QuotaView } }, example: { query: { mode: 'live' }, response: QUOTA_EXAMPLE } })
  read(@Param('workspaceId') workspaceId: string, @Query() query: unknown): Promise<QuotaView> {
    return this.quota.ofWorkspace(workspaceId, parseOrThrow(AdminQuotaParameters, query).mode);
  }

  @Post('plan')
  @HttpCode(200)
  @Operation({ id: 'adminMoveWorkspace', tag: 'Console', summary: 'Give a workspace another plan; it holds at once', access: { platform: ['workspaces', 'edit'] }, params: WorkspaceId, body: MoveWorkspaceBody, responses: { 200: { schema: WorkspacePlanView } }, errors: ['conflict'], example: { body: { planId: 'team', reason: 'Signed the contract' }, response: { id: 'ws_1', planId: 'team', planName: 'Team', planVersion: 2, limitsVersion: 8 } } })
  move(@Param('workspaceId') workspaceId: string, @Body() body: unknown, @Caller() caller: Principal, @Req() request: FastifyRequest): Promise<WorkspacePlanView> {
    return this.workspacePlans.move(workspaceId, parseOrThrow(MoveWorkspaceBody, body ?? {}), auditOriginOf(caller, request));
  }

  @Post('plan/preview')
  @HttpCode(200)
  @Operation({ id: 'adminPreviewMove', tag: 'Console', summary: 'What another plan would mean for a workspace', description: 'Changes nothing.', access: { platform: ['workspaces', 'show'] }, params: WorkspaceId, body: PreviewMoveBody, responses: { 200: { schema: PlanPreview } }, example: { body: { planId: 'free' }, response: { ...PREVIEW_EXAMPLE, workspaces: 1 } } })
  preview(@Param('workspaceId') workspaceId: string, @Body() body: unknown): Promise<PlanPreview> {
    return this.previews.ofMove(workspaceId, parseOrThrow(PreviewMoveBody, body ?? {}).planId);
  }
}
