import { parseOrThrow } from '@kp/task-contracts';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Operation } from '../docs/operation.decorator.ts';
import { Caller } from '../identity/access.guard.ts';
import { auditOriginOf, type Principal } from '../identity/principal.ts';
import { LIMITS_EXAMPLE, PLAN_EXAMPLE, PLAN_VERSION_EXAMPLE, PREVIEW_EXAMPLE } from '../plans/plan-examples.ts';
import { PlanPreviewService } from '../plans/plan-preview.service.ts';
import { CreatePlanBody, PlanListParameters, PlanPage, PlanView, PublishVersionBody, UpdatePlanBody, VersionListParameters, VersionPage } from '../plans/plan-views.ts';
import { PlansService } from '../plans/plans.service.ts';
import { PlanPreview, PreviewPlanBody } from '../plans/preview-views.ts';

const PlanId = z.object({ planId: z.string() });
const VERSION_BODY_EXAMPLE = { limits: LIMITS_EXAMPLE, statements: PLAN_VERSION_EXAMPLE.statements, requireAcceptance: true, note: 'More units per month', reason: 'Agreed with the teams' };

/** Plans, for the console. */
@Controller('admin/v1/plans')
export class AdminPlansController {
  private readonly plans: PlansService;
  private readonly previews: PlanPreviewService;

  constructor(plans: PlansService, previews: PlanPreviewService) {
    this.plans = plans;
    this.previews = previews;
  }

  @Get()
  @Operation({ id: 'adminListPlans', tag: 'Console', summary: 'Plans with their current version', access: { platform: ['plans', 'list'] }, query: PlanListParameters, responses: { 200: { schema: PlanPage } }, example: { query: { limit: '25' }, response: { data: [PLAN_EXAMPLE], meta: {} } } })
  list(@Query() query: unknown): Promise<z.infer<typeof PlanPage>> {
    return this.plans.list(parseOrThrow(PlanListParameters, query));
  }

  @Get(':planId')
  @Operation({ id: 'adminGetPlan', tag: 'Console', summary: 'A plan', access: { platform: ['plans', 'show'] }, params: PlanId, responses: { 200: { schema: PlanView } }, example: { response: PLAN_EXAMPLE } })
  get(@Param('planId') planId: string): Promise<PlanView> {
    return this.plans.get(planId);
  }

  @Get(':planId/versions')
  @Operation({ id: 'adminListPlanVersions', tag: 'Console', summary: 'Versions of a plan, newest first', access: { platform: ['plans', 'show'] }, params: PlanId, query: VersionListParameters, responses: { 200: { schema: VersionPage } }, example: { query: { limit: '25' }, response: { data: [PLAN_VERSION_EXAMPLE], meta: {} } } })
  versions(@Param('planId') planId: string, @Query() query: unknown): Promise<z.infer<typeof VersionPage>> {
    return this.plans.versions(planId, parseOrThrow(VersionListParameters, query));
  }

  @Post()
  @Operation({ id: 'adminCreatePlan', tag: 'Console', summary: 'Create a plan with its first version', access: { platform: ['plans', 'create'] }, body: CreatePlanBody, responses: { 201: { schema: PlanView } }, errors: ['conflict'], example: { body: { id: 'team', name: 'Team', description: 'For a team in production', ...VERSION_BODY_EXAMPLE }, response: PLAN_EXAMPLE } })
  create(@Body() body: unknown, @Caller() caller: Principal, @Req() request: FastifyRequest): Promise<PlanView> {
    return this.plans.create(parseOrThrow(CreatePlanBody, body ?? {}), auditOriginOf(caller, request));
  }

  @Patch(':planId')
  @Operation({ id: 'adminUpdatePlan', tag: 'Console', summary: 'Rename, describe, retire or reactivate a plan', access: { platform: ['plans', 'edit'] }, params: PlanId, body: UpdatePlanBody, responses: { 200: { schema: PlanView } }, example: { body: { name: 'Team', reason: 'New name' }, response: PLAN_EXAMPLE } })
  update(@Param('planId') planId: string, @Body() body: unknown, @Caller() caller: Principal, @Req() request: FastifyRequest): Promise<PlanView> {
    return this.plans.update(planId, parseOrThrow(UpdatePlanBody, body ?? {}), auditOriginOf(caller, request));
  }

  @Post(':planId/versions')
  @Operation({ id: 'adminPublishPlanVersion', tag: 'Console', summary: 'Publish a new version; it holds for every workspace of the plan at once', access: { platform: ['plans', 'edit'] }, params: PlanId, body: PublishVersionBody, responses: { 201: { schema: PlanView } }, errors: ['conflict'], example: { body: { baseVersion: 1, ...VERSION_BODY_EXAMPLE }, response: PLAN_EXAMPLE } })
  publish(@Param('planId') planId: string, @Body() body: unknown, @Caller() caller: Principal, @Req() request: FastifyRequest): Promise<PlanView> {
    return this.plans.publish(planId, parseOrThrow(PublishVersionBody, body ?? {}), auditOriginOf(caller, request));
  }

  @Post(':planId/preview')
  @HttpCode(200)
  @Operation({ id: 'adminPreviewPlanVersion', tag: 'Console', summary: 'Who is affected by a new version, before it is published', description: 'Changes nothing. Compares limits with what each workspace uses now and may do now, its overrides included.', access: { platform: ['plans', 'show'] }, params: PlanId, body: PreviewPlanBody, responses: { 200: { schema: PlanPreview } }, example: { body: { limits: { ...LIMITS_EXAMPLE, unitsPerDay: 250 } }, response: PREVIEW_EXAMPLE } })
  preview(@Param('planId') planId: string, @Body() body: unknown): Promise<PlanPreview> {
    return this.previews.ofVersion(planId, parseOrThrow(PreviewPlanBody, body ?? {}));
  }
}
