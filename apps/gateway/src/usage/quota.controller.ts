import { parseOrThrow } from '@kp/task-contracts';
import { Controller, Get, Query } from '@nestjs/common';
import { Operation } from '../docs/operation.decorator.ts';
import { CallingMember } from '../identity/access.guard.ts';
import type { Member } from '../identity/principal.ts';
import { QuotaParameters, QuotaView } from './quota-views.ts';
import { QuotaService } from './quota.service.ts';
import { QUOTA_EXAMPLE } from './usage-examples.ts';

@Controller('v1/quota')
export class QuotaController {
  private readonly quota: QuotaService;

  constructor(quota: QuotaService) {
    this.quota = quota;
  }

  @Get()
  @Operation({
    id: 'readQuota',
    tag: 'Quotas and usage',
    summary: 'What may be used, what was used, and when it begins anew',
    description: 'For the workspace, the user and the API key that ask; with endUser also for that end user. Counters of live and test mode are separate.',
    access: { workspace: 'usage:read' },
    query: QuotaParameters,
    responses: { 200: { schema: QuotaView } },
    example: { query: {}, response: QUOTA_EXAMPLE },
  })
  read(@Query() query: unknown, @CallingMember() member: Member): Promise<QuotaView> {
    return this.quota.ofMember(member, parseOrThrow(QuotaParameters, query).endUser);
  }
}
