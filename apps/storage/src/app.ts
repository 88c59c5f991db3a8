import { OutboxRelay } from '@kp/bus';
import { openObjectStore } from '@kp/object-store';
import { loadConfig, runService, type ServiceParts } from '@kp/service';
import { Module, type DynamicModule, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Asset } from './assets/asset.entity.ts';
import { AssetLinks } from './assets/asset-links.ts';
import { AssetsMessages } from './assets/assets.messages.ts';
import { StorageConfig } from './config.ts';
import { FetchEvents } from './fetch/fetch.events.ts';
import { FetchRepository } from './fetch/fetch.repository.ts';
import { FetchWorker } from './fetch/fetch.worker.ts';
import { migrations } from './migrations/index.ts';
import { UploadsService } from './uploads/uploads.service.ts';

/** Starts and stops the downloads with the application. */
class Workers implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly fetch: FetchWorker;

  constructor(fetch: FetchWorker) {
    this.fetch = fetch;
  }

  onApplicationBootstrap(): void {
    this.fetch.loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    await this.fetch.stop();
  }
}

@Module({})
class AppModule {}

function createModule({ config, database, dataSource, logger, outbox }: ServiceParts<StorageConfig>): DynamicModule {
  const objects = openObjectStore(config.OBJECT_STORE_URL);
  const assets = dataSource.getRepository(Asset);
  const jobs = new FetchRepository(database);
  const fetch = new FetchWorker({ jobs, objects, outbox, logger, maxOutputBytes: config.MAX_OUTPUT_BYTES });
  return {
    module: AppModule,
    controllers: [AssetsMessages, FetchEvents],
    providers: [
      { provide: AssetLinks, useValue: new AssetLinks(assets, { publicBaseUrl: config.APP_PUBLIC_BASE_URL.replace(/\/+$/, ''), signingKey: config.MEDIA_SIGNING_KEY, ttlSeconds: config.MEDIA_LINK_TTL_SECONDS }) },
      { provide: UploadsService, useValue: new UploadsService(objects, assets, outbox) },
      { provide: FetchRepository, useValue: jobs },
      { provide: FetchWorker, useValue: fetch },
      { provide: OutboxRelay, useValue: outbox },
      { provide: Workers, useValue: new Workers(fetch) },
    ],
  };
}

/** Boots the storage service. */
export async function start(stopTelemetry: () => Promise<void>): Promise<void> {
  const config = loadConfig('storage', StorageConfig);
  await runService({ name: 'storage', config, entities: [Asset], migrations, emitsEvents: true, module: createModule, stopTelemetry });
}
