import { parseOrThrow } from '@kp/task-contracts';
import { Body, Controller, Delete, Get, Param, Patch, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Operation } from '../docs/operation.decorator.ts';
import { CallingMember } from '../identity/access.guard.ts';
import { MEMBER, NO_CONSEQUENCES } from '../identity/identity-examples.ts';
import { OptionalReasonQuery, pageOf, PageQuery, type Page } from '../identity/page-query.ts';
import { auditOriginOf, type Member } from '../identity/principal.ts';
import { MembersService } from './members.service.ts';
import { MemberView, RemovedMember, UpdateMemberBody } from './workspace-views.ts';

const UserId = z.object({ userId: z.string() });

/** People of the caller's workspace. */
@Controller('v1/members')
export class MembersController {
  private readonly members: MembersService;

  constructor(members: MembersService) {
    this.members = members;
  }

  @Get()
  @Operation({ id: 'listMembers', tag: 'Workspace', summary: 'List members', access: { workspace: 'members:read' }, query: PageQuery, responses: { 200: { schema: pageOf(MemberView) } }, example: { query: { limit: '25' }, response: { data: [MEMBER], meta: { total: 1 } } } })
  list(@Query() query: unknown, @CallingMember() { workspaceId }: Member): Promise<Page<MemberView>> {
    return this.members.list(workspaceId, parseOrThrow(PageQuery, query));
  }

  @Patch(':userId')
  @Operation({ id: 'updateMember', tag: 'Workspace', summary: 'Change the role of a member', description: 'Only an owner makes or unmakes owners, and the last owner stays one.', access: { workspace: 'members:write' }, params: UserId, body: UpdateMemberBody, responses: { 200: { schema: MemberView } }, errors: ['conflict'], example: { body: { role: 'developer' }, response: MEMBER } })
  update(@Param('userId') userId: string, @Body() body: unknown, @CallingMember() member: Member, @Req() request: FastifyRequest): Promise<MemberView> {
    return this.members.changeRole(member, userId, parseOrThrow(UpdateMemberBody, body ?? {}), auditOriginOf(member, request));
  }

  @Delete(':userId')
  @Operation({ id: 'removeMember', tag: 'Workspace', summary: 'Remove a member', description: 'Its API keys stop working at once; `activeKeyCount` of the member says beforehand how many.', access: { workspace: 'members:write' }, params: UserId, query: OptionalReasonQuery, responses: { 200: { schema: RemovedMember } }, errors: ['conflict'], example: { query: { reason: 'Left the company' }, response: { id: MEMBER.id, userId: MEMBER.userId, consequences: { ...NO_CONSEQUENCES, keysStopped: 2 } } } })
  remove(@Param('userId') userId: string, @Query() query: unknown, @CallingMember() member: Member, @Req() request: FastifyRequest): Promise<z.infer<typeof RemovedMember>> {
    return this.members.remove(member, userId, parseOrThrow(OptionalReasonQuery, query).reason, auditOriginOf(member, request));
  }
}
