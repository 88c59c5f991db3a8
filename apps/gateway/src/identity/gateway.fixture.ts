import { connectNats, Nudges } from '@kp/bus';
import { Database } from '@kp/database';
import { ProblemFilter } from '@kp/http';
import { Logger } from '@kp/telemetry';
import { startThrowawayNats } from '@kp/testing';
import { Module, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AdminApiKeysController } from '../admin/admin-api-keys.controller.ts';
import { AdminUsersController } from '../admin/admin-users.controller.ts';
import { AdminWorkspacesController } from '../admin/admin-workspaces.controller.ts';
import { AuditTrail } from '../audit/audit-trail.ts';
import { registerCors } from '../cors/register-cors.ts';
import { createGatewayDatabase } from '../gateway-database.fixture.ts';
import { createFastifyAdapter } from '../http/fastify-adapter.ts';
import { InvitesController } from '../workspaces/invites.controller.ts';
import { MembersController } from '../workspaces/members.controller.ts';
import { WorkspaceController } from '../workspaces/workspace.controller.ts';
import { ApiKeysController } from './api-keys.controller.ts';
import type { AuthenticationLimits } from './authenticator.ts';
import { logInAs } from './identity.fixture.ts';
import { createIdentity } from './identity-parts.ts';
import { LinksController } from './links.controller.ts';
import type { OidcSettings } from './oidc/oidc-settings.ts';
import { OidcController } from './oidc/oidc.controller.ts';
import { SessionTokens } from './session-tokens.ts';
import { SessionsController } from './sessions.controller.ts';

export const PEPPER = 'p'.repeat(32);
const SIGNING_KEY = 's'.repeat(32);
const CONTROLLERS: Type[] = [WorkspaceController, MembersController, InvitesController, ApiKeysController, SessionsController, LinksController, OidcController, AdminWorkspacesController, AdminUsersController, AdminApiKeysController];

@Module({})
class GatewayModule {}

export interface Answer {
  status: number;
  // Tests look into answers of every shape.
  // oxlint-disable-next-line typescript/no-explicit-any
  body: any;
  headers: Headers;
  /** Value of the refresh cookie, when one was set. */
  refreshCookie: string | undefined;
}

/** Replicas of the gateway's identity parts on one real database and one real NATS, spoken to over HTTP. */
export async function startGateways({ replicas = 1, oidc, limits, controllers = [], isHttps = false }: { isHttps?: boolean; replicas?: number; oidc?: (publicBaseUrl: string) => OidcSettings; limits?: AuthenticationLimits; controllers?: Type[] } = {}) {
  const [nats, throwaway] = await Promise.all([startThrowawayNats(), createGatewayDatabase()]);
  const databaseUrl = throwaway.roleUrl;
  const database = new Database(databaseUrl, 'gateway', 8);
  const logger = new Logger('test', 'silent');
  const audit = new AuditTrail();
  const started: { app: NestFastifyApplication; url: string; flush: () => Promise<void>; close: () => Promise<void> }[] = [];
  for (let index = 0; index < replicas; index += 1) {
    const connection = await connectNats(nats.url, `gateway-${index}`);
    const adapter = await createFastifyAdapter(logger);
    // The address is known only once it listens, and the provider must know it before.
    const probe = await freePort();
    const publicBaseUrl = `http://127.0.0.1:${probe}`;
    const identity = createIdentity({ database, nudges: new Nudges(connection), audit, logger, pepper: PEPPER, signingKeys: SIGNING_KEY, publicBaseUrl: isHttps ? 'https://kling.example.com' : publicBaseUrl, oidc: oidc?.(publicBaseUrl), limits });
    const module = { module: GatewayModule, controllers: [...CONTROLLERS, ...controllers], providers: [...identity.providers, { provide: APP_GUARD, useValue: identity.guard }, { provide: APP_FILTER, useValue: new ProblemFilter(logger) }, { provide: Database, useValue: database }] };
    const app = await NestFactory.create<NestFastifyApplication>(module, adapter, { logger: false, bodyParser: false });
    await registerCors(app.getHttpAdapter().getInstance(), identity.cors);
    await app.listen(probe, '127.0.0.1');
    await connection.flush();
    started.push({ app, url: publicBaseUrl, flush: () => connection.flush(), close: async () => (await app.close(), await connection.close()) });
  }
  const urls = started.map((each) => each.url);
  const tokens = new SessionTokens(SIGNING_KEY);

  /** Every nudge that was sent has arrived: what is remembered after this would be remembered for seconds. */
  async function settle(): Promise<void> {
    // A flush of the sender hands its messages to the server, one of the receiver brings them in.
    for (let round = 0; round < 2; round += 1) for (const each of started) await each.flush();
  }

  async function ask(method: string, path: string, { token, body, cookie, headers = {}, replica = 0, settled = replica > 0 }: { token?: string | undefined; body?: unknown; cookie?: string | undefined; headers?: Record<string, string>; replica?: number; settled?: boolean } = {}): Promise<Answer> {
    if (settled) await settle();
    const response = await fetch(`${urls[replica]}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(token ? { authorization: `Bearer ${token}` } : {}), ...(cookie ? { cookie: `kp_refresh=${cookie}` } : {}), ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const set = response.headers.getSetCookie().find((each) => each.startsWith('kp_refresh=') && !each.startsWith('kp_refresh=;'));
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text, headers: response.headers, refreshCookie: set && /^kp_refresh=([^;]*)/.exec(set)?.[1] };
  }

  return {
    database,
    databaseUrl,
    adminDatabaseUrl: throwaway.url,
    urls,
    tokens,
    ask,
    logIn: (who: Parameters<typeof logInAs>[2]) => logInAs(database, tokens, who),
    auditOf: (target: string) => database.query<{ chain: string; action: string; actor_kind: string; actor_id: string; before: Record<string, unknown> | null; after: Record<string, unknown> | null; reason: string | null }>('SELECT * FROM audit_entry WHERE target_id = $1 ORDER BY occurred_at, seq', [target]),
    async stop(): Promise<void> {
      await Promise.all(started.map((each) => each.close()));
      await database.close();
      await Promise.all([nats.stop(), throwaway.drop()]);
    },
  };
}
export type Gateways = Awaited<ReturnType<typeof startGateways>>;

async function freePort(): Promise<number> {
  const { createServer } = await import('node:net');
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as { port: number };
  await new Promise((resolve) => server.close(resolve));
  return port;
}
