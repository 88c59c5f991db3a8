import { parseOrThrow } from '@kp/task-contracts';
import { Body, Controller, Delete, Get, Header, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Operation } from '../docs/operation.decorator.ts';
import { CallingMember } from '../identity/access.guard.ts';
import { INVITE, LINK_URL } from '../identity/identity-examples.ts';
import { pageOf, PageQuery, type Page } from '../identity/page-query.ts';
import { auditOriginOf, type Member } from '../identity/principal.ts';
import { InvitesService } from './invites.service.ts';
import { CreatedInvite, CreateInviteBody, InviteView } from './workspace-views.ts';

const InviteId = z.object({ inviteId: z.string() });

/** Invitations into the caller's workspace. */
@Controller('v1/invites')
export class InvitesController {
  private readonly invites: InvitesService;

  constructor(invites: InvitesService) {
    this.invites = invites;
  }

  @Get()
  @Operation({ id: 'listInvites', tag: 'Workspace', summary: 'List invites, newest first', access: { workspace: 'members:write' }, query: PageQuery, responses: { 200: { schema: pageOf(InviteView) } }, example: { response: { data: [INVITE], meta: {} } } })
  list(@Query() query: unknown, @CallingMember() { workspaceId }: Member): Promise<Page<InviteView>> {
    return this.invites.list(workspaceId, parseOrThrow(PageQuery, query));
  }

  @Post()
  @Header('cache-control', 'no-store')
  @Operation({
    id: 'createInvite', tag: 'Workspace', summary: 'Invite somebody', description: 'Answers with a one-time link, good for 7 days, to pass on to the person: the platform sends no mail. A newer invite replaces the one before.',
    access: { workspace: 'members:write' }, body: CreateInviteBody, responses: { 201: { schema: CreatedInvite } }, errors: ['conflict'], example: { body: { email: INVITE.email, role: INVITE.role }, response: { ...INVITE, url: LINK_URL } },
  })
  create(@Body() body: unknown, @CallingMember() member: Member, @Req() request: FastifyRequest): Promise<CreatedInvite> {
    return this.invites.create(member, parseOrThrow(CreateInviteBody, body ?? {}), auditOriginOf(member, request));
  }

  @Delete(':inviteId')
  @Operation({ id: 'withdrawInvite', tag: 'Workspace', summary: 'Withdraw an invite', access: { workspace: 'members:write' }, params: InviteId, responses: { 200: { schema: InviteView } }, errors: ['conflict'], example: { response: { ...INVITE, status: 'withdrawn' } } })
  withdraw(@Param('inviteId') inviteId: string, @CallingMember() member: Member, @Req() request: FastifyRequest): Promise<InviteView> {
    return this.invites.withdraw(member, inviteId, auditOriginOf(member, request));
  }
}
