import { parseOrThrow } from '@kp/task-contracts';
import { Body, Controller, Delete, Get, Header, HttpCode, Param, Patch, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Operation, type OperationSpec } from '../docs/operation.decorator.ts';
import { Caller } from '../identity/access.guard.ts';
import { ADMIN_USER, INVITE, LINK_URL, NO_CONSEQUENCES } from '../identity/identity-examples.ts';
import { pageOf, ReasonQuery, type Page } from '../identity/page-query.ts';
import { auditOriginOf, type Principal } from '../identity/principal.ts';
import { AdminUserQuery, AdminUserView, CreatedUser, CreateUserBody, EndedSessions, ReasonBody, ResetLink, UpdatedUser, UpdateUserBody } from './admin-identity-views.ts';
import { AdminUsersService } from './admin-users.service.ts';

const UserId = z.object({ userId: z.string() });
const LINK = { url: LINK_URL, expiresAt: INVITE.expiresAt };
const onUser = (id: string, summary: string, rest: Partial<OperationSpec>): OperationSpec => ({ id, tag: 'Console', summary, access: { platform: ['users', 'edit'] }, params: UserId, responses: { 200: { schema: AdminUserView } }, example: { response: ADMIN_USER }, ...rest });

/** All people, for the console: their platform roles, and whether they may log in. */
@Controller('admin/v1/users')
export class AdminUsersController {
  private readonly users: AdminUsersService;

  constructor(users: AdminUsersService) {
    this.users = users;
  }

  @Get()
  @Operation({ id: 'adminListUsers', tag: 'Console', summary: 'People, newest first', access: { platform: ['users', 'list'] }, query: AdminUserQuery, responses: { 200: { schema: pageOf(AdminUserView) } }, example: { query: { q: 'kim' }, response: { data: [ADMIN_USER], meta: { total: 1 } } } })
  list(@Query() query: unknown): Promise<Page<AdminUserView>> {
    return this.users.list(parseOrThrow(AdminUserQuery, query));
  }

  @Post()
  @Header('cache-control', 'no-store')
  @Operation({ id: 'adminCreateUser', tag: 'Console', summary: 'Invite somebody to the platform', description: 'Answers with a one-time link, good for 7 days, to pass on to the person.', access: { platform: ['users', 'create'] }, body: CreateUserBody, responses: { 201: { schema: CreatedUser } }, errors: ['conflict'], example: { body: { email: 'kim@example.com', platformRole: 'operator' }, response: { ...ADMIN_USER, hasSignedUp: false, invite: LINK } } })
  create(@Body() body: unknown, @Caller() caller: Principal, @Req() request: FastifyRequest): Promise<z.infer<typeof CreatedUser>> {
    return this.users.create(caller, parseOrThrow(CreateUserBody, body ?? {}), auditOriginOf(caller, request));
  }

  @Get(':userId')
  @Operation(onUser('adminGetUser', 'A person', { access: { platform: ['users', 'show'] } }))
  get(@Param('userId') userId: string): Promise<AdminUserView> {
    return this.users.get(userId);
  }

  @Patch(':userId')
  @Operation(onUser('adminUpdateUser', 'Change platform role, name or status of a person', { description: 'Who is disabled is logged out, and its API keys stop. Nobody disables or demotes themselves, and one administrator always stays.', body: UpdateUserBody, responses: { 200: { schema: UpdatedUser } }, errors: ['conflict'], example: { body: { status: 'disabled', reason: 'Left the company' }, response: { ...ADMIN_USER, status: 'disabled', consequences: { ...NO_CONSEQUENCES, keysStopped: 2, sessionsEnded: 1 } } } }))
  update(@Param('userId') userId: string, @Body() body: unknown, @Caller() caller: Principal, @Req() request: FastifyRequest): Promise<z.infer<typeof UpdatedUser>> {
    return this.users.update(caller, userId, parseOrThrow(UpdateUserBody, body ?? {}), auditOriginOf(caller, request));
  }

  @Post(':userId/reset-link')
  @Header('cache-control', 'no-store')
  @Operation(onUser('adminCreateResetLink', 'Make a link with which a person sets a new password', { description: 'Good for an hour, once. For somebody who has not signed up yet it is a new invite, good for 7 days.', body: ReasonBody, responses: { 201: { schema: ResetLink } }, errors: ['conflict'], example: { body: { reason: 'Asked by phone' }, response: LINK } }))
  resetLink(@Param('userId') userId: string, @Body() body: unknown, @Caller() caller: Principal, @Req() request: FastifyRequest): Promise<z.infer<typeof ResetLink>> {
    return this.users.resetLink(caller, userId, parseOrThrow(ReasonBody, body ?? {}).reason, auditOriginOf(caller, request));
  }

  @Delete(':userId/sessions')
  @HttpCode(200)
  @Operation(onUser('adminEndSessions', 'Log a person out everywhere', { query: ReasonQuery, responses: { 200: { schema: EndedSessions } }, example: { query: { reason: 'Lost laptop' }, response: { sessionsEnded: 2 } } }))
  endSessions(@Param('userId') userId: string, @Query() query: unknown, @Caller() caller: Principal, @Req() request: FastifyRequest): Promise<z.infer<typeof EndedSessions>> {
    return this.users.endSessions(userId, parseOrThrow(ReasonQuery, query).reason, auditOriginOf(caller, request));
  }
}
