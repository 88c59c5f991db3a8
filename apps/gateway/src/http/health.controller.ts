import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Access } from '../identity/access.guard.ts';

type Readiness = () => Promise<string[]>;

/** Probes on the public port, for balancers that see nothing else. They name no dependency to strangers. */
@Controller('health')
@Access('public')
@ApiExcludeController()
export class HealthController {
  static readonly READINESS = Symbol('readiness');
  private readonly readiness: Readiness;

  constructor(@Inject(HealthController.READINESS) readiness: Readiness) {
    this.readiness = readiness;
  }

  @Get('live')
  live() {
    return { status: 'ok' };
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const isReady = (await this.readiness()).length === 0;
    if (!isReady) void reply.status(503);
    return { status: isReady ? 'ok' : 'unavailable' };
  }
}
