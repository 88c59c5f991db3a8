import { parseOrThrow, PLATFORM_ROLES, platformPermissionsOf, storableText } from '@kp/task-contracts';
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Operation } from '../docs/operation.decorator.ts';
import type { User } from './identity.entities.ts';
import { ACCESS_TOKEN_SECONDS, SessionTokens } from './session-tokens.ts';
import { SESSION_SECONDS, SessionsService, type OpenedSession } from './sessions.service.ts';

const LoginBody = z.strictObject({ email: storableText().min(3).max(320), password: storableText().min(1).max(1_024) });
const SessionAnswer = z.object({
  accessToken: z.string(),
  expiresInSeconds: z.int(),
  user: z.object({ id: z.string(), email: z.string(), name: z.string(), platformRole: z.enum(PLATFORM_ROLES).nullable(), permissions: z.array(z.object({ resource: z.string(), action: z.string() })) }),
}).meta({ id: 'Session' });
const EXAMPLE = { accessToken: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ1c3JfMSJ9.c2ln', expiresInSeconds: 600, user: { id: 'usr_1', email: 'operator@example.com', name: 'operator', platformRole: 'operator', permissions: [{ resource: 'tasks', action: 'list' }] } };
const REFRESH_COOKIE = 'kp_refresh';

/** Console login. The access token lives in the page's memory, the refresh token in a cookie no script can read. */
@Controller('auth')
export class SessionsController {
  private readonly sessions: SessionsService;
  private readonly tokens: SessionTokens;

  constructor(sessions: SessionsService, tokens: SessionTokens) {
    this.sessions = sessions;
    this.tokens = tokens;
  }

  @Post('login')
  @HttpCode(200)
  @Operation({ id: 'login', tag: 'Sign-in', summary: 'Log in with e-mail and password', access: 'public', body: LoginBody, responses: { 200: { schema: SessionAnswer } }, errors: ['unauthenticated'], example: { body: { email: 'operator@example.com', password: 'correct horse battery staple' }, response: EXAMPLE } })
  async login(@Body() body: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { email, password } = parseOrThrow(LoginBody, body ?? {});
    return this.answer(await this.sessions.open(email, password), request, reply);
  }

  @Post('refresh')
  @HttpCode(200)
  @Operation({ id: 'refreshSession', tag: 'Sign-in', summary: 'Exchange the refresh cookie for a new access token', access: 'public', responses: { 200: { schema: SessionAnswer } }, errors: ['unauthenticated'], example: { response: EXAMPLE } })
  async refresh(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answer(await this.sessions.refresh(request.cookies[REFRESH_COOKIE]), request, reply);
  }

  @Post('logout')
  @HttpCode(204)
  @Operation({ id: 'logout', tag: 'Sign-in', summary: 'End the session of the refresh cookie', access: 'public', responses: { 204: {} }, example: {} })
  async logout(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.sessions.close(request.cookies[REFRESH_COOKIE]);
    void reply.clearCookie(REFRESH_COOKIE, { path: '/auth' });
  }

  private async answer({ user, refreshToken }: OpenedSession, request: FastifyRequest, reply: FastifyReply) {
    if (refreshToken) void reply.setCookie(REFRESH_COOKIE, refreshToken, { path: '/auth', httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https', maxAge: SESSION_SECONDS });
    void reply.header('cache-control', 'no-store');
    return { accessToken: await this.tokens.sign(user), expiresInSeconds: ACCESS_TOKEN_SECONDS, user: toUserView(user) };
  }
}

function toUserView({ id, email, name, platformRole }: User) {
  return { id, email, name, platformRole, permissions: platformPermissionsOf(platformRole) };
}
