import { AppError, parseOrThrow } from '@kp/task-contracts';
import { Controller, Get, Headers, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CSV_NOTE, sendCsv, wantsCsv } from '../audit/audit-csv.ts';
import { AUDIT_ENTRY, RUNNING_VERIFICATION, VERIFICATION_STATE } from '../audit/audit-examples.ts';
import { AuditLogService } from '../audit/audit-log.service.ts';
import { AuditVerificationService } from '../audit/audit-verification.service.ts';
import { AdminAuditListParameters, AuditEntryView, AuditPage, AuditVerificationState, AuditVerificationView } from '../audit/audit-views.ts';
import { Operation } from '../docs/operation.decorator.ts';
import { Caller } from '../identity/access.guard.ts';
import { auditOriginOf, type Principal } from '../identity/principal.ts';

/** The audit log of all chains, and whether it is intact, for the console. */
@Controller('admin/v1/audit')
export class AdminAuditController {
  private readonly log: AuditLogService;
  private readonly verifications: AuditVerificationService;

  constructor(log: AuditLogService, verifications: AuditVerificationService) {
    this.log = log;
    this.verifications = verifications;
  }

  @Get()
  @Operation({ id: 'adminListAudit', tag: 'Console', summary: 'Who changed what, newest first', description: CSV_NOTE, access: { platform: ['audit', 'list'] }, query: AdminAuditListParameters, responses: { 200: { schema: AuditPage } }, example: { query: { chain: 'platform', limit: '25' }, response: { data: [AUDIT_ENTRY], meta: {} } } })
  async list(@Query() query: unknown, @Headers('accept') accept: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    const { id, ...filter } = parseOrThrow(AdminAuditListParameters, query);
    if (id !== undefined) await reply.send({ data: await this.log.getMany(id.split(',').slice(0, 100)), meta: {} });
    else if (wantsCsv(accept)) await sendCsv(reply, this.log.export(filter));
    else await reply.send(await this.log.list(filter));
  }

  @Get('verification')
  @Operation({ id: 'adminReadAuditVerification', tag: 'Console', summary: 'Whether the audit log is intact: the last run, the one under way, the last checkpoint of each chain', access: { platform: ['audit', 'show'] }, responses: { 200: { schema: AuditVerificationState } }, example: { response: VERIFICATION_STATE } })
  verification(): Promise<AuditVerificationState> {
    return this.verifications.state();
  }

  @Post('verification')
  @HttpCode(202)
  @Operation({ id: 'adminStartAuditVerification', tag: 'Console', summary: 'Verify the audit log now; one run at a time', access: { platform: ['audit', 'show'] }, responses: { 202: { schema: AuditVerificationView } }, errors: ['conflict'], example: { response: RUNNING_VERIFICATION } })
  verify(@Caller() caller: Principal, @Req() request: FastifyRequest): Promise<AuditVerificationView> {
    return this.verifications.startNow(auditOriginOf(caller, request));
  }

  @Get(':entryId')
  @Operation({ id: 'adminGetAuditEntry', tag: 'Console', summary: 'One entry of the audit log', access: { platform: ['audit', 'show'] }, params: z.object({ entryId: z.string().meta({ description: '<chain>:<seq>' }) }), responses: { 200: { schema: AuditEntryView } }, example: { response: AUDIT_ENTRY } })
  async get(@Param('entryId') entryId: string): Promise<AuditEntryView> {
    const [entry] = await this.log.getMany([entryId]);
    if (!entry) throw new AppError('not-found', 'There is no such audit entry.');
    return entry;
  }
}
