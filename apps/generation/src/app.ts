import { OutboxRelay } from '@kp/bus';
import { loadConfig, runService, type ServiceParts } from '@kp/service';
import { openObjectStore } from '@kp/object-store';
import { COST_TABLE, NUDGES } from '@kp/task-contracts';
import { Logger } from '@kp/telemetry';
import { Module, type DynamicModule, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { AccountProbe } from './accounts/account-probe.ts';
import { AccountsMessages } from './accounts/accounts.messages.ts';
import { AccountsRepository } from './accounts/accounts.repository.ts';
import { AccountsService } from './accounts/accounts.service.ts';
import { AccountsWorker } from './accounts/accounts.worker.ts';
import { CredentialCipher } from './accounts/credential-cipher.ts';
import { readKeyRing } from './accounts/key-ring.ts';
import { prepareAccounts } from './accounts/prepare-accounts.ts';
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
import { klingRoute } from './providers/kling-route.ts';
import { MediaHandover } from './providers/media-handover.ts';
import { ProviderHttp } from './providers/provider-http.ts';
import { ProviderAccounts } from './providers/provider-accounts.ts';
import { QuotasMessages } from './quotas/quotas.messages.ts';
import { RunningTasksRepository } from './quotas/running-tasks.repository.ts';
import { UsageCountersRepository } from './quotas/usage-counters.repository.ts';
import { WorkspaceLimitsRepository } from './quotas/workspace-limits.repository.ts';
import { EstimatesService } from './tasks/estimates.service.ts';
import { Quotes } from './tasks/quotes.ts';
import { Attempt, Task, TaskMove } from './tasks/task.entity.ts';
import { TaskRequestBuilder } from './tasks/task-request.builder.ts';
import { TasksMessages } from './tasks/tasks.messages.ts';
import { TasksRepository } from './tasks/tasks.repository.ts';
import { TasksService } from './tasks/tasks.service.ts';
import { TrackRepository } from './track/track.repository.ts';
import { TrackWorker } from './track/track.worker.ts';

interface BackgroundWork {
  accounts: AccountsWorker;
  dispatch: DispatchWorker;
  track: TrackWorker;
  policyCheck: PolicyCheckWorker;
  cleanUp: CleanUpWorker;
}

/** Starts and stops the background work with the application. */
class Workers implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly parts: ServiceParts<GenerationConfig>;
  private readonly http: ProviderHttp;
  private readonly workers: BackgroundWork;
  private readonly prepare: () => Promise<void>;

  constructor(parts: ServiceParts<GenerationConfig>, http: ProviderHttp, workers: BackgroundWork, prepare: () => Promise<void>) {
    this.parts = parts;
    this.http = http;
    this.workers = workers;
    this.prepare = prepare;
  }

  /** Nothing is answered or dispatched before the accounts are known; a stored secret without its key ends the boot here. */
  async onApplicationBootstrap(): Promise<void> {
    const { nudges } = this.parts;
    const { accounts, dispatch, track } = this.workers;
    await this.prepare();
    await accounts.refresh();
    for (const { loop } of Object.values(this.workers)) loop.start();
    nudges.on(NUDGES.accounts, () => accounts.loop.wake());
    nudges.on(NUDGES.dispatch, () => dispatch.loop.wake());
    nudges.on(NUDGES.track, () => track.loop.wake());
  }

  async onModuleDestroy(): Promise<void> {
    const { accounts, dispatch, track, policyCheck, cleanUp } = this.workers;
    await Promise.all([dispatch.stop(), accounts.loop.stop(), track.loop.stop(), policyCheck.loop.stop(), cleanUp.loop.stop()]);
    await this.http.close();
  }
}

@Module({})
class AppModule {}

function createModule(parts: ServiceParts<GenerationConfig>): DynamicModule {
  const { config, database, dataSource, logger, asks, nudges, outbox } = parts;
  const accounts = new ProviderAccounts();
  const cipher = new CredentialCipher(readKeyRing(config).keys);
  const repository = new AccountsRepository(database);
  const http = new ProviderHttp();
  const provider = new KlingOfficialProvider({ http, media: new MediaHandover({ objects: openObjectStore(config.OBJECT_STORE_URL), asks, publicBaseUrl: config.APP_PUBLIC_BASE_URL }) });
  const tasks = new TasksRepository(database, dataSource.getRepository(Task));
  const builder = new TaskRequestBuilder({ repository: tasks, asks, defaultDurationSeconds: config.KLING_DEFAULT_DURATION_SECONDS, publicBaseUrl: config.APP_PUBLIC_BASE_URL });
  const limits = new WorkspaceLimitsRepository(database);
  const pricing = { builder, accounts, limits, quotes: new Quotes({ signingKey: config.QUOTE_SIGNING_KEY }), costTable: COST_TABLE };
  const track = new TrackRepository(database);
  const dispatch = new DispatchWorker({ dispatch: new DispatchRepository(database), attempts: new AttemptsRepository(database), provider, accounts, outbox, logger, routeOf: klingRoute, callbackUrlFor: (account, token) => callbackUrlFor(config, account, token) });
  const workers = new Workers(
    parts,
    http,
    {
      accounts: new AccountsWorker({ repository, cipher, accounts, logger, onChange: () => dispatch.loop.wake() }),
      dispatch,
      track: new TrackWorker({ track, provider, accounts, outbox, logger }),
      policyCheck: new PolicyCheckWorker({ database, asks, outbox, nudges, logger }),
      cleanUp: new CleanUpWorker(database, logger),
    },
    () => prepareAccounts({ config, repository, cipher, logger }),
  );
  return {
    module: AppModule,
    controllers: [TasksMessages, QuotasMessages, AccountsMessages, CallbacksMessages, OutputsEvents],
    providers: [
      { provide: TasksService, useValue: new TasksService({ ...pricing, repository: tasks, asks, outbox, nudges, logger }) },
      { provide: EstimatesService, useValue: new EstimatesService(pricing) },
      { provide: UsageCountersRepository, useValue: new UsageCountersRepository(database) },
      { provide: RunningTasksRepository, useValue: new RunningTasksRepository(database) },
      { provide: AccountsService, useValue: new AccountsService({ repository, cipher, probe: new AccountProbe(http), nudges, outbox, logger, defaultConcurrency: config.KLING_MAX_CONCURRENCY, defaultTemplate: config.KLING_TOKEN_TEMPLATE }) },
      { provide: CallbacksService, useValue: new CallbacksService({ database, track, nudges, accounts, logger }) },
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
