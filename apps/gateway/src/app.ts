import { AskClient, Nudges } from '@kp/bus';
import { Database } from '@kp/database';
import { OutboundGuard, ProblemFilter, resolveByServers } from '@kp/http';
import { openObjectStore } from '@kp/object-store';
import { loadConfig, runService, type ServiceParts } from '@kp/service';
import { Logger } from '@kp/telemetry';
import { Module, type DynamicModule } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AuditTrail } from './audit/audit-trail.ts';
import { auditProviders } from './audit/audit-providers.ts';
import { AuditEvents } from './audit/audit.events.ts';
import { takeCallbacksAsBytes } from './callbacks/raw-bodies.ts';
import { CleanUpWorker } from './clean-up/clean-up.worker.ts';
import { GatewayConfig } from './config.ts';
import { serveConsole } from './console/serve-console.ts';
import { CorsOrigins } from './cors/cors-origins.ts';
import { registerCors } from './cors/register-cors.ts';
import { buildOpenApi, describedRoutes } from './docs/openapi.ts';
import { serveDocs } from './docs/serve-docs.ts';
import { HTTP_CONTROLLERS } from './http-controllers.ts';
import { createFastifyAdapter } from './http/fastify-adapter.ts';
import { IpLimits } from './http/ip-limits.ts';
import { HealthController } from './http/health.controller.ts';
import { IdentityCleanUpWorker } from './identity/identity-clean-up.worker.ts';
import { createIdentity } from './identity/identity-parts.ts';
import { oidcSettingsOf } from './identity/oidc/oidc-settings.ts';
import { signingKeysOf } from './identity/session-tokens.ts';
import { LimitsRepository } from './limits/limits.repository.ts';
import { LimitsService } from './limits/limits.service.ts';
import { EventStreams } from './live-events/event-streams.ts';
import { LiveEventsEvents } from './live-events/live-events.events.ts';
import { LiveEventsRepository } from './live-events/live-events.repository.ts';
import { MediaController } from './media/media.controller.ts';
import { migrations } from './migrations/index.ts';
import { planProviders } from './plans/plan-providers.ts';
import { TaskCookies } from './quickstart/task-cookie.ts';
import { RateLimitGuard } from './rate-limits/rate-limit.guard.ts';
import { RateLimiter } from './rate-limits/rate-limiter.ts';
import { RateLimitsRepository } from './rate-limits/rate-limits.repository.ts';
import { CreateBodyCheck } from './tasks/create-body-check.ts';
import { TaskViews } from './tasks/task-views.ts';
import { TasksService } from './tasks/tasks.service.ts';
import { FromUrl } from './uploads/from-url.ts';
import { UploadsController } from './uploads/uploads.controller.ts';

@Module({})
class AppModule {}

function createOutboundGuard({ OUTBOUND_ALLOW: allow, OUTBOUND_PORTS: ports, OUTBOUND_DNS_SERVERS: servers }: GatewayConfig): OutboundGuard {
  return new OutboundGuard({ allow, ...(ports.length > 0 ? { ports } : {}), resolve: resolveByServers(servers) });
}

function createModule(ipLimits: IpLimits, { config, database, logger, asks, nudges, readiness }: ServiceParts<GatewayConfig>): DynamicModule {
  const objects = openObjectStore(config.OBJECT_STORE_URL);
  const guard = createOutboundGuard(config);
  const audit = new AuditTrail();
  const [cookieKey = ''] = signingKeysOf(config.SESSION_SIGNING_KEY);
  const identity = createIdentity({ database, nudges, audit, logger, pepper: config.API_KEY_PEPPER, signingKeys: config.SESSION_SIGNING_KEY, publicBaseUrl: config.APP_PUBLIC_BASE_URL, oidc: oidcSettingsOf(config), limits: ipLimits });
  const limits = new LimitsService({ repository: new LimitsRepository(database), nudges });
  const rates = new RateLimitsRepository(database);
  const limiter = new RateLimiter({ store: rates, logger });
  const check = new CreateBodyCheck(limits, config.KLING_DEFAULT_DURATION_SECONDS);
  const log = new LiveEventsRepository(database);
  return {
    module: AppModule,
    controllers: [...HTTP_CONTROLLERS, LiveEventsEvents, AuditEvents],
    providers: [
      ...identity.providers,
      { provide: APP_GUARD, useValue: identity.guard },
      { provide: APP_GUARD, useValue: new RateLimitGuard(limits, limiter) },
      { provide: RateLimiter, useValue: limiter },
      { provide: APP_FILTER, useValue: new ProblemFilter(logger) },
      { provide: HealthController.READINESS, useValue: readiness },
      { provide: CleanUpWorker, useValue: new CleanUpWorker(database, logger) },
      { provide: IdentityCleanUpWorker, useValue: new IdentityCleanUpWorker(database, logger) },
      { provide: AskClient, useValue: asks },
      { provide: Database, useValue: database },
      { provide: Nudges, useValue: nudges },
      { provide: Logger, useValue: logger },
      { provide: AuditTrail, useValue: audit },
      { provide: LimitsService, useValue: limits },
      { provide: TasksService, useValue: new TasksService(asks, limits, check) },
      ...planProviders({ database, asks, limits, rates, check, audit }),
      { provide: TaskViews, useValue: new TaskViews(asks) },
      { provide: TaskCookies, useValue: new TaskCookies(cookieKey) },
      { provide: LiveEventsRepository, useValue: log },
      ...auditProviders({ database, objects, signingKey: config.AUDIT_SIGNING_KEY, logger }),
      { provide: EventStreams, useValue: new EventStreams({ log, nudges, logger, limits: { maxStreams: config.SSE_MAX_CONNECTIONS, maxStreamsPerWorkspace: config.SSE_MAX_CONNECTIONS_PER_WORKSPACE } }) },
      { provide: IpLimits, useValue: ipLimits },
      { provide: OutboundGuard, useValue: guard },
      { provide: FromUrl, useValue: new FromUrl(guard, objects) },
      { provide: UploadsController.OBJECTS, useValue: objects },
      { provide: MediaController.OBJECTS, useValue: objects },
      { provide: MediaController.SIGNING_KEY, useValue: config.MEDIA_SIGNING_KEY },
    ],
  };
}

async function listen(app: NestFastifyApplication, { config, logger }: ServiceParts<GatewayConfig>): Promise<void> {
  await app.listen(config.PORT, config.HOST);
  logger.info('listening', { url: await app.getUrl() });
}

/** Docs and console are routes of the application, so they are added before it is initialised. */
async function prepare(app: NestFastifyApplication, { config }: ServiceParts<GatewayConfig>): Promise<void> {
  await registerCors(app.getHttpAdapter().getInstance(), app.get(CorsOrigins));
  takeCallbacksAsBytes(app.getHttpAdapter().getInstance());
  if (config.CONSOLE_DIR) await serveConsole(app, config.CONSOLE_DIR);
  await serveDocs(app, buildOpenApi(describedRoutes(HTTP_CONTROLLERS), config.APP_PUBLIC_BASE_URL));
}

/** Boots the gateway. */
export async function start(stopTelemetry: () => Promise<void>): Promise<void> {
  const config = loadConfig('gateway', GatewayConfig);
  const ipLimits = new IpLimits({ requestsPerMinute: config.IP_REQUESTS_PER_MINUTE, failedAuthentications: config.IP_FAILED_AUTHENTICATIONS, loginsPerMinute: config.IP_LOGINS_PER_MINUTE });
  const adapter = await createFastifyAdapter(new Logger('gateway', config.LOG_LEVEL), { ipLimits, trustedProxies: config.TRUSTED_PROXIES, isHttps: config.APP_PUBLIC_BASE_URL.startsWith('https:') });
  await runService({ name: 'gateway', config, entities: [], migrations, emitsEvents: false, module: (parts) => createModule(ipLimits, parts), adapter, prepare, listen, stopTelemetry });
}
