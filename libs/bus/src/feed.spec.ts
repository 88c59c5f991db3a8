import { Database, type Transaction } from '@kp/database';
import { ASKS, EVENTS, newId, type AskReply, type AskRequest, type PromptDecided } from '@kp/task-contracts';
import { inSpan, Logger } from '@kp/telemetry';
import { startTelemetry } from '@kp/telemetry/start-telemetry';
import { createDatabase, startThrowawayNats, waitFor, type ThrowawayNats } from '@kp/testing';
import { DeliverPolicy, jetstream } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { Controller, Module, type INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Transport } from '@nestjs/microservices';
import { readdir, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { AskClient } from './ask-client.ts';
import { CONSUMER_TABLES_SQL, OUTBOX_TABLES_SQL } from './bus-tables.ts';
import { streamNameOf } from './event-stream.ts';
import { FeedServer } from './feed-server.ts';
import { connectNats, natsOptions } from './nats-options.ts';
import { OnAsk } from './on-ask.ts';
import { OnEvent, type EventContext } from './on-event.ts';
import { OutboxRelay } from './outbox-relay.ts';
import { appendEvent } from './outbox.ts';

const logger = new Logger('test', 'silent');
let nats: ThrowawayNats;
let url: string;
/** The service that emits, and the service that consumes: a schema each. */
let producer: Database;
let consumer: Database;
let connection: NatsConnection;
let asks: AskClient;
let relay: OutboxRelay;
const consumers: INestMicroservice[] = [];

@Controller()
class Feed {
  @OnAsk(ASKS.readModerationFeed)
  read({ afterSeq, limit }: AskRequest<typeof ASKS.readModerationFeed>): Promise<AskReply<typeof ASKS.readModerationFeed>> {
    return relay.repository.read(afterSeq, limit);
  }
}
@Module({ controllers: [Feed] })
class FeedModule {}

/** When what the handler of "shaky" needs is there again; it is away from the first try on. */
let recoversAtMs: number | undefined;
const afterwards: string[] = [];

@Controller()
class Consumer {
  @OnEvent(EVENTS.promptDecided)
  async decided({ taskId }: PromptDecided, { event, tx, afterCommit }: EventContext): Promise<void> {
    await tx.query('INSERT INTO effect (task_id, feed_seq, traceparent) VALUES ($1, $2, $3)', [taskId, event.feedSeq, event.traceparent ?? null]);
    afterCommit(() => afterwards.push(taskId));
    if (taskId === 'shaky') recoversAtMs ??= Date.now() + 300;
    if (taskId === 'poison' || (taskId === 'shaky' && Date.now() < (recoversAtMs ?? 0))) throw new Error(`cannot take ${taskId}`);
  }
}
/** Cares about the same event, after the other one and in its transaction. */
@Controller()
class Second {
  @OnEvent(EVENTS.promptDecided)
  async decided({ taskId }: PromptDecided, { event, tx }: EventContext): Promise<void> {
    if (!taskId.startsWith('twice')) return;
    const [first] = await tx.query('SELECT 1 FROM effect WHERE task_id = $1', [taskId]);
    if (first) await tx.query('INSERT INTO effect (task_id, feed_seq) VALUES ($1, $2)', [`second of ${taskId}`, event.feedSeq]);
  }
}
@Module({ controllers: [Consumer, Second] })
class ConsumerModule {}

async function startConsumer(): Promise<INestMicroservice> {
  const app = await NestFactory.createMicroservice(ConsumerModule, { strategy: new FeedServer({ database: consumer, connection, asks, logger, firstRetryMs: 100 }), logger: false });
  await app.listen();
  consumers.push(app);
  return app;
}
async function stopConsumers(): Promise<void> {
  for (const app of consumers.splice(0)) await app.close();
}

const append = (tx: Transaction, taskId: string) => appendEvent(tx, EVENTS.promptDecided, { decisionId: 'dec_1', taskId, workspaceId: 'ws', verdict: 'allowed', ruleVersion: 'v1' });
/** Emits events as a service does: in transactions, then a wake-up. */
async function emit(...taskIds: string[]): Promise<void> {
  await Promise.all(taskIds.map((taskId) => producer.transaction((tx) => append(tx, taskId))));
  relay.wake();
}
const names = (prefix: string, count: number) => Array.from({ length: count }, (_, index) => `${prefix}-${index}`);
const isAllPublished = async () => (await producer.query('SELECT 1 FROM outbox WHERE feed_seq IS NULL OR feed_seq > (SELECT published_seq FROM outbox_relay)')).length === 0;
const effects = () => consumer.query<{ task_id: string; feed_seq: string; traceparent: string | null }>('SELECT task_id, feed_seq, traceparent FROM effect ORDER BY id');
/** Waits for the effects of these events; then checks that there is each once, all in the order of the feed. */
async function expectApplied(taskIds: string[]): Promise<void> {
  await waitFor(async () => (await effects()).filter((effect) => taskIds.includes(effect.task_id)).length >= taskIds.length, { timeoutMs: 25_000, describe: 'the effects of all events' });
  const all = await effects();
  expect(all.map((effect) => effect.task_id).filter((taskId) => taskIds.includes(taskId)).toSorted()).toEqual(taskIds.toSorted());
  const order = all.map((effect) => Number(effect.feed_seq));
  expect(order).toEqual(order.toSorted((a, b) => a - b));
}

/** The folder a throw-away server keeps its streams in: the one whose configuration names its port. */
async function storeOf(server: ThrowawayNats): Promise<string> {
  const { port } = new URL(server.url);
  for (const name of await readdir(os.tmpdir())) {
    const folder = path.join(os.tmpdir(), name);
    if (name.startsWith('kp-test-nats-') && (await readFile(path.join(folder, 'nats-server.conf'), 'utf8').catch(() => '')).includes(`:${port}"`)) return folder;
  }
  throw new Error('the store of the server was not found');
}

let feedServer: INestMicroservice;
let stopTelemetry: () => Promise<void>;

beforeAll(async () => {
  stopTelemetry = startTelemetry('test');
  [nats, { url }] = await Promise.all([startThrowawayNats(), createDatabase()]);
  const admin = new Database(url, 'public', 1);
  await admin.query('CREATE SCHEMA moderation; CREATE SCHEMA metrics');
  await admin.close();
  producer = new Database(url, 'moderation');
  consumer = new Database(url, 'metrics');
  await producer.query(OUTBOX_TABLES_SQL);
  await consumer.query(`${CONSUMER_TABLES_SQL}; CREATE TABLE effect (id bigint GENERATED ALWAYS AS IDENTITY, task_id text, feed_seq bigint, traceparent text)`);
  connection = await connectNats(nats.url, 'test');
  asks = new AskClient(nats.url, 'test');
  relay = new OutboxRelay({ database: producer, connection, owner: 'moderation', logger });
  feedServer = await NestFactory.createMicroservice(FeedModule, { transport: Transport.NATS, options: { ...natsOptions(nats.url, 'moderation-serve'), queue: 'moderation' }, logger: false });
  await feedServer.listen();
  relay.start();
});
afterEach(stopConsumers);
afterAll(async () => {
  await relay.stop();
  await feedServer.close();
  await asks.close();
  await connection.close();
  await Promise.all([producer.close(), consumer.close()]);
  await nats.stop();
  await stopTelemetry();
});

describe('events between services', () => {
  it('reach every handler of their subject once, one after the other', async () => {
    await startConsumer();
    // In turn: side by side either may be committed first.
    await emit('twice-1');
    await emit('twice-2');
    await expectApplied(['twice-1', 'twice-2']);
    expect((await effects()).map((effect) => effect.task_id)).toEqual(['twice-1', 'second of twice-1', 'twice-2', 'second of twice-2']);
    afterwards.length = 0;
  });

  it('are applied once each and in order, by several replicas of a consumer', async () => {
    await startConsumer();
    await startConsumer();
    const taskIds = names('many', 250);
    await emit(...taskIds);
    await expectApplied(taskIds);
    expect(afterwards.toSorted()).toEqual(taskIds.toSorted());
  });

  it('go over the wire in the order of the feed', async () => {
    const taskIds = names('wire', 20);
    await emit(...taskIds);
    await waitFor(isAllPublished);
    const stream = await jetstream(connection).consumers.get(streamNameOf('moderation'), { deliver_policy: DeliverPolicy.All });
    const batch = await stream.fetch({ max_messages: 1_000, expires: 1_000 });
    const seen: number[] = [];
    for await (const message of batch) {
      seen.push(message.json<{ feedSeq: number }>().feedSeq);
      if (message.info.pending === 0) break;
    }
    expect(seen.length).toBeGreaterThanOrEqual(20);
    expect(seen).toEqual(Array.from(seen, (_, index) => index + 1));
  });

  it('are caught up by a consumer that was away, with the trace they began in', async () => {
    const taskIds = names('missed', 30);
    await emit(...taskIds);
    await inSpan('decide', { traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' }, () => emit('traced'));
    await waitFor(isAllPublished);
    await startConsumer();
    await expectApplied([...taskIds, 'traced']);
    expect((await effects()).find((effect) => effect.task_id === 'traced')?.traceparent).toContain('-0af7651916cd43dd8448eb211c80319c-');
  });

  it('wait for a handler that fails for a while, and its failed tries leave no trace', async () => {
    await startConsumer();
    await emit('shaky');
    await waitFor(() => recoversAtMs);
    // A busy feed: what comes in meanwhile must not use up the tries of the one that fails.
    const behind = names('behind-shaky', 20);
    for (const taskId of behind) await emit(taskId);
    await expectApplied(['shaky', ...behind]);
    expect(await consumer.query('SELECT 1 FROM parked_event')).toEqual([]);
    expect(afterwards.filter((taskId) => taskId === 'shaky')).toHaveLength(1);
  });

  it('are not lost when NATS loses everything it holds', async () => {
    await startConsumer();
    const before = names('before-wipe', 5);
    await emit(...before);
    await expectApplied(before);
    const store = await storeOf(nats);
    await nats.kill();
    const during = names('during-wipe', 5);
    await emit(...during);
    await rm(path.join(store, 'jetstream'), { recursive: true, force: true });
    await nats.start();
    const after = names('after-wipe', 5);
    await emit(...after);
    await expectApplied([...during, ...after]);
  });

  it('are set aside when they keep failing, and those behind them go on', async () => {
    await startConsumer();
    await emit('poison');
    await producer.query(`INSERT INTO outbox (event_id, subject, data) VALUES ($1, 'evt.moderation.thing.unknown', '{}')`, [newId('event')]);
    await emit('after-poison');
    await expectApplied(['after-poison']);
    const parked = await consumer.query(`SELECT owner, subject, error, data ->> 'taskId' AS task_id FROM parked_event`);
    expect(parked).toEqual([{ owner: 'moderation', subject: EVENTS.promptDecided.subject, error: 'Error: cannot take poison', task_id: 'poison' }]);
    expect((await effects()).filter((effect) => effect.task_id === 'poison')).toEqual([]);
    expect(afterwards).not.toContain('poison');
    const [position] = await consumer.query<{ last_seq: string }>(`SELECT last_seq FROM feed_position WHERE owner = 'moderation'`);
    expect(Number(position?.last_seq)).toBe((await relay.repository.read(0, 1)).lastSeq);
  });
});
