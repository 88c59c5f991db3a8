import { AskClient, assertAsksHandled, connectNats, FeedServer, natsOptions, Nudges, OutboxRelay, reportUnexpectedTo } from '@kp/bus';
import { assertMigrated, createDataSource, Database, type EntityClass, type MigrationClass } from '@kp/database';
import { Logger } from '@kp/telemetry';
import type { EventOwner } from '@kp/task-contracts';
import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Transport } from '@nestjs/microservices';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import type { BaseConfig } from './base-config.ts';
import { OpsServer } from './ops-server.ts';

/** What every service's module is built from. */
export interface ServiceParts<Config extends BaseConfig = BaseConfig> {
  config: Config;
  logger: Logger;
  database: Database;
  dataSource: DataSource;
  asks: AskClient;
  nudges: Nudges;
  outbox: OutboxRelay;
  /** Names of the dependencies that do not answer right now. */
  readiness: () => Promise<string[]>;
}

export interface ServiceDefinition<Config extends BaseConfig> {
  name: string;
  config: Config;
  entities: EntityClass[];
  migrations: MigrationClass[];
  /** Whether this service has an outbox of its own (it emits events). */
  emitsEvents: boolean;
  /** Controllers that handle asks and events; their subjects are checked against what the service owns. */
  module: (parts: ServiceParts<Config>) => Type | DynamicModule;
  adapter?: FastifyAdapter;
  /** Adds routes to the application before it is initialised. */
  prepare?: (app: NestFastifyApplication, parts: ServiceParts<Config>) => Promise<void>;
  /** Opens what the service serves besides messages: the gateway's public port. */
  listen?: (app: NestFastifyApplication, parts: ServiceParts<Config>) => Promise<void>;
  stopTelemetry: () => Promise<void>;
}

const SHUTDOWN_MS = 4_000;

/** Boots a service: dependencies, schema check, message handlers, ops port; and ends it cleanly on SIGTERM. */
export async function runService<Config extends BaseConfig>(definition: ServiceDefinition<Config>): Promise<void> {
  const { name, config } = definition;
  const logger = new Logger(name, config.LOG_LEVEL);
  reportUnexpectedTo(logger);
  try {
    await boot(definition, logger);
  } catch (error) {
    logger.error('boot failed', { error });
    process.exit(1);
  }
}

async function boot<Config extends BaseConfig>(definition: ServiceDefinition<Config>, logger: Logger): Promise<void> {
  const { name, config } = definition;
  const connection = await connectNats(config.NATS_URL, name);
  const dataSource = createDataSource({ url: config.DATABASE_URL, schema: name, entities: definition.entities, migrations: definition.migrations });
  await dataSource.initialize();
  await assertMigrated(dataSource);
  const database = new Database(config.DATABASE_URL, name);
  const asks = new AskClient(config.NATS_URL, name);
  const outbox = new OutboxRelay({ database, connection, owner: name as EventOwner, logger });
  const ops = new OpsServer({
    database: async () => void (await database.query('SELECT 1')),
    nats: async () => void (await connection.rtt()),
  });
  const parts: ServiceParts<Config> = { config, logger, database, dataSource, asks, nudges: new Nudges(connection), outbox, readiness: () => ops.readiness() };

  const app = await NestFactory.create<NestFastifyApplication>(definition.module(parts) as Type, definition.adapter ?? new FastifyAdapter(), { logger, abortOnError: false, bodyParser: false });
  const askServer = app.connectMicroservice({ transport: Transport.NATS, options: { ...natsOptions(config.NATS_URL, `${name}-serve`), queue: name } }, { inheritAppConfig: false });
  app.connectMicroservice({ strategy: new FeedServer({ database, connection, asks, logger }) }, { inheritAppConfig: false });
  await definition.prepare?.(app, parts);
  await app.init();
  assertAsksHandled(name, handledSubjects(askServer));
  await app.startAllMicroservices();
  if (definition.emitsEvents) outbox.start();
  await definition.listen?.(app, parts);

  const opsPort = await ops.listen(config.OPS_PORT, config.OPS_HOST);
  logger.info('ready', { opsPort });
  endOn(['SIGTERM', 'SIGINT'], logger, async () => {
    ops.drain();
    await app.close();
    await outbox.stop();
    await asks.close();
    await connection.drain().catch(() => undefined);
    await database.close();
    await dataSource.destroy();
    await ops.close();
    await definition.stopTelemetry();
  });
}

function handledSubjects(microservice: unknown): string[] {
  const { serverInstance } = microservice as { serverInstance?: { getHandlers(): Map<string, { isEventHandler?: boolean }> } };
  return [...(serverInstance?.getHandlers() ?? new Map<string, { isEventHandler?: boolean }>())].filter(([, handler]) => !handler.isEventHandler).map(([subject]) => subject);
}

function endOn(signals: NodeJS.Signals[], logger: Logger, close: () => Promise<void>): void {
  let ending = false;
  const end = (reason: string) => {
    if (ending) return;
    ending = true;
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
    void close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error('shutdown failed', { reason, error });
        process.exit(1);
      },
    );
  };
  for (const signal of signals) process.on(signal, () => end(signal));
  // The launcher holds the other end of stdin: when it dies, however it dies, so do its children.
  if (process.env['EXIT_ON_STDIN_END'] === '1') process.stdin.on('end', () => end('launcher gone')).on('error', () => end('launcher gone')).resume();
}

