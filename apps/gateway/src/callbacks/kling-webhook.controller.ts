import { AskClient } from '@kp/bus';
import { ASKS } from '@kp/task-contracts';
import { Controller, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Operation, type OperationSpec } from '../docs/operation.decorator.ts';

const DEADLINE_MS = 1_500;
const SIGNATURE_HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];
/** Anything else is none of ours: tokens are base64url. */
const TOKEN = /^[\w-]{1,100}$/;

const RECEIVE: Omit<OperationSpec, 'id' | 'summary'> = {
  tag: 'Callbacks',
  description: 'A hint only: the state of a task comes from an authenticated read of the provider. Any content type, 64 KiB at most. The answer is the same whether the callback counts or not.',
  access: 'public',
  body: { contentTypes: ['application/octet-stream'], jsonToo: z.record(z.string(), z.unknown()) },
  responses: { 200: { schema: z.object({ ok: z.literal(true) }) } },
  example: { body: { task_id: '847263551', task_status: 'succeed' }, response: { ok: true } },
};

/**
 * Where the provider calls back, with the attempt's token in the path, in the query (attempts of before), or with a
 * signature only. Nothing is decided here: the bytes of the body and the signature headers go to generation, which
 * alone holds the secrets. When generation is away the provider gets 503 (504 when it is slow); reads cover the gap.
 */
@Controller('api/kling/webhook')
export class KlingWebhookController {
  private readonly asks: AskClient;

  constructor(asks: AskClient) {
    this.asks = asks;
  }

  @Post()
  @Operation({ ...RECEIVE, id: 'receiveCallback', summary: 'Where the provider calls back, signed or with a token as a parameter', query: z.object({ token: z.string().optional() }) })
  @HttpCode(200)
  async receive(@Req() request: FastifyRequest, @Query('token') token: unknown): Promise<{ ok: true }> {
    return this.handOn(request, token === undefined ? undefined : String(token));
  }

  @Post(':token')
  @Operation({ ...RECEIVE, id: 'receiveCallbackOfAttempt', summary: 'Where the provider calls back about one attempt', params: z.object({ token: z.string() }) })
  @HttpCode(200)
  async receiveOfAttempt(@Req() request: FastifyRequest, @Param('token') token: string): Promise<{ ok: true }> {
    return this.handOn(request, token);
  }

  /** What cannot count, and what has no effect, is answered like everything else: nothing can be learned from it. */
  private async handOn({ headers: sent, body }: FastifyRequest, token: string | undefined): Promise<{ ok: true }> {
    const headers = Object.fromEntries(SIGNATURE_HEADERS.flatMap((name) => (typeof sent[name] === 'string' ? [[name, sent[name]]] : [])));
    const canCount = token === undefined ? 'webhook-signature' in headers : TOKEN.test(token);
    if (canCount) {
      const rawBody = Buffer.isBuffer(body) ? body : Buffer.alloc(0);
      await this.asks.ask(ASKS.receiveCallback, { ...(token === undefined ? {} : { token }), headers, rawBodyBase64: rawBody.toString('base64') }, { deadlineMs: DEADLINE_MS });
    }
    return { ok: true };
  }
}
