import { AskClient } from '@kp/bus';
import { Database } from '@kp/database';
import { ASKS, ChangeAccountStatusBody, CreateProviderAccountBody, parseOrThrow, RotateProviderAccountBody, storableText, TestProviderAccountBody, UpdateProviderAccountBody, type AccountChange, type ProviderAccountRecord } from '@kp/task-contracts';
import { Body, Controller, Get, Header, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';
import { Access, Caller, Permit } from '../identity/access.guard.ts';
import type { Principal } from '../identity/principal.ts';

/** There are few accounts, so the list is one page; what a generic list client sends beside it is taken and not needed. */
const ListParameters = z.strictObject({ limit: z.string().optional(), cursor: z.string().optional(), id: storableText().max(4_000).optional() });
/** Two provider calls of 10 s each, and what is around them. */
const TEST_DEADLINE_MS = 25_000;

type AccountView = ProviderAccountRecord & { id: string };
type AccountPage = AccountView & { history: (AccountChange & { actorName: string })[] };

/** Provider accounts, for the console. Secrets come in and never go out; generation alone can open them. */
@Controller('admin/v1/provider-accounts')
@Access('platform')
@ApiExcludeController()
export class AdminProviderAccountsController {
  private readonly asks: AskClient;
  private readonly database: Database;

  constructor(asks: AskClient, database: Database) {
    this.asks = asks;
    this.database = database;
  }

  @Get()
  @Permit('provider-accounts', 'list')
  async list(@Query() query: unknown): Promise<{ data: AccountView[]; meta: object }> {
    const ids = parseOrThrow(ListParameters, query).id?.split(',');
    const { accounts } = await this.asks.ask(ASKS.listAccounts, {});
    return { data: accounts.filter((account) => !ids || ids.includes(account.accountId)).map(toView), meta: {} };
  }

  @Get(':accountId')
  @Permit('provider-accounts', 'show')
  async get(@Param('accountId') accountId: string): Promise<AccountPage> {
    const { account, history } = await this.asks.ask(ASKS.getAccount, { accountId });
    const names = await this.namesOf(history.map((change) => change.actor));
    return { ...toView(account), history: history.map((change) => ({ ...change, actorName: names.get(change.actor) ?? change.actor })) };
  }

  @Post()
  @Permit('provider-accounts', 'create')
  @Header('cache-control', 'no-store')
  async create(@Body() body: unknown, @Caller() caller: Principal): Promise<AccountView> {
    return toView((await this.asks.ask(ASKS.createAccount, { actor: caller.userId, body: parseOrThrow(CreateProviderAccountBody, body ?? {}) })).account);
  }

  @Patch(':accountId')
  @Permit('provider-accounts', 'edit')
  async update(@Param('accountId') accountId: string, @Body() body: unknown, @Caller() caller: Principal): Promise<AccountView> {
    return toView((await this.asks.ask(ASKS.updateAccount, { actor: caller.userId, accountId, body: parseOrThrow(UpdateProviderAccountBody, body ?? {}) })).account);
  }

  @Post(':accountId/rotate')
  @HttpCode(200)
  @Permit('provider-accounts', 'edit')
  async rotate(@Param('accountId') accountId: string, @Body() body: unknown, @Caller() caller: Principal): Promise<AccountView> {
    return toView((await this.asks.ask(ASKS.rotateAccount, { actor: caller.userId, accountId, body: parseOrThrow(RotateProviderAccountBody, body ?? {}) })).account);
  }

  @Post(':accountId/test')
  @HttpCode(200)
  @Permit('provider-accounts', 'edit')
  async test(@Param('accountId') accountId: string, @Body() body: unknown): Promise<AccountView> {
    return toView((await this.asks.ask(ASKS.testAccount, { accountId, body: parseOrThrow(TestProviderAccountBody, body ?? {}) }, { deadlineMs: TEST_DEADLINE_MS })).account);
  }

  @Post(':accountId/retire')
  @HttpCode(200)
  @Permit('provider-accounts', 'edit')
  async retire(@Param('accountId') accountId: string, @Body() body: unknown, @Caller() caller: Principal): Promise<AccountView> {
    return toView((await this.asks.ask(ASKS.retireAccount, { actor: caller.userId, accountId, body: parseOrThrow(ChangeAccountStatusBody, body ?? {}) })).account);
  }

  @Post(':accountId/activate')
  @HttpCode(200)
  @Permit('provider-accounts', 'edit')
  async activate(@Param('accountId') accountId: string, @Body() body: unknown, @Caller() caller: Principal): Promise<AccountView> {
    return toView((await this.asks.ask(ASKS.activateAccount, { actor: caller.userId, accountId, body: parseOrThrow(ChangeAccountStatusBody, body ?? {}) })).account);
  }

  /** Users are the gateway's: generation keeps their ids only. */
  private async namesOf(userIds: string[]): Promise<Map<string, string>> {
    const rows = await this.database.query<{ id: string; email: string }>('SELECT id, email FROM app_user WHERE id = ANY ($1)', [[...new Set(userIds)]]);
    return new Map(rows.map((row) => [row.id, row.email]));
  }
}

function toView(account: ProviderAccountRecord): AccountView {
  return { ...account, id: account.accountId };
}
