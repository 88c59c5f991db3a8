import { OnAsk } from '@kp/bus';
import { ASKS, type AskReply, type AskRequest } from '@kp/task-contracts';
import { Controller } from '@nestjs/common';
import { PromptCheckService } from './prompt-check.service.ts';

@Controller()
export class PromptCheckMessages {
  private readonly promptCheck: PromptCheckService;

  constructor(promptCheck: PromptCheckService) {
    this.promptCheck = promptCheck;
  }

  @OnAsk(ASKS.checkPrompt)
  check(request: AskRequest<typeof ASKS.checkPrompt>): Promise<AskReply<typeof ASKS.checkPrompt>> {
    return this.promptCheck.check(request);
  }
}
