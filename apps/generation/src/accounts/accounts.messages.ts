import { OnAsk } from '@kp/bus';
import { ASKS, type AskReply, type AskRequest } from '@kp/task-contracts';
import { Controller } from '@nestjs/common';
import { AccountsService } from './accounts.service.ts';

@Controller()
export class AccountsMessages {
  private readonly accounts: AccountsService;

  constructor(accounts: AccountsService) {
    this.accounts = accounts;
  }

  @OnAsk(ASKS.listAccounts)
  list(_request: AskRequest<typeof ASKS.listAccounts>): Promise<AskReply<typeof ASKS.listAccounts>> {
    return this.accounts.list();
  }

  @OnAsk(ASKS.getAccount)
  get(request: AskRequest<typeof ASKS.getAccount>): Promise<AskReply<typeof ASKS.getAccount>> {
    return this.accounts.get(request);
  }

  @OnAsk(ASKS.createAccount)
  create(request: AskRequest<typeof ASKS.createAccount>): Promise<AskReply<typeof ASKS.createAccount>> {
    return this.accounts.create(request);
  }

  @OnAsk(ASKS.updateAccount)
  update(request: AskRequest<typeof ASKS.updateAccount>): Promise<AskReply<typeof ASKS.updateAccount>> {
    return this.accounts.update(request);
  }

  @OnAsk(ASKS.rotateAccount)
  rotate(request: AskRequest<typeof ASKS.rotateAccount>): Promise<AskReply<typeof ASKS.rotateAccount>> {
    return this.accounts.rotate(request);
  }

  @OnAsk(ASKS.testAccount)
  test(request: AskRequest<typeof ASKS.testAccount>): Promise<AskReply<typeof ASKS.testAccount>> {
    return this.accounts.test(request);
  }

  @OnAsk(ASKS.retireAccount)
  retire(request: AskRequest<typeof ASKS.retireAccount>): Promise<AskReply<typeof ASKS.retireAccount>> {
    return this.accounts.retire(request);
  }

  @OnAsk(ASKS.activateAccount)
  activate(request: AskRequest<typeof ASKS.activateAccount>): Promise<AskReply<typeof ASKS.activateAccount>> {
    return this.accounts.activate(request);
  }
}
