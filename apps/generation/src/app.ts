import { OutboxRelay } from '@kp/bus';
import { loadConfig, runService, type ServiceParts } from '@kp/service';
import { openObjectStore } from '@kp/object-store';
import { NUDGES } from '@kp/task-contracts';
import { Logger } from '@kp/telemetry';
import { Module, type DynamicModule, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { CallbacksMessages } from './callbacks/callbacks.messages.ts';
import { CallbacksService } from './callbacks/callbacks.service.ts';
import { callbackUrlFor } from './callbacks/callback-url.ts';
import { CleanUpWorker } from './clean-up/clean-up.worker.ts';
import { GenerationConfig } from './config.ts';
import { AttemptsRepository } from './dispatch/attempts.repository.ts';
import { DispatchRepository } from './dispatch/dispatch.repository.ts';
import { DispatchWorker } from './dispatch/dispatch.worker.ts';
import { migrations } from './migrations/index.ts';
import { OutputsEvents } from './outputs/outputs.events.ts';
import { PolicyCheckWorker } from './policy/policy-check.worker.ts';
import { KlingOfficialProvider } from './providers/kling-official.provider.ts';
import { ProviderAccounts } from './providers/provider-accounts.ts';
import { Attempt, Task, TaskMove } from './tasks/task.entity.ts';
import { TasksMessages } from './tasks/tasks.messages.ts';
import { TasksRepository } from './tasks/tasks.repository.ts';
import { TasksService } from './tasks/tasks.service.ts';
import { TrackRepository } from './track/track.repository.ts';
import { TrackWorker } from './track/track.worker.ts';

/** Starts and stops the background work with the application. */
class Workers implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly dispatch: DispatchWorker;
  private readonly track: TrackWorker;
  private readonly policyCheck: PolicyCheckWorker;
  private readonly cleanUp: CleanUpWorker;
  private readonly provider: KlingOfficialProvider;
  private readonly parts: ServiceParts<GenerationConfig>;

  constructor(parts: ServiceParts<GenerationConfig>, provider: KlingOfficialProvider, workers: { dispatch: DispatchWorker; track: TrackWorker; policyCheck: PolicyCheckWorker; cleanUp: CleanUpWorker }) {
    this.parts = parts;
    this.provider = provider;
    this.dispatch = workers.dispatch;
    this.track = workers.track;
    this.policyCheck = workers.policyCheck;
    this.cleanUp = workers.cleanUp;
  }

  onApplicationBootstrap(): void {
    const { nudges } = this.parts;
    for (const { loop } of [this.dispatch, this.track, this.policyCheck, this.cleanUp]) loop.start();
    nudges.on(NUDGES.dispatch, () => this.dispatch.loop.wake());
    nudges.on(NUDGES.track, () => this.track.loop.wake());
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.dispatch.stop(), this.track.loop.stop(), this.policyCheck.loop.stop(), this.cleanUp.loop.stop()]);
    await this.provider.close();
  }
}

@Module({})
class AppModule {}

function createModule(parts: ServiceParts<GenerationConfig>): DynamicModule {
  const { config, database, dataSource, logger, asks, nudges, outbox } = parts;
  const accounts = new ProviderAccounts(config);
  const provider = new KlingOfficialProvider(openObjectStore(config.OBJECT_STORE_URL));
  const tasks = new TasksRepository(database, dataSource.getRepository(Task));
  const track = new TrackRepository(database);
  const workers = new Workers(parts, provider, {
    dispatch: new DispatchWorker({ dispatch: new DispatchRepository(database), attempts: new AttemptsRepository(database), provider, accounts, outbox, logger, maxConcurrency: config.KLING_MAX_CONCURRENCY, callbackUrlFor: (account, token) => callbackUrlFor(config, account, token) }),
    track: new TrackWorker({ track, provider, accounts, outbox, logger }),
    policyCheck: new PolicyCheckWorker({ database, asks, outbox, nudges, logger }),
    cleanUp: new CleanUpWorker(database, logger),
  });
  return {
    module: AppModule,
    controllers: [TasksMessages, CallbacksMessages, OutputsEvents],
    providers: [
      { provide: TasksService, useValue: new TasksService({ repository: tasks, asks, outbox, nudges, accounts, defaultDurationSeconds: config.KLING_DEFAULT_DURATION_SECONDS, logger }) },
      { provide: CallbacksService, useValue: new CallbacksService({ database, track, nudges, webhookSecret: config.KLING_WEBHOOK_SECRET, logger }) },
      { provide: TrackRepository, useValue: track },
      { provide: OutboxRelay, useValue: outbox },
      { provide: Logger, useValue: logger },
      { provide: Workers, useValue: workers },
    ],
  };
}

/** Boots the generation service. */
export async function start(stopTelemetry: () => Promise<void>): Promise<void> {
  const config = loadConfig('generation', GenerationConfig);
  await runService({ name: 'generation', config, entities: [Task, TaskMove, Attempt], migrations, emitsEvents: true, module: createModule, stopTelemetry });
}
