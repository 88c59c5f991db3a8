import { AskClient } from '@kp/bus';
import { ASKS, ChangeAccountStatusBody, CreateProviderAccountBody, parseOrThrow, ProviderAccountRecord, RotateProviderAccountBody, storableText, TestProviderAccountBody, UpdateProviderAccountBody } from '@kp/task-contracts';
import { Body, Controller, Get, Header, HttpCode, Param, Patch, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Operation, type OperationSpec } from '../docs/operation.decorator.ts';
import { Caller } from '../identity/access.guard.ts';
import { auditOriginOf, type Principal } from '../identity/principal.ts';

/** There are few accounts, so the list is one page; what a generic list client sends beside it is taken and not needed. */
const ListParameters = z.strictObject({ limit: z.string().optional(), cursor: z.string().optional(), id: storableText().max(4_000).optional() });
/** Two provider calls of 10 s each, and what is around them. */
const TEST_DEADLINE_MS = 25_000;

const AccountView = ProviderAccountRecord.extend({ id: z.string() }).meta({ id: 'ProviderAccount' });
type AccountView = z.infer<typeof AccountView>;
const AccountList = z.object({ data: z.array(AccountView), meta: z.object({}) });
const AccountId = z.object({ accountId: z.string() });

const EXAMPLE: AccountView = {
  id: 'acc_1', accountId: 'acc_1', name: 'kling-eu', mode: 'live', provider: 'kling-official', baseUrl: 'https://api-singapore.klingai.com', region: 'singapore', source: 'console', status: 'active',
  credential: { kind: 'access-key', hint: '…k3yt', keyId: 'k1' }, tokenTemplate: 'kling', callbackSecrets: [], maxVideoConcurrency: 5, maxImageConcurrency: 5, inFlight: { video: 0, image: 0 }, resultHosts: ['.klingai.com'],
  createdAt: '2026-11-24T00:00:00.000Z', updatedAt: '2026-11-24T00:00:00.000Z', version: 1,
};

/** What the operations on one account have in common. */
const onAccount = (id: string, summary: string, rest: Partial<OperationSpec> = {}): OperationSpec => ({ id, tag: 'Console', summary, access: { platform: ['provider-accounts', 'edit'] }, params: AccountId, responses: { 200: { schema: AccountView } }, errors: ['conflict'], example: { response: EXAMPLE }, ...rest });

/** Provider accounts, for the console. Secrets come in and never go out; generation alone can open them. */
@Controller('admin/v1/provider-accounts')
export class AdminProviderAccountsController {
  private readonly asks: AskClient;

  constructor(asks: AskClient) {
    this.asks = asks;
  }

  @Get()
  @Operation({ id: 'adminListProviderAccounts', tag: 'Console', summary: 'Provider accounts', access: { platform: ['provider-accounts', 'list'] }, query: ListParameters, responses: { 200: { schema: AccountList } }, example: { response: { data: [EXAMPLE], meta: {} } } })
  async list(@Query() query: unknown): Promise<z.infer<typeof AccountList>> {
    const ids = parseOrThrow(ListParameters, query).id?.split(',');
    const { accounts } = await this.asks.ask(ASKS.listAccounts, {});
    return { data: accounts.filter((account) => !ids || ids.includes(account.accountId)).map(toView), meta: {} };
  }

  @Get(':accountId')
  @Operation(onAccount('adminGetProviderAccount', 'A provider account', { access: { platform: ['provider-accounts', 'show'] } }))
  async get(@Param('accountId') accountId: string): Promise<AccountView> {
    return toView((await this.asks.ask(ASKS.getAccount, { accountId })).account);
  }

  @Post()
  @Header('cache-control', 'no-store')
  @Operation({ id: 'adminCreateProviderAccount', tag: 'Console', summary: 'Add a provider account', access: { platform: ['provider-accounts', 'create'] }, body: CreateProviderAccountBody, responses: { 201: { schema: AccountView } }, errors: ['conflict'], example: { body: { name: 'kling-eu', mode: 'live', baseUrl: EXAMPLE.baseUrl, credentials: { kind: 'access-key', accessKey: 'AccessKey', secretKey: 'SecretKey' } }, response: EXAMPLE } })
  async create(@Body() body: unknown, @Caller() caller: Principal, @Req() request: FastifyRequest): Promise<AccountView> {
    return toView((await this.asks.ask(ASKS.createAccount, { origin: auditOriginOf(caller, request), body: parseOrThrow(CreateProviderAccountBody, body ?? {}) })).account);
  }

  @Patch(':accountId')
  @Operation(onAccount('adminUpdateProviderAccount', 'Change limits, address or name of an account', { body: UpdateProviderAccountBody, example: { body: { version: 1, maxVideoConcurrency: 10 }, response: EXAMPLE } }))
  async update(@Param('accountId') accountId: string, @Body() body: unknown, @Caller() caller: Principal, @Req() request: FastifyRequest): Promise<AccountView> {
    return toView((await this.asks.ask(ASKS.updateAccount, { origin: auditOriginOf(caller, request), accountId, body: parseOrThrow(UpdateProviderAccountBody, body ?? {}) })).account);
  }

  @Post(':accountId/rotate')
  @HttpCode(200)
  @Operation(onAccount('adminRotateProviderAccount', 'Replace the credentials of an account', { body: RotateProviderAccountBody, example: { body: { version: 1, credentials: { kind: 'access-key', accessKey: 'AccessKeyAccessKey', secretKey: 'SecretKeySecretKey' }, reason: 'Yearly rotation' }, response: EXAMPLE } }))
  async rotate(@Param('accountId') accountId: string, @Body() body: unknown, @Caller() caller: Principal, @Req() request: FastifyRequest): Promise<AccountView> {
    return toView((await this.asks.ask(ASKS.rotateAccount, { origin: auditOriginOf(caller, request), accountId, body: parseOrThrow(RotateProviderAccountBody, body ?? {}) })).account);
  }

  @Post(':accountId/test')
  @HttpCode(200)
  @Operation(onAccount('adminTestProviderAccount', 'Try the credentials of an account at the provider', { body: TestProviderAccountBody, example: { body: { costs: true }, response: EXAMPLE } }))
  async test(@Param('accountId') accountId: string, @Body() body: unknown): Promise<AccountView> {
    return toView((await this.asks.ask(ASKS.testAccount, { accountId, body: parseOrThrow(TestProviderAccountBody, body ?? {}) }, { deadlineMs: TEST_DEADLINE_MS })).account);
  }

  @Post(':accountId/retire')
  @HttpCode(200)
  @Operation(onAccount('adminRetireProviderAccount', 'Send nothing more to an account', { body: ChangeAccountStatusBody, example: { body: { version: 1, reason: 'Contract ended' }, response: EXAMPLE } }))
  async retire(@Param('accountId') accountId: string, @Body() body: unknown, @Caller() caller: Principal, @Req() request: FastifyRequest): Promise<AccountView> {
    return toView((await this.asks.ask(ASKS.retireAccount, { origin: auditOriginOf(caller, request), accountId, body: parseOrThrow(ChangeAccountStatusBody, body ?? {}) })).account);
  }

  @Post(':accountId/activate')
  @HttpCode(200)
  @Operation(onAccount('adminActivateProviderAccount', 'Use a retired account again', { body: ChangeAccountStatusBody, example: { body: { version: 1, reason: 'Contract ended' }, response: EXAMPLE } }))
  async activate(@Param('accountId') accountId: string, @Body() body: unknown, @Caller() caller: Principal, @Req() request: FastifyRequest): Promise<AccountView> {
    return toView((await this.asks.ask(ASKS.activateAccount, { origin: auditOriginOf(caller, request), accountId, body: parseOrThrow(ChangeAccountStatusBody, body ?? {}) })).account);
  }
}

function toView(account: ProviderAccountRecord): AccountView {
  return { ...account, id: account.accountId };
}
