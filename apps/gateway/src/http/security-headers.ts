import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/** API answers are data: nothing in them runs, loads or may be framed. */
const API_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";
const PAGE_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; media-src 'self'; connect-src 'self'; object-src 'none'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";
/** Media is shown on the pages of whoever holds a link, and a sandboxed video would not play in a tab of its own. */
const MEDIA_POLICY = "default-src 'none'; media-src 'self'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'none'";

function policyOf(path: string): string {
  if (/^\/(?:console|docs)(?:[/?]|$)/.test(path)) return PAGE_POLICY;
  return path.startsWith('/media/') ? MEDIA_POLICY : API_POLICY;
}

/** @param isHttps whether clients reach the gateway over https only, which browsers are then told to remember for a year */
export async function sendSecurityHeaders(fastify: FastifyInstance, isHttps: boolean): Promise<void> {
  await fastify.register(helmet, {
    // Set below, by path: pages need scripts, answers must have none.
    contentSecurityPolicy: false,
    // Links to media work on any page; what may be read across origins is decided by CORS.
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    xFrameOptions: { action: 'deny' },
  });
  fastify.addHook('onRequest', async (request, reply) => {
    void reply.header('content-security-policy', policyOf(request.url));
  });
}
