import { appendEvent, AskClient, connectNats, FeedServer, natsOptions, OnAsk, OnEvent, OUTBOX_TABLES_SQL, OutboxRelay } from '@kp/bus';
import { Database } from '@kp/database';
import { ASKS, EVENTS, PLATFORM_CHAIN, type AskReply, type AskRequest, type AuditRecord, type TaskMoved } from '@kp/task-contracts';
import { Logger } from '@kp/telemetry';
import { startThrowawayNats, waitFor, type ThrowawayNats } from '@kp/testing';
import type { NatsConnection } from '@nats-io/transport-node';
import { Controller, Module, type INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Transport } from '@nestjs/microservices';
import { startAuditLog, type AuditLog } from './audit-log.fixture.ts';
import { AuditTrail } from './audit-trail.ts';
import { AuditEvents } from './audit.events.ts';
import { expectAudited } from './audit.fixture.ts';
import { CheckpointWorker } from './checkpoint.worker.ts';
import { verifyAuditLog } from './verify-log.ts';

const logger = new Logger('test', 'silent');
let nats: ThrowawayNats;
let log: AuditLog;
let generation: Database;
let connection: NatsConnection;
let asks: AskClient;
let relay: OutboxRelay;
let feed: INestMicroservice;
let gateway: INestMicroservice;
const alsoHeard: string[] = [];

@Controller()
class Feed {
  @OnAsk(ASKS.readGenerationFeed)
  read({ afterSeq, limit }: AskRequest<typeof ASKS.readGenerationFeed>): Promise<AskReply<typeof ASKS.readGenerationFeed>> {
    return relay.repository.read(afterSeq, limit);
  }
}
@Module({ controllers: [Feed] })
class FeedModule {}

/** Stands for the event log, which hears of the same moves. */
@Controller()
class Neighbour {
  @OnEvent(EVENTS.CREATED)
  async heard({ taskId }: TaskMoved): Promise<void> {
    alsoHeard.push(taskId);
  }
}
@Module({})
class GatewayModule {}

beforeAll(async () => {
  [nats, log] = await Promise.all([startThrowawayNats(), startAuditLog()]);
  await log.owner.query('CREATE SCHEMA generation');
  generation = new Database(new URL(log.owner.pool.options.connectionString ?? '').toString(), 'generation', 2);
  await generation.query(OUTBOX_TABLES_SQL);
  connection = await connectNats(nats.url, 'test');
  asks = new AskClient(nats.url, 'test');
  relay = new OutboxRelay({ database: generation, connection, owner: 'generation', logger });
  feed = await NestFactory.createMicroservice(FeedModule, { transport: Transport.NATS, options: natsOptions(nats.url, 'generation'), logger: false });
  await feed.listen();
  relay.start();
  const module = { module: GatewayModule, controllers: [Neighbour, AuditEvents], providers: [{ provide: AuditTrail, useValue: log.trail }, { provide: CheckpointWorker, useValue: log.worker }] };
  gateway = await NestFactory.createMicroservice(module, { strategy: new FeedServer({ database: log.database, connection, asks, logger, firstRetryMs: 50 }), logger: false });
  await gateway.listen();
});
afterAll(async () => {
  await gateway?.close();
  await relay?.stop();
  await feed?.close();
  await asks?.close();
  await connection?.close();
  await generation?.close();
  await Promise.all([log?.stop(), nats?.stop()]);
});

async function emit(...records: AuditRecord[]): Promise<void> {
  for (const record of records) await generation.transaction((tx) => appendEvent(tx, EVENTS.generationAudited, record));
  relay.wake();
}
const countOf = async (chain: string) => Number((await log.database.query<{ count: string }>('SELECT count(*) FROM audit_entry WHERE chain = $1', [chain]))[0]?.count);
const ACCOUNT: AuditRecord = { chain: PLATFORM_CHAIN, action: 'provider-account.updated', actor: { kind: 'user', id: 'usr_1' }, target: { kind: 'provider-account', id: 'acc_1', name: 'kling-eu' }, before: { maxVideoConcurrency: 5 }, after: { maxVideoConcurrency: 9 }, reason: 'more quota', requestId: 'req_1' };
const MOVED: TaskMoved = { taskId: 'task_1', workspaceId: 'ws_a', userId: 'usr_1', keyId: 'key_1', requestId: 'req_2', mode: 'live', type: 'text-to-video', model: 'kling-3.0', durationSeconds: 5, status: 'CREATED', at: '2026-11-24T10:00:00.000Z', version: 1, costUnits: 5, createdAt: '2026-11-24T10:00:00.000Z' };

test('what another service changed is in the chain once, with the time of the change', async () => {
  await emit(ACCOUNT);
  await waitFor(async () => (await countOf(PLATFORM_CHAIN)) === 1);
  await expectAudited(log.database, { action: 'provider-account.updated', target: 'acc_1', chain: PLATFORM_CHAIN, actor: 'usr_1', reason: 'more quota', before: { maxVideoConcurrency: 5 }, after: { maxVideoConcurrency: 9 } });
  const [event] = await generation.query<{ occurred_at: Date }>('SELECT occurred_at FROM outbox');
  const [entry] = await log.database.query<{ occurred_at: Date }>('SELECT occurred_at FROM audit_entry');
  expect(entry?.occurred_at).toEqual(event?.occurred_at);
});

test('a new task is in the chain of its workspace, beside what else hears of it; its later moves are not', async () => {
  const { keyId: _keyId, requestId: _requestId, ...byPerson } = MOVED;
  for (const moved of [MOVED, { ...byPerson, taskId: 'task_2', requestId: 'req_3' }, { ...MOVED, taskId: 'task_3', version: 2, previousStatus: 'CREATED' as const }]) await generation.transaction((tx) => appendEvent(tx, EVENTS.CREATED, moved));
  relay.wake();
  await waitFor(() => alsoHeard.length === 3);
  await waitFor(async () => (await countOf('ws_a')) === 2);
  await expectAudited(log.database, { action: 'task.created', target: 'task_1', chain: 'ws_a', actor: 'key_1', after: { type: 'text-to-video', model: 'kling-3.0', costUnits: 5, mode: 'live' } });
  await expectAudited(log.database, { action: 'task.created', target: 'task_2', chain: 'ws_a', actor: 'usr_1' });
});

test('a record that no chain can take is set aside, and those behind it get in', async () => {
  await emit({ ...ACCOUNT, chain: '../elsewhere' }, { ...ACCOUNT, chain: 'ws_behind', reason: 'later' });
  await waitFor(async () => (await countOf('ws_behind')) === 1, { timeoutMs: 25_000 });
  expect(await log.database.query('SELECT owner, subject FROM parked_event')).toEqual([{ owner: 'generation', subject: EVENTS.generationAudited.subject }]);
  expect((await verifyAuditLog(log)).findings).toEqual([]);
});
