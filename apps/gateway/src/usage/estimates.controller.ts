import { CreateTaskBody } from '@kp/task-contracts';
import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Operation } from '../docs/operation.decorator.ts';
import { CallingMember } from '../identity/access.guard.ts';
import type { Member } from '../identity/principal.ts';
import { EstimatesService } from './estimates.service.ts';
import { EstimateView } from './quota-views.ts';
import { ESTIMATE_EXAMPLE } from './usage-examples.ts';

@Controller('v1/estimates')
export class EstimatesController {
  private readonly estimates: EstimatesService;

  constructor(estimates: EstimatesService) {
    this.estimates = estimates;
  }

  @Post()
  @HttpCode(200)
  @Operation({
    id: 'estimateTask',
    tag: 'Quotas and usage',
    summary: 'What a task would cost, as a quote, and whether it would be accepted now',
    description: 'Takes the body of POST /v1/tasks and checks it in the same way. The price of the quote is honoured for 15 minutes when it is sent as quoteId.',
    access: { workspace: 'tasks:read' },
    body: CreateTaskBody,
    responses: { 200: { schema: EstimateView } },
    errors: ['sandbox-not-configured'],
    example: { body: { type: 'text-to-video', prompt: 'A slow dolly-in toward a misty mountain lake at sunrise', durationSeconds: 5 }, response: ESTIMATE_EXAMPLE },
  })
  estimate(@Body() body: unknown, @CallingMember() member: Member, @Req() request: FastifyRequest): Promise<EstimateView> {
    return this.estimates.estimate(member, request, body);
  }
}
