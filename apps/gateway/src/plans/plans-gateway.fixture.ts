import { AskClient, connectNats, natsOptions, Nudges, OnAsk } from '@kp/bus';
import { Database } from '@kp/database';
import { ProblemFilter } from '@kp/http';
import { AppError, ASKS, type AskReply, type AskRequest, type PlatformRole, type TaskRecord, type WorkspaceRole, workspacePermissionsOf } from '@kp/task-contracts';
import { Logger } from '@kp/telemetry';
import { startThrowawayNats } from '@kp/testing';
import { Controller, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, NestFactory } from '@nestjs/core';
import { Transport } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AdminOverridesController } from '../admin/admin-overrides.controller.ts';
import { AdminPlansController } from '../admin/admin-plans.controller.ts';
import { AdminQuotaController } from '../admin/admin-quota.controller.ts';
import { AuditTrail } from '../audit/audit-trail.ts';
import { createFastifyAdapter } from '../http/fastify-adapter.ts';
import { AccessGuard } from '../identity/access.guard.ts';
import type { Authenticator } from '../identity/authenticator.ts';
import type { Principal } from '../identity/principal.ts';
import { LimitsRepository } from '../limits/limits.repository.ts';
import { LimitsService } from '../limits/limits.service.ts';
import { createGatewayDatabase } from '../gateway-database.fixture.ts';
import { RateLimitGuard } from '../rate-limits/rate-limit.guard.ts';
import { RateLimiter } from '../rate-limits/rate-limiter.ts';
import { RateLimitsRepository } from '../rate-limits/rate-limits.repository.ts';
import { CreateBodyCheck } from '../tasks/create-body-check.ts';
import { TaskViews } from '../tasks/task-views.ts';
import { TasksController } from '../tasks/tasks.controller.ts';
import { TasksService } from '../tasks/tasks.service.ts';
import { EstimatesController } from '../usage/estimates.controller.ts';
import { QuotaController } from '../usage/quota.controller.ts';
import { UsageController } from '../usage/usage.controller.ts';
import { planProviders } from './plan-providers.ts';
import { StatementsController } from './statements.controller.ts';

/** What the other services answer, over the real NATS. */
export const answers = {
  used: [] as AskReply<typeof ASKS.readQuota>['used'],
  running: { workspace: 0, user: 0 },
  runningByWorkspace: {} as Record<string, number>,
  costUnits: 5,
  usage: [] as AskReply<typeof ASKS.readUsage>['rows'],
  isAway: false,
};
export const asked: { ask: string; request: unknown }[] = [];
const TOTAL = { tasksCreated: 9, tasksSucceeded: 8, tasksFailed: 1, tasksCanceled: 0, videoSeconds: 40, costUnits: 40 };

@Controller()
class Generation {
  @OnAsk(ASKS.readQuota)
  async readQuota(request: AskRequest<typeof ASKS.readQuota>): Promise<AskReply<typeof ASKS.readQuota>> {
    asked.push({ ask: 'readQuota', request });
    return { used: answers.used, running: answers.running, day: '2026-03-28', month: '2026-03-01' };
  }

  @OnAsk(ASKS.listQuotas)
  async listQuotas(): Promise<AskReply<typeof ASKS.listQuotas>> {
    if (answers.isAway) throw new AppError('service-unavailable', 'away');
    return { used: answers.used, running: answers.runningByWorkspace };
  }

  @OnAsk(ASKS.estimateTask)
  async estimate(request: AskRequest<typeof ASKS.estimateTask>): Promise<AskReply<typeof ASKS.estimateTask>> {
    asked.push({ ask: 'estimateTask', request });
    return { quoteId: 'quo_1', costUnits: answers.costUnits, priceVersion: '1', expiresAt: '2026-11-24T10:00:00.000Z', model: 'kling-3.0', basis: [], billing: 'on-success' };
  }

  @OnAsk(ASKS.createTask)
  async create(request: AskRequest<typeof ASKS.createTask>): Promise<AskReply<typeof ASKS.createTask>> {
    asked.push({ ask: 'createTask', request });
    const { context, taskId, body } = request;
    const task: TaskRecord = { taskId, status: 'CREATED', stage: 'Preparing…', type: body.type, mode: context.mode, model: 'kling-3.0', prompt: body.prompt ?? '', cost: { costUnits: 5, estimated: true }, timeline: [], tags: [], metadata: {}, createdAt: '', updatedAt: '', workspaceId: context.workspaceId, userId: context.userId, outputs: [], policy: { status: 'pending' }, attempts: [] };
    return { task, replayed: false };
  }

  @OnAsk(ASKS.readUsage)
  async readUsage({ limit, offset, ...request }: AskRequest<typeof ASKS.readUsage>): Promise<AskReply<typeof ASKS.readUsage>> {
    asked.push({ ask: 'readUsage', request });
    return { rows: answers.usage.slice(offset, offset + limit), total: TOTAL };
  }
}
@Module({ controllers: [Generation] })
class GenerationModule {}
@Module({})
class GatewayModule {}

/** Callers by token: who they are is identity's business, and not what is looked at here. */
const callers = new Map<string, Principal>();
const authenticator = {
  authenticate: async ({ headers }: { headers: { authorization?: string | undefined } }) => {
    const principal = callers.get(headers.authorization?.slice('Bearer '.length) ?? '');
    if (!principal) throw new AppError('unauthenticated', 'Authentication required.');
    return principal;
  },
} as unknown as Authenticator;

export function asMemberOf(workspaceId: string, role: WorkspaceRole = 'owner', more: Partial<Principal> = {}): string {
  const token = `${workspaceId}.${role}.${JSON.stringify(more)}`;
  callers.set(token, { kind: 'session', userId: 'usr_1', workspaceId, role, permissions: new Set(workspacePermissionsOf(role)), mode: 'live', ...more });
  return token;
}
export function asPlatform(platformRole: PlatformRole): string {
  callers.set(platformRole, { kind: 'session', userId: `usr_${platformRole}`, permissions: new Set(), mode: 'live', platformRole });
  return platformRole;
}

export interface Reply<Body = Record<string, unknown>> {
  status: number;
  headers: Record<string, unknown>;
  body: Body;
  text: string;
}

/** A gateway with the parts that plans, quotas and usage are made of, over a real database and NATS. */
export async function startPlansGateway() {
  const [nats, throwaway] = await Promise.all([startThrowawayNats(), createGatewayDatabase()]);
  const database = new Database(throwaway.roleUrl, 'gateway', 4);
  const asks = new AskClient(nats.url, 'test');
  const connection = await connectNats(nats.url, 'test');
  const nudges = new Nudges(connection);
  const generation = await NestFactory.createMicroservice(GenerationModule, { transport: Transport.NATS, options: natsOptions(nats.url, 'generation'), logger: false });
  await generation.listen();

  const logger = new Logger('test', 'silent');
  const limits = new LimitsService({ repository: new LimitsRepository(database), nudges });
  const rates = new RateLimitsRepository(database);
  const limiter = new RateLimiter({ store: rates, logger });
  const check = new CreateBodyCheck(limits, 5);
  const module = {
    module: GatewayModule,
    controllers: [TasksController, EstimatesController, QuotaController, UsageController, StatementsController, AdminPlansController, AdminOverridesController, AdminQuotaController],
    providers: [
      { provide: APP_GUARD, useValue: new AccessGuard(authenticator) },
      { provide: APP_GUARD, useValue: new RateLimitGuard(limits, limiter) },
      { provide: APP_FILTER, useValue: new ProblemFilter(logger) },
      { provide: RateLimiter, useValue: limiter },
      { provide: AskClient, useValue: asks },
      { provide: TaskViews, useValue: new TaskViews(asks) },
      { provide: TasksService, useValue: new TasksService(asks, limits, check) },
      ...planProviders({ database, asks, limits, rates, check, audit: new AuditTrail() }),
    ],
  };
  const app = await NestFactory.create<NestFastifyApplication>(module, await createFastifyAdapter(logger), { logger: false, bodyParser: false });
  await app.init();
  return {
    database,
    limits,
    nudges,
    async call<Body = Record<string, unknown>>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', url: string, token: string, payload?: object, headers: Record<string, string> = {}): Promise<Reply<Body>> {
      const response = await app.getHttpAdapter().getInstance().inject({ method, url, headers: { authorization: `Bearer ${token}`, ...headers }, ...(payload ? { payload } : {}) });
      const isJson = String(response.headers['content-type']).includes('json');
      return { status: response.statusCode, headers: response.headers, body: (isJson ? response.json() : undefined) as Body, text: response.body };
    },
    async stop() {
      await app.close();
      await generation.close();
      await asks.close();
      await connection.close();
      await database.close();
      await Promise.all([nats.stop(), throwaway.drop()]);
    },
  };
}
