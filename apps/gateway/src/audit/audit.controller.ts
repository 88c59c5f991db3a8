import { parseOrThrow } from '@kp/task-contracts';
import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Operation } from '../docs/operation.decorator.ts';
import { CallingMember } from '../identity/access.guard.ts';
import type { Member } from '../identity/principal.ts';
import { CSV_NOTE, sendCsv, wantsCsv } from './audit-csv.ts';
import { AUDIT_ENTRY } from './audit-examples.ts';
import { AuditListParameters, AuditPage } from './audit-views.ts';
import { AuditLogService } from './audit-log.service.ts';

/** The audit log of the caller's workspace. */
@Controller('v1/audit')
export class AuditController {
  private readonly log: AuditLogService;

  constructor(log: AuditLogService) {
    this.log = log;
  }

  @Get()
  @Operation({
    id: 'listAudit',
    tag: 'Audit',
    summary: 'Who changed what in the workspace, newest first',
    description: CSV_NOTE,
    access: { workspace: 'audit:read' },
    query: AuditListParameters,
    responses: { 200: { schema: AuditPage } },
    example: { query: { limit: '25', action: 'api-key.revoked' }, response: { data: [AUDIT_ENTRY], meta: {} } },
  })
  async list(@Query() query: unknown, @Headers('accept') accept: string | undefined, @CallingMember() { workspaceId }: Member, @Res() reply: FastifyReply): Promise<void> {
    const filter = { ...parseOrThrow(AuditListParameters, query), chain: workspaceId };
    if (wantsCsv(accept)) await sendCsv(reply, this.log.export(filter));
    else await reply.send(await this.log.list(filter));
  }
}
