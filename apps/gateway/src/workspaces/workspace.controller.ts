import { parseOrThrow } from '@kp/task-contracts';
import { Body, Controller, Get, Patch, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Operation } from '../docs/operation.decorator.ts';
import { CallingMember } from '../identity/access.guard.ts';
import { WORKSPACE } from '../identity/identity-examples.ts';
import { auditOriginOf, type Member } from '../identity/principal.ts';
import { UpdateWorkspaceBody, WorkspaceView } from './workspace-views.ts';
import { WorkspacesService } from './workspaces.service.ts';

/** The workspace of the caller. */
@Controller('v1/workspace')
export class WorkspaceController {
  private readonly workspaces: WorkspacesService;

  constructor(workspaces: WorkspacesService) {
    this.workspaces = workspaces;
  }

  @Get()
  @Operation({ id: 'getWorkspace', tag: 'Workspace', summary: 'Read the workspace', description: 'The one thing a suspended workspace may still read is itself.', access: { workspace: 'workspace:read' }, responses: { 200: { schema: WorkspaceView } }, example: { response: WORKSPACE } })
  get(@CallingMember() { workspaceId }: Member): Promise<WorkspaceView> {
    return this.workspaces.get(workspaceId);
  }

  @Patch()
  @Operation({ id: 'updateWorkspace', tag: 'Workspace', summary: 'Change name, time zone or CORS origins', access: { workspace: 'workspace:write' }, body: UpdateWorkspaceBody, responses: { 200: { schema: WorkspaceView } }, errors: ['conflict'], example: { body: { corsOrigins: ['https://app.example.com'], version: 2 }, response: WORKSPACE } })
  update(@Body() body: unknown, @CallingMember() member: Member, @Req() request: FastifyRequest): Promise<WorkspaceView> {
    return this.workspaces.update(member.workspaceId, parseOrThrow(UpdateWorkspaceBody, body ?? {}), auditOriginOf(member, request));
  }
}
