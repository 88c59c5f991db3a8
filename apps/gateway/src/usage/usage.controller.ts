import { AskClient } from '@kp/bus';
import { ASKS, parseOrThrow } from '@kp/task-contracts';
import { Controller, Get, Headers, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { Operation } from '../docs/operation.decorator.ts';
import { CallingMember } from '../identity/access.guard.ts';
import type { Member } from '../identity/principal.ts';
import { decodeCursor, encodeCursor } from '../http/paging.ts';
import { USAGE_ROW_EXAMPLE } from './usage-examples.ts';
import { csvOfUsage } from './usage-csv.ts';
import { UsagePage, UsageParameters } from './usage-query.ts';

/** Where the next page begins, and of which report: a cursor fits no other one. */
const UsageCursor = z.object({ offset: z.int().min(0), of: z.string() });

@Controller('v1/usage')
export class UsageController {
  private readonly asks: AskClient;

  constructor(asks: AskClient) {
    this.asks = asks;
  }

  @Get()
  @Operation({
    id: 'readUsage',
    tag: 'Quotas and usage',
    summary: 'What was used, by day, model and other dimensions',
    description: 'With "Accept: text/csv" the whole report is streamed as CSV. Days are those of UTC.',
    access: { workspace: 'usage:read' },
    query: UsageParameters,
    headers: z.object({ accept: z.string().optional() }),
    responses: { 200: { schema: UsagePage } },
    example: { query: { from: '2026-11-01', to: '2026-11-24', groupBy: 'day,model' }, response: { data: [USAGE_ROW_EXAMPLE], meta: { totals: { tasksCreated: 120, tasksSucceeded: 115, tasksFailed: 4, tasksCanceled: 1, videoSeconds: 575, costUnits: 575 } } } },
  })
  async read(@Query() query: unknown, @Headers('accept') accept: string | undefined, @CallingMember() member: Member, @Res({ passthrough: true }) reply: FastifyReply): Promise<UsagePage | Readable> {
    const { cursor, limit, ...report } = parseOrThrow(UsageParameters, query);
    const ask = { ...report, workspaceId: member.workspaceId, mode: member.mode };
    if (accept?.toLowerCase().includes('text/csv')) {
      const csv = await csvOfUsage(report.groupBy, (offset, count) => this.asks.ask(ASKS.readUsage, { ...ask, limit: count, offset }));
      void reply.headers({ 'content-type': 'text/csv; charset=utf-8', 'content-disposition': `attachment; filename="usage-${report.from}-${report.to}.csv"`, 'cache-control': 'no-store' });
      return csv;
    }
    const of = `${report.from}/${report.to}/${report.groupBy.join(',')}`;
    const position = decodeCursor(UsageCursor.extend({ of: z.literal(of) }), cursor);
    const offset = position?.offset ?? 0;
    // One more than asked for tells whether there is a next page.
    const { rows, total } = await this.asks.ask(ASKS.readUsage, { ...ask, limit: limit + 1, offset });
    return { data: rows.slice(0, limit), meta: { totals: total, ...(rows.length > limit ? { nextCursor: encodeCursor({ offset: offset + limit, of }) } : {}) } };
  }
}
