import { parseOrThrow } from '@kp/task-contracts';
import { Body, Controller, Delete, Get, Header, Param, Patch, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Operation } from '../docs/operation.decorator.ts';
import { CallingMember } from './access.guard.ts';
import { API_KEY_STATUSES, ApiKeyView, CreateApiKeyBody, CreatedApiKey, RotateApiKeyBody, UpdateApiKeyBody } from './api-key-views.ts';
import { ApiKeysService } from './api-keys.service.ts';
import { API_KEY, SHOWN_KEY } from './identity-examples.ts';
import { OptionalReasonQuery, pageOf, PageQuery, type Page } from './page-query.ts';
import { auditOriginOf, type Member } from './principal.ts';

const KeyId = z.object({ keyId: z.string() });
const ListQuery = PageQuery.extend({ status: z.enum(API_KEY_STATUSES).optional() });

/** API keys of the caller's workspace: of everybody for owners and admins, one's own for developers. */
@Controller('v1/api-keys')
export class ApiKeysController {
  private readonly keys: ApiKeysService;

  constructor(keys: ApiKeysService) {
    this.keys = keys;
  }

  @Get()
  @Operation({ id: 'listApiKeys', tag: 'API keys', summary: 'List API keys, newest first', description: 'Owners and admins see the keys of everybody, developers their own.', access: { workspace: 'keys:read' }, query: ListQuery, responses: { 200: { schema: pageOf(ApiKeyView) } }, example: { query: { status: 'active' }, response: { data: [API_KEY], meta: {} } } })
  list(@Query() query: unknown, @CallingMember() member: Member): Promise<Page<ApiKeyView>> {
    return this.keys.list(member, parseOrThrow(ListQuery, query));
  }

  @Post()
  @Header('cache-control', 'no-store')
  @Operation({ id: 'createApiKey', tag: 'API keys', summary: 'Create an API key', description: 'The key is in this answer and nowhere else. It may do nothing its creator may not.', access: { workspace: 'keys:write' }, body: CreateApiKeyBody, responses: { 201: { schema: CreatedApiKey } }, example: { body: { name: API_KEY.name, scopes: API_KEY.scopes, ipAllowList: API_KEY.ipAllowList, costCentre: 'marketing', unitsPerDay: 500 }, response: { ...API_KEY, key: SHOWN_KEY } } })
  create(@Body() body: unknown, @CallingMember() member: Member, @Req() request: FastifyRequest): Promise<CreatedApiKey> {
    return this.keys.create(member, parseOrThrow(CreateApiKeyBody, body ?? {}), auditOriginOf(member, request));
  }

  @Get(':keyId')
  @Operation({ id: 'getApiKey', tag: 'API keys', summary: 'Read an API key', access: { workspace: 'keys:read' }, params: KeyId, responses: { 200: { schema: ApiKeyView } }, example: { response: API_KEY } })
  get(@Param('keyId') keyId: string, @CallingMember() member: Member): Promise<ApiKeyView> {
    return this.keys.get(member, keyId);
  }

  @Patch(':keyId')
  @Operation({ id: 'updateApiKey', tag: 'API keys', summary: 'Change an API key', access: { workspace: 'keys:write' }, params: KeyId, body: UpdateApiKeyBody, responses: { 200: { schema: ApiKeyView } }, errors: ['conflict'], example: { body: { ipAllowList: ['203.0.113.0/24'], unitsPerDay: 500 }, response: API_KEY } })
  update(@Param('keyId') keyId: string, @Body() body: unknown, @CallingMember() member: Member, @Req() request: FastifyRequest): Promise<ApiKeyView> {
    return this.keys.update(member, keyId, parseOrThrow(UpdateApiKeyBody, body ?? {}), auditOriginOf(member, request));
  }

  @Delete(':keyId')
  @Operation({ id: 'revokeApiKey', tag: 'API keys', summary: 'Revoke an API key', description: 'It stops working at once, for good. Revoking it again changes nothing.', access: { workspace: 'keys:write' }, params: KeyId, query: OptionalReasonQuery, responses: { 200: { schema: ApiKeyView } }, example: { query: { reason: 'Leaked in a log' }, response: { ...API_KEY, status: 'revoked', revokedAt: API_KEY.createdAt } } })
  revoke(@Param('keyId') keyId: string, @Query() query: unknown, @CallingMember() member: Member, @Req() request: FastifyRequest): Promise<ApiKeyView> {
    return this.keys.revoke(member, keyId, parseOrThrow(OptionalReasonQuery, query).reason, auditOriginOf(member, request));
  }

  @Post(':keyId/rotate')
  @Header('cache-control', 'no-store')
  @Operation({ id: 'rotateApiKey', tag: 'API keys', summary: 'Replace an API key by a new one', description: 'The new key has the same name, scopes and limits. The old one goes on working for `overlapHours`, so that programs can change over.', access: { workspace: 'keys:write' }, params: KeyId, body: RotateApiKeyBody, responses: { 201: { schema: CreatedApiKey } }, errors: ['conflict'], example: { body: { overlapHours: 24 }, response: { ...API_KEY, rotatedFrom: 'key_01jd8m2v4k7r9x3c5b6n8q0wt0', key: SHOWN_KEY } } })
  rotate(@Param('keyId') keyId: string, @Body() body: unknown, @CallingMember() member: Member, @Req() request: FastifyRequest): Promise<CreatedApiKey> {
    return this.keys.rotate(member, keyId, parseOrThrow(RotateApiKeyBody, body ?? {}), auditOriginOf(member, request));
  }
}
