import { AskClient, natsOptions, OnAsk } from '@kp/bus';
import { Database } from '@kp/database';
import { ProblemFilter } from '@kp/http';
import { AppError, ASKS, type PlatformRole, type AskReply, type AskRequest, type ProviderAccountRecord } from '@kp/task-contracts';
import { Logger } from '@kp/telemetry';
import { startThrowawayNats, type ThrowawayNats } from '@kp/testing';
import { Controller, Module, type INestMicroservice } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, NestFactory } from '@nestjs/core';
import { Transport } from '@nestjs/microservices';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createFastifyAdapter } from '../http/fastify-adapter.ts';
import { AccessGuard } from '../identity/access.guard.ts';
import { Authenticator } from '../identity/authenticator.ts';
import { logInAs } from '../identity/identity.fixture.ts';
import { SessionTokens } from '../identity/session-tokens.ts';
import { createGatewayDatabase } from '../gateway-database.fixture.ts';
import { AdminProviderAccountsController } from './admin-provider-accounts.controller.ts';

const ACCOUNT: ProviderAccountRecord = {
  accountId: 'acc_1', name: 'kling-eu', mode: 'live', provider: 'kling-official', baseUrl: 'https://api-singapore.klingai.com', region: 'singapore', source: 'console', status: 'active',
  credential: { kind: 'access-key', hint: 'tail', keyId: 'k1' }, tokenTemplate: 'kling', callbackSecrets: [], maxVideoConcurrency: 5, maxImageConcurrency: 5, inFlight: { video: 0, image: 0 }, resultHosts: ['.klingai.com'],
  createdAt: '2026-11-24T00:00:00.000Z', updatedAt: '2026-11-24T00:00:00.000Z', version: 1,
};
const BODY = { name: 'kling-eu', mode: 'live', baseUrl: ACCOUNT.baseUrl, credentials: { kind: 'access-key', accessKey: 'a'.repeat(32), secretKey: 's'.repeat(32) } };
const asked: { ask: string; request: unknown }[] = [];

/** What generation answers, over the real NATS. */
@Controller()
class Generation {
  @OnAsk(ASKS.listAccounts)
  async list(): Promise<AskReply<typeof ASKS.listAccounts>> {
    return { accounts: [ACCOUNT] };
  }

  @OnAsk(ASKS.getAccount)
  async get({ accountId }: AskRequest<typeof ASKS.getAccount>): Promise<AskReply<typeof ASKS.getAccount>> {
    if (accountId !== ACCOUNT.accountId) throw new AppError('not-found', 'There is no such provider account.');
    return { account: ACCOUNT };
  }

  @OnAsk(ASKS.createAccount)
  async create(request: AskRequest<typeof ASKS.createAccount>): Promise<AskReply<typeof ASKS.createAccount>> {
    asked.push({ ask: 'create', request });
    return { account: ACCOUNT };
  }

  @OnAsk(ASKS.retireAccount)
  async retire(request: AskRequest<typeof ASKS.retireAccount>): Promise<AskReply<typeof ASKS.retireAccount>> {
    asked.push({ ask: 'retire', request });
    throw new AppError('conflict', 'The account was changed meanwhile.');
  }
}
@Module({ controllers: [Generation] })
class GenerationModule {}
@Module({})
class GatewayModule {}

let nats: ThrowawayNats;
let throwaway: Awaited<ReturnType<typeof createGatewayDatabase>>;
let database: Database;
let asks: AskClient;
let generation: INestMicroservice;
let app: NestFastifyApplication;
const tokens = new SessionTokens('k'.repeat(32));
const logger = new Logger('test', 'silent');

beforeAll(async () => {
  [nats, throwaway] = await Promise.all([startThrowawayNats(), createGatewayDatabase()]);
  database = new Database(throwaway.roleUrl, 'gateway', 2);
  asks = new AskClient(nats.url, 'test');
  generation = await NestFactory.createMicroservice(GenerationModule, { transport: Transport.NATS, options: natsOptions(nats.url, 'generation'), logger: false });
  await generation.listen();
  const authenticator = new Authenticator({ database, tokens, pepper: 'p'.repeat(32) });
  const module = {
    module: GatewayModule,
    controllers: [AdminProviderAccountsController],
    providers: [{ provide: APP_GUARD, useValue: new AccessGuard(authenticator) }, { provide: APP_FILTER, useValue: new ProblemFilter(logger) }, { provide: AskClient, useValue: asks }, { provide: Database, useValue: database }],
  };
  app = await NestFactory.create<NestFastifyApplication>(module, await createFastifyAdapter(logger), { logger: false, bodyParser: false });
  await app.init();
});
afterAll(async () => {
  await app.close();
  await generation.close();
  await asks.close();
  await database.close();
  await Promise.all([nats.stop(), throwaway.drop()]);
});

const PATH = '/admin/v1/provider-accounts';
async function request(method: 'GET' | 'POST' | 'PATCH', path: string, role: PlatformRole | null, payload?: object) {
  const { accessToken: token, userId } = await logInAs(database, tokens, { platformRole: role, workspaceId: 'ws_1' });
  const response = await app.getHttpAdapter().getInstance().inject({ method, url: path, headers: { authorization: `Bearer ${token}` }, ...(payload ? { payload } : {}) });
  return { userId, status: response.statusCode, body: response.json<Record<string, unknown> & { errors?: { path: string }[] }>(), headers: response.headers };
}

test.each<[PlatformRole | null, number]>([['admin', 200], ['operator', 200], ['reviewer', 403], [null, 403]])('a %s who lists or reads accounts gets %i', async (role, status) => {
  expect((await request('GET', `${PATH}?limit=25`, role)).status).toBe(status);
  expect((await request('GET', `${PATH}/acc_1`, role)).status).toBe(status);
});

test.each(['', '/acc_1/rotate', '/acc_1/test', '/acc_1/retire', '/acc_1/activate'])('a reviewer may not POST %s, and generation is not even asked', async (path) => {
  asked.length = 0;
  expect((await request('POST', PATH + path, 'reviewer', BODY)).status).toBe(403);
  expect((await request('PATCH', `${PATH}/acc_1`, 'reviewer', {})).status).toBe(403);
  expect(asked).toEqual([]);
});

test('without a session there is nothing', async () => {
  const response = await app.getHttpAdapter().getInstance().inject({ method: 'GET', url: PATH });
  expect(response.statusCode).toBe(401);
});

test('an account is made in the caller’s name', async () => {
  asked.length = 0;
  const { userId, status, body, headers } = await request('POST', PATH, 'operator', BODY);
  expect([status, body['id'], headers['cache-control']]).toEqual([201, 'acc_1', 'no-store']);
  expect(asked).toEqual([{ ask: 'create', request: { origin: { actor: { kind: 'user', id: userId }, requestId: headers['x-request-id'], ip: '127.0.0.1' }, body: BODY } }]);
  expect(JSON.stringify(body)).not.toContain('sss');
});

test('every bad field is named in one problem document, which repeats no secret', async () => {
  const { status, body } = await request('POST', PATH, 'admin', { ...BODY, name: 'NO', baseUrl: 'http://api.klingai.com', credentials: { kind: 'access-key', accessKey: 'a b', secretKey: 'tiny' }, extra: true });
  expect([status, body['code']]).toEqual([400, 'validation-failed']);
  expect(body.errors?.map((each) => each.path).toSorted()).toEqual(['baseUrl', 'credentials.accessKey', 'credentials.secretKey', 'extra', 'name']);
  expect(JSON.stringify(body)).not.toMatch(/tiny|a b/);
});

test('what generation refuses is passed on, with its code', async () => {
  expect(await request('POST', `${PATH}/acc_1/retire`, 'operator', { version: 1, reason: 'not needed' })).toMatchObject({ status: 409, body: { code: 'conflict' } });
  expect(await request('GET', `${PATH}/acc_2`, 'operator')).toMatchObject({ status: 404 });
});

