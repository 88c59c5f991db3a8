import { parseOrThrow } from '@kp/task-contracts';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Operation } from '../docs/operation.decorator.ts';
import { Caller } from './access.guard.ts';
import { ME, OWN_SESSION, SESSION } from './identity-examples.ts';
import { auditOriginOf, type Principal } from './principal.ts';
import { RefreshCookie } from './refresh-cookie.ts';
import { ChangePasswordBody, LoginBody, MeView, OwnSessionList, RefreshBody, SessionAnswer, SwitchBody } from './session-views.ts';
import { SessionsService } from './sessions.service.ts';

/** Console login. The access token lives in the page's memory, the refresh token in a cookie no script can read. */
@Controller('auth')
export class SessionsController {
  private readonly sessions: SessionsService;

  constructor(sessions: SessionsService) {
    this.sessions = sessions;
  }

  @Post('login')
  @HttpCode(200)
  @Operation({ id: 'login', tag: 'Sign-in', summary: 'Log in with e-mail and password', access: 'public', body: LoginBody, responses: { 200: { schema: SessionAnswer } }, errors: ['unauthenticated'], example: { body: { email: 'kim@example.com', password: 'correct horse battery staple' }, response: SESSION } })
  async login(@Body() body: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionAnswer> {
    return RefreshCookie.answer(await this.sessions.open(parseOrThrow(LoginBody, body ?? {}), RefreshCookie.clientOf(request)), request, reply);
  }

  @Post('refresh')
  @HttpCode(200)
  @Operation({ id: 'refreshSession', tag: 'Sign-in', summary: 'Exchange the refresh cookie for a new access token', description: 'Every refresh token is good once. One that comes again, other than from a second tab within 10 s, ends the session everywhere.', access: 'public', body: RefreshBody, responses: { 200: { schema: SessionAnswer } }, errors: ['unauthenticated'], example: { body: {}, response: SESSION } })
  async refresh(@Body() body: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionAnswer> {
    const { workspaceId } = parseOrThrow(RefreshBody, body ?? {});
    return RefreshCookie.answer(await this.sessions.refresh(RefreshCookie.of(request), workspaceId, RefreshCookie.clientOf(request)), request, reply);
  }

  @Post('logout')
  @HttpCode(204)
  @Operation({ id: 'logout', tag: 'Sign-in', summary: 'End the session of the refresh cookie', access: 'public', responses: { 204: {} }, example: {} })
  async logout(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.close(RefreshCookie.of(request));
    RefreshCookie.clear(reply);
  }

  @Post('switch')
  @HttpCode(200)
  @Operation({ id: 'switchWorkspace', tag: 'Sign-in', summary: 'Work in another of one’s workspaces', access: 'session', body: SwitchBody, responses: { 200: { schema: SessionAnswer } }, errors: ['not-found'], example: { body: { workspaceId: ME.workspace?.id }, response: SESSION } })
  async switch(@Body() body: unknown, @Caller() caller: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionAnswer> {
    return RefreshCookie.answer(await this.sessions.switchTo(caller, parseOrThrow(SwitchBody, body ?? {}).workspaceId), request, reply);
  }

  @Get('me')
  @Operation({ id: 'readMe', tag: 'Sign-in', summary: 'Who is logged in', access: 'session', responses: { 200: { schema: MeView } }, example: { response: ME } })
  me(@Caller() caller: Principal): Promise<MeView> {
    return this.sessions.me(caller);
  }

  @Post('password')
  @HttpCode(200)
  @Operation({ id: 'changePassword', tag: 'Sign-in', summary: 'Change one’s password', description: 'Ends every session of the person; the answer opens a new one.', access: 'session', body: ChangePasswordBody, responses: { 200: { schema: SessionAnswer } }, example: { body: { currentPassword: 'correct horse battery staple', newPassword: 'a much better passphrase' }, response: SESSION } })
  async changePassword(@Body() body: unknown, @Caller() caller: Principal, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionAnswer> {
    const opened = await this.sessions.changePassword(caller, parseOrThrow(ChangePasswordBody, body ?? {}), RefreshCookie.clientOf(request), auditOriginOf(caller, request));
    return RefreshCookie.answer(opened, request, reply);
  }

  @Get('sessions')
  @Operation({ id: 'listOwnSessions', tag: 'Sign-in', summary: 'Where one is logged in', access: 'session', responses: { 200: { schema: OwnSessionList } }, example: { response: { data: [OWN_SESSION], meta: {} } } })
  list(@Caller() caller: Principal): Promise<z.infer<typeof OwnSessionList>> {
    return this.sessions.listOwn(caller);
  }

  @Delete('sessions/:sessionId')
  @HttpCode(204)
  @Operation({ id: 'endOwnSession', tag: 'Sign-in', summary: 'End one of one’s sessions', access: 'session', params: z.object({ sessionId: z.string() }), responses: { 204: {} }, example: {} })
  async end(@Param('sessionId') sessionId: string, @Caller() caller: Principal, @Req() request: FastifyRequest): Promise<void> {
    await this.sessions.endOwn(caller, sessionId, auditOriginOf(caller, request));
  }
}
