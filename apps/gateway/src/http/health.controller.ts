import { Controller, Get, Inject, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Operation } from '../docs/operation.decorator.ts';

const Health = z.object({ status: z.enum(['ok', 'unavailable']) }).meta({ id: 'Health' });
type Readiness = () => Promise<string[]>;

/** Probes on the public port, for balancers that see nothing else. They name no dependency to strangers. */
@Controller('health')
export class HealthController {
  static readonly READINESS = Symbol('readiness');
  private readonly readiness: Readiness;

  constructor(@Inject(HealthController.READINESS) readiness: Readiness) {
    this.readiness = readiness;
  }

  @Get('live')
  @Operation({ id: 'readLiveness', tag: 'Health', summary: 'Whether the process answers', access: 'public', responses: { 200: { schema: Health } }, example: { response: { status: 'ok' } } })
  live() {
    return { status: 'ok' };
  }

  @Get('ready')
  @Operation({ id: 'readReadiness', tag: 'Health', summary: 'Whether everything it needs answers', access: 'public', responses: { 200: { schema: Health }, 503: { schema: Health } }, example: { response: { status: 'ok' } } })
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const isReady = (await this.readiness()).length === 0;
    if (!isReady) void reply.status(503);
    return { status: isReady ? 'ok' : 'unavailable' };
  }
}
