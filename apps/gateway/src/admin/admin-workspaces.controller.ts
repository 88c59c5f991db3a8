import { parseOrThrow } from '@kp/task-contracts';
import { Body, Controller, Get, Header, Param, Patch, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Operation, type OperationSpec } from '../docs/operation.decorator.ts';
import { Caller } from '../identity/access.guard.ts';
import { ADMIN_WORKSPACE, LINK_URL, MEMBER, INVITE } from '../identity/identity-examples.ts';
import { pageOf, PageQuery, type Page } from '../identity/page-query.ts';
import { auditOriginOf, type Principal } from '../identity/principal.ts';
import { AdminAddMemberBody, AdminMemberView, AdminUpdateWorkspaceBody, AdminWorkspaceQuery, AdminWorkspaceView, CreatedWorkspace, CreateWorkspaceBody } from './admin-identity-views.ts';
import { AdminWorkspacesService } from './admin-workspaces.service.ts';
import { CreatedInvite } from '../workspaces/workspace-views.ts';

const WorkspaceId = z.object({ workspaceId: z.string() });
const onWorkspace = (id: string, summary: string, rest: Partial<OperationSpec>): OperationSpec => ({ id, tag: 'Console', summary, access: { platform: ['workspaces', 'show'] }, params: WorkspaceId, responses: { 200: { schema: AdminWorkspaceView } }, example: { response: ADMIN_WORKSPACE }, ...rest });

/** All workspaces, for the console. */
@Controller('admin/v1/workspaces')
export class AdminWorkspacesController {
  private readonly workspaces: AdminWorkspacesService;

  constructor(workspaces: AdminWorkspacesService) {
    this.workspaces = workspaces;
  }

  @Get()
  @Operation({ id: 'adminListWorkspaces', tag: 'Console', summary: 'Workspaces, newest first', access: { platform: ['workspaces', 'list'] }, query: AdminWorkspaceQuery, responses: { 200: { schema: pageOf(AdminWorkspaceView) } }, example: { query: { q: 'example' }, response: { data: [ADMIN_WORKSPACE], meta: { total: 1 } } } })
  list(@Query() query: unknown): Promise<Page<AdminWorkspaceView>> {
    return this.workspaces.list(parseOrThrow(AdminWorkspaceQuery, query));
  }

  @Post()
  @Header('cache-control', 'no-store')
  @Operation({ id: 'adminCreateWorkspace', tag: 'Console', summary: 'Create a workspace with its owner', access: { platform: ['workspaces', 'create'] }, body: CreateWorkspaceBody, responses: { 201: { schema: CreatedWorkspace } }, errors: ['conflict'], example: { body: { name: ADMIN_WORKSPACE.name, ownerEmail: 'kim@example.com', timeZone: 'Europe/Berlin' }, response: { ...ADMIN_WORKSPACE, ownerLink: { url: LINK_URL, expiresAt: INVITE.expiresAt } } } })
  create(@Body() body: unknown, @Caller() caller: Principal, @Req() request: FastifyRequest): Promise<z.infer<typeof CreatedWorkspace>> {
    return this.workspaces.create(caller, parseOrThrow(CreateWorkspaceBody, body ?? {}), auditOriginOf(caller, request));
  }

  @Get(':workspaceId')
  @Operation(onWorkspace('adminGetWorkspace', 'A workspace', {}))
  get(@Param('workspaceId') workspaceId: string): Promise<AdminWorkspaceView> {
    return this.workspaces.get(workspaceId);
  }

  @Patch(':workspaceId')
  @Operation(onWorkspace('adminUpdateWorkspace', 'Change, suspend or reactivate a workspace', { description: 'A suspended workspace can read itself and do nothing else; what its keys and members send is refused with `workspace-suspended`.', access: { platform: ['workspaces', 'edit'] }, body: AdminUpdateWorkspaceBody, errors: ['conflict'], example: { body: { status: 'suspended', reason: 'Invoice 1234 unpaid' }, response: { ...ADMIN_WORKSPACE, status: 'suspended' } } }))
  update(@Param('workspaceId') workspaceId: string, @Body() body: unknown, @Caller() caller: Principal, @Req() request: FastifyRequest): Promise<AdminWorkspaceView> {
    return this.workspaces.update(workspaceId, parseOrThrow(AdminUpdateWorkspaceBody, body ?? {}), auditOriginOf(caller, request));
  }

  @Get(':workspaceId/members')
  @Operation(onWorkspace('adminListMembers', 'Members of a workspace', { query: PageQuery, responses: { 200: { schema: pageOf(AdminMemberView) } }, example: { response: { data: [{ ...MEMBER, workspaceId: ADMIN_WORKSPACE.id }], meta: { total: 1 } } } }))
  members(@Param('workspaceId') workspaceId: string, @Query() query: unknown): Promise<Page<z.infer<typeof AdminMemberView>>> {
    return this.workspaces.members(workspaceId, parseOrThrow(PageQuery, query));
  }

  @Post(':workspaceId/invites')
  @Header('cache-control', 'no-store')
  @Operation(onWorkspace('adminInviteMember', 'Invite somebody into a workspace', { description: 'The way back into a workspace whose owners are gone.', access: { platform: ['workspaces', 'create'] }, body: AdminAddMemberBody, responses: { 201: { schema: CreatedInvite } }, errors: ['conflict'], example: { body: { email: INVITE.email, role: 'owner', reason: 'The only owner left' }, response: { ...INVITE, role: 'owner', url: LINK_URL } } }))
  invite(@Param('workspaceId') workspaceId: string, @Body() body: unknown, @Caller() caller: Principal, @Req() request: FastifyRequest): Promise<CreatedInvite> {
    return this.workspaces.invite(caller, workspaceId, parseOrThrow(AdminAddMemberBody, body ?? {}), auditOriginOf(caller, request));
  }
}
