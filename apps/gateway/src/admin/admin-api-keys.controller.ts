import { parseOrThrow } from '@kp/task-contracts';
import { Body, Controller, Delete, Get, Header, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Operation, type OperationSpec } from '../docs/operation.decorator.ts';
import { Caller } from '../identity/access.guard.ts';
import { AdminApiKeyView, AdminCreateApiKeyBody, AdminCreatedApiKey, AdminRotateApiKeyBody } from '../identity/api-key-views.ts';
import { ADMIN_API_KEY, SHOWN_KEY } from '../identity/identity-examples.ts';
import { pageOf, ReasonQuery, type Page } from '../identity/page-query.ts';
import { auditOriginOf, type Principal } from '../identity/principal.ts';
import { AdminApiKeysService } from './admin-api-keys.service.ts';
import { AdminApiKeyQuery } from './admin-identity-views.ts';

const KeyId = z.object({ keyId: z.string() });
const onKey = (id: string, summary: string, rest: Partial<OperationSpec>): OperationSpec => ({ id, tag: 'Console', summary, access: { platform: ['api-keys', 'show'] }, params: KeyId, responses: { 200: { schema: AdminApiKeyView } }, example: { response: ADMIN_API_KEY }, ...rest });

/** API keys of all workspaces, for the console. Whoever can make a usable key acts as its owner, so only administrators do. */
@Controller('admin/v1/api-keys')
export class AdminApiKeysController {
  private readonly keys: AdminApiKeysService;

  constructor(keys: AdminApiKeysService) {
    this.keys = keys;
  }

  @Get()
  @Operation({ id: 'adminListApiKeys', tag: 'Console', summary: 'API keys of all workspaces, newest first', access: { platform: ['api-keys', 'list'] }, query: AdminApiKeyQuery, responses: { 200: { schema: pageOf(AdminApiKeyView) } }, example: { query: { status: 'active' }, response: { data: [ADMIN_API_KEY], meta: { total: 1 } } } })
  list(@Query() query: unknown): Promise<Page<AdminApiKeyView>> {
    return this.keys.list(parseOrThrow(AdminApiKeyQuery, query));
  }

  @Post()
  @Header('cache-control', 'no-store')
  @Operation({ id: 'adminCreateApiKey', tag: 'Console', summary: 'Create an API key for a member', access: { platform: ['api-keys', 'create'] }, body: AdminCreateApiKeyBody, responses: { 201: { schema: AdminCreatedApiKey } }, errors: ['not-found'], example: { body: { workspaceId: ADMIN_API_KEY.workspaceId, userId: ADMIN_API_KEY.userId, name: 'Render farm', reason: 'Asked by the owner' }, response: { ...ADMIN_API_KEY, key: SHOWN_KEY } } })
  create(@Body() body: unknown, @Caller() caller: Principal, @Req() request: FastifyRequest): Promise<z.infer<typeof AdminCreatedApiKey>> {
    return this.keys.create(caller, parseOrThrow(AdminCreateApiKeyBody, body ?? {}), auditOriginOf(caller, request));
  }

  @Get(':keyId')
  @Operation(onKey('adminGetApiKey', 'An API key', {}))
  get(@Param('keyId') keyId: string): Promise<AdminApiKeyView> {
    return this.keys.get(keyId);
  }

  @Delete(':keyId')
  @Operation(onKey('adminRevokeApiKey', 'Revoke an API key', { access: { platform: ['api-keys', 'edit'] }, query: ReasonQuery, example: { query: { reason: 'Found in a public repository' }, response: { ...ADMIN_API_KEY, status: 'revoked', revokedAt: ADMIN_API_KEY.createdAt } } }))
  revoke(@Param('keyId') keyId: string, @Query() query: unknown, @Caller() caller: Principal, @Req() request: FastifyRequest): Promise<AdminApiKeyView> {
    return this.keys.revoke(keyId, parseOrThrow(ReasonQuery, query).reason, auditOriginOf(caller, request));
  }

  @Post(':keyId/rotate')
  @Header('cache-control', 'no-store')
  @Operation(onKey('adminRotateApiKey', 'Replace an API key by a new one', { access: { platform: ['api-keys', 'create'] }, body: AdminRotateApiKeyBody, responses: { 201: { schema: AdminCreatedApiKey } }, errors: ['conflict'], example: { body: { overlapHours: 24, reason: 'Yearly rotation' }, response: { ...ADMIN_API_KEY, key: SHOWN_KEY } } }))
  rotate(@Param('keyId') keyId: string, @Body() body: unknown, @Caller() caller: Principal, @Req() request: FastifyRequest): Promise<z.infer<typeof AdminCreatedApiKey>> {
    return this.keys.rotate(caller, keyId, parseOrThrow(AdminRotateApiKeyBody, body ?? {}), auditOriginOf(caller, request));
  }
}
