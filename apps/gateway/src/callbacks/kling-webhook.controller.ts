import { AskClient } from '@kp/bus';
import { ASKS } from '@kp/task-contracts';
import { Controller, HttpCode, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Operation } from '../docs/operation.decorator.ts';

const DEADLINE_MS = 1_500;
const SIGNATURE_HEADERS = ['webhook-id', 'webhook-timestamp', 'webhook-signature'];

/**
 * Where the provider calls back. Nothing is decided here: raw body and signature headers go to generation,
 * which alone holds the secret. When generation is away the provider gets 503 (504 when it is slow); reads cover the gap.
 */
@Controller('api/kling/webhook')
export class KlingWebhookController {
  private readonly asks: AskClient;

  constructor(asks: AskClient) {
    this.asks = asks;
  }

  @Post()
  @Operation({
    id: 'receiveCallback',
    tag: 'Callbacks',
    summary: 'Where the provider calls back',
    description: 'A hint only: the state of a task comes from an authenticated read of the provider.',
    access: 'public',
    query: z.object({ token: z.string().optional() }),
    body: z.record(z.string(), z.unknown()),
    responses: { 200: { schema: z.object({ ok: z.literal(true) }) } },
    example: { body: { task_id: '847263551', task_status: 'succeed' }, response: { ok: true } },
  })
  @HttpCode(200)
  async receive(@Req() request: FastifyRequest & { rawBody?: string }, @Query('token') token: string | undefined): Promise<{ ok: true }> {
    const headers = Object.fromEntries(SIGNATURE_HEADERS.flatMap((name) => (typeof request.headers[name] === 'string' ? [[name, request.headers[name]]] : [])));
    await this.asks.ask(ASKS.receiveCallback, { ...(typeof token === 'string' ? { token } : {}), headers, rawBodyBase64: Buffer.from(request.rawBody ?? '').toString('base64') }, { deadlineMs: DEADLINE_MS });
    return { ok: true };
  }
}
