import { parseOrThrow } from '@kp/task-contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Operation } from '../docs/operation.decorator.ts';
import { Caller } from '../identity/access.guard.ts';
import { auditOriginOf, type Principal } from '../identity/principal.ts';
import { CreateOverrideBody, EndOverrideQuery, FreshOverrideBody, OverrideListParameters, OverridePage, OverrideView } from '../plans/override-views.ts';
import { OverridesService } from '../plans/overrides.service.ts';
import { OVERRIDE_EXAMPLE } from '../plans/plan-examples.ts';

const WorkspaceId = z.object({ workspaceId: z.string() });

/** Limits that differ from the plan for a while, for the console. */
@Controller('admin/v1/workspaces/:workspaceId/overrides')
export class AdminOverridesController {
  private readonly overrides: OverridesService;

  constructor(overrides: OverridesService) {
    this.overrides = overrides;
  }

  @Get()
  @Operation({ id: 'adminListOverrides', tag: 'Console', summary: 'Overrides of a workspace with their history, newest first', access: { platform: ['workspaces', 'show'] }, params: WorkspaceId, query: OverrideListParameters, responses: { 200: { schema: OverridePage } }, example: { query: { limit: '25' }, response: { data: [OVERRIDE_EXAMPLE], meta: {} } } })
  list(@Param('workspaceId') workspaceId: string, @Query() query: unknown): Promise<z.infer<typeof OverridePage>> {
    return this.overrides.list(workspaceId, parseOrThrow(OverrideListParameters, query));
  }

  @Post()
  @Operation({ id: 'adminCreateOverride', tag: 'Console', summary: 'Let other limits hold for a workspace, user, API key or end user until a time', access: { platform: ['workspaces', 'edit'] }, params: WorkspaceId, body: CreateOverrideBody, responses: { 201: { schema: OverrideView } }, errors: ['conflict'], example: { body: { target: 'user', targetId: 'usr_1', limits: { userUnitsPerDay: 400 }, reason: 'Launch week', expiresAt: '2027-06-01T00:00:00.000Z' }, response: OVERRIDE_EXAMPLE } })
  create(@Param('workspaceId') workspaceId: string, @Body() body: unknown, @Caller() caller: Principal, @Req() request: FastifyRequest): Promise<OverrideView> {
    return this.overrides.create(workspaceId, parseOrThrow(FreshOverrideBody, body ?? {}), auditOriginOf(caller, request));
  }

  @Delete(':overrideId')
  @HttpCode(200)
  @Operation({ id: 'adminEndOverride', tag: 'Console', summary: 'End an override before its time', access: { platform: ['workspaces', 'edit'] }, params: WorkspaceId.extend({ overrideId: z.string() }), query: EndOverrideQuery, responses: { 200: { schema: OverrideView } }, errors: ['conflict'], example: { query: { reason: 'Launch was called off' }, response: { ...OVERRIDE_EXAMPLE, state: 'ended', endedAt: '2026-11-25T08:00:00.000Z', endedBy: 'usr_2', endReason: 'Launch was called off' } } })
  end(@Param('workspaceId') workspaceId: string, @Param('overrideId') overrideId: string, @Query() query: unknown, @Caller() caller: Principal, @Req() request: FastifyRequest): Promise<OverrideView> {
    return this.overrides.end(workspaceId, overrideId, parseOrThrow(EndOverrideQuery, query).reason, auditOriginOf(caller, request));
  }
}
