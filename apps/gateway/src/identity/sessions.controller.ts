import { parseOrThrow, storableText } from '@kp/task-contracts';
import { Body, Controller, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Access } from './access.guard.ts';
import type { User } from './identity.entities.ts';
import { permissionsOf } from './permissions.ts';
import { ACCESS_TOKEN_SECONDS, SessionTokens } from './session-tokens.ts';
import { SESSION_SECONDS, SessionsService, type OpenedSession } from './sessions.service.ts';

const LoginBody = z.strictObject({ email: storableText().min(3).max(320), password: storableText().min(1).max(1_024) });
const REFRESH_COOKIE = 'kp_refresh';

/** Console login. The access token lives in the page's memory, the refresh token in a cookie no script can read. */
@Controller('auth')
@Access('public')
@ApiExcludeController()
export class SessionsController {
  private readonly sessions: SessionsService;
  private readonly tokens: SessionTokens;

  constructor(sessions: SessionsService, tokens: SessionTokens) {
    this.sessions = sessions;
    this.tokens = tokens;
  }

  @Post('login')
  @HttpCode(200)
  async login(@Body() body: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const { email, password } = parseOrThrow(LoginBody, body ?? {});
    return this.answer(await this.sessions.open(email, password), request, reply);
  }

  @Post('refresh')
  @HttpCode(200)
  async refresh(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    return this.answer(await this.sessions.refresh(request.cookies[REFRESH_COOKIE]), request, reply);
  }

  @Post('logout')
  @HttpCode(204)
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
  return { id, email, name, platformRole, permissions: permissionsOf(platformRole) };
}
