import { OnAsk } from '@kp/bus';
import { ASKS, type AskReply, type AskRequest } from '@kp/task-contracts';
import { Controller } from '@nestjs/common';
import { CallbacksService } from './callbacks.service.ts';

@Controller()
export class CallbacksMessages {
  private readonly callbacks: CallbacksService;

  constructor(callbacks: CallbacksService) {
    this.callbacks = callbacks;
  }

  @OnAsk(ASKS.receiveCallback)
  async receive({ token, headers, rawBodyBase64 }: AskRequest<typeof ASKS.receiveCallback>): Promise<AskReply<typeof ASKS.receiveCallback>> {
    return { accepted: await this.callbacks.receive({ token, headers, rawBody: Buffer.from(rawBodyBase64, 'base64') }) };
  }
}
