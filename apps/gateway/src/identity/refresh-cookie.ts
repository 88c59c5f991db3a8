import type { FastifyReply, FastifyRequest } from 'fastify';
import type { SessionAnswer } from './session-views.ts';
import { SESSION_SECONDS, type Client } from './sessions.repository.ts';
import type { OpenedSession } from './sessions.service.ts';

const NAME = 'kp_refresh';
const PATH = '/auth';

/** The refresh token's way to the browser and back: out of reach of scripts, and sent to /auth only. */
export const RefreshCookie = {
  of: (request: FastifyRequest): string | undefined => request.cookies[NAME],

  set(token: string | undefined, request: FastifyRequest, reply: FastifyReply): void {
    if (token) void reply.setCookie(NAME, token, { path: PATH, httpOnly: true, sameSite: 'strict', secure: request.protocol === 'https', maxAge: SESSION_SECONDS });
  },

  clear(reply: FastifyReply): void {
    void reply.clearCookie(NAME, { path: PATH });
  },

  /** Sets the cookie, if there is a new one, and gives the body of the answer. */
  answer({ refreshToken, answer }: OpenedSession, request: FastifyRequest, reply: FastifyReply): SessionAnswer {
    RefreshCookie.set(refreshToken, request, reply);
    void reply.header('cache-control', 'no-store');
    return answer;
  },

  clientOf: (request: FastifyRequest): Client => ({ ip: request.ip, userAgent: request.headers['user-agent']?.slice(0, 300), requestId: request.id }),
};
