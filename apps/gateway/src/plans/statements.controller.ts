import { parseOrThrow } from '@kp/task-contracts';
import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Operation } from '../docs/operation.decorator.ts';
import { CallingMember } from '../identity/access.guard.ts';
import type { Member } from '../identity/principal.ts';
import { STATEMENTS_EXAMPLE } from './plan-examples.ts';
import { AcceptStatementsBody, StatementsView } from './statement-views.ts';
import { StatementsService } from './statements.service.ts';

/** What the plan of a workspace states about results, and whether it was accepted. */
@Controller('v1/statements')
export class StatementsController {
  private readonly statements: StatementsService;

  constructor(statements: StatementsService) {
    this.statements = statements;
  }

  @Get()
  @Operation({
    id: 'readStatements',
    tag: 'Quotas and usage',
    summary: 'The statements of the plan (ownership, licence, commercial use, retention)',
    access: { workspace: 'workspace:read' },
    responses: { 200: { schema: StatementsView } },
    example: { response: STATEMENTS_EXAMPLE },
  })
  read(@CallingMember() member: Member): Promise<StatementsView> {
    return this.statements.read(member.workspaceId);
  }

  @Post('accept')
  @HttpCode(200)
  @Operation({
    id: 'acceptStatements',
    tag: 'Quotas and usage',
    summary: 'Accept the statements of the plan for the workspace',
    description: 'Who accepts, when and which text is kept for good. Accepting the same text again changes nothing.',
    access: { workspace: 'statements:accept' },
    body: AcceptStatementsBody,
    responses: { 200: { schema: StatementsView } },
    errors: ['conflict'],
    example: { body: { planId: 'team', version: 2 }, response: STATEMENTS_EXAMPLE },
  })
  accept(@Body() body: unknown, @CallingMember() member: Member, @Req() request: FastifyRequest): Promise<StatementsView> {
    return this.statements.accept(member, parseOrThrow(AcceptStatementsBody, body ?? {}), request);
  }
}
