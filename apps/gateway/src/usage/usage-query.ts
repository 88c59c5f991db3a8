import { USAGE_DIMENSIONS, UsageRow } from '@kp/task-contracts';
import { z } from 'zod';
import { Day } from '../http/instant.ts';
import { PageCursor, PageSize } from '../http/paging.ts';

const MAX_DAYS = 92;
const MAX_DIMENSIONS = 4;
const day = Day;

/** Query of a usage report. */
export const UsageParameters = z
  .strictObject({
    from: day.meta({ description: 'First day, YYYY-MM-DD in UTC' }),
    to: day.meta({ description: `Last day, included; at most ${MAX_DAYS} days` }),
    groupBy: z.string().default('day').transform((text) => text.split(',')).pipe(z.array(z.enum(USAGE_DIMENSIONS)).max(MAX_DIMENSIONS).refine((all) => new Set(all).size === all.length, 'names a dimension twice')).meta({ description: `Up to ${MAX_DIMENSIONS} of ${USAGE_DIMENSIONS.join(', ')}, separated by commas` }),
    cursor: PageCursor,
    limit: PageSize,
  })
  // Also when other fields are wrong, so that one answer names all.
  .superRefine(({ from, to }, context) => {
    if (!day.safeParse(from).success || !day.safeParse(to).success) return;
    const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
    const refuse = (code: string, message: string) => context.addIssue({ code: 'custom', path: ['to'], message, params: { code } });
    if (days < 1) refuse('before-from', 'The last day is before the first.');
    if (days > MAX_DAYS) refuse('too-long', `A report covers ${MAX_DAYS} days at most.`);
  }, { when: () => true });
export type UsageParameters = z.infer<typeof UsageParameters>;

export const UsagePage = z.object({ data: z.array(UsageRow), meta: z.object({ nextCursor: z.string().optional(), totals: UsageRow.meta({ description: 'Of the whole report, without dimensions' }) }) }).meta({ id: 'UsagePage' });
export type UsagePage = z.infer<typeof UsagePage>;
