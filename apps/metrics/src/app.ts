import { BaseConfig, loadConfig, runService, type ServiceParts } from '@kp/service';
import { Module, type DynamicModule } from '@nestjs/common';
import { migrations } from './migrations/index.ts';
import { OverviewMessages } from './overview/overview.messages.ts';
import { OverviewRepository } from './overview/overview.repository.ts';
import { TaskFact } from './usage/task-fact.entity.ts';
import { UsageDaysRepository } from './usage/usage-days.repository.ts';
import { UsageEvents } from './usage/usage.events.ts';
import { UsageMessages } from './usage/usage.messages.ts';
import { UsageRepository } from './usage/usage.repository.ts';

@Module({})
class AppModule {}

function createModule({ database }: ServiceParts): DynamicModule {
  const days = new UsageDaysRepository(database);
  return {
    module: AppModule,
    controllers: [UsageEvents, UsageMessages, OverviewMessages],
    providers: [
      { provide: UsageRepository, useValue: new UsageRepository(days) },
      { provide: UsageDaysRepository, useValue: days },
      { provide: OverviewRepository, useValue: new OverviewRepository(database) },
    ],
  };
}

/** Boots the metrics service. */
export async function start(stopTelemetry: () => Promise<void>): Promise<void> {
  const config = loadConfig('metrics', BaseConfig);
  await runService({ name: 'metrics', config, entities: [TaskFact], migrations, emitsEvents: false, module: createModule, stopTelemetry });
}
