import { createHash, timingSafeEqual } from 'node:crypto';
import { verifyKlingToken } from '@kp/kling-auth';
import type { FastifyInstance } from 'fastify';
import { failWith } from './kling.envelope.ts';
import type { SimulatorClock } from './simulator.clock.ts';
import type { SimulatorStats } from './simulator.stats.ts';

export interface AuthOptions {
  accessKey: string;
  secretKey: string;
  apiKey: string;
  clock: SimulatorClock;
  stats: SimulatorStats;
}

type Credential = { ok: true; kind: 'jwt' | 'api-key' } | { ok: false; code: number; message: string };

/** Guards every path below /v1 as Kling does (kling-api.md §1.1-1.3): an AK/SK token or the API key, else HTTP 401. */
export function installAuth(server: FastifyInstance, options: AuthOptions): void {
  server.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/v1/')) return;
    const credential = await checkAuthorization(request.headers.authorization, options);
    if (!credential.ok) {
      options.stats.refusedAuth += 1;
      return failWith(request, reply, credential.code, credential.message);
    }
    if (credential.kind === 'jwt') options.stats.signedRequests += 1;
    else options.stats.apiKeyRequests += 1;
  });
}

async function checkAuthorization(header: string | undefined, options: AuthOptions): Promise<Credential> {
  if (header === undefined || header.trim() === '') return { ok: false, code: 1001, message: 'Authorization is empty' };
  const [scheme = '', ...rest] = header.trim().split(' ');
  if (scheme.toLowerCase() !== 'bearer') return { ok: false, code: 1002, message: 'Authorization is invalid: not a bearer token' };

  const token = rest.join(' ');
  if (equalSecrets(token, options.apiKey)) return { ok: true, kind: 'api-key' };
  const verdict = await verifyKlingToken(token, {
    secretFor: (accessKey) => (equalSecrets(accessKey, options.accessKey) ? options.secretKey : undefined),
    now: () => new Date(options.clock.now()),
  });
  return verdict.ok ? { ok: true, kind: 'jwt' } : verdict;
}

function equalSecrets(left: string, right: string): boolean {
  const digest = (value: string): Buffer => createHash('sha256').update(value).digest();
  return timingSafeEqual(digest(left), digest(right));
}
