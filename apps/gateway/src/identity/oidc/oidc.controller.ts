import { AppError } from '@kp/task-contracts';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Operation } from '../../docs/operation.decorator.ts';
import { RefreshCookie } from '../refresh-cookie.ts';
import { SignInMethods } from '../session-views.ts';
import type { OidcLogin } from './oidc-login.ts';

const LOGIN_COOKIE = 'kp_oidc';
const COOKIE_PATH = '/auth/oidc';
const CONSOLE = '/console/';
const Redirect = { headers: z.object({ Location: z.string() }) };

/** Login by an identity provider (OpenID Connect); absent unless it is configured. */
@Controller('auth')
export class OidcController {
  static readonly LOGIN = Symbol('oidc-login');
  private readonly login: OidcLogin | undefined;

  constructor(@Inject(OidcController.LOGIN) login: { oidc: OidcLogin | undefined }) {
    this.login = login.oidc;
  }

  @Get('methods')
  @Operation({ id: 'listSignInMethods', tag: 'Sign-in', summary: 'How one can log in here', access: 'public', responses: { 200: { schema: SignInMethods } }, example: { response: { password: true, oidc: { name: 'Example SSO', startUrl: '/auth/oidc/start' } } } })
  methods(): z.infer<typeof SignInMethods> {
    return { password: true, oidc: this.login ? { name: this.login.name, startUrl: '/auth/oidc/start' } : null };
  }

  @Get('oidc/start')
  @Operation({ id: 'startOidcLogin', tag: 'Sign-in', summary: 'Go to the identity provider', access: 'public', responses: { 302: Redirect }, errors: ['not-found'], example: {} })
  async start(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { url, secret, seconds } = await this.configured().begin(request.ip);
    // Lax: the browser must bring it along when the provider sends the person back.
    void reply.setCookie(LOGIN_COOKIE, secret, { path: COOKIE_PATH, httpOnly: true, sameSite: 'lax', secure: request.protocol === 'https', maxAge: seconds });
    await reply.header('cache-control', 'no-store').redirect(url, 302);
  }

  @Get('oidc/callback')
  @Operation({ id: 'finishOidcLogin', tag: 'Sign-in', summary: 'Where the identity provider sends the browser back to', description: 'Opens a session and goes on to the console; what went wrong stands in `problem` of the address.', access: 'public', responses: { 303: Redirect }, errors: ['not-found'], example: {} })
  async callback(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const login = this.configured();
    void reply.clearCookie(LOGIN_COOKIE, { path: COOKIE_PATH }).header('cache-control', 'no-store');
    try {
      const opened = await login.finish(request.url, request.cookies[LOGIN_COOKIE], RefreshCookie.clientOf(request));
      RefreshCookie.set(opened.refreshToken, request, reply);
      await reply.redirect(CONSOLE, 303);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      await reply.redirect(`${CONSOLE}login?problem=${encodeURIComponent(error.message)}`, 303);
    }
  }

  private configured(): OidcLogin {
    if (!this.login) throw new AppError('not-found', 'Login by an identity provider is not set up here.');
    return this.login;
  }
}
