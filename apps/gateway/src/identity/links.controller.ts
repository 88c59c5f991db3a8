import { parseOrThrow } from '@kp/task-contracts';
import { Body, Controller, Get, Header, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Operation } from '../docs/operation.decorator.ts';
import { LINK, SESSION } from './identity-examples.ts';
import { LinksService } from './links.service.ts';
import { RefreshCookie } from './refresh-cookie.ts';
import { LinkView, RequestResetBody, SessionAnswer, UseLinkBody } from './session-views.ts';

const Token = z.object({ token: z.string() });

/** One-time links: invites and password resets. A link that is unknown, used, replaced or too old reads the same. */
@Controller('auth')
export class LinksController {
  private readonly links: LinksService;

  constructor(links: LinksService) {
    this.links = links;
  }

  @Get('links/:token')
  @Header('cache-control', 'no-store')
  @Operation({ id: 'readLink', tag: 'Sign-in', summary: 'What a one-time link is for', access: 'public', params: Token, responses: { 200: { schema: LinkView } }, errors: ['link-expired'], example: { response: LINK } })
  read(@Param('token') token: string, @Req() request: FastifyRequest): Promise<LinkView> {
    return this.links.read(token, request.ip);
  }

  @Post('links/:token')
  @HttpCode(200)
  @Operation({ id: 'useLink', tag: 'Sign-in', summary: 'Accept an invite or set a new password', description: 'Who has an account already proves it with its password; nobody else’s link can change that. The answer opens a session.', access: 'public', params: Token, body: UseLinkBody, responses: { 200: { schema: SessionAnswer } }, errors: ['link-expired', 'unauthenticated', 'conflict'], example: { body: { name: 'Kim', password: 'correct horse battery staple' }, response: SESSION } })
  async use(@Param('token') token: string, @Body() body: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionAnswer> {
    return RefreshCookie.answer(await this.links.use(token, parseOrThrow(UseLinkBody, body ?? {}), RefreshCookie.clientOf(request), request.headers.authorization), request, reply);
  }

  @Post('password-reset')
  @HttpCode(202)
  @Operation({ id: 'requestPasswordReset', tag: 'Sign-in', summary: 'Ask for a password reset', description: 'Always 202, whether there is such an account or not. An administrator sees the request and hands out the link: the platform sends no mail.', access: 'public', body: RequestResetBody, responses: { 202: {} }, example: { body: { email: 'kim@example.com' } } })
  async requestReset(@Body() body: unknown, @Req() request: FastifyRequest): Promise<void> {
    await this.links.requestReset(parseOrThrow(RequestResetBody, body ?? {}).email, request.ip);
  }
}
