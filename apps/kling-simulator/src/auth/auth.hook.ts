import { verifyKlingToken } from '@kp/kling-auth';
import type { FastifyInstance } from 'fastify';
import type { FaultDesk } from '../faults/fault.desk.ts';
import { failWith } from '../kling.envelope.ts';
import { isKlingPath, isNewGeneration, pathOf } from '../kling.operation.ts';
import type { SimulatorStats } from '../simulator.stats.ts';
import type { CredentialStore } from './credential.store.ts';

export interface AuthOptions {
  credentials: CredentialStore;
  /** Real time in milliseconds: tokens are signed by clients that know no virtual clock. */
  wallNow: () => number;
  faults: FaultDesk;
  stats: SimulatorStats;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Name of the API key that was used; empty for a token. */
    apiKeyName: string;
  }
}

type Credential = { ok: true; kind: 'jwt' | 'api-key'; apiKeyName: string } | { ok: false; code: number; message: string };

/** Seen live for a token as well as for garbage (kling-api.md §1.3); the reports leave out where in the console. */
const API_KEY_ONLY = 'Authentication error. The current API does not support AK/SK; please go to the console to create API key.';

/** Guards Kling's paths as Kling does (kling-api.md §1.1-1.3): an AK/SK token or an API key, else HTTP 401. */
export function installAuth(server: FastifyInstance, options: AuthOptions): void {
  server.decorateRequest('apiKeyName', '');
  server.addHook('onRequest', async (request, reply) => {
    const path = pathOf(request);
    if (!isKlingPath(path)) return;
    const skewSeconds = options.faults.clockSkewSeconds(request);
    const credential = await checkAuthorization(request.headers.authorization, isNewGeneration(path), options.wallNow() + skewSeconds * 1000, options.credentials);
    if (!credential.ok) {
      options.stats.refusedAuth += 1;
      return failWith(request, reply, credential.code, credential.message);
    }
    request.apiKeyName = credential.apiKeyName;
    if (credential.kind === 'jwt') options.stats.signedRequests += 1;
    else options.stats.apiKeyRequests += 1;
  });
}

async function checkAuthorization(header: string | undefined, apiKeyOnly: boolean, nowMs: number, credentials: CredentialStore): Promise<Credential> {
  if (header === undefined || header.trim() === '') return { ok: false, code: 1001, message: 'Authorization is empty' };
  const [scheme = '', ...rest] = header.trim().split(' ');
  if (scheme.toLowerCase() !== 'bearer') return { ok: false, code: 1002, message: 'Authorization is invalid: not a bearer token' };

  const token = rest.join(' ');
  const apiKeyName = credentials.apiKeyName(token);
  if (apiKeyName !== undefined) return { ok: true, kind: 'api-key', apiKeyName };
  if (apiKeyOnly && token.trim() !== '') return { ok: false, code: 1002, message: API_KEY_ONLY };
  const verdict = await verifyKlingToken(token, { secretFor: (accessKey) => credentials.secretFor(accessKey), now: () => new Date(nowMs) });
  return verdict.ok ? { ok: true, kind: 'jwt', apiKeyName: '' } : verdict;
}
