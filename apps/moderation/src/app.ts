import { BaseConfig, loadConfig, runService, type ServiceParts } from '@kp/service';
import { Module, type DynamicModule } from '@nestjs/common';
import { Decision } from './decisions/decision.entity.ts';
import { DecisionsRepository } from './decisions/decisions.repository.ts';
import { FeedMessages } from './decisions/feed.messages.ts';
import { PromptCheckMessages } from './policy/prompt-check.messages.ts';
import { PromptCheckService } from './policy/prompt-check.service.ts';
import { migrations } from './migrations/index.ts';

@Module({})
class AppModule {}

function createModule({ database, dataSource, outbox }: ServiceParts): DynamicModule {
  const decisions = new DecisionsRepository(database, dataSource.getRepository(Decision));
  return {
    module: AppModule,
    controllers: [PromptCheckMessages, FeedMessages],
    providers: [
      { provide: PromptCheckService, useValue: new PromptCheckService(decisions, outbox) },
      { provide: FeedMessages.OUTBOX, useValue: outbox },
    ],
  };
}

/** Boots the moderation service. */
export async function start(stopTelemetry: () => Promise<void>): Promise<void> {
  const config = loadConfig('moderation', BaseConfig);
  await runService({ name: 'moderation', config, entities: [Decision], migrations, emitsEvents: true, module: createModule, stopTelemetry });
}
